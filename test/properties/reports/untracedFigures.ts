// The property of all reports: whatever is printed is the sum of the records behind it, in every row and column, of every period and scope.
import { buildReport, listReports } from '#core/reports/buildReport.ts'
import { traceFigure } from '#core/reports/traceFigure.ts'
import type { FigureTrace, TracedRecord } from '#shared/api/traceTypes.ts'
import { sumOfAmounts } from '#shared/reports/amount.ts'
import { reportTables } from '#shared/reports/report.ts'
import type { ReportOffice } from '#test/core/reports/reportOffice.ts'
import { diceFor } from '#test/properties/ledgers/dice.ts'

export const askedScopes = ['331000', '331002', '331000L0', '331002001'] as const

export interface TracedReports {
  readonly wrong: readonly string[]
  readonly figures: number
  /** Of those, how many count anything. */
  readonly counting: number
}

/** Every figure is traced; of some of them every record is read, page by page. */
export function untracedFigures(office: ReportOffice, number: number, periods: readonly string[], scopes: readonly string[]): TracedReports {
  const wrong: string[] = []
  let [figures, counting] = [0, 0]
  for (const { id: report } of listReports())
    for (const period of periods)
      for (const scope of scopes) {
        const choice = { report, period, scope }
        const where = `office ${number}: ${report} ${period} ${scope}`
        try {
          for (const { columns, rows } of reportTables(buildReport(office, choice)))
            for (const row of rows)
              for (const column of columns) {
                if (column.kind === 'label' || column.kind === 'text') continue
                const asked = { ...choice, row: row.key, column: column.key }
                const trace = traceFigure(office, { ...asked, offset: 0, limit: 1 })
                figures += 1
                if (trace.total > 0) counting += 1
                if (trace.figure !== (row.figures[column.key] ?? null))
                  wrong.push(`${where} ${row.key} ${column.key}: another figure is traced than is printed`)
                if (!trace.agrees) wrong.push(`${where} ${row.key} ${column.key}: prints ${trace.figure}, and its records give ${trace.traced}`)
                if (diceFor(number, where, row.key, column.key).chance(0.05))
                  wrong.push(...faults(trace, allRecords(office, asked)).map((fault) => `${where} ${row.key} ${column.key}: ${fault}`))
              }
        } catch (error) {
          wrong.push(`${where}: ${error instanceof Error ? error.message : error}`)
        }
      }
  return { wrong, figures, counting }
}

type Asked = Readonly<Record<'report' | 'period' | 'scope' | 'row' | 'column', string>>

function allRecords(office: ReportOffice, asked: Asked): TracedRecord[] {
  const records: TracedRecord[] = []
  for (;;) {
    const { records: page, total } = traceFigure(office, { ...asked, offset: records.length, limit: 40 })
    records.push(...page)
    if (records.length >= total || page.length === 0) return records
  }
}

function faults({ terms, total }: FigureTrace, records: readonly TracedRecord[]): string[] {
  const found: string[] = []
  if (records.length !== total) found.push(`${total} records are told of, and ${records.length} shown`)
  for (const { key, sum, of } of terms) {
    const own = records.filter(({ term }) => term === key)
    if (sumOfAmounts(own.map(({ amount }) => amount)) !== sum) found.push(`the records of ${key} do not add up to ${sum}`)
    const names = own.map(({ register, id }) => `${register} ${id}`)
    if (of.length === 1 && new Set(names).size !== names.length) found.push(`a record counts twice in ${key}`)
  }
  return found
}
