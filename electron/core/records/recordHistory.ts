// What happened to a record, one entry per field, newest first, in the words of its form.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { HistoryEntry, SourceEntry } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { maskNumber } from '#shared/values/maskNumber.ts'
import type { Office } from '../office.ts'
import { creationOf } from './creations.ts'
import { registerOf } from './listRecords.ts'
import { fromSql } from './recordWriter.ts'
import type { RecordRef } from './saveRecord.ts'
import { columnsOf, sourceEntries } from './sources.ts'

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
  readonly ledger: string | null
  readonly mapping: string | null
}

type Changes = Readonly<Record<string, readonly [Value, Value]>>

/**
 * Known for erased records too: the history outlives them.
 * @param input.field what happened to this field alone; its first entry is the value with which the record came to be
 * @throws LedgerError not-found, bad-input when the register does not store the field
 */
export function recordHistory(office: Office, input: RecordRef & { readonly field?: string | undefined }): { entries: HistoryEntry[]; sources: SourceEntry[] } {
  const { register: id, id: recordId, field } = input
  const register = registerOf(id)
  if (field !== undefined && !storedFields(register).some(({ key }) => key === field)) throw new LedgerError('bad-input', { field })
  const { reader } = office.database
  const lines = reader
    .prepare(
      `SELECT c.at, c.by, c.action, c.fields, c.why, c.batch_id AS batchId, c.sheet_row AS row, b.file, b.sheet, b.register AS ledger, b.mapping
       FROM (
         SELECT id, at, by, action, fields, why, batch_id, sheet_row FROM change WHERE register = @register AND record_id = @id
         UNION ALL
         SELECT 0, at, by, 'create', NULL, why, batch_id, sheet_row + @id - first_id FROM (${creationOf('@register', '@id')})
       ) c LEFT JOIN batch b ON b.id = c.batch_id ORDER BY c.id DESC`,
    )
    .all({ register: id, id: recordId }) as ChangeLine[]
  if (lines.length === 0) throw new LedgerError('not-found', { register: id, label: register.label, id: recordId })
  const told = field === undefined ? lines : linesOf(field, lines, () => storedNow(reader, register, recordId, field))
  const entries = told.flatMap((line) => entriesOf(office, register, line)).filter((entry) => field === undefined || entry.field === field)
  return { entries, sources: sourceEntries(reader, register, recordId) }
}

/** The lines that speak of a field. That of the record's beginning says with which value: what the first change found, or what stands there today. */
function linesOf(field: string, lines: readonly ChangeLine[], now: () => Value): ChangeLine[] {
  const spoken = lines.filter((line) => line.fields !== null && field in (JSON.parse(line.fields) as Changes))
  const oldest = spoken.at(-1)?.fields
  const first = oldest === undefined || oldest === null ? now() : ((JSON.parse(oldest) as Changes)[field]?.[0] ?? null)
  return lines.flatMap((line) => {
    if (line.action === 'create') return [{ ...line, fields: JSON.stringify({ [field]: [null, first] }) }]
    return spoken.includes(line) ? [line] : []
  })
}

/** null for an erased record, too. */
function storedNow(reader: SQLite.Database, register: RegisterDefinition, id: number, key: string): Value {
  const field = storedFields(register).find((candidate) => candidate.key === key)
  const raw =
    field &&
    (reader
      .prepare(`SELECT ${columnOf(field)} FROM ${register.table} WHERE id = ?`)
      .pluck()
      .get(id) as string | number | null | undefined)
  return field ? fromSql(field, raw ?? null) : null
}

function entriesOf(office: Office, register: RegisterDefinition, line: ChangeLine): HistoryEntry[] {
  const { at, by, action, why } = line
  const common = { at, by, action, why }
  if (line.fields === null) return [{ ...common, field: null, from: null, to: null, source: sourceOf(register, line, null) }]
  return Object.entries(JSON.parse(line.fields) as Changes).map(([key, [from, to]]) => ({
    ...common,
    field: key,
    from: shownAs(office, register, key, from),
    to: shownAs(office, register, key, to),
    ...linkedBy(office, register, key, from, to),
    source: sourceOf(register, line, key),
  }))
}

function sourceOf(register: RegisterDefinition, { batchId, file, sheet, row, ledger, mapping }: ChangeLine, key: string | null): HistoryEntry['source'] {
  if (batchId === null) return null
  const columns = key === null || mapping === null ? {} : columnsOf(register, ledger, JSON.parse(mapping) as Readonly<Record<string, string>>)
  return { batchId, file: file ?? '', sheet: sheet ?? '', row, column: (key === null ? undefined : columns[key]) ?? null }
}

function linkedBy(office: Office, register: RegisterDefinition, key: string, from: Value, to: Value): Pick<HistoryEntry, 'linked'> {
  const field = storedFields(register).find((candidate) => candidate.key === key)
  if (field?.kind !== 'link') return {}
  const other = registerOf(field.register)
  const name = (id: Value) => (typeof id === 'number' && other.title !== null ? storedNow(office.database.reader, other, id, other.title) : null)
  const text = (value: Value) => (value === null ? null : String(value))
  return { linked: { from: text(name(from)), to: text(name(to)) } }
}

function shownAs(office: Office, register: RegisterDefinition, key: string, value: Value): Value {
  const field = storedFields(register).find((candidate) => candidate.key === key)
  if (value === null || !field) return value
  if (field.kind === 'region') return office.regions().nameOf(String(value))
  return field.masked ? maskNumber(field, String(value)) : value
}
