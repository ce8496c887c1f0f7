import { LedgerError } from '#shared/api/errors.ts'
import type { Field } from '#shared/registers/field.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import { type Command, done } from '../command.ts'
import { table } from '../table.ts'
import { valueText } from '../valueText.ts'

export const show: Command = {
  name: 'show',
  usage: 'show REGISTER ID [--history]',
  summary: ['看一条记录；--history 加上它的历史和来源', 'show a record; --history adds its history and sources'],
  options: { history: { type: 'boolean' } },
  positionals: [2, 2],
  async run(context) {
    const [register = '', idText] = context.positionals
    const definition = findRegister(register)
    if (!definition) throw new LedgerError('register-unknown', { register })
    const id = Number(idText)
    if (!Number.isSafeInteger(id) || id < 1) throw new LedgerError('wrong-usage', { usage: `ledger ${show.usage}` })
    const place = { register: register as RegisterId, id }
    const core = await context.office()
    const { record, deleted } = await core.call.records.get(place)
    const past = context.options.history ? await core.call.records.history(place) : undefined
    const { codes } = context.json ? { codes: {} } : await core.call.office.codes()
    context.answer({ record, deleted, history: past?.entries ?? [], sources: past?.sources ?? [] }, () => {
      const known = new Map<string | null, Field>(definition.fields.map((field) => [field.key, field]))
      const fields = definition.fields.map((field) => [field.label, valueText(record[field.key], field, codes)]).filter(([, value]) => value !== '')
      const history = (past?.entries ?? []).map((entry) => [
        entry.at.slice(0, 16).replace('T', ' '),
        entry.by,
        entry.field === null ? entry.action : (known.get(entry.field)?.label ?? entry.field),
        valueText(entry.from, known.get(entry.field), codes),
        valueText(entry.to, known.get(entry.field), codes),
        entry.source ? `${entry.source.file} ${entry.source.sheet} ${entry.source.row ?? ''}`.trim() : (entry.why ?? ''),
      ])
      const heading = ['时间 (UTC)', '谁', '字段', '原值', '新值', '来源']
      return [
        `${definition.label} ${id}${deleted ? context.say('（已删除）', ' (deleted)') : ''}`,
        table([context.say('字段', 'field'), context.say('值', 'value')], fields as string[][]),
        ...(past ? ['', table(heading, history)] : []),
      ].join('\n')
    })
    return done
  },
}
