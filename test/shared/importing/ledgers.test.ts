// The messy ledgers whose truth is known to the cell: header, skipped rows, every field of every record, every problem.

import { beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import type { Ledger, LedgerRow } from '#shared/importing/ledger.ts'
import type { Problem } from '#shared/importing/problem.ts'
import { foldName } from '#shared/values/name.ts'
import { regions } from '#test/support/knowledge.ts'
import { type ExpectedLedger, type ExpectedProblem, sharedLedger, sharedLedgers } from '#test/support/sharedLedgers.ts'
import { analyse } from '#test/support/sheets.ts'

const codes: Readonly<Record<string, string>> = { 'uscc-suspect': 'checksum', 'hidden-column': 'hidden', 'hidden-row': 'hidden', 'hidden-sheet': 'hidden' }
/** A unit named on the row of a union. */
const unitKeys: Readonly<Record<string, string>> = { name: 'unitName', uscc: 'unitUscc' }

describe.skipIf(!sharedLedgers)('the ledger', () => {
  describe.each(['01', '02', '03'])('%s', (number) => {
    let expected: ExpectedLedger
    let ledgers: Ledger<readonly LedgerRow[]>[]
    let problems: Problem[]

    beforeAll(async () => {
      const shared = sharedLedger(number)
      expected = shared.expected
      const workbook = await readWorkbook(shared.path, { name: expected.file })
      ledgers = workbook.sheets.map((sheet) => analyse(sheet, { date1904: workbook.date1904 }))
      problems = ledgers.flatMap((ledger) => ledger.problems)
    })

    it('has the right sheets, header and rows left out', () => {
      for (const sheet of expected.sheets) {
        const ledger = ledgers.find((candidate) => candidate.sheet === sheet.name)
        expect(ledger?.register, sheet.name).toBe(sheet.use ? expected.register : null)
        expect(ledger?.headerRows, sheet.name).toEqual(sheet.headerRows)
        expect(ledger?.skipped, sheet.name).toEqual(sheet.skipped.map(({ row, why }) => ({ row, reason: why })))
        expect(ledger?.rows, sheet.name).toHaveLength(sheet.dataRows)
      }
    })

    it('has every field of every record, and no record more', () => {
      const read = (row: readonly [string, number], keys: Readonly<Record<string, unknown>>, nameOf: (key: string) => string) => {
        const found = ledgers.find((ledger) => ledger.sheet === row[0])?.rows.find((candidate) => candidate.row === row[1])
        return Object.fromEntries(Object.keys(keys).map((key) => [key, comparable(nameOf(key), found?.values[nameOf(key)] ?? null)]))
      }
      const wanted = (record: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(Object.entries(record).map(([key, value]) => [key, comparable('', value)]))
      const compare = (records: ExpectedLedger['records'], rows: ExpectedLedger['recordRows'], nameOf: (key: string) => string) => {
        for (const [index, record] of records.entries()) {
          const row = rows[index] ?? ['', 0]
          expect({ row, ...read(row, record, nameOf) }).toEqual({ row, ...wanted(record) })
        }
      }
      compare(expected.records, expected.recordRows, (key) => key)
      const units = expected.also?.unit
      if (units) compare(units.records, units.recordRows, (key) => unitKeys[key] ?? key)
      expect(ledgers.reduce((sum, ledger) => sum + ledger.rows.length, 0)).toBe(expected.records.length)
    })

    it('has an error with no value at every rejected cell', () => {
      for (const rejected of expected.rejected) {
        expect(findProblem(rejected), JSON.stringify(rejected)).toMatchObject({ level: 'error' })
        const row = ledgers.find((ledger) => ledger.sheet === rejected.sheet)?.rows.find((candidate) => candidate.row === rejected.row)
        expect(row?.values[rejected.field ?? '']).toBeNull()
      }
    })

    it('shows everything that is flagged, with the repair where there is one', () => {
      for (const flagged of expected.flagged) {
        const problem = findProblem(flagged)
        expect(problem, JSON.stringify(flagged)).toBeDefined()
        expect(problem?.suggest).toBe(flagged.suggest)
        if (flagged.stated !== undefined) expect(problem?.params).toEqual({ stated: flagged.stated, computed: flagged.computed })
      }
    })

    it('raises no other warning or error', () => {
      const known = new Set(
        [...expected.rejected, ...expected.flagged].map((entry) => place(entry.sheet, entry.row, entry.column, codes[entry.reason] ?? entry.reason)),
      )
      expect(problems.filter((problem) => problem.level !== 'info' && !known.has(place(problem.sheet, problem.row, problem.column, problem.code)))).toEqual([])
    })

    it('never repeats a phone number in full', () => {
      expect(JSON.stringify(problems)).not.toMatch(/(?<![\dA-Z])1[3-9]\d{9}(?![\dA-Z])|0576-\d{8}/)
    })

    const findProblem = (wanted: ExpectedProblem) =>
      problems.find(
        (problem) =>
          place(problem.sheet, problem.row, problem.column, problem.code) ===
          place(wanted.sheet, wanted.row, wanted.column, codes[wanted.reason] ?? wanted.reason),
      )
  })
})

function place(sheet: string, row: number | null, column: string | null, code: string): string {
  return `${sheet} ${row} ${column} ${code}`
}

/** Regions by name, names without regard to brackets and blanks. */
function comparable(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  return foldName(key === 'county' || key === 'township' ? regions.nameOf(value) : value)
}
