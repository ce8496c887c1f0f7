import { LedgerError } from '#shared/api/errors.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { CodeTables } from '#shared/importing/ledger.ts'
import { findRegister, storedFieldOf } from '#shared/registers/index.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { lineOf, placeText } from '../lineText.ts'
import { filterOptions, listQueryOf } from '../listQuery.ts'
import { asJson } from '../recordJson.ts'
import { table } from '../table.ts'

/** Records without --limit or --all. */
const page = 50
/** The contract's most. */
const most = 1000

export const list: Command = {
  name: 'list',
  usage:
    'list REGISTER [--where field=value]… [--search TEXT] [--sort [-]field] [--as-of DATE] [--limit N] [--offset N] [--all] [--sources] [--unmasked --reason TEXT]',
  summary: ['列出记录；--as-of 列出某一天结束时的样子', 'list records; --as-of as they stood at the end of a day'],
  options: { ...filterOptions, limit: { type: 'string' }, offset: { type: 'string' }, all: { type: 'boolean' }, sources: { type: 'boolean' } },
  positionals: [1, 1],
  async run(context) {
    const query = { ...listQueryOf(context.positionals[0], context.options), withSources: context.options.sources === true }
    const offset = numberOf(context, 'offset') ?? 0
    const limit = context.options.all === true ? undefined : (numberOf(context, 'limit') ?? page)
    const core = await context.office()
    const records: RecordRow[] = []
    let total = 0
    do {
      const wanted = limit === undefined ? undefined : Math.min(most, limit - records.length)
      const answer = await core.call.records.list(
        { ...query, offset: offset + records.length, ...(wanted !== undefined && { limit: Math.max(1, wanted) }) },
        { signal: context.signal },
      )
      total = answer.total
      records.push(...(wanted === 0 ? [] : answer.records))
      if (wanted === undefined || answer.records.length < wanted) break
    } while (limit !== undefined && records.length < limit)
    const { codes } = context.json ? { codes: {} } : await core.call.office.codes()
    context.answer({ total, records: records.map((record) => asJson(query.register, record)) }, () => recordsText(context, records, total, codes))
    return done
  },
}

function recordsText(context: CommandContext, records: readonly RecordRow[], total: number, codes: CodeTables): string {
  const definition = findRegister(context.positionals[0] ?? '')
  const fields = (definition?.list ?? []).flatMap((key) => definition?.fields.find((field) => field.key === key) ?? [])
  const withSources = context.options.sources === true
  const rows = records.map((record) => [
    String(record.id),
    ...fields.map((field) => lineOf(field, record[field.key], codes)),
    ...(withSources ? [placesOf(record).join(context.say('；', '; '))] : []),
  ])
  const headings = [context.say('编号', 'id'), ...fields.map(({ label }) => label), ...(withSources ? [context.say('来源', 'sources')] : [])]
  const lines = table(headings, rows, ['right', ...fields.map((field) => (storedFieldOf(field)?.kind === 'count' ? ('right' as const) : ('left' as const)))])
  return `${lines}\n${context.say(`共 ${total} 条，列出 ${records.length} 条`, `${records.length} of ${total}`)}`
}

/** A ledger that came in twice is named once. */
function placesOf({ sources = [] }: RecordRow): string[] {
  return [...new Set(sources.map(({ file, sheet, row }) => placeText(file, sheet, row)))]
}

function numberOf(context: CommandContext, option: 'limit' | 'offset'): number | undefined {
  const text = context.options[option]
  if (text === undefined) return undefined
  if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) throw new LedgerError('wrong-usage', { usage: `ledger ${list.usage}` })
  return Number(text)
}
