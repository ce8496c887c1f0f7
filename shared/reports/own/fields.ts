// Which fields of a register a report of the office's own can be made from.
import type { Field, StoredField } from '../../registers/field.ts'
import { storedFieldOf } from '../../registers/index.ts'
import type { RegisterDefinition } from '../../registers/register.ts'

/** How far links are followed to find where a record belongs: a change of membership leads to a member, that one to a union. */
export const placeSteps = 2

/** Whether its records lie somewhere, by themselves or by what they link to. @param find registers by id */
export function hasPlace(register: RegisterDefinition, find: (id: string) => RegisterDefinition | undefined, steps = placeSteps): boolean {
  if (register.id === 'region' || register.fields.some((field) => field.kind === 'region' && field.key === 'county')) return true
  if (steps === 0) return false
  return register.fields.some((field) => {
    const target = field.kind === 'link' ? find(field.register) : undefined
    return target !== undefined && hasPlace(target, find, steps - 1)
  })
}

/** Fields by whose values records can be counted apart. */
export function choiceFields(register: RegisterDefinition): Field[] {
  return register.fields.filter((field) => ['choice', 'boolean', 'year'].includes(storedFieldOf(field)?.kind ?? ''))
}

/** Fields that can be added up. */
export function numberFields(register: RegisterDefinition): Field[] {
  return register.fields.filter((field) => isNumber(field) && !['longitude', 'latitude'].includes(field.key))
}

export function isNumber(field: Field): boolean {
  return ['count', 'decimal'].includes(storedFieldOf(field)?.kind ?? '')
}

export function dateFields(register: RegisterDefinition): Field[] {
  return register.fields.filter((field) => storedFieldOf(field)?.kind === 'date')
}

/** Columns of a list of records: what a link leads to is shown by the fields that are read through it. */
export function listedFields(register: RegisterDefinition): Field[] {
  return register.fields.filter((field) => field.kind !== 'link')
}

/** A choice's code as a person reads it. */
export function groupLabel(field: StoredField | undefined, code: string, labelOf: (table: string, code: string) => string): string {
  if (field?.kind === 'boolean') return code === '1' ? '是' : '否'
  if (field?.kind === 'year') return `${code}年`
  return field?.kind === 'choice' ? labelOf(field.table, code) : code
}
