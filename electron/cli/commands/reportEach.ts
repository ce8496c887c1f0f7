// report --each: the same report for each county of the city, or each township of the county, in one file.
import { LedgerError } from '#shared/api/errors.ts'
import type { ReportQuery } from '#shared/api/reportsContract.ts'
import { officeName, type PaperOptions } from '#shared/reports/paper.ts'
import { type PrintedReport, renderReportsHtml } from '#shared/reports/renderHtml.ts'
import { reportJson } from '#shared/reports/reportJson.ts'
import { printReports } from '../../web/printReports.ts'
import { type CommandContext, done } from '../command.ts'
import { lastEvent } from '../lastEvent.ts'
import { copyOut, formatOf, writeOut } from '../writeOut.ts'

const formats = ['pdf', 'xlsx', 'zip', 'html', 'json'] as const

/** @param place county or township: what the reports are of, which must lie right below the scope */
export async function reportEach(context: CommandContext, query: ReportQuery, place: string, size: PaperOptions['size']): Promise<number> {
  const { out } = context.options
  const format = typeof out === 'string' ? formatOf(out, formats) : null
  const core = await context.office()
  const { regions } = await core.call.office.codes()
  const { reports } = await lastEvent(await core.call.reports.buildEach(query, { signal: context.signal }), context.progress)
  if (regions.find(({ code }) => code === reports[0]?.scope.code)?.level !== place) throw new LedgerError('bad-input', { field: '--each', value: place })
  const printed = reports.map((report): PrintedReport => ({ report, paper: { office: officeName(report.scope.name), size } }))
  const all = { reports: reports.map((report) => reportJson(report)) }

  async function write(path: string): Promise<string> {
    if (format === 'json') return writeOut(`${JSON.stringify(all, null, 2)}\n`, path)
    if (format === 'html') return writeOut(renderReportsHtml(printed), path)
    if (format === 'pdf') return writeOut(await printReports(printed, { signal: context.signal }), path)
    const order = { ...query, as: format === 'zip' ? ('zip' as const) : ('workbook' as const), size }
    const { file } = await lastEvent(await core.call.reports.exportEach(order, { signal: context.signal }), context.progress)
    return copyOut((await core.files.locate(file.fileId)).path, path)
  }

  const written = typeof out === 'string' ? await write(out) : null
  context.answer({ ...all, out: written }, () =>
    written === null ? reports.map(({ scope, title }) => `${scope.name}${title}`).join('\n') : `${context.say('已写入', 'written')} ${written}`,
  )
  return done
}
