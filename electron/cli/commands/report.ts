import type { Core } from '#core/core.ts'
import type { ReportQuery } from '#shared/api/contract.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { figureText } from '#shared/reports/figureText.ts'
import { officeName } from '#shared/reports/paper.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import type { Report } from '#shared/reports/report.ts'
import { reportJson } from '#shared/reports/reportJson.ts'
import { printPdf } from '../../web/printPdf.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { table } from '../table.ts'
import { copyOut, formatOf, writeOut } from '../writeOut.ts'

export const report: Command = {
  name: 'report',
  usage: 'report ID --period 2018Q4|2018-11|2018 [--scope CODE] [--out FILE.pdf|.xlsx|.html|.json] · report list',
  summary: ['生成报表；report list 列出所有报表', 'make a report; report list names them all'],
  options: { period: { type: 'string' }, scope: { type: 'string' }, out: { type: 'string' } },
  positionals: [1, 1],
  async run(context) {
    const [id = ''] = context.positionals
    if (id === 'list') return listReports(context)
    const { period, scope, out } = context.options
    if (typeof period !== 'string') throw new LedgerError('wrong-usage', { usage: `ledger ${report.usage}` })
    if (typeof out === 'string') formatOf(out, formats)
    const core = await context.office()
    const query: ReportQuery = { report: id, period, ...(typeof scope === 'string' && { scope }) }
    const built = await core.call.reports.build(query, { signal: context.signal })
    const written = typeof out === 'string' ? await write(context, core, query, built, out) : null
    context.answer(reportJson(built, written), () => (written === null ? reportText(built) : `${context.say('已写入', 'written')} ${written}`))
    return done
  },
}

const formats = ['pdf', 'xlsx', 'html', 'json'] as const

async function write(context: CommandContext, core: Core, query: ReportQuery, built: Report, out: string): Promise<string> {
  const format = formatOf(out, formats)
  if (format === 'json') return writeOut(`${JSON.stringify(reportJson(built), null, 2)}\n`, out)
  if (format === 'xlsx') {
    const { fileId } = await core.call.reports.xlsx(query)
    return copyOut((await core.files.locate(fileId)).path, out)
  }
  const html = renderReportHtml(built, { office: officeName(built.scope.name) })
  return writeOut(format === 'html' ? html : await printPdf(html, { signal: context.signal }), out)
}

function reportText(built: Report): string {
  const headings = built.columns.map(({ path }) => path.join('/'))
  const rows = built.rows.map((row) => built.columns.map(({ key, kind }) => (kind === 'label' ? row.label : figureText(row.figures[key] ?? null, kind))))
  const alignments = built.columns.map(({ kind }) => (kind === 'label' ? ('left' as const) : ('right' as const)))
  return [
    `${built.scope.name}${built.title}  ${built.periodLabel}`,
    built.units,
    table(headings, rows, alignments),
    ...built.footers.map((footer, index) => `${index + 1}. ${footer}`),
  ].join('\n')
}

async function listReports(context: CommandContext): Promise<number> {
  const core = await context.office()
  const reports = await core.call.reports.list()
  const rhythms = { quarter: context.say('季', 'quarter'), month: context.say('月', 'month'), year: context.say('年', 'year') }
  context.answer(reports, () =>
    table(
      [context.say('编号', 'id'), context.say('报表', 'report'), context.say('周期', 'rhythm')],
      reports.map(({ id, title, rhythm }) => [id, title, rhythms[rhythm]]),
    ),
  )
  return done
}
