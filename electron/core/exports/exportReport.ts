import type { OutputFile } from '#shared/api/host.ts'
import type { ReportQuery } from '#shared/api/reportsContract.ts'
import { officeName, type PaperOptions, paperTitle } from '#shared/reports/paper.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { getIssued } from '../reports/issueReport.ts'
import { reportAsOf } from '../reports/reportAsOf.ts'
import { writeReportXlsx } from './writeReportXlsx.ts'

/** A report as a workbook for the clerk. @throws LedgerError report-unknown, period-invalid, value-invalid (scope), not-found, issued-damaged, day-invalid, day-to-come, office-not-there-then */
export async function exportReport(
  office: Office,
  files: Pick<Files, 'newOutput'>,
  query: (Omit<ReportQuery, 'asOf' | 'scope'> & { readonly scope?: string | undefined; readonly asOf?: string | undefined }) | { readonly issued: number },
): Promise<OutputFile> {
  const { report, issued }: { report: Report; issued?: PaperOptions['issued'] } =
    'issued' in query
      ? (({ info, report }) => ({ report, issued: info }))(getIssued(office.database.reader, query.issued))
      : { report: reportAsOf(office, query) }
  const past = 'asOf' in query && query.asOf !== undefined ? `_${query.asOf}台账` : ''
  const { fileId, name, path } = files.newOutput(`${paperTitle(report)}_${report.period}${issued ? `_第${issued.version}版` : past}.xlsx`)
  await writeReportXlsx(report, path, { office: officeName(report.scope.name), ...(issued && { issued }) })
  return { fileId, name }
}
