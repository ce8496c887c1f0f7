// One made office through the property of its reports.
import { openReportOffice } from '#test/core/reports/reportOffice.ts'
import { fillOffice } from './fillOffice.ts'
import { askedScopes, type TracedReports, untracedFigures } from './untracedFigures.ts'

/** @param periods ids; the office stands on 3 July 2019 */
export async function runOffice(number: number, periods: readonly string[], scopes: readonly string[] = askedScopes): Promise<TracedReports> {
  const office = await openReportOffice()
  try {
    fillOffice(office, number)
    return untracedFigures(office, number, periods, scopes)
  } finally {
    office.close()
  }
}
