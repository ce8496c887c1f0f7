import { comparedPeriods } from '#shared/reports/compared.ts'
import type { ComparedCounts } from '#shared/reports/countedTable.ts'
import type { ReportFrame } from './reportKind.ts'
import type { Tallies } from './tallies.ts'

/** What the totals were in the periods that a report is held against; for what happens in a period, where each is read by itself. @param tally of any period */
export function comparedTotals(frame: ReportFrame, tally: (frame: ReportFrame) => Tallies): ComparedCounts[] {
  return comparedPeriods(frame.period).map(({ key, label, period }) => ({ key, label, counts: tally({ ...frame, period }).of('total') }))
}
