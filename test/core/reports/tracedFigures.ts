// Every figure of a report beside what the records behind it add up to.

import { reportKind } from '#core/reports/buildReport.ts'
import { scopeRows } from '#core/reports/scopeRows.ts'
import { sumOfAmounts } from '#shared/reports/amount.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { reportTables } from '#shared/reports/report.ts'
import type { ReportOffice } from './reportOffice.ts'

export interface TracedFigure {
  readonly row: string
  readonly column: string
  readonly printed: number
  readonly traced: number
  /** register and id of the records, in their order */
  readonly records: readonly string[]
}

/** Of all tables and rows but those of other periods; columns with a formula have no records of their own. */
export function tracedFigures(office: ReportOffice, report: string, period: string, scope = '331000', home = '331000'): TracedFigure[] {
  const kind = reportKind(report)
  const frame = { office, period: parsePeriod(period), places: scopeRows(office.regions(), scope, home) }
  return reportTables(kind.build(frame)).flatMap(({ columns, rows }) =>
    rows
      .filter((row) => row.kind !== 'compare')
      .flatMap((row) =>
        columns
          .filter((column) => column.kind !== 'label' && column.kind !== 'text' && column.formula === undefined)
          .map(({ key }) => {
            const found = kind.trace(frame, row.key, key)
            return {
              row: row.key,
              column: key,
              printed: row.figures[key] ?? 0,
              traced: sumOfAmounts(found.flatMap(({ records }) => records.map(({ amount }) => amount))),
              records: found.flatMap(({ register, records }) => records.map(({ id }) => `${register} ${id}`)),
            }
          }),
      ),
  )
}

export function untrue(figures: readonly TracedFigure[]): TracedFigure[] {
  return figures.filter(({ printed, traced }) => printed !== traced)
}
