// Which fields of a register may be kept in memory: those with few values, each in a column of its own table, and what follows from few other records.
import { sql } from 'kysely'
import { storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { fallbackOf, type Mostly, mostly } from '../derivedFields.ts'
import { expressionOf } from '../fieldExpressions.ts'
import { incompleteCondition } from '../filters.ts'
import { KeptColumn } from './keptColumn.ts'

/** Stands for no field: whether a required one is blank. */
export const INCOMPLETE = ''

export function isKept(register: RegisterDefinition, key: string): boolean {
  const field = storedFields(register).find((each) => each.key === key)
  if (!field) return mostlyOf(register, key) !== null
  if (key === register.title || fallbackOf(register.id, 'r', key) !== null) return false
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'region':
    case 'date':
    case 'year':
    case 'count':
    case 'boolean':
      return true
    case 'text':
    case 'note':
    case 'organisation':
    case 'person':
    case 'uscc':
    case 'organisationCode':
    case 'phone':
    case 'idNumber':
    case 'decimal':
    case 'link':
      return false
  }
}

export function columnFor(register: RegisterDefinition, key: string, today: string): KeptColumn {
  if (key === INCOMPLETE) return new KeptColumn(key, sql`(${incompleteCondition(register)})`)
  return new KeptColumn(key, expressionOf(register, key, today).value)
}

/** What a derived field says of all records but few; null: it is no such field. */
export function mostlyOf(register: RegisterDefinition, key: string): Mostly | null {
  return mostly[register.id]?.[key] ?? null
}
