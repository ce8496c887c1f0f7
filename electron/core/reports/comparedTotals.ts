import { comparedPeriods } from '#shared/reports/compared.ts'
import type { ComparedCounts } from '#shared/reports/countedTable.ts'
import type { ReportFrame } from './reportKind.ts'
import type { Tallies } from './tallies.ts'

/** What the totals were in the periods that a report is held against. @param tally of any period @param total the row that adds up a table */
export function comparedTotals(frame: ReportFrame, tally: (frame: ReportFrame) => Tallies, total = 'total', prefix = ''): ComparedCounts[] {
  return comparedPeriods(frame.period).map(({ key, label, period }) => ({ key: `${prefix}${key}`, label, counts: tally({ ...frame, period }).of(total) }))
}
