// Looking a register's fields up: by key, and through a link to the field that is really shown.
import type { Field, StoredField } from '#shared/registers/field.ts'
import { findRegister, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

export function fieldByKey(register: RegisterDefinition, key: string): Field | undefined {
  return register.fields.find((field) => field.key === key)
}

/** The field whose kind decides how a column is shown and filtered. */
export function underlying(field: Field): StoredField | null {
  if (field.kind !== 'via') return field
  const other = findRegister(field.register)
  return (other && storedFields(other).find((stored) => stored.key === field.field)) ?? null
}

/** As text for gaps and messages. */
export function labelsOf(register: RegisterDefinition, keys: readonly string[]): string {
  return keys.map((key) => fieldByKey(register, key)?.label ?? key).join('、')
}

/** How much of a form's grid a field takes: notes a line, names of organisations two columns. */
export function fieldClass(field: Field): string {
  return field.kind === 'note' ? 'field wide' : field.kind === 'organisation' || field.kind === 'link' ? 'field double' : 'field'
}
