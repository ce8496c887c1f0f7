// What the rules may ask the office.
import type SQLite from 'better-sqlite3'
import type { Office } from '../office.ts'
import { registerOf } from './listRecords.ts'
import type { RuleContext } from './rules/rule.ts'

/** @param connection the one on which the record is about to be written, or the reader. */
export function ruleContext(office: Office, connection: SQLite.Database, id: number | null): RuleContext {
  const regions = office.regions()
  const idOf = (code: string): number | null => {
    const found = connection.prepare('SELECT id FROM region WHERE code = ?').pluck().get(code)
    return typeof found === 'number' ? found : null
  }
  return {
    today: office.clock.today(),
    id,
    exists: (register, record) =>
      connection.prepare(`SELECT 1 FROM ${registerOf(register).table} WHERE id = ? AND deleted_at IS NULL`).get(record) !== undefined,
    activeLinks: (union, unit) =>
      connection
        .prepare('SELECT id FROM union_unit WHERE union_id = ? AND unit_id = ? AND covered_to IS NULL AND deleted_at IS NULL')
        .pluck()
        .all(union, unit) as number[],
    regionExists: (code) => connection.prepare('SELECT 1 FROM region WHERE code = ? AND deleted_at IS NULL').get(code) !== undefined,
    regionId: idOf,
    countyOf(township) {
      const parent = regions.find(regions.current(township))?.parent
      return parent ? regions.current(parent) : null
    },
    current: regions.current,
  }
}
