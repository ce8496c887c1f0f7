// Where a field's value comes from in SQL: a column of its own, a record that a link leads to, or an arithmetic over other columns.

import type SQLite from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { DerivedField, StoredField, Value, ViaField } from '#shared/registers/field.ts'
import { columnOf, findRegister, linkTo, shownAs, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { firstRow } from '../database/query.ts'
import { derivedField, fallbackOf } from './derivedFields.ts'

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

/** y-m-d; few fields follow from it, and asking for it takes as long as counting the members of a union. */
export type Day = string | (() => string)

/** @throws LedgerError bad-input when the register has no such field. */
export function expressionOf(register: RegisterDefinition, key: string, today: Day): FieldExpression {
  const field = register.fields.find((candidate) => candidate.key === key)
  if (!field) throw new LedgerError('bad-input', { field: key, register: register.id })
  if (field.kind === 'derived') return computed(register, field, today)
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

function computed(register: RegisterDefinition, field: DerivedField, today: Day): FieldExpression {
  const shown = shownAs(field)
  const value = derivedField(register.id, 'r', field.key, said(today))
  return { key: field.key, field: shown, masked: false, value, folded: null, order: orderOf(shown, value), join: null }
}

function read(owner: RegisterDefinition, alias: string, field: StoredField, masked: boolean, key: string, join: Join | null): FieldExpression {
  const value = storedOrDerived(owner, alias, field)
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
function storedOrDerived(owner: RegisterDefinition, alias: string, field: StoredField): RawBuilder<unknown> {
  const column = sql.ref(`${alias}.${columnOf(field)}`)
  const fallback = fallbackOf(owner.id, alias, field.key)
  return fallback ? sql`coalesce(${column}, ${fallback})` : column
}

/** What a blank field of this record follows from, if it is one of those that do; null otherwise. */
export function derivedValue(connection: SQLite.Database, register: RegisterDefinition, id: number, key: string): Value {
  const value = fallbackOf(register.id, 'r', key)
  if (!value) return null
  return firstRow(connection, sql<{ value: Value }>`SELECT ${value} AS value FROM ${sql.table(register.table)} AS r WHERE r.id = ${id}`)?.value ?? null
}

/** A via field follows the register's own link; a union's unit is the one that it covers today, unless it is a joint union. */
function joinFor(register: RegisterDefinition, field: ViaField, target: RegisterDefinition, today: Day): Join {
  const link = linkTo(register, field)
  if (link) {
    const alias = `${link.key}_end`
    return { alias, clause: sql`LEFT JOIN ${sql.table(target.table)} AS ${sql.ref(alias)} ON ${sql.ref(`${alias}.id`)} = ${sql.ref(`r.${columnOf(link)}`)}` }
  }
  const covered = sql`(SELECT c.unit_id FROM union_unit c WHERE c.union_id = r.id AND c.deleted_at IS NULL AND ${activeOn('c', said(today))} ORDER BY c.id LIMIT 1)`
  return { alias: 'own_unit', clause: sql`LEFT JOIN unit AS own_unit ON r.form IS NOT 'joint' AND own_unit.deleted_at IS NULL AND own_unit.id = ${covered}` }
}

function said(day: Day): string {
  return typeof day === 'string' ? day : day()
}

/** A link ends on its last day, as in report A: from then on the unit is not covered. A coarse date stands for its first day. */
export function activeOn(alias: string, day: string): RawBuilder<unknown> {
  const from = sql.ref(`${alias}.covered_from`)
  const to = sql.ref(`${alias}.covered_to`)
  return sql`((${from} IS NULL OR ${from} <= ${day}) AND (${to} IS NULL OR ${to} > ${day}))`
}
