// Shows one masked field in full, and writes down who wanted to see it and why.
import { LedgerError } from '#shared/api/errors.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { writeAudit } from './audit.ts'
import { registerOf } from './listRecords.ts'
import type { RecordRef } from './saveRecord.ts'

/** @throws LedgerError reason-required, not-found, bad-input when the field is not a masked one */
export function revealField(office: Office, input: RecordRef & { field: string; reason: string; asOf?: string | undefined }): { value: string | null } {
  const register = registerOf(input.register)
  const reason = input.reason.trim()
  if (reason === '') throw new LedgerError('reason-required')
  const field = storedFields(register).find((candidate) => candidate.key === input.field && candidate.masked)
  if (!field) throw new LedgerError('bad-input', { field: input.field })
  const value = office.database.reader
    .prepare(`SELECT ${columnOf(field)} FROM ${register.table} WHERE id = ?`)
    .pluck()
    .get(input.id)
  if (value === undefined) throw new LedgerError('not-found', { register: register.id, label: register.label, id: input.id })
  writeAudit(office, 'reveal', { register: register.id, id: input.id, field: field.key, reason, ...(input.asOf === undefined ? {} : { asOf: input.asOf }) })
  return { value: value === null ? null : String(value) }
}
