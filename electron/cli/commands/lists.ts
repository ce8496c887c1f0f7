// lists: the outside lists that have come in, and two of one source side by side.
import type { Core } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { type ComparedEntry, type ComparedKind, comparedKinds, type ListComparison, type OutsideList } from '#shared/api/matchingTypes.ts'
import { comparedLabels, entryOutcomeLabels } from '#shared/messages/labels.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { lastEvent } from '../lastEvent.ts'
import { table } from '../table.ts'
import { copyOut, formatOf } from '../writeOut.ts'

export const lists: Command = {
  name: 'lists',
  usage: 'lists · lists compare SOURCE/MONTH|ID [--with MONTH|ID] [--kind new|gone|changed] [--out FILE.xlsx]',
  summary: ['列出外部名单，或与同一来源更早的一份比较', 'list the outside lists, or compare one with an earlier one of its source'],
  options: { with: { type: 'string' }, kind: { type: 'string' }, out: { type: 'string' } },
  positionals: [0, 2],
  async run(context) {
    const [action = 'list', which] = context.positionals
    if (action === 'list' && which === undefined) return listAll(context)
    if (action !== 'compare' || which === undefined) throw new LedgerError('wrong-usage', { usage: `ledger ${lists.usage}` })
    return compare(context, which)
  },
}

async function listAll(context: CommandContext): Promise<number> {
  const core = await context.office()
  const known = await core.call.matching.lists()
  context.answer({ lists: known }, () => {
    const { say } = context
    const headings = [
      say('编号', 'id'),
      say('来源', 'source'),
      say('月份', 'month'),
      say('企业', 'enterprises'),
      say('人数', 'people'),
      ...outcomeHeadings(context),
    ]
    const rows = known.map((list) => [String(list.id), list.source, list.month, String(list.entries), String(list.headcount), ...outcomeFigures(list)])
    return rows.length === 0
      ? say('还没有外部名单', 'no outside lists yet')
      : table(headings, rows, ['right', 'left', 'left', ...headings.slice(3).map(() => 'right' as const)])
  })
  return done
}

const outcomes = ['own-union', 'joint-union', 'no-union', 'to-verify', 'not-matched'] as const

function outcomeHeadings({ say }: CommandContext): string[] {
  return outcomes.map((outcome) => say(entryOutcomeLabels[outcome].zh, entryOutcomeLabels[outcome].en))
}

function outcomeFigures({ outcomes: counts }: OutsideList): string[] {
  return outcomes.map((outcome) => String(outcome === 'not-matched' ? counts.notMatched : counts[outcome]))
}

async function compare(context: CommandContext, which: string): Promise<number> {
  const { out } = context.options
  const kind = kindOf(context)
  if (typeof out === 'string') formatOf(out, ['xlsx'])
  const core = await context.office()
  const known = await core.call.matching.lists()
  const list = findList(known, which)
  const other = context.options.with
  const beforeId = typeof other === 'string' ? findList(known, /^\d+$/.test(other) ? other : `${list.source}/${other}`).id : undefined
  const query = { listId: list.id, ...(beforeId === undefined ? {} : { beforeId }), ...(kind ? { kind } : {}) }
  const compared = await wholeComparison(core, query)
  let written: string | null = null
  if (typeof out === 'string') {
    const { file } = await lastEvent(await core.call.matching.exportComparison(query, { signal: context.signal }), context.progress)
    written = await copyOut(core, file.fileId, out)
  }
  context.answer({ ...compared, ...(written === null ? {} : { out: written }) }, () => comparisonText(context, compared, written))
  return done
}

type Query = Parameters<Core['call']['matching']['compare']>[0]

/** The contract gives pages. */
async function wholeComparison(core: Core, query: Query): Promise<ListComparison> {
  const first = await core.call.matching.compare({ ...query, limit: 200 })
  const entries: ComparedEntry[] = [...first.entries]
  while (entries.length < first.total) {
    const page = await core.call.matching.compare({ ...query, offset: entries.length, limit: 200 })
    if (page.entries.length === 0) break
    entries.push(...page.entries)
  }
  return { ...first, entries }
}

function kindOf({ options: { kind } }: CommandContext): ComparedKind | undefined {
  if (kind === undefined) return undefined
  const known = comparedKinds.find((one) => one === kind)
  if (!known) throw new LedgerError('bad-input', { field: '--kind', value: String(kind) })
  return known
}

/** By number, or by source and month: social-insurance/2019-06. @throws LedgerError not-found */
function findList(known: readonly OutsideList[], which: string): OutsideList {
  const found = known.find(({ id, source, month }) => String(id) === which || `${source}/${month}` === which)
  if (!found) throw new LedgerError('not-found', { what: which })
  return found
}

/** Lines that a person is shown at most; --json and --out have them all. */
const shown = 50

function comparisonText({ say }: CommandContext, { source, now, before, counts, entries, total }: ListComparison, written: string | null): string {
  const label = (kind: ComparedKind) => say(comparedLabels[kind].zh, comparedLabels[kind].en)
  const figure = (count: number | null) => (count === null ? '' : String(count))
  const headings = [say('变化', 'change'), say('企业名称', 'name'), before.month, now.month]
  const rows = entries.slice(0, shown).map(({ kind, name, ...entry }) => [label(kind), name, figure(entry.before), figure(entry.now)])
  return [
    `${source}  ${before.month} (${before.entries}) → ${now.month} (${now.entries})`,
    [...comparedKinds.map((kind) => `${label(kind)} ${counts[kind]}`), `${say('不变', 'same')} ${counts.same}`].join('  '),
    ...(rows.length === 0 ? [] : [table(headings, rows, ['left', 'left', 'right', 'right'])]),
    ...(total > rows.length ? [say(`……另有 ${total - rows.length} 家`, `… and ${total - rows.length} more`)] : []),
    ...(written === null ? [] : [`${say('已写入', 'written')} ${written}`]),
  ].join('\n')
}
