// What of a list's query memory can answer, and what is left to SQL.
import type { Filter, ListQuery } from '#shared/api/recordsContract.ts'
import type { Field } from '#shared/registers/field.ts'
import { findRegister } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { INCOMPLETE, isKept } from './keptFields.ts'

export interface Plan {
  readonly columns: readonly string[]
  /** Filters on those columns. */
  readonly kept: readonly Filter[]
  readonly incomplete: boolean
  /** Filters that only SQL answers. */
  readonly rest: readonly Filter[]
  /** Nothing is left to SQL. */
  readonly isWhole: boolean
  /** The page is wanted by name. */
  readonly inNameOrder: boolean
}

type Query = Pick<ListQuery, 'filters' | 'sort' | 'incompleteOnly' | 'counted' | 'ids'>

/** @returns null: SQL is quick by itself, or has to do all of it */
export function planOf(register: RegisterDefinition, { filters, sort, incompleteOnly, counted, ids }: Query): Plan | null {
  if (counted || ids || filters.some((filter) => isPointed(register, filter))) return null
  const kept = filters.filter((filter) => isKept(register, filter.field))
  const rest = filters.filter((filter) => !kept.includes(filter))
  const isNarrowed = kept.length > 0 || incompleteOnly
  const sortedBy = sort && isKept(register, sort.field) ? sort.field : null
  const byName = sort !== undefined && sort.field === register.title
  const isWhole = rest.length === 0 && (!sort || sortedBy !== null || byName)
  // By name alone the list is an index.
  if (!isNarrowed && !(isWhole && sortedBy !== null)) return null
  const columns = new Set(kept.map((filter) => filter.field))
  if (incompleteOnly) columns.add(INCOMPLETE)
  if (isWhole && sortedBy !== null) columns.add(sortedBy)
  return { columns: [...columns], kept, incomplete: incompleteOnly, rest, isWhole, inNameOrder: isWhole && byName }
}

/** It leads to few records by an index of SQLite's. */
function isPointed(register: RegisterDefinition, { field: key, op }: Filter): boolean {
  if (op !== 'is' && op !== 'in') return false
  const field = register.fields.find((each) => each.key === key)
  return field !== undefined && isIndexed(register, field)
}

function isIndexed(register: RegisterDefinition, field: Field): boolean {
  if (field.key === register.title || field.kind === 'link' || field.kind === 'idNumber') return true
  return field.kind === 'via' && findRegister(field.register)?.title === field.field
}
