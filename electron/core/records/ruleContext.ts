// What the rules may ask the office.
import type SQLite from 'better-sqlite3'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import { foldName } from '#shared/values/name.ts'
import type { Office } from '../office.ts'
import { registerOf } from './listRecords.ts'
import { fromSql } from './recordWriter.ts'
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
    valueOf(register, record, key) {
      const field = storedFields(registerOf(register)).find((candidate) => candidate.key === key)
      if (!field) throw new Error(`${register} has no ${key}`)
      const raw = connection
        .prepare(`SELECT ${columnOf(field)} FROM ${registerOf(register).table} WHERE id = ?`)
        .pluck()
        .get(record)
      return fromSql(field, (raw ?? null) as string | number | null)
    },
    holdsPost: (name, union, position, from, to) =>
      connection
        .prepare(
          `SELECT 1 FROM cadre WHERE name_key = ? AND union_id = ? AND position = ? AND deleted_at IS NULL AND id IS NOT ?
           AND (to_on IS NULL OR to_on > coalesce(?, '')) AND (from_on IS NULL OR from_on < coalesce(?, '9999'))`,
        )
        .get(foldName(name), union, position, id, from, to) !== undefined,
    otherWeights: (federation, year, period) =>
      connection
        .prepare('SELECT total(weight) FROM appraisal WHERE name_key = ? AND year = ? AND period IS ? AND deleted_at IS NULL AND id IS NOT ?')
        .pluck()
        .get(foldName(federation), year, period, id) as number,
    otherForums: (month, county) =>
      connection
        .prepare(`SELECT count(*) FROM activity WHERE kind = '工匠论坛' AND date >= ? AND date < ? AND county IS ? AND deleted_at IS NULL AND id IS NOT ?`)
        .pluck()
        .get(month, `${month}~`, county, id) as number,
    regionExists: (code) => connection.prepare('SELECT 1 FROM region WHERE code = ? AND deleted_at IS NULL').get(code) !== undefined,
    regionId: idOf,
    countyOf(township) {
      const parent = regions.find(regions.current(township))?.parent
      return parent ? regions.current(parent) : null
    },
    current: regions.current,
  }
}
