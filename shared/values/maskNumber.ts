// How each kind of masked field is masked: the one place that lists, history, forms and prints ask.
import type { StoredField } from '../registers/field.ts'
import { maskIdNumber } from './idNumber.ts'
import { maskPhone } from './phone.ts'

/** A stored value of a masked field, enough of it left to be recognised. */
export function maskNumber(field: StoredField, value: string): string {
  return field.kind === 'idNumber' ? maskIdNumber(value) : maskPhone(value)
}
