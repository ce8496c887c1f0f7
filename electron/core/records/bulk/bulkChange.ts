// What a bulk edit means for one record: the same reading and the same rules as an edit of that record alone.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { BulkChange } from '#shared/api/recordsContract.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { findRegister, type RegisterId, storedFields } from '#shared/registers/index.ts'
import type { Office } from '../../office.ts'
import { registerOf } from '../listRecords.ts'
import type { RecordWriter } from '../recordWriter.ts'
import { examine } from '../saveRecord.ts'

export interface BulkTarget {
  readonly register: RegisterId
  readonly field: StoredField
  readonly change: BulkChange
}

/** `from` and `to` in stored form. */
export type Effect =
  | { readonly kind: 'changed'; readonly from: Value; readonly to: Value; readonly warnings: readonly string[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly from: Value; readonly reason: string }

const replaceable: readonly StoredField['kind'][] = ['text', 'note', 'organisation', 'person']

/** @throws LedgerError value-invalid, with the sentence, for a field that cannot be edited so */
export function bulkTarget(register: RegisterId, key: string, change: BulkChange): BulkTarget {
  const { label, fields } = registerOf(register)
  const field = fields.find((candidate) => candidate.key === key)
  const refuse = (message: string) => new LedgerError('value-invalid', { field: key, label: field?.label ?? key, message })
  if (!field) throw refuse(`“${label}”没有“${key}”这一项。`)
  if (field.kind === 'derived') throw refuse(`“${field.label}”由其他台账推算得出，不能批量修改。`)
  if (field.kind === 'via') throw refuse(`“${field.label}”登记在“${findRegister(field.register)?.label ?? field.register}”里，请到那里修改。`)
  if (field.masked) throw refuse(`“${field.label}”是打码的号码，不能批量修改。`)
  if (change.kind === 'replace' && !replaceable.includes(field.kind)) throw refuse(`“${field.label}”不是文字，不能查找替换。`)
  return { register, field, change }
}

/** @param records of the same connection @throws LedgerError not-found */
export function effectOn(office: Office, connection: SQLite.Database, records: RecordWriter, { register, field, change }: BulkTarget, id: number): Effect {
  const current = records.read(registerOf(register), id)
  const from = current[field.key] ?? null
  const given = newValue(change, from)
  if (given === from) return { kind: 'unchanged' }
  const { values, problems } = examine(office, connection, { register, id, current, values: { [field.key]: given } })
  if (Object.hasOwn(values, field.key) && (values[field.key] ?? null) === from) return { kind: 'unchanged' }
  const errors = problems.filter((problem) => problem.level === 'error')
  if (errors.length > 0) return { kind: 'refused', from, reason: errors.map((problem) => problem.message).join('') }
  return {
    kind: 'changed',
    from,
    to: values[field.key] ?? null,
    warnings: problems.filter((problem) => problem.field === field.key).map((problem) => problem.message),
  }
}

function newValue(change: BulkChange, from: Value): Value {
  if (change.kind === 'set') return change.value === '' ? null : change.value
  if (typeof from !== 'string' || !from.includes(change.find)) return from
  const text = from.replaceAll(change.find, () => change.with).trim()
  return text === '' ? null : text
}

/** The field as the register defines it, for messages. */
export function stillThere(register: RegisterId, key: string): StoredField | undefined {
  return storedFields(registerOf(register)).find((field) => field.key === key)
}
