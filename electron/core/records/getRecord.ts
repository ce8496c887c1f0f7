// One record, as its page shows it.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { MergedRef } from '#shared/api/mergeTypes.ts'
import type { RecordView } from '#shared/api/recordTypes.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../office.ts'
import { asOf } from './asOf.ts'
import { registerOf } from './listRecords.ts'
import { type MergedRecord, mergedHere, mergedInto } from './operations/mergedRecords.ts'
import type { RecordRef } from './saveRecord.ts'
import { shown } from './saveRecord.ts'

interface Dates {
  readonly createdAt: string
  readonly updatedAt: string
  readonly deletedAt: string | null
}

/** Records in the recycle bin too, marked as deleted. @throws LedgerError not-found */
export function getRecord(office: Office, { register: id, id: recordId }: RecordRef): RecordView {
  const register = registerOf(id)
  const { createdAt, updatedAt, deletedAt } = expectRecord(office.database.reader, register, recordId)
  const { reader } = office.database
  const into = mergedInto(reader, id, recordId)
  return {
    record: shown(office, register, recordId),
    deleted: deletedAt !== null,
    createdAt,
    updatedAt,
    mergedInto: into ? refTo(reader, register, into, into.into) : null,
    merged: mergedHere(reader, id, recordId).map((each) => refTo(reader, register, each, each.id)),
  }
}

function refTo(reader: SQLite.Database, register: RegisterDefinition, { operationId, at, by, why }: MergedRecord, id: number): MergedRef {
  return { mergeId: operationId, id, name: titleOf(reader, register, id), at, by, why }
}

/** What a record is called; null where its register has no names, or it has none. */
export function titleOf(reader: SQLite.Database, register: RegisterDefinition, id: number): string | null {
  const title = storedFields(register).find((field) => field.key === register.title)
  const name =
    title &&
    reader
      .prepare(`SELECT ${columnOf(title)} FROM ${register.table} WHERE id = ?`)
      .pluck()
      .get(id)
  return typeof name === 'string' ? name : null
}

/** The same as it stood at the end of a day. @throws LedgerError not-found, not-there-then, day-invalid, day-to-come */
export function getRecordAsOf(office: Office, input: RecordRef & { readonly asOf?: string | undefined }): RecordView {
  const register = registerOf(input.register)
  if (input.asOf !== undefined) expectRecord(office.database.reader, register, input.id)
  try {
    return asOf(office, input.asOf, (then) => getRecord(then, input))
  } catch (error) {
    if (input.asOf === undefined || !(error instanceof LedgerError) || error.code !== 'not-found') throw error
    throw new LedgerError('not-there-then', { day: input.asOf, label: register.label })
  }
}

/** @throws LedgerError not-found */
export function expectRecord(reader: SQLite.Database, register: RegisterDefinition, id: number): Dates {
  const row = reader.prepare(`SELECT created_at AS createdAt, updated_at AS updatedAt, deleted_at AS deletedAt FROM ${register.table} WHERE id = ?`).get(id) as
    | Dates
    | undefined
  if (!row) throw new LedgerError('not-found', { register: register.id, label: register.label, id })
  return row
}
