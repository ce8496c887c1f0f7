// The ledgers with known truth, when they are there: every record at its sheet and row, every refusal and warning among the problems, nothing more.
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BatchReport } from '#shared/api/batchTypes.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { type ExpectedLedger, type ExpectedProblem, sharedLedger, sharedLedgers } from '#test/support/sharedLedgers.ts'

/** The truth's names for what the product's closed list calls otherwise. */
const codes: Readonly<Record<string, string>> = {
  'uscc-suspect': 'checksum',
  'id-check-digit': 'checksum',
  'hidden-column': 'hidden',
  'hidden-sheet': 'hidden',
  'hidden-row': 'hidden',
  'sex-conflicts-with-id': 'conflict',
  'birth-conflicts-with-id': 'conflict',
}

/** A set of choices is one text here and a list in the truth. */
const fold = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('、')
  return typeof value === 'string' ? value.normalize('NFKC').replace(/\s/g, '') : value
}
const at = (source: { sheet: string; row: number }) => `${source.sheet}!${source.row}`

/** Ledgers that come into one office. The lists of enterprises write the same units otherwise and know less of them, so each has an office of its own. */
const groups = [['01', '02', '03', '04', '05', '06', '09', '10', '11'], ['07'], ['08']]

describe.skipIf(!sharedLedgers).each(groups.map((numbers) => ({ numbers })))(
  'the ledgers $numbers with known truth, imported into one office without help',
  ({ numbers }) => {
    const truths = sharedLedgers ? numbers.map(sharedLedger) : []
    let office: TestOffice
    const batches = new Map<string, readonly BatchReport[]>()
    const lists = new Map<RegisterId, readonly RecordRow[]>()

    beforeAll(async () => {
      office = await openOffice()
      for (const { path } of truths) batches.set(basename(path), await office.importFile(path))
      const spoken = truths.flatMap(({ expected }) => [expected.register, ...Object.keys(expected.also ?? {})]) as RegisterId[]
      for (const register of new Set(spoken)) {
        lists.set(register, (await office.core.call.records.list({ register, withSources: true, unmask: { reason: '核对' } })).records)
      }
    })
    afterAll(() => office.close())

    /** Records of a register that this file speaks of, by sheet and row. */
    const found = (register: RegisterId, file: string) => {
      const rows = new Map<string, RecordRow[]>()
      for (const record of lists.get(register) ?? []) {
        for (const source of record.sources ?? []) if (source.file === file) rows.set(at(source), [...(rows.get(at(source)) ?? []), record])
      }
      return rows
    }
    /** Rows of one thing that stands in the file twice, as the clerk is told: what the two say is joined. */
    const toldTwice = (file: string) => {
      const problems = (batches.get(file) ?? []).flatMap((batch) => batch.problems)
      return new Set(problems.flatMap((problem) => (problem.code === 'duplicate' ? [problem.row, Number(problem.params?.row)] : [])))
    }
    const compare = (file: string, register: RegisterId, records: ExpectedLedger['records'], recordRows: ExpectedLedger['recordRows']) => {
      const rows = found(register, file)
      const wrong: unknown[] = []
      const twice = toldTwice(file)
      for (const [index, expected] of records.entries()) {
        const place = recordRows[index] ?? ['', 0]
        const [record, ...more] = rows.get(at({ sheet: place[0], row: place[1] })) ?? []
        if (!record || more.length > 0) wrong.push({ place, missing: !record, more: more.length })
        else if (!twice.has(place[1]))
          for (const [key, value] of Object.entries(expected))
            if (fold(record[key]) !== fold(value)) wrong.push({ place, key, expected: value, got: record[key] })
      }
      expect(wrong).toEqual([])
      return rows
    }

    for (const { path, expected: truth } of truths) {
      const file = basename(path)

      it(`${file}: every record stands at its sheet and row with its fields, and none more`, () => {
        const rows = compare(file, truth.register as RegisterId, truth.records, truth.recordRows)
        expect(rows.size).toBe(truth.records.length)
        for (const [register, also] of Object.entries(truth.also ?? {})) compare(file, register as RegisterId, also.records, also.recordRows)
      })

      it(`${file}: the header is found and every other row is left out for the right reason`, () => {
        for (const sheet of truth.sheets.filter((candidate) => candidate.use)) {
          const batch = batches.get(file)?.find((candidate) => candidate.sheet === sheet.name)
          expect(batch?.headerRows).toEqual(sheet.headerRows)
          expect(batch?.skippedRows.map((row) => ({ row: row.row, why: row.reason }))).toEqual(sheet.skipped)
        }
      })

      it(`${file}: every refused cell and every planted flag is among the problems`, () => {
        const problems = (batches.get(file) ?? []).flatMap((batch) => batch.problems)
        const told = (planted: ExpectedProblem) =>
          problems.some(
            (problem) =>
              problem.sheet === planted.sheet &&
              problem.row === planted.row &&
              problem.column === planted.column &&
              problem.code === (codes[planted.reason] ?? planted.reason) &&
              (planted.suggest === undefined || problem.suggest === planted.suggest),
          )
        expect([...truth.rejected, ...truth.flagged].filter((planted) => !told(planted))).toEqual([])
      })

      it(`${file}: the counts of the receipt add up`, () => {
        for (const { rows } of batches.get(file) ?? []) expect(rows.added + rows.changed + rows.unchanged + rows.skipped + rows.rejected).toBe(rows.read)
      })
    }

    it('reads nothing new the second time', async () => {
      const before = office.hash()
      for (const { path } of truths) for (const batch of await office.importFile(path)) expect(batch.rows).toMatchObject({ added: 0, changed: 0 })
      expect(office.hash()).toBe(before)
    })
  },
)
