import { kindLabels } from '#shared/messages/labels.ts'
import { registers as definitions } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { type Command, done } from '../command.ts'
import { table } from '../table.ts'

export const registers: Command = {
  name: 'registers',
  usage: 'registers',
  summary: ['列出各种台账及其字段', 'list registers and their fields'],
  positionals: [0, 0],
  async run(context) {
    const known: readonly RegisterDefinition[] = Object.values(definitions)
    const document = known.map(({ id, label, fields }) => ({
      id,
      label,
      fields: fields.map((field) => ({ key: field.key, label: field.label, kind: field.kind, required: field.required === true })),
    }))
    context.answer(document, () =>
      document
        .map(({ id, label, fields }) => {
          const rows = fields.map((field) => [field.key, field.label, kindLabels[field.kind][context.language], field.required ? '*' : ''])
          return `${label} (${id})\n${table([context.say('键', 'key'), context.say('字段', 'label'), context.say('内容', 'kind'), context.say('必填', 'required')], rows)}`
        })
        .join('\n\n'),
    )
    return done
  },
}
