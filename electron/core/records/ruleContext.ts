// What the rules may ask the office.
import type SQLite from 'better-sqlite3'
import { columnOf, type RegisterId, storedFields } from '#shared/registers/index.ts'
import { foldName } from '#shared/values/name.ts'
import type { Office } from '../office.ts'
import { registerOf } from './listRecords.ts'
import { unionByEvents } from './membership/settleMembership.ts'
import { fromSql } from './recordWriter.ts'
import type { RuleContext } from './rules/rule.ts'

/** @param connection the one on which the record is about to be written, or the reader. */
export function ruleContext(office: Office, connection: SQLite.Database, id: number | null, { correcting = false, puttingBack = false } = {}): RuleContext {
  return { ...ruleContexts(office, connection, 'others')(id), correcting, puttingBack }
}

/**
 * Contexts of many records, one after another: what is asked of the office is prepared once.
 * @param beside with which records one is compared: when all are looked at in turn, of two that repeat each other only the later is to be named
 */
export function ruleContexts(office: Office, connection: SQLite.Database, beside: 'others' | 'earlier'): (id: number | null) => RuleContext {
  const regions = office.regions()
  const today = office.clock.today()
  const prepared = new Map<string, SQLite.Statement>()
  const ask = (sql: string): SQLite.Statement => {
    const known = prepared.get(sql) ?? connection.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  const other = beside === 'earlier' ? 'id < ?' : 'id IS NOT ?'
  const shared = {
    today,
    editing: beside === 'others',
    correcting: false,
    puttingBack: false,
    unionByEvents: (member: number) => unionByEvents(connection, member, today),
    exists: (register: string, record: number) =>
      ask(`SELECT 1 FROM ${registerOf(register).table} WHERE id = ? AND deleted_at IS NULL`).get(record) !== undefined,
    valueOf(register: RegisterId, record: number, key: string) {
      const field = storedFields(registerOf(register)).find((candidate) => candidate.key === key)
      if (!field) throw new Error(`${register} has no ${key}`)
      const row = ask(`SELECT ${columnOf(field)} AS value FROM ${registerOf(register).table} WHERE id = ?`).get(record) as
        | { value: string | number | null }
        | undefined
      return fromSql(field, row?.value ?? null)
    },
    regionExists: (code: string) => ask('SELECT 1 FROM region WHERE code = ? AND deleted_at IS NULL').get(code) !== undefined,
    regionId: (code: string) => (ask('SELECT id FROM region WHERE code = ?').get(code) as { id: number } | undefined)?.id ?? null,
    countyOf(township: string) {
      const parent = regions.find(regions.current(township))?.parent
      return parent ? regions.current(parent) : null
    },
    current: regions.current,
  }
  return (id) => ({
    ...shared,
    id,
    unionBefore(member, date) {
      const leading = 'SELECT from_union_id AS origin, to_union_id AS target FROM membership_event WHERE member_id = ? AND deleted_at IS NULL AND id IS NOT ?'
      type Move = { origin: number | null; target: number | null } | undefined
      const isLeading = "kind IN ('入会', '转入') AND to_union_id IS NOT NULL"
      const last = ask(`${leading} AND ${isLeading} AND date < ? ORDER BY date DESC, id DESC LIMIT 1`).get(member, id, date) as Move
      if (last) return last.target
      const next = ask(`${leading} AND ${isLeading} AND date >= ? ORDER BY date, id LIMIT 1`).get(member, id, date) as Move
      return next ? next.origin : (shared.valueOf('member', member, 'union') as number | null)
    },
    movedSince: (member, date) =>
      ask(
        `SELECT 1 FROM membership_event WHERE member_id = ? AND deleted_at IS NULL AND id IS NOT ? AND kind IN ('入会', '转入') AND to_union_id IS NOT NULL
         AND (date > ? OR (date = ? AND id > ?))`,
      ).get(member, id, date, date, id ?? Number.MAX_SAFE_INTEGER) !== undefined,
    activeLinks: (union, unit) =>
      (
        ask(`SELECT id FROM union_unit WHERE union_id = ? AND unit_id = ? AND covered_to IS NULL AND deleted_at IS NULL AND ${other}`).all(union, unit, id) as {
          id: number
        }[]
      ).map((link) => link.id),
    holdsPost: (name, union, position, from, to) =>
      ask(
        `SELECT 1 FROM cadre WHERE name_key = ? AND union_id = ? AND position = ? AND deleted_at IS NULL AND ${other}
         AND (to_on IS NULL OR to_on > coalesce(?, '')) AND (from_on IS NULL OR from_on < coalesce(?, '9999'))`,
      ).get(foldName(name), union, position, id, from, to) !== undefined,
    otherWeights: (federation, year, period) =>
      (
        ask(`SELECT total(weight) AS sum FROM appraisal WHERE name_key = ? AND year = ? AND period IS ? AND deleted_at IS NULL AND ${other}`).get(
          foldName(federation),
          year,
          period,
          id,
        ) as { sum: number }
      ).sum,
    otherForums: (month, county) =>
      (
        ask(
          `SELECT count(*) AS forums FROM activity WHERE kind = '工匠论坛' AND date >= ? AND date < ? AND county IS ? AND deleted_at IS NULL AND ${other}`,
        ).get(month, `${month}~`, county, id) as { forums: number }
      ).forums,
  })
}
