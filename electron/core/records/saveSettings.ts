// Writing settings: every change leaves a line in the log that is only ever added to.
import { LedgerError } from '#shared/api/errors.ts'
import type { SettingChange } from '#shared/api/settingsContract.ts'
import { type SettingKey, type Settings, type SettingsPatch, settingGroupIds, settingKeys, settingOf, settingsOf } from '#shared/settings/settings.ts'
import type { Office } from '../office.ts'
import { writeAuditLine } from './audit.ts'
import { readSettings, writeSetting } from './settings.ts'

/** @throws LedgerError value-invalid when the scope is no city, county or township; writer-busy */
export function saveSettings(office: Office, patch: SettingsPatch): Settings {
  refuseStrangeScope(office, patch.office?.scope)
  return office.database.write((writer) => {
    const before = readSettings(writer)
    const after = settingsOf(Object.fromEntries(settingGroupIds.map((group) => [group, { ...before[group], ...patch[group] }])))
    for (const group of settingGroupIds) if (differ(before[group], after[group])) writeSetting(writer, group, after[group])
    for (const key of settingKeys) {
      const [from, to] = [settingOf(before, key), settingOf(after, key)]
      if (differ(from, to)) writeAuditLine(office, writer, 'setting', { key, from, to })
    }
    return after
  })
}

/** Newest first. */
export function settingHistory(
  office: Office,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): {
  total: number
  changes: SettingChange[]
} {
  const { reader } = office.database
  const total = reader.prepare("SELECT count(*) FROM audit WHERE event = 'setting'").pluck().get() as number
  const rows = reader.prepare("SELECT at, by, detail FROM audit WHERE event = 'setting' ORDER BY id DESC LIMIT ? OFFSET ?").all(limit, offset) as Line[]
  const changes = rows.map(({ at, by, detail }) => ({ at, by, ...(JSON.parse(detail) as Pick<SettingChange, 'key' | 'from' | 'to'>) }))
  const isKnown = (key: string) => settingKeys.includes(key as SettingKey)
  return { total, changes: changes.filter(({ key }) => isKnown(key)) }
}

interface Line {
  readonly at: string
  readonly by: string
  readonly detail: string
}

function refuseStrangeScope(office: Office, scope: string | null | undefined): void {
  if (scope === null || scope === undefined) return
  const level = office.regions().find(scope)?.level
  if (level !== 'city' && level !== 'county' && level !== 'township') throw new LedgerError('value-invalid', { field: 'scope', value: scope })
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}
