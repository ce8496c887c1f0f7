// One report as a file for the clerk.
import { writeFile } from 'node:fs/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { OutputFile } from '#shared/api/host.ts'
import type { TakenReport } from '#shared/api/reportsContract.ts'
import { bulletinReport } from '#shared/reports/bulletin.ts'
import { bulletinFields } from '#shared/reports/bulletinFields.ts'
import { fileTitle } from '#shared/reports/fileTitle.ts'
import { officeName, type PaperOptions, paperTitle } from '#shared/reports/paper.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { getIssued } from '../reports/issueReport.ts'
import { reportAsOf } from '../reports/reportAsOf.ts'
import { reportCsv } from './reportCsv.ts'
import { writeReportXlsx } from './writeReportXlsx.ts'

interface Taken {
  readonly report: Report
  readonly issued?: PaperOptions['issued']
  /** What its file is called, without an ending. */
  readonly name: string
}

/** @param query size: paper on which it is printed @throws LedgerError report-unknown, period-invalid, scope-unknown, not-issued, issued-damaged, day-invalid, day-to-come, office-not-there-then */
export async function exportReport(
  office: Office,
  files: Pick<Files, 'newOutput'>,
  query: TakenReport & { readonly size?: PaperOptions['size'] },
): Promise<OutputFile> {
  const { report, issued, name: title } = take(office, query)
  const { fileId, name, path } = files.newOutput(`${title}.xlsx`)
  await writeReportXlsx(report, path, { office: officeName(report.scope.name), size: query.size, ...(issued && { issued }) })
  return { fileId, name }
}

/** @throws LedgerError as exportReport does */
export async function exportReportCsv(office: Office, files: Pick<Files, 'newOutput'>, query: TakenReport): Promise<OutputFile> {
  const { report, issued, name: title } = take(office, query)
  const { fileId, name, path } = files.newOutput(`${title}.csv`)
  await writeFile(path, reportCsv(report, issued ? { issued } : {}))
  return { fileId, name }
}

/** The bulletin's text with its table, by the office's template. @throws LedgerError as exportReport does, report-without-text, template-unfit */
export async function exportReportDocx(office: Office, files: Pick<Files, 'newOutput'>, query: TakenReport): Promise<OutputFile> {
  const { report, issued, name: title } = take(office, query)
  if (report.id !== bulletinReport.id) throw new LedgerError('report-without-text', { report: report.title })
  const [{ fillTemplate }, { usedTemplate }] = await Promise.all([import('./fillTemplate.ts'), import('./templates.ts')])
  const template = await usedTemplate(office)
  const fields = bulletinFields(report, { office: officeName(report.scope.name), ...(issued && { issued }) }, office.clock.today())
  const { fileId, name, path } = files.newOutput(`${title}.docx`)
  await writeFile(path, await fillTemplate(template.content, template.name, fields))
  return { fileId, name }
}

function take(office: Office, query: TakenReport): Taken {
  if ('issued' in query) {
    const { info, report } = getIssued(office.database.reader, query.issued)
    return { report, issued: info, name: `${fileTitle(paperTitle(report))}_${report.period}_第${info.version}版` }
  }
  const report = reportAsOf(office, query)
  return { report, name: `${fileTitle(paperTitle(report))}_${report.period}${query.asOf === undefined ? '' : `_${query.asOf}台账`}` }
}
