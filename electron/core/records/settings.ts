// What the office has set; JSON by key: one object for each group of settings, and what the demo leaves behind.
import type SQLite from 'better-sqlite3'
import { type SettingGroup, type Settings, settingGroupIds, settingsOf } from '#shared/settings/settings.ts'
import type { RegionIndex } from '#shared/values/region.ts'
import { preparedOnce } from '../database/query.ts'
import type { Clock } from '../office.ts'

/** `today`: the day on which a demo office stands still, so that its terms do not all run out. */
type StoredKey = SettingGroup | 'demo' | 'today'

export function readSetting(connection: SQLite.Database, key: StoredKey): unknown {
  const row = preparedOnce(connection, 'SELECT value FROM setting WHERE key = ?').get(key) as { value: string } | undefined
  return row === undefined ? null : JSON.parse(row.value)
}

export function writeSetting(writer: SQLite.Database, key: StoredKey, value: unknown): void {
  writer.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, JSON.stringify(value))
}

/** All settings of the office, the product's own where nobody has set any. */
export function readSettings(connection: SQLite.Database): Settings {
  return settingsOf(Object.fromEntries(settingGroupIds.map((group) => [group, readSetting(connection, group)])))
}

/** Instants are real; the calendar day is the office's own where it has set one. */
export function officeClock(clock: Clock, connection: SQLite.Database): Clock {
  const today = connection.prepare("SELECT value FROM setting WHERE key = 'today'").pluck()
  return {
    now: () => clock.now(),
    today() {
      const set = today.get()
      return typeof set === 'string' ? String(JSON.parse(set)) : clock.today()
    },
  }
}

/** The office's own region; as long as nobody has said, the first city in force. */
export function officeScope(connection: SQLite.Database, regions: RegionIndex): { code: string; name: string } {
  const { scope } = readSettings(connection).office
  const code = scope ?? regions.entries.find((entry) => entry.level === 'city' && entry.validTo === null)?.code
  return code === undefined ? { code: '', name: '' } : { code, name: regions.nameOf(code) }
}
