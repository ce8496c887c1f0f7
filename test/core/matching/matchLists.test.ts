// A list is held against the units as they are: the results lie beside the entries, all of them or none.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ListName, MatchSummary } from '#shared/api/matchingTypes.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const june: ListName = { source: 'social-insurance', month: '2019-06' }

async function importList(list: ListName, ...rows: readonly string[]): Promise<number> {
  const path = office.path(`${list.source}-${list.month}.csv`)
  writeFileSync(path, `\uFEFF单位名称,统一社会信用代码,参保人数,所属乡镇（街道）\n${rows.join('\n')}\n`)
  await office.importFile(path, { list })
  const lists = await office.core.call.matching.lists()
  return lists.find(({ source, month }) => source === list.source && month === list.month)?.id ?? 0
}
async function match(input: { listId?: number } = {}): Promise<MatchSummary> {
  for await (const event of await office.core.call.matching.match(input)) if (event.type === 'matched') return event.summary
  throw new Error('no summary')
}
function ask(sql: string): unknown[] {
  const file = new SQLite(join(office.dataDir, 'office.sqlite'), { readonly: true })
  try {
    return file.prepare(sql).raw().all()
  } finally {
    file.close()
  }
}
const create = (register: 'unit' | 'union' | 'coverage', values: Record<string, string | number>) =>
  office.core.call.records.create({ register, values }).then(({ record }) => record)

test('an enterprise is what its unit is covered by, and one without a unit has no union', async () => {
  const own = await create('unit', { name: '台州甲机械有限公司', uscc: '91331002803526A778', county: '椒江区' })
  const bare = await create('unit', { name: '台州乙机械有限公司', uscc: '91331022C71U835Q9K', county: '椒江区' })
  const union = await create('union', { name: '台州甲机械有限公司工会', form: 'single', county: '椒江区', status: 'active' })
  await create('coverage', { union: union.id, unit: own.id })
  const listId = await importList(
    june,
    '台州甲机械有限公司,91331002803526A778,30,海门街道',
    '台州乙机械有限公司,91331022C71U835Q9K,120,海门街道',
    '天台县与众不同家具有限公司,,9,白鹤镇',
  )
  const summary = await match({ listId })
  expect(summary).toMatchObject({ entries: 3, counts: { 'own-union': 1, 'joint-union': 0, 'no-union': 2, 'to-verify': 0, notMatched: 0 } })
  const { entries } = await office.core.call.matching.entries({ listId })
  expect(entries.map(({ name, outcome, unitId, unitName, pass }) => [name, outcome, unitId, unitName, pass])).toEqual([
    ['台州乙机械有限公司', 'no-union', bare.id, '台州乙机械有限公司', 'code'],
    ['台州甲机械有限公司', 'own-union', own.id, '台州甲机械有限公司', 'code'],
    ['天台县与众不同家具有限公司', 'no-union', null, null, 'none'],
  ])
  expect(entries.every(({ reasons }) => reasons.length > 0)).toBe(true)
  expect((await office.core.call.matching.lists())[0]?.outcomes).toEqual(summary.counts)
})

test('a list can be matched again when units have come, and only that list is', async () => {
  const listId = await importList(june, '台州甲机械有限公司,91331002803526A778,30,海门街道')
  await importList({ source: 'tax', month: '2019-06' }, '台州甲机械有限公司,91331002803526A778,30,海门街道')
  expect((await match({ listId })).counts['no-union']).toBe(1)
  expect(ask('SELECT count(*) FROM match_result')).toEqual([[1]])
  const unit = await create('unit', { name: '台州甲机械有限公司', uscc: '91331002803526A778', county: '椒江区' })
  await match({ listId })
  expect(ask('SELECT outcome, unit_id FROM match_result')).toEqual([['matched', unit.id]])
  expect((await match()).entries).toBe(2)
  expect(ask('SELECT count(*) FROM match_result')).toEqual([[2]])
})

test('what nobody could match is no question for a person who has answered it', async () => {
  const listId = await importList(june, '台州甲机械有限公司,91331002803526A778,30,海门街道')
  const unit = await create('unit', { name: '台州甲电器有限公司', county: '椒江区' })
  await match({ listId })
  const entry = (await office.core.call.matching.entries({ listId })).entries[0]
  await office.core.call.reviews.decide({ entryId: entry?.id ?? 0, decision: 'same', unitId: unit.id })
  await match({ listId })
  expect((await office.core.call.matching.entries({ listId })).entries[0]).toMatchObject({ decidedBy: 'person', unitId: unit.id, outcome: 'no-union' })
})

test('given up before its end it changes nothing, and the office can be written to', async () => {
  const rows = Array.from({ length: 4000 }, (_, index) => `台州第${index}号机械有限公司,,${index % 90},海门街道`)
  const listId = await importList(june, ...rows)
  const stop = new AbortController()
  const run = async () => {
    for await (const event of await office.core.call.matching.match({ listId }, { signal: stop.signal })) if (event.type === 'progress') stop.abort()
  }
  await expect(run()).rejects.toThrow()
  expect(ask('SELECT count(*) FROM match_result')).toEqual([[0]])
  await create('unit', { name: '台州甲机械有限公司', county: '椒江区' })
})

test('others get their turn while a list is matched', async () => {
  const rows = Array.from({ length: 6000 }, (_, index) => `台州第${index}号机械有限公司,,${index % 90},海门街道`)
  const listId = await importList(june, ...rows)
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)
  const { took } = await match({ listId })
  clearInterval(timer)
  expect(turns).toBeGreaterThan(took / 200)
})

test('a list that is not there is told', async () => {
  await expect(match({ listId: 99 })).rejects.toMatchObject({ data: { code: 'not-found' } })
})
