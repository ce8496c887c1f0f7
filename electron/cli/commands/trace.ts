import type { Core } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { TraceQueryInput } from '#shared/api/reportsContract.ts'
import type { FigureTrace, TracedRecord } from '#shared/api/traceTypes.ts'
import { figureText } from '#shared/reports/figureText.ts'
import { issuedLine } from '#shared/reports/issued.ts'
import { disagreement, sourceWords, traceSentence } from '#shared/reports/traceWords.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { issuedVersion } from '../issuedVersion.ts'
import { lastEvent } from '../lastEvent.ts'
import { table } from '../table.ts'
import { copyOut, formatOf } from '../writeOut.ts'

/** The contract's most. */
const page = 1000

/** So many cells of a record are named; --json names them all. */
const shown = 4

export const trace: Command = {
  name: 'trace',
  usage: 'trace REPORT ROW COLUMN --period 2018Q4|2018-11|2018 [--scope CODE] [--as-of DATE | --issued latest|VERSION] [--limit N] [--out FILE.xlsx|.csv]',
  summary: ['查一个数字由哪些记录、台账的哪些单元格得来', 'the records, and the cells of ledgers, behind a figure of a report'],
  options: {
    period: { type: 'string' },
    scope: { type: 'string' },
    'as-of': { type: 'string' },
    issued: { type: 'string' },
    limit: { type: 'string' },
    out: { type: 'string' },
  },
  positionals: [3, 3],
  async run(context) {
    const { period, scope, 'as-of': asOf, issued, limit, out } = context.options
    const [report = '', row = '', column = ''] = context.positionals
    if (typeof period !== 'string' || (issued !== undefined && asOf !== undefined) || (typeof limit === 'string' && !/^\d{1,9}$/.test(limit)))
      throw new LedgerError('wrong-usage', { usage: `ledger ${trace.usage}` })
    const format = typeof out === 'string' ? formatOf(out, ['xlsx', 'csv'] as const) : null
    const core = await context.office()
    const choice = { report, period, ...(typeof scope === 'string' && { scope }) }
    const of =
      typeof issued === 'string'
        ? { issued: (await issuedVersion(core, choice, issued, trace.usage)).id }
        : { ...choice, ...(typeof asOf === 'string' && { asOf }) }
    // What goes into a file is not printed as well, unless so many are asked for.
    const most = typeof limit === 'string' ? Number(limit) : format === null ? Number.POSITIVE_INFINITY : 0
    const found = await wholeTrace(context, core, { ...of, row, column }, most)
    if (format === null || typeof out !== 'string') {
      context.answer(found, () => traceText(context, found))
      return done
    }
    const { file } = await lastEvent(await core.call.reports.exportFigure({ ...of, row, column, format }, { signal: context.signal }), context.progress)
    const path = await copyOut(core, file.fileId, out)
    const written = context.say(`已保存 ${file.rows} 条：${path}`, `${file.rows} records written to ${path}`)
    context.answer({ ...found, out: path, rows: file.rows }, () => [...(most > 0 ? [traceText(context, found)] : [traceSentence(found)]), written].join('\n'))
    return done
  },
}

/** Page by page, until there are so many records or no more. */
async function wholeTrace({ signal }: CommandContext, core: Core, query: TraceQueryInput, most: number): Promise<FigureTrace> {
  const records: TracedRecord[] = []
  for (;;) {
    const limit = Math.max(1, Math.min(page, most - records.length))
    const found = await core.call.reports.trace({ ...query, offset: records.length, limit }, { signal })
    if (most > records.length) records.push(...found.records)
    if (found.records.length === 0 || records.length >= Math.min(most, found.total)) return { ...found, records }
  }
}

function traceText({ say }: CommandContext, found: FigureTrace): string {
  const several = found.terms.length > 1
  const terms = new Map(found.terms.map((term) => [term.key, term]))
  const rows = found.records.map(({ term, register, id, title, amount, sources, byHand }) => [
    ...(several ? [terms.get(term)?.label ?? term] : []),
    `${register} ${id}`,
    title,
    figureText(amount, terms.get(term)?.kind ?? 'count'),
    [
      ...sources.slice(0, shown).map(sourceWords),
      ...(sources.length > shown ? [say(`……共 ${sources.length} 处`, `… ${sources.length} in all`)] : []),
      ...(byHand ? [`${byHand.by} ${byHand.at.slice(0, 10)}`] : []),
    ].join(say('；', '; ')),
  ])
  const headings = [...(several ? [say('项', 'term')] : []), say('记录', 'record'), say('名称', 'name'), say('数', 'amount'), say('来自', 'from')]
  const wrong = disagreement(found)
  return [
    traceSentence(found),
    ...(found.issued ? [issuedLine(found.issued)] : []),
    ...(wrong === null ? [] : [wrong]),
    table(headings, rows, [...(several ? (['left'] as const) : []), 'left', 'left', 'right', 'left']),
    say(`共 ${found.total} 条，列出 ${found.records.length} 条`, `${found.records.length} of ${found.total}`),
  ].join('\n')
}
