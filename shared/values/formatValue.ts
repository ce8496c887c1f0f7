// How a stored value is shown to a clerk: names for codes, masked where it must be.
import type { CodeTables } from '../importing/ledger.ts'
import type { StoredField, Value } from '../registers/field.ts'
import { maskPhone } from './phone.ts'
import type { RegionIndex } from './region.ts'

export interface Formatting {
  readonly codes: CodeTables
  readonly regions: Pick<RegionIndex, 'nameOf'>
  /** Show masked fields in full; only with a reason that has been logged. */
  readonly unmasked?: boolean
}

/** '' for an empty value. Links are shown by whoever knows the linked record's name. */
export function formatValue(field: StoredField, value: Value | undefined, formatting: Formatting): string {
  if (value === null || value === undefined) return ''
  switch (field.kind) {
    case 'boolean':
      return value ? '是' : '否'
    case 'choice':
      return formatting.codes[field.table]?.entries.find((entry) => entry.code === value)?.label ?? String(value)
    case 'region':
      return formatting.regions.nameOf(String(value))
    case 'phone':
      return formatting.unmasked ? String(value) : maskPhone(String(value))
    case 'count':
      return typeof value === 'number' ? value.toLocaleString('en-US') : String(value)
    case 'text':
    case 'note':
    case 'organisation':
    case 'person':
    case 'uscc':
    case 'organisationCode':
    case 'date':
    case 'link':
      return String(value)
  }
}

/** A value as the contract hands it out: masked fields masked, everything else as it is. */
export function maskValue(field: StoredField, value: Value): Value {
  return field.kind === 'phone' && typeof value === 'string' ? maskPhone(value) : value
}
