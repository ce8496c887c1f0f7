// What happened to a record, one entry per field, newest first, in the words of its form.
import { LedgerError } from '#shared/api/errors.ts'
import type { HistoryEntry, SourceEntry } from '#shared/api/types.ts'
import type { Value } from '#shared/registers/field.ts'
import { storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { maskNumber } from '#shared/values/maskNumber.ts'
import type { Office } from '../office.ts'
import { creationOf } from './creations.ts'
import { registerOf } from './listRecords.ts'
import type { RecordRef } from './saveRecord.ts'
import { sourceEntries } from './sources.ts'

interface ChangeLine {
  readonly at: string
  readonly by: string
  readonly action: HistoryEntry['action']
  readonly fields: string | null
  readonly why: string | null
  readonly batchId: number | null
  readonly row: number | null
  readonly file: string | null
  readonly sheet: string | null
}

/** Known for erased records too: the history outlives them. @throws LedgerError not-found */
export function recordHistory(office: Office, { register: id, id: recordId }: RecordRef): { entries: HistoryEntry[]; sources: SourceEntry[] } {
  const register = registerOf(id)
  const { reader } = office.database
  const lines = reader
    .prepare(
      `SELECT c.at, c.by, c.action, c.fields, c.why, c.batch_id AS batchId, c.sheet_row AS row, b.file, b.sheet
       FROM (
         SELECT id, at, by, action, fields, why, batch_id, sheet_row FROM change WHERE register = @register AND record_id = @id
         UNION ALL
         SELECT 0, at, by, 'create', NULL, why, batch_id, sheet_row + @id - first_id FROM (${creationOf('@register', '@id')})
       ) c LEFT JOIN batch b ON b.id = c.batch_id ORDER BY c.id DESC`,
    )
    .all({ register: id, id: recordId }) as ChangeLine[]
  if (lines.length === 0) throw new LedgerError('not-found', { register: id, label: register.label, id: recordId })
  return { entries: lines.flatMap((line) => entriesOf(office, register, line)), sources: sourceEntries(reader, register, recordId) }
}

function entriesOf(office: Office, register: RegisterDefinition, line: ChangeLine): HistoryEntry[] {
  const { at, by, action, why, batchId, file, sheet, row } = line
  const source = batchId === null ? null : { batchId, file: file ?? '', sheet: sheet ?? '', row }
  const common = { at, by, action, why, source }
  if (line.fields === null) return [{ ...common, field: null, from: null, to: null }]
  const changes = JSON.parse(line.fields) as Record<string, readonly [Value, Value]>
  return Object.entries(changes).map(([field, [from, to]]) => ({
    ...common,
    field,
    from: shownAs(office, register, field, from),
    to: shownAs(office, register, field, to),
  }))
}

function shownAs(office: Office, register: RegisterDefinition, key: string, value: Value): Value {
  const field = storedFields(register).find((candidate) => candidate.key === key)
  if (value === null || !field) return value
  if (field.kind === 'region') return office.regions().nameOf(String(value))
  return field.masked ? maskNumber(field, String(value)) : value
}
