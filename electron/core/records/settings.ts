// What the office has set; JSON by key.
import type SQLite from 'better-sqlite3'
import type { RegionIndex } from '#shared/values/region.ts'

export type SettingKey = 'scope' | 'demo'

export function readSetting(connection: SQLite.Database, key: SettingKey): unknown {
  const value = connection.prepare('SELECT value FROM setting WHERE key = ?').pluck().get(key)
  return typeof value === 'string' ? JSON.parse(value) : null
}

export function writeSetting(writer: SQLite.Database, key: SettingKey, value: unknown): void {
  writer.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, JSON.stringify(value))
}

/** The office's own region (setting `scope`, a code); as long as nobody has said, the first city in force. */
export function officeScope(connection: SQLite.Database, regions: RegionIndex): { code: string; name: string } {
  const set = readSetting(connection, 'scope')
  const code = typeof set === 'string' ? set : regions.entries.find((entry) => entry.level === 'city' && entry.validTo === null)?.code
  return code === undefined ? { code: '', name: '' } : { code, name: regions.nameOf(code) }
}
