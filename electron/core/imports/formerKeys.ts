// Under what else a record is known: what a duplicate that was merged into it was called, and the unions that a member has left. Ledgers of those days still say so.
import type SQLite from 'better-sqlite3'
import type { Value } from '#shared/registers/field.ts'
import { columnOf, type RegisterId, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { allMerged } from '../records/operations/mergedRecords.ts'

export interface FormerKey {
  /** The record that stands for it. */
  readonly id: number
  readonly values: Readonly<Record<string, Value>>
}

/** Between the former names of one record. */
const separators = /[、；;，,\n]/

export function formerKeys(register: RegisterDefinition, connection: SQLite.Database): FormerKey[] {
  return [...keysOfMerged(register, connection), ...(register.id === 'member' ? keysOfMoved(register, connection) : [])]
}

function keysOfMerged(register: RegisterDefinition, connection: SQLite.Database): FormerKey[] {
  const merged = allMerged(connection, register.id as RegisterId)
  if (merged.length === 0) return []
  const read = reader(register, connection)
  const standing = new Set(merged.map(({ into }) => into))
  return [
    ...merged.flatMap(({ id, into }) => namings(register, into, read(id))),
    // Its own name may have given way to that of the duplicate.
    ...[...standing].flatMap((id) => namings(register, id, read(id))),
  ].filter(({ id }) => read(id)?.deleted_at === null)
}

/** By its name and by each of its former names. */
function namings(register: RegisterDefinition, id: number, values: FormerKey['values'] | undefined): FormerKey[] {
  if (!values) return []
  const title = register.title
  if (title === null || typeof values.formerNames !== 'string') return [{ id, values }]
  const names = values.formerNames.split(separators).map((name) => name.trim())
  return [{ id, values }, ...names.filter((name) => name !== '').map((name) => ({ id, values: { ...values, [title]: name } }))]
}

/** Whoever moved is found in the union that he left, so that an older list does not bring him a second time. */
function keysOfMoved(register: RegisterDefinition, connection: SQLite.Database): FormerKey[] {
  const moved = connection
    .prepare(
      `SELECT DISTINCT e.member_id AS id, e.from_union_id AS "union" FROM membership_event e JOIN member m ON m.id = e.member_id
       WHERE e.from_union_id IS NOT NULL AND e.deleted_at IS NULL AND m.deleted_at IS NULL AND m.union_id <> e.from_union_id`,
    )
    .all() as { id: number; union: number }[]
  if (moved.length === 0) return []
  const read = reader(register, connection)
  return moved.flatMap(({ id, union }) => {
    const values = read(id)
    return values ? [{ id, values: { ...values, union } }] : []
  })
}

function reader(register: RegisterDefinition, connection: SQLite.Database): (id: number) => FormerKey['values'] | undefined {
  const columns = storedFields(register).map((field) => `${columnOf(field)} AS "${field.key}"`)
  const ask = connection.prepare(`SELECT ${columns.join(', ')}, deleted_at FROM ${register.table} WHERE id = ?`)
  return (id) => ask.get(id) as FormerKey['values'] | undefined
}
