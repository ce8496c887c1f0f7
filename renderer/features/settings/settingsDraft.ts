// What the clerk has typed and not yet saved.
import { type SettingKey, type SettingsPatch, type SettingValue, settingsPatch, splitKey } from '#shared/settings/settings.ts'

export type SettingsDraft = Readonly<Partial<Record<SettingKey, SettingValue>>>

/** As the contract takes it. @throws when a value does not fit */
export function draftPatch(draft: SettingsDraft): SettingsPatch {
  return settingsPatch.parse(grouped(draft))
}

/** Those whose value the office could not take. */
export function unfit(draft: SettingsDraft): SettingKey[] {
  return entriesOf(draft)
    .filter(([key, value]) => !settingsPatch.safeParse(grouped({ [key]: value })).success)
    .map(([key]) => key)
}

/** Without what is as it was. */
export function changedOf(draft: SettingsDraft, stored: (key: SettingKey) => SettingValue): SettingsDraft {
  return Object.fromEntries(entriesOf(draft).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(stored(key))))
}

/** null is a value: a setting that is to be unset. */
export function draftedOf(draft: SettingsDraft, key: SettingKey, stored: () => SettingValue): SettingValue {
  const drafted = draft[key]
  return drafted === undefined ? stored() : drafted
}

export function entriesOf(draft: SettingsDraft): [SettingKey, SettingValue][] {
  return Object.entries(draft) as [SettingKey, SettingValue][]
}

function grouped(draft: SettingsDraft): Record<string, Record<string, SettingValue>> {
  const groups: Record<string, Record<string, SettingValue>> = {}
  for (const [key, value] of entriesOf(draft)) {
    const [group, name] = splitKey(key)
    groups[group] = { ...groups[group], [name]: value }
  }
  return groups
}
