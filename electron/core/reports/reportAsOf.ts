// A report of the office as it stood on a past day: recounted from history, and saying so under its table wherever it is drawn.
import { LedgerError } from '#shared/api/errors.ts'
import { pastNote } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import { asOf } from '../records/asOf.ts'
import { buildReport, type ReportChoice } from './buildReport.ts'
import { keepReport } from './keptReports.ts'

/**
 * @param choice asOf: y-m-d; absent, or today: the office as it is
 * @throws LedgerError report-unknown, period-invalid, scope-unknown, day-invalid, day-to-come, office-not-there-then
 */
export function reportAsOf(office: Office, { asOf: day, ...choice }: ReportChoice & { readonly asOf?: string | undefined }): Report {
  const report = asOf(office, day, (then) => keepReport(then, choice, builtThen(then, choice)))
  // A period that was not over on that day says it itself.
  if (day === undefined || day === office.clock.today() || report.asOf > day) return report
  return { ...report, footers: [...report.footers, pastNote(day)] }
}

/** @param then the office of that day @throws LedgerError as above, but of the day */
export function builtThen(then: Office, choice: ReportChoice): Report {
  if (then.regions().entries.length === 0) throw new LedgerError('office-not-there-then', { day: then.clock.today() })
  return buildReport(then, choice)
}
