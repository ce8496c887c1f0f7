// A clerk's edit: read what was typed, look at the whole record by its rules, write it with its history in one short transaction.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { CheckResult, FieldProblem, SavedRecord } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../office.ts'
import { recordsById, registerOf } from './listRecords.ts'
import { followEvent } from './membership/followEvent.ts'
import { type ParsedValues, parseValues } from './parseValues.ts'
import { type ChangeMeta, createRecordWriter, type StoredValues } from './recordWriter.ts'
import { ruleContext } from './ruleContext.ts'
import { rules } from './rules/index.ts'

type Given = Readonly<Record<string, Value>>
export interface RecordRef {
  readonly register: RegisterId
  readonly id: number
}

/** @throws LedgerError value-invalid, writer-busy */
export function createRecord(office: Office, input: { register: RegisterId; values: Given; why?: string | undefined }): SavedRecord {
  const register = registerOf(input.register)
  const parsed = parseValues(office, register, input.values, null)
  const complete = withDefaults(register, parsed.values)
  const { id, warnings } = office.database.write((writer) => {
    const problems = [...parsed.problems, ...rules[input.register](complete, ruleContext(office, writer, null))]
    refuseErrors(register, problems)
    const records = createRecordWriter(writer)
    const meta = metaOf(office, input.why)
    const id = records.create(register, complete, meta)
    followEvent(office, writer, records, register, null, complete, meta)
    return { id, warnings: unique(problems) }
  })
  return { record: shown(office, register, id), warnings }
}

/** @throws LedgerError not-found, version-conflict, value-invalid, reason-required for a correction without one, writer-busy */
export function updateRecord(
  office: Office,
  input: RecordRef & { version: number; values: Given; why?: string | undefined; correction?: boolean | undefined },
): SavedRecord {
  const register = registerOf(input.register)
  if (input.correction && !input.why?.trim()) throw new LedgerError('reason-required', { what: 'correction' })
  const warnings = office.database.write((writer) => {
    const records = createRecordWriter(writer)
    const current = records.read(register, input.id)
    expectVersion(writer, register, input)
    const { values, problems } = examine(office, writer, { ...input, current })
    refuseErrors(register, problems)
    const meta = metaOf(office, input.why)
    records.update(register, input.id, values, meta)
    followEvent(office, writer, records, register, current, { ...current, ...values }, meta)
    return problems
  })
  return { record: shown(office, register, input.id), warnings }
}

/** What an edit means for a record as it is stored, and everything that reading and rules have to say about it. */
export function examine(
  office: Office,
  writer: SQLite.Database,
  edit: RecordRef & { current: StoredValues; values: Given; correction?: boolean | undefined },
): ParsedValues {
  const { values, problems } = parseValues(office, registerOf(edit.register), edit.values, edit.current)
  const context = ruleContext(office, writer, edit.id, { correcting: edit.correction === true })
  return { values, problems: unique([...problems, ...rules[edit.register]({ ...edit.current, ...values }, context)]) }
}

/** What would be wrong with these values; nothing is saved. @throws LedgerError not-found */
export function checkRecord(
  office: Office,
  input: { register: RegisterId; id?: number | undefined; values: Given; correction?: boolean | undefined },
): CheckResult {
  const register = registerOf(input.register)
  const { reader } = office.database
  const current = input.id === undefined ? null : storedValues(office, register, input.id)
  const parsed = parseValues(office, register, input.values, current)
  const complete: StoredValues = current ? { ...current, ...parsed.values } : withDefaults(register, parsed.values)
  const context = ruleContext(office, reader, input.id ?? null, { correcting: input.correction === true })
  return { problems: unique([...parsed.problems, ...rules[input.register](complete, context)]) }
}

export function metaOf(office: Office, why: string | undefined): ChangeMeta {
  return { at: office.clock.now(), by: office.by, why: why?.trim() || null }
}

/** @throws LedgerError not-found when it is not there or in the recycle bin, version-conflict when somebody has changed it since. */
export function expectVersion(connection: Office['database']['reader'], register: RegisterDefinition, wanted: { id: number; version: number }): void {
  const row = connection.prepare(`SELECT version, deleted_at AS deletedAt FROM ${register.table} WHERE id = ?`).get(wanted.id) as
    | { version: number; deletedAt: string | null }
    | undefined
  if (!row || row.deletedAt !== null) throw new LedgerError('not-found', { register: register.id, label: register.label, id: wanted.id })
  if (row.version !== wanted.version) throw new LedgerError('version-conflict', { register: register.id, id: wanted.id })
}

/** @throws LedgerError value-invalid with the sentences of every error. */
export function refuseErrors(register: RegisterDefinition, problems: readonly FieldProblem[]): void {
  const errors = unique(problems).filter((problem) => problem.level === 'error')
  if (errors.length === 0) return
  const fields = errors.map((problem) => problem.field ?? '').filter((field) => field !== '')
  const label = register.fields.find((field) => field.key === fields[0])?.label ?? ''
  throw new LedgerError('value-invalid', {
    field: fields[0] ?? '',
    fields: fields.join(','),
    label,
    message: errors.map((problem) => problem.message).join(''),
  })
}

export function shown(office: Office, register: RegisterDefinition, id: number): SavedRecord['record'] {
  const [record] = recordsById(office, register, [id])
  if (!record) throw new LedgerError('not-found', { register: register.id, label: register.label, id })
  return record
}

function storedValues(office: Office, register: RegisterDefinition, id: number): StoredValues {
  return createRecordWriter(office.database.reader).read(register, id)
}

/** A union or a unit that nobody says otherwise about is active, a member's document the identity card. */
function withDefaults(register: RegisterDefinition, values: StoredValues): StoredValues {
  if (register.id === 'member' && (values.documentType ?? null) === null && (values.documentNumber ?? null) !== null)
    return { ...values, documentType: '居民身份证' }
  const hasStatus = register.id === 'union' || register.id === 'unit'
  return hasStatus && (values.status ?? null) === null ? { ...values, status: 'active' } : values
}

/** Reading and rules may notice the same thing; it is said once per field and level, the rule's sentence last and more precise. */
export function unique(problems: readonly FieldProblem[]): FieldProblem[] {
  const seen = new Map<string, FieldProblem>()
  for (const { field, level, message } of problems) seen.set(`${field} ${level} ${message}`, { field, level, message })
  return [...seen.values()]
}
