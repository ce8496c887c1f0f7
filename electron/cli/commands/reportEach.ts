// report --each: the same report for each county of the city, or each township of the county, in one file.
import { LedgerError } from '#shared/api/errors.ts'
import type { ReportQuery } from '#shared/api/reportsContract.ts'
import type { PaperOptions } from '#shared/reports/paper.ts'
import { differingSentence, type PlacesOfIssue, printedPlace } from '#shared/reports/placesOfIssue.ts'
import { renderReportsHtml } from '#shared/reports/renderHtml.ts'
import { reportJson } from '#shared/reports/reportJson.ts'
import { printReports } from '../../web/printReports.ts'
import { withPrinter } from '../../web/withPrinter.ts'
import { type CommandContext, done, someRejected } from '../command.ts'
import { issuedVersion } from '../issuedVersion.ts'
import { lastEvent } from '../lastEvent.ts'
import { copyOut, formatOf, writeOut } from '../writeOut.ts'

const formats = ['pdf', 'xlsx', 'zip', 'html', 'json'] as const

interface Each {
  /** county or township: what the reports are of, which must lie right below the scope. */
  readonly place: string
  readonly size: PaperOptions['size']
  /** Of the command, for its refusals. */
  readonly usage: string
}

/** With --issued the places of that version, as the ledgers stood when it was issued. */
export async function reportEach(context: CommandContext, query: ReportQuery, { place, size, usage }: Each): Promise<number> {
  const { out, issued } = context.options
  const { signal, progress } = context
  const format = typeof out === 'string' ? formatOf(out, formats) : null
  const core = await context.office()
  const { regions } = await core.call.office.codes()
  const taken = typeof issued === 'string' ? { issued: (await issuedVersion(core, query, issued, usage)).id } : query
  const { reports, of } = await lastEvent(await core.call.reports.buildEach(taken, { signal }), progress)
  if (regions.find(({ code }) => code === reports[0]?.scope.code)?.level !== place) throw new LedgerError('bad-input', { field: '--each', value: place })
  const printed = reports.map((report) => printedPlace(report, of, size))
  const all = { reports: printed.map(({ report }) => reportJson(report)), ...(of && { issued: of.version, differing: of.differing }) }

  async function write(path: string): Promise<string> {
    if (format === 'json') return writeOut(`${JSON.stringify(all, null, 2)}\n`, path)
    if (format === 'html') return writeOut(renderReportsHtml(printed), path)
    if (format === 'pdf') return writeOut(await withPrinter({ signal }, (print) => printReports(printed, print)), path)
    const order = { ...taken, as: format === 'zip' ? ('zip' as const) : ('workbook' as const), size }
    const { file } = await lastEvent(await core.call.reports.exportEach(order, { signal }), progress)
    return copyOut(core, file.fileId, path)
  }

  const written = typeof out === 'string' ? await write(out) : null
  context.answer({ ...all, out: written }, () =>
    [
      ...(written === null ? reports.map(({ scope, title }) => `${scope.name}${title}`) : [`${context.say('已写入', 'written')} ${written}`]),
      ...(of && of.differing.length > 0 ? [differing(of)] : []),
    ].join('\n'),
  )
  return of && of.differing.length > 0 ? someRejected : done

  function differing(version: PlacesOfIssue): string {
    const places = version.differing.map(({ name }) => name).join(', ')
    return context.say(differingSentence(version), `not what was issued, and not marked as part of version ${version.version.version}: ${places}`)
  }
}
