// Lists with known truth, the whole way: union ledgers in, an outside list against them, an answer for every row of the file.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { simplify } from '#core/simplify.ts'
import type { EntryOutcome, ListComparison, OutsideList } from '#shared/api/matchingTypes.ts'
import { foldName } from '#shared/values/name.ts'
import { ledger, ledgerHere } from '#test/support/ledger.ts'
import { sharedLedger, sharedLedgers } from '#test/support/sharedLedgers.ts'

interface TrueRow {
  readonly ledger: number
  readonly row: number
  readonly unit: 'none' | { readonly name: string; readonly by: 'own' | 'joint' | 'stray' }
  readonly nearest?: unknown
  readonly mayAsk: boolean
}
interface Answer {
  readonly listId: number
  readonly rows: readonly { row: number; name: string; outcome: EntryOutcome; unitId: number | null; score: number; reasons: readonly string[] }[]
  readonly counts: Readonly<Record<EntryOutcome, number>>
}
const outcomes = { own: 'own-union', joint: 'joint-union', stray: 'no-union' } as const
const keyOf = (name: string) => simplify(foldName(name))

describe.runIf(sharedLedgers !== undefined)('the lists with known truth against the office of the union ledgers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-match-'))
  const data = join(folder, 'data')
  /** By folded name, the office's units. */
  let units: ReadonlyMap<string, readonly number[]>
  let truth: readonly TrueRow[]

  beforeAll(async () => {
    expect((await ledgerHere('init', '--data', data)).code).toBe(0)
    for (const number of ['01', '02', '03'])
      expect((await ledgerHere('import', sharedLedger(number).path, '--data', data, '--json')).code).toBeLessThanOrEqual(2)
    const { records } = (await ledgerHere('list', 'unit', '--all', '--data', data, '--json')).json<{ records: { id: number; name: string }[] }>()
    const found = new Map<string, number[]>()
    for (const { id, name } of records) found.set(keyOf(name), [...(found.get(keyOf(name)) ?? []), id])
    units = found
    truth = (JSON.parse(readFileSync(join(sharedLedgers ?? '', 'ledgers', 'expected', 'matching.json'), 'utf8')) as { rows: TrueRow[] }).rows
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['07', 'social-insurance'],
    ['08', 'census'],
  ])(
    'each row of ledger %s is what it is, or waits for a person',
    async (number, source) => {
      const ended = await ledger('match', sharedLedger(number).path, '--source', source, '--month', '2019-06', '--data', data, '--json')
      expect(ended.code).toBe(0)
      const answer = ended.json<Answer>()
      const expected = truth.filter((row) => row.ledger === Number(number))
      expect(answer.rows.map(({ row }) => row)).toEqual(expected.map(({ row }) => row).sort((a, b) => a - b))
      const rows = new Map(answer.rows.map((row) => [row.row, row]))
      const wrong: unknown[] = []
      let asked = 0
      for (const { row, unit, mayAsk, nearest } of expected) {
        const given = rows.get(row)
        if (!given) continue
        expect(given.reasons.length, `row ${row}`).toBeGreaterThan(0)
        if (given.outcome === 'to-verify') {
          asked += mayAsk ? 0 : 1
          continue
        }
        // Units that the union ledgers do not print are nobody's here.
        const ids = unit === 'none' ? [] : (units.get(keyOf(unit.name)) ?? [])
        const isRight = unit === 'none' || ids.length === 0 ? given.unitId === null && given.outcome === 'no-union' : ids.includes(given.unitId ?? 0)
        if (!isRight || (unit !== 'none' && ids.length > 0 && given.outcome !== outcomes[unit.by]))
          wrong.push({ row, unit, hard: nearest !== undefined, given })
      }
      expect(wrong.slice(0, 3)).toEqual([])
      expect(asked / expected.length).toBeLessThan(0.005)
      expect(answer.counts['to-verify'] / expected.length).toBeLessThan(0.1)
      expect(Object.values(answer.counts).reduce((sum, count) => sum + count, 0)).toBe(expected.length)
    },
    120_000,
  )

  test('the same list for another month is compared with it, and nothing has changed', async () => {
    await ledgerHere('import', sharedLedger('07').path, '--source', 'social-insurance', '--month', '2019-05', '--data', data, '--json')
    const known = (await ledgerHere('lists', '--data', data, '--json')).json<{ lists: OutsideList[] }>().lists
    expect(known.map(({ source, month, entries }) => [source, month, entries])).toEqual([
      ['census', '2019-06', 5900],
      ['social-insurance', '2019-06', 5900],
      ['social-insurance', '2019-05', 5900],
    ])
    const out = join(folder, '比较.xlsx')
    const compared = await ledger('lists', 'compare', 'social-insurance/2019-06', '--out', out, '--data', data, '--json')
    expect(compared.json<ListComparison & { out: string }>()).toMatchObject({ counts: { new: 0, gone: 0, changed: 0, same: 5900 }, total: 0, entries: [], out })
  })
})

test('a list needs a source, and a month that is one', async () => {
  expect((await ledger('match', 'nothing.csv')).code).toBe(64)
  expect((await ledgerHere('match', 'nothing.csv', '--source', 'post')).code).toBe(64)
  expect((await ledgerHere('match', 'nothing.csv', '--source', 'tax', '--month', '2019-13')).code).toBe(64)
  expect((await ledgerHere('import', 'nothing.csv', '--source', 'tax')).code).toBe(3)
})
