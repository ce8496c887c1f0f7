import { LedgerError } from '#shared/api/errors.ts'
import type { HistoryEntry } from '#shared/api/recordTypes.ts'
import type { CodeTables } from '#shared/importing/ledger.ts'
import { actionLabels } from '#shared/messages/labels.ts'
import type { Field, Value } from '#shared/registers/field.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { lineOf, placeText } from '../lineText.ts'
import { asJson } from '../recordJson.ts'
import { table } from '../table.ts'

export const show: Command = {
  name: 'show',
  usage: 'show REGISTER ID [--history] [--as-of DATE]',
  summary: ['看一条记录；--history 加上它的历史和来源', 'show a record; --history adds its history and sources'],
  options: { history: { type: 'boolean' }, 'as-of': { type: 'string' } },
  positionals: [2, 2],
  async run(context) {
    const [register = '', idText] = context.positionals
    const definition = findRegister(register)
    if (!definition) throw new LedgerError('register-unknown', { register })
    const id = Number(idText)
    if (!Number.isSafeInteger(id) || id < 1) throw new LedgerError('wrong-usage', { usage: `ledger ${show.usage}` })
    const place = { register: register as RegisterId, id }
    const core = await context.office()
    const { record, deleted } = await core.call.records.get({
      ...place,
      ...(typeof context.options['as-of'] === 'string' && { asOf: context.options['as-of'] }),
    })
    const past = context.options.history ? await core.call.records.history(place) : undefined
    const { codes } = context.json ? { codes: {} } : await core.call.office.codes()
    context.answer({ record: asJson(definition.id, record), deleted, history: past?.entries ?? [], sources: past?.sources ?? [] }, () => {
      const fields = definition.fields.map((field) => [field.label, lineOf(field, record[field.key], codes)]).filter(([, value]) => value !== '')
      return [
        `${definition.label} ${id}${deleted ? context.say('（已删除）', ' (deleted)') : ''}`,
        table([context.say('字段', 'field'), context.say('值', 'value')], fields),
        ...(past ? ['', historyText(context, definition, past.entries, codes)] : []),
      ].join('\n')
    })
    return done
  },
}

function historyText({ language, say }: CommandContext, register: RegisterDefinition, entries: readonly HistoryEntry[], codes: CodeTables): string {
  const fields = new Map<string | null, Field>(register.fields.map((field) => [field.key, field]))
  const rows = entries.map((entry) => {
    const field = fields.get(entry.field)
    const text = (value: Value) => (field ? lineOf(field, value, codes) : String(value ?? ''))
    return [
      entry.at.slice(0, 16).replace('T', ' '),
      entry.by,
      actionLabels[entry.action][language],
      field?.label ?? entry.field ?? '',
      text(entry.from),
      text(entry.to),
      [entry.source ? placeText(entry.source.file, entry.source.sheet, entry.source.row) : '', entry.why ?? ''].filter((part) => part !== '').join('；'),
    ]
  })
  const headings = [
    say('时间 (UTC)', 'when (UTC)'),
    say('谁', 'who'),
    say('动作', 'what'),
    say('字段', 'field'),
    say('原来', 'from'),
    say('改为', 'to'),
    say('来源或理由', 'source or reason'),
  ]
  return table(headings, rows)
}
