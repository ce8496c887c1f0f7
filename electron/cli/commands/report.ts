import type { Core } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { ReportQuery } from '#shared/api/reportsContract.ts'
import { qualityReport } from '#shared/reports/dataQuality.ts'
import { differenceText } from '#shared/reports/differences.ts'
import { cellText } from '#shared/reports/figureText.ts'
import { type IssuedInfo, issuedLine } from '#shared/reports/issued.ts'
import { annexTitle, footerLines, officeName, type PaperOptions } from '#shared/reports/paper.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import type { Report, ReportTable } from '#shared/reports/report.ts'
import { reportJson } from '#shared/reports/reportJson.ts'
import { printPdf } from '../../web/printPdf.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { issuedVersion } from '../issuedVersion.ts'
import { lastEvent } from '../lastEvent.ts'
import { table } from '../table.ts'
import { copyOut, formatOf, writeOut } from '../writeOut.ts'
import { reportEach } from './reportEach.ts'

export const report: Command = {
  name: 'report',
  usage:
    'report ID|NAME --period 2018Q4|2018-11|2018 [--scope CODE] [--as-of DATE | --issued latest|VERSION] [--paper A4|A3] [--each county|township] [--out FILE.pdf|.xlsx|.csv|.docx|.html|.json|.zip] · report issue ID|NAME --period … [--scope CODE] [--note TEXT] · report list',
  summary: ['生成、出具报表；report list 列出所有报表和已出具的各版', 'make or issue a report; report list names them all, and what was issued'],
  options: {
    period: { type: 'string' },
    scope: { type: 'string' },
    'as-of': { type: 'string' },
    issued: { type: 'string' },
    note: { type: 'string' },
    out: { type: 'string' },
    paper: { type: 'string' },
    each: { type: 'string' },
  },
  positionals: [1, 2],
  async run(context) {
    const [word = '', ...rest] = context.positionals
    if (word === 'list') return listReports(context)
    if (word === 'issue') return issueReport(context, rest[0] ?? '')
    const { out, each, issued } = context.options
    if (rest.length > 0) throw wrongUsage()
    const asked = choiceOf(context, word)
    if (typeof each === 'string') {
      if (issued !== undefined && asked.asOf !== undefined) throw wrongUsage()
      return reportEach(context, asked, { place: each, size: sizeOf(context), usage: report.usage })
    }
    if (typeof out === 'string') formatOf(out, formats)
    const core = await context.office()
    const shown = await shownReport(context, core, asked)
    const written = typeof out === 'string' ? await write(context, core, shown, out) : null
    context.answer({ ...reportJson(shown.report, written), ...(shown.issued && { issued: shown.issued }) }, () =>
      written === null ? reportText(shown.report, shown.issued) : `${context.say('已写入', 'written')} ${written}`,
    )
    return done
  },
}

const formats = ['pdf', 'xlsx', 'csv', 'docx', 'html', 'json'] as const

interface Shown {
  readonly query: ReportQuery
  readonly report: Report
  readonly issued: IssuedInfo | null
}

function wrongUsage(): LedgerError {
  return new LedgerError('wrong-usage', { usage: `ledger ${report.usage}` })
}

function choiceOf({ options }: CommandContext, id: string): ReportQuery {
  const { period, scope, 'as-of': asOf } = options
  if (typeof period !== 'string' || id === '') throw wrongUsage()
  return { report: id, period, ...(typeof scope === 'string' && { scope }), ...(typeof asOf === 'string' && { asOf }) }
}

function sizeOf({ options: { paper } }: CommandContext): PaperOptions['size'] {
  if (paper === undefined || paper === 'A4' || paper === 'A3') return paper
  throw wrongUsage()
}

/** Report L tells what a run of the checks found: on the command line that is a new one. */
async function checkFirst({ signal, progress }: CommandContext, core: Core, id: string): Promise<void> {
  if (id === qualityReport.id) await lastEvent(await core.call.quality.run({}, { signal }), progress)
}

/** As it is today, as it was on a day, or as it was issued. */
async function shownReport(context: CommandContext, core: Core, query: ReportQuery): Promise<Shown> {
  const { issued } = context.options
  if (typeof issued !== 'string' && query.asOf === undefined) await checkFirst(context, core, query.report)
  if (typeof issued !== 'string') return { query, report: await core.call.reports.build(query, { signal: context.signal }), issued: null }
  if (query.asOf !== undefined) throw wrongUsage()
  const wanted = await issuedVersion(core, query, issued, report.usage)
  const { info, report: frozen } = await core.call.reports.issuedReport({ id: wanted.id })
  return { query, report: frozen, issued: info }
}

async function issueReport(context: CommandContext, id: string): Promise<number> {
  const { asOf, ...choice } = choiceOf(context, id)
  const { note, issued: version, out } = context.options
  if (asOf !== undefined || version !== undefined || out !== undefined) throw wrongUsage()
  const core = await context.office()
  await checkFirst(context, core, choice.report)
  const { issued, added, differences } = await core.call.reports.issue({ ...choice, ...(typeof note === 'string' && { note }) })
  context.answer({ issued, added, differences }, () =>
    [
      added
        ? `${context.say('已出具', 'issued')} ${issued.scope.name}${issued.title} ${issued.periodLabel} ${issuedLine(issued)}`
        : context.say(`与第${issued.version}版没有不同，不再另出新版。`, `It says what version ${issued.version} says; no new version was made.`),
      ...differences.map((difference) => `  ${differenceText(difference)}`),
    ].join('\n'),
  )
  return done
}

async function write(context: CommandContext, core: Core, { query, report: shown, issued }: Shown, out: string): Promise<string> {
  const format = formatOf(out, formats)
  if (format === 'json') return writeOut(`${JSON.stringify({ ...reportJson(shown), ...(issued && { issued }) }, null, 2)}\n`, out)
  const taken = issued ? { issued: issued.id } : query
  const size = sizeOf(context)
  if (format === 'xlsx' || format === 'csv' || format === 'docx') {
    const { csv, docx, xlsx } = core.call.reports
    const { fileId } = format === 'csv' ? await csv(taken) : format === 'docx' ? await docx(taken) : await xlsx({ ...taken, size })
    return copyOut(core, fileId, out)
  }
  const html = renderReportHtml(shown, { office: officeName(shown.scope.name), size, ...(issued && { issued }) })
  return writeOut(format === 'html' ? html : await printPdf(html, { signal: context.signal }), out)
}

function reportText(built: Report, issued: IssuedInfo | null): string {
  const all = built.annexes?.length ?? 0
  return [
    `${built.scope.name}${built.title}  ${built.periodLabel}`,
    built.units,
    tableText(built),
    ...footerLines(built, issued ? { issued } : {}).map((footer, index) => `${index + 1}. ${footer}`),
    ...(built.annexes ?? []).flatMap((annex, index) => ['', annexTitle(annex, index + 1, all), tableText(annex)]),
  ].join('\n')
}

function tableText({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): string {
  return table(
    columns.map(({ path }) => path.join('/')),
    rows.map((row) => columns.map((column) => cellText(row, column))),
    columns.map(({ kind }) => (kind === 'label' || kind === 'text' ? ('left' as const) : ('right' as const))),
  )
}

async function listReports(context: CommandContext): Promise<number> {
  const core = await context.office()
  const [reports, issued] = [await core.call.reports.list(), await core.call.reports.issued({})]
  const rhythms = { quarter: context.say('季', 'quarter'), month: context.say('月', 'month'), year: context.say('年', 'year') }
  const listed = reports.map((kind) => ({ ...kind, issued: issued.filter((version) => version.report === kind.id) }))
  context.answer(listed, () =>
    [
      table(
        [context.say('编号', 'id'), context.say('报表', 'report'), context.say('周期', 'rhythm'), context.say('已出具', 'issued')],
        listed.map((kind) => [kind.id, kind.title, rhythms[kind.rhythm], String(kind.issued.length)]),
      ),
      ...issued.map((version) => `${version.report} ${version.period} ${version.scope.name} ${issuedLine(version)}`),
    ].join('\n'),
  )
  return done
}
