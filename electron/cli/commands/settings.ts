// settings: what the office has set, and setting one of them.
import { LedgerError } from '#shared/api/errors.ts'
import { settingField, settingText } from '#shared/settings/settingFields.ts'
import { patchOf, type SettingKey, type Settings, type SettingValue, settingKeys, settingOf, settingsPatch } from '#shared/settings/settings.ts'
import { createRegionIndex } from '#shared/values/region.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { table } from '../table.ts'

export const settings: Command = {
  name: 'settings',
  usage: 'settings [get [KEY]] · settings set KEY VALUE',
  summary: ['列出设置，或改一项；天数用逗号分隔，null 为不设', 'list the settings, or change one; several days with commas, null for none'],
  options: {},
  positionals: [0, 3],
  async run(context) {
    const [action = 'get', key, text] = context.positionals
    const isSetting = action === 'set' && key !== undefined && text !== undefined
    if (!isSetting && (action !== 'get' || text !== undefined)) throw new LedgerError('wrong-usage', { usage: `ledger ${settings.usage}` })
    const known = key === undefined ? undefined : keyOf(key)
    const core = await context.office()
    const now = isSetting && known ? await core.call.settings.save(patch(known, text)) : await core.call.settings.get()
    const { regions } = await core.call.office.codes()
    const { nameOf } = createRegionIndex(regions)
    const shown = known ? [known] : settingKeys
    context.answer(known ? { key: known, value: settingOf(now, known) } : { settings: now }, () => settingTable(context, now, shown, nameOf))
    return done
  },
}

/** @throws LedgerError not-found */
function keyOf(text: string): SettingKey {
  const known = settingKeys.find((key) => key === text)
  if (!known) throw new LedgerError('not-found', { what: text })
  return known
}

/** Numbers are written as such, several with commas; anything else is text. @throws LedgerError bad-input */
function patch(key: SettingKey, text: string) {
  const { kind } = settingField(key)
  const value: SettingValue =
    text === 'null' ? null : kind === 'region' || kind === 'choice' ? text : kind === 'days' ? text.split(',').map(Number) : Number(text)
  const parsed = settingsPatch.safeParse(patchOf(key, value))
  if (!parsed.success) throw new LedgerError('bad-input', { field: key, value: text })
  return parsed.data
}

function settingTable({ say }: CommandContext, values: Settings, keys: readonly SettingKey[], regionName: (code: string) => string): string {
  const headings = [say('设置', 'setting'), say('名称', 'name'), say('现在', 'value'), say('说明', 'what it does')]
  return table(
    headings,
    keys.map((key) => [key, settingField(key).label, settingText(key, settingOf(values, key), regionName), settingField(key).note]),
  )
}
