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

/** Kinds of fields by which records can be counted apart: by their values, dates by their year. */
export const groupingKinds: readonly string[] = ['choice', 'boolean', 'year', 'date']

/** Fields of these kinds, dates last. */
export function choiceFields(register: RegisterDefinition): Field[] {
  const fields = register.fields.filter((field) => groupingKinds.includes(storedFieldOf(field)?.kind ?? ''))
  return [...fields.filter((field) => !isDate(field)), ...fields.filter(isDate)]
}

/** 建会时间（按年） */
export function groupingLabel(field: Field): string {
  return isDate(field) ? `${field.label}（按年）` : field.label
}

function isDate(field: Field): boolean {
  return storedFieldOf(field)?.kind === 'date'
}

/** Fields that can be added up. */
export function numberFields(register: RegisterDefinition): Field[] {
  return register.fields.filter((field) => isNumber(field) && !['longitude', 'latitude'].includes(field.key))
}

export function isNumber(field: Field): boolean {
  return ['count', 'decimal'].includes(storedFieldOf(field)?.kind ?? '')
}

export function dateFields(register: RegisterDefinition): Field[] {
  return register.fields.filter(isDate)
}

/** Columns of a list of records: what a link leads to is shown by the fields that are read through it. */
export function listedFields(register: RegisterDefinition): Field[] {
  return register.fields.filter((field) => field.kind !== 'link')
}

/** A choice's code as a person reads it. */
export function groupLabel(field: StoredField | undefined, code: string, labelOf: (table: string, code: string) => string): string {
  if (field?.kind === 'boolean') return code === '1' ? '是' : '否'
  if (field?.kind === 'year' || field?.kind === 'date') return `${code}年`
  return field?.kind === 'choice' ? labelOf(field.table, code) : code
}
