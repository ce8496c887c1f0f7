// match: a list of enterprises is taken in and held against the units, and every row of it that names an enterprise gets its answer.
import { basename } from 'node:path'
import type { Core } from '#core/core.ts'
import type { BatchReport } from '#shared/api/batchTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { type EntryOutcome, entryOutcomes, type ListName, type ListRow } from '#shared/api/matchingTypes.ts'
import type { Language } from '#shared/messages/errors.ts'
import { entryOutcomeLabels } from '#shared/messages/labels.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'
import { type Command, type CommandContext, done, someRejected } from '../command.ts'
import { lastEvent } from '../lastEvent.ts'
import { monthOf, sourceOf } from '../listName.ts'
import { table } from '../table.ts'

/** A row of the file, as --json prints it. */
interface Answered {
  readonly row: number
  readonly name: string
  readonly outcome: EntryOutcome
  readonly unitId: number | null
  /** Bits; 0 where nothing was weighed. */
  readonly score: number
  readonly reasons: readonly string[]
  /** Only where there are several. */
  readonly file?: string
  readonly sheet?: string
}

export const match: Command = {
  name: 'match',
  usage: 'match FILE… --source social-insurance|census|market|tax|self [--month YYYY-MM] [--sheet NAME]',
  summary: [
    '导入企业名单并与单位、工会比对；不写月份即本月',
    'take a list of enterprises in and hold it against units and unions; without --month it is this month’s',
  ],
  options: { source: { type: 'string' }, month: { type: 'string' }, sheet: { type: 'string' } },
  positionals: [1, Number.POSITIVE_INFINITY],
  async run(context) {
    const source = sourceOf(context.options)
    if (source === undefined) throw new LedgerError('wrong-usage', { usage: `ledger ${match.usage}` })
    const month = monthOf(context.options)
    const core = await context.office()
    const list: ListName = { source, month: month ?? (await core.call.office.status()).today.slice(0, 7) }
    const batches = await takeIn(context, core, list)
    const listId = (await core.call.matching.lists()).find((known) => known.source === list.source && known.month === list.month)?.id
    if (listId === undefined) throw new LedgerError('no-table-found', { file: basename(context.positionals[0] ?? '') })
    await lastEvent(await core.call.matching.match({ listId }, { signal: context.signal }), context.progress)
    const rows: Answered[] = []
    for (const batch of batches) {
      const place = batches.length > 1 ? { file: batch.file, sheet: batch.sheet } : {}
      rows.push(...(await answersOf(core, batch, context.language)).map((row) => ({ ...row, ...place })))
    }
    const counts = Object.fromEntries(entryOutcomes.map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length]))
    context.answer({ listId, rows, counts }, () => matchText(context, list, rows))
    return batches.some((batch) => nameless(batch) > 0) ? someRejected : done
  },
}

async function takeIn(context: CommandContext, core: Core, list: ListName): Promise<readonly BatchReport[]> {
  const { sheet } = context.options
  const fileIds: string[] = []
  for (const path of context.positionals) fileIds.push((await core.files.takeIn(path, basename(path))).fileId)
  const wish = { fileIds, list, rehearse: false, ...(typeof sheet === 'string' && { sheet }) }
  const { preview } = await lastEvent(await core.call.imports.open(wish, { signal: context.signal }), context.progress)
  const { batches } = await lastEvent(await core.call.imports.commit({ previewId: preview.previewId }, { signal: context.signal }), context.progress)
  return batches.filter(({ batchId, register }) => batchId !== null && register === 'listEntry')
}

/** Rows that name nobody. */
function nameless({ problems }: BatchReport): number {
  return problems.filter(({ code }) => code === 'row-without-name').length
}

/** In the order of the sheet. A row of which nobody can say which enterprise of the list it is waits for a person, like any other open question. */
async function answersOf(core: Core, batch: BatchReport, language: Language): Promise<Answered[]> {
  const batchId = batch.batchId ?? 0
  const listed: ListRow[] = []
  for (;;) {
    const page = await core.call.matching.rows({ batchId, offset: listed.length, limit: 1000 })
    listed.push(...page.rows)
    if (page.rows.length === 0 || listed.length >= page.total) break
  }
  const known = new Set(listed.map(({ row }) => row))
  const unclear = batch.problems.filter(({ row, code, level }) => code === 'conflict' && level === 'error' && row !== null && !known.has(row))
  return [
    ...listed.map((row) => answerOf(row, language)),
    ...unclear.map(({ row, message }) => ({ row: row ?? 0, name: '', outcome: 'to-verify' as const, unitId: null, score: 0, reasons: [message] })),
  ].sort((one, other) => one.row - other.row)
}

function answerOf({ row, name, outcome, decidedBy, unitId, weight, reasons }: ListRow, language: Language): Answered {
  const person = language === 'en' ? 'a person decided' : '人工认定'
  const words = reasons.map((reason) => matchReasonSentence(reason, language))
  return { row, name, outcome: outcome ?? 'to-verify', unitId, score: weight ?? 0, reasons: decidedBy === 'person' ? [person, ...words] : words }
}

/** Lines that a person is shown at most; --json has them all. */
const shown = 50

function matchText({ say }: CommandContext, { source, month }: ListName, rows: readonly Answered[]): string {
  const label = (outcome: EntryOutcome) => say(entryOutcomeLabels[outcome].zh, entryOutcomeLabels[outcome].en)
  const sums = entryOutcomes.map((outcome) => `${label(outcome)} ${rows.filter((row) => row.outcome === outcome).length}`)
  const open = rows.filter(({ outcome }) => outcome === 'to-verify')
  const lines = open.slice(0, shown).map(({ row, name, reasons }) => [String(row), name, reasons.join(say('；', '; '))])
  return [
    `${source} ${month}  ${say(`${rows.length} 行`, `${rows.length} rows`)}`,
    sums.join('  '),
    ...(lines.length === 0
      ? []
      : [say('待复核：', 'to be verified:'), table([say('行', 'row'), say('企业名称', 'name'), say('理由', 'reasons')], lines, ['right', 'left', 'left'])]),
    ...(open.length > lines.length ? [say(`……另有 ${open.length - lines.length} 行`, `… and ${open.length - lines.length} more`)] : []),
  ].join('\n')
}
