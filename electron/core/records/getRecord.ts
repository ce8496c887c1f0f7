// One record, as its page shows it.
import { LedgerError } from '#shared/api/errors.ts'
import type { RecordView } from '#shared/api/types.ts'
import type { Office } from '../office.ts'
import { registerOf } from './listRecords.ts'
import type { RecordRef } from './saveRecord.ts'
import { shown } from './saveRecord.ts'

/** Records in the recycle bin too, marked as deleted. @throws LedgerError not-found */
export function getRecord(office: Office, { register: id, id: recordId }: RecordRef): RecordView {
  const register = registerOf(id)
  const row = office.database.reader
    .prepare(`SELECT created_at AS createdAt, updated_at AS updatedAt, deleted_at AS deletedAt FROM ${register.table} WHERE id = ?`)
    .get(recordId) as { createdAt: string; updatedAt: string; deletedAt: string | null } | undefined
  if (!row) throw new LedgerError('not-found', { register: id, label: register.label, id: recordId })
  return { record: shown(office, register, recordId), deleted: row.deletedAt !== null, createdAt: row.createdAt, updatedAt: row.updatedAt }
}
