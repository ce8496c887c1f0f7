// Where a field's value comes from in SQL: a column of its own, a record that a link leads to, or an arithmetic over other columns.

import type SQLite from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { StoredField, Value, ViaField } from '#shared/registers/field.ts'
import { columnOf, findRegister, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { firstRow } from '../database/query.ts'

export interface FieldExpression {
  readonly key: string
  /** Whose kind decides how the value is compared and shown; for a via field the one at the link's end. */
  readonly field: StoredField
  readonly masked: boolean
  readonly value: RawBuilder<unknown>
  /** Folded name, where the table keeps one for this field. */
  readonly folded: RawBuilder<unknown> | null
  /** What the list is ordered by. */
  readonly order: RawBuilder<unknown>
  readonly join: Join | null
}

export interface Join {
  readonly alias: string
  readonly clause: RawBuilder<unknown>
}

/** @throws LedgerError bad-input when the register has no such field. */
export function expressionOf(register: RegisterDefinition, key: string, today: string): FieldExpression {
  const field = register.fields.find((candidate) => candidate.key === key)
  if (!field) throw new LedgerError('bad-input', { field: key, register: register.id })
  if (field.kind !== 'via') return read(register, 'r', field, field.masked === true, key, null)
  const target = findRegister(field.register)
  const end = target && storedFields(target).find((candidate) => candidate.key === field.field)
  if (!target || !end) throw new Error(`${register.id}.${key} leads nowhere`)
  const join = joinFor(register, field, target, today)
  return read(target, join.alias, end, field.masked === true || end.masked === true, key, join)
}

export function allExpressions(register: RegisterDefinition, today: string): FieldExpression[] {
  return register.fields.map((field) => expressionOf(register, field.key, today))
}

function read(owner: RegisterDefinition, alias: string, field: StoredField, masked: boolean, key: string, join: Join | null): FieldExpression {
  const value = derived(owner, alias, field) ?? sql.ref(`${alias}.${columnOf(field)}`)
  const isTitle = owner.title === field.key
  const folded = isTitle ? sql.ref(`${alias}.name_key`) : null
  return { key, field, masked, value, folded, order: isTitle ? sql.ref(`${alias}.name_sort`) : orderOf(field, value), join }
}

function orderOf(field: StoredField, value: RawBuilder<unknown>): RawBuilder<unknown> {
  switch (field.kind) {
    case 'text':
    case 'note':
    case 'organisation':
    case 'person':
      return sql`sort_key(${value})`
    case 'uscc':
    case 'organisationCode':
    case 'phone':
    case 'idNumber':
    case 'choice':
    case 'choices':
    case 'year':
    case 'decimal':
    case 'region':
    case 'date':
    case 'count':
    case 'boolean':
    case 'link':
      return value
  }
}

/** Where nothing is written, some fields follow from others: shown, filtered and ordered alike, and never stored. */
function derived(owner: RegisterDefinition, alias: string, field: StoredField): RawBuilder<unknown> | null {
  if (owner.id !== 'union') return null
  if (field.key === 'termEndsOn') return termEnd(alias)
  if (field.key === 'upperUnion') return upperUnion(alias)
  return null
}

/** A basic-level union stands under the federation of its township, or else of its county. */
function upperUnion(alias: string): RawBuilder<unknown> {
  const place = sql`SELECT region.name || '总工会' FROM region WHERE region.deleted_at IS NULL AND region.local = 0 AND region.code`
  const [township, county] = [sql.ref(`${alias}.township`), sql.ref(`${alias}.county`)]
  return sql`coalesce(${sql.ref(`${alias}.upper_union`)}, (${place} = ${township}), (${place} = ${county}))`
}

/** What a blank field of this record follows from, if it is one of those that do; null otherwise. */
export function derivedValue(connection: SQLite.Database, register: RegisterDefinition, id: number, key: string): Value {
  const field = storedFields(register).find((candidate) => candidate.key === key)
  const value = field && derived(register, 'r', field)
  if (!value) return null
  return firstRow(connection, sql<{ value: Value }>`SELECT ${value} AS value FROM ${sql.table(register.table)} AS r WHERE r.id = ${id}`)?.value ?? null
}

/** A term ends on the day of the month on which it began, that many years later; a 29 February that does not come again gives way to the 28th. */
function termEnd(alias: string): RawBuilder<unknown> {
  const ends = sql.ref(`${alias}.term_ends_on`)
  const from = sql.ref(`${alias}.term_from`)
  const years = sql.ref(`${alias}.term_years`)
  const later = sql`printf('%04d', substr(${from}, 1, 4) + ${years})`
  const leap = sql`((substr(${from}, 1, 4) + ${years}) % 4 = 0 AND ((substr(${from}, 1, 4) + ${years}) % 100 <> 0 OR (substr(${from}, 1, 4) + ${years}) % 400 = 0))`
  const rest = sql`CASE WHEN substr(${from}, 5) = '-02-29' AND NOT ${leap} THEN '-02-28' ELSE substr(${from}, 5) END`
  return sql`coalesce(${ends}, CASE WHEN ${from} IS NOT NULL AND ${years} > 0 THEN ${later} || ${rest} END)`
}

/** A via field follows the register's own link; a union's unit is the one that it covers today, unless it is a joint union. */
function joinFor(register: RegisterDefinition, field: ViaField, target: RegisterDefinition, today: string): Join {
  const link = storedFields(register).find((candidate) => candidate.kind === 'link' && candidate.register === field.register)
  if (link) {
    const alias = `${link.key}_end`
    return { alias, clause: sql`LEFT JOIN ${sql.table(target.table)} AS ${sql.ref(alias)} ON ${sql.ref(`${alias}.id`)} = ${sql.ref(`r.${columnOf(link)}`)}` }
  }
  const covered = sql`(SELECT c.unit_id FROM union_unit c WHERE c.union_id = r.id AND c.deleted_at IS NULL AND ${activeOn('c', today)} ORDER BY c.id LIMIT 1)`
  return { alias: 'own_unit', clause: sql`LEFT JOIN unit AS own_unit ON r.form IS NOT 'joint' AND own_unit.deleted_at IS NULL AND own_unit.id = ${covered}` }
}

/** A link ends on its last day, as in report A: from then on the unit is not covered. A coarse date stands for its first day. */
export function activeOn(alias: string, day: string): RawBuilder<unknown> {
  const from = sql.ref(`${alias}.covered_from`)
  const to = sql.ref(`${alias}.covered_to`)
  return sql`((${from} IS NULL OR ${from} <= ${day}) AND (${to} IS NULL OR ${to} > ${day}))`
}
