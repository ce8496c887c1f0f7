import type { OutputFile } from '#shared/api/host.ts'
import { officeName, paperTitle } from '#shared/reports/paper.ts'
import type { Files } from '../files/files.ts'
import { buildReport, type ReportOffice } from '../reports/buildReport.ts'
import { writeReportXlsx } from './writeReportXlsx.ts'

/** A report as a workbook for the clerk. @throws LedgerError report-unknown, period-invalid, value-invalid (scope) */
export async function exportReport(
  office: ReportOffice,
  files: Pick<Files, 'newOutput'>,
  query: { readonly report: string; readonly period: string; readonly scope?: string | undefined },
): Promise<OutputFile> {
  const report = buildReport(office, query)
  const { fileId, name, path } = files.newOutput(`${paperTitle(report)}_${report.period}.xlsx`)
  await writeReportXlsx(report, path, { office: officeName(report.scope.name) })
  return { fileId, name }
}
