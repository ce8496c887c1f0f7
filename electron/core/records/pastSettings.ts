// What the office had set at an instant, told from the log of its settings: reports and lists of a past day go by the rules of that day. Settings that came with the
// program, or were written before anybody changed them, have always stood.
import type SQLite from 'better-sqlite3'
import { type SettingKey, settingGroupIds, settingKeys, splitKey } from '#shared/settings/settings.ts'
import { readSetting } from './settings.ts'

interface Line {
  readonly key: string
  readonly from: unknown
}

/** Puts a temporary view before the table of settings. @param end instant; what was set at it or later has not been set. To be called within a transaction of `reader`. */
export function pastSettings(reader: SQLite.Database, end: string): void {
  reader.exec('DROP VIEW IF EXISTS temp.setting; DROP TABLE IF EXISTS temp.then_setting')
  const details = reader.prepare("SELECT detail FROM audit WHERE event = 'setting' AND at >= ? ORDER BY id DESC").pluck().all(end) as string[]
  if (details.length === 0) return
  const groups = new Map(settingGroupIds.map((group) => [group, { ...Object(readSetting(reader, group)) } as Record<string, unknown>]))
  for (const { key, from } of details.map((detail) => JSON.parse(detail) as Line)) {
    if (!settingKeys.includes(key as SettingKey)) continue
    const [group, name] = splitKey(key as SettingKey)
    const set = groups.get(group)
    if (set) set[name] = from
  }
  reader.exec('CREATE TABLE temp.then_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)')
  const put = reader.prepare('INSERT INTO temp.then_setting (key, value) VALUES (?, ?)')
  for (const [group, values] of groups) put.run(group, JSON.stringify(values))
  reader.exec(
    'CREATE TEMP VIEW setting AS SELECT key, value FROM temp.then_setting UNION ALL SELECT key, value FROM main.setting WHERE key NOT IN (SELECT key FROM temp.then_setting)',
  )
}
