// A block of cells saved at once, as a sheet gives it: by the same checks as a single edit, but what holds is kept and what does not is told at its record.
import { LedgerError } from '#shared/api/errors.ts'
import type { FieldProblem, SaveOutcome } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../office.ts'
import { recordsById, registerOf } from './listRecords.ts'
import { followEvent } from './membership/followEvent.ts'
import type { ParsedValues } from './parseValues.ts'
import { createRecordWriter, type StoredValues } from './recordWriter.ts'
import { ruleContext } from './ruleContext.ts'
import { rules } from './rules/index.ts'
import { examine, expectVersion, metaOf, unique } from './saveRecord.ts'

type Given = Readonly<Record<string, Value>>
type Outcome = Omit<SaveOutcome, 'record'>

export interface Edit {
  readonly id: number
  readonly version: number
  readonly values: Given
}

interface ManyEdits {
  readonly register: RegisterId
  readonly records: readonly Edit[]
  readonly why?: string | undefined
}

/** @throws LedgerError writer-busy */
export function saveMany(office: Office, input: ManyEdits): SaveOutcome[] {
  const register = registerOf(input.register)
  const outcomes = office.database.write((writer) => {
    const records = createRecordWriter(writer)
    const meta = metaOf(office, input.why)
    return input.records.map(({ id, version, values }): Outcome => {
      const stale = refusalOf(() => expectVersion(writer, register, { id, version }))
      if (stale) return leftAlone(id, stale, Object.keys(values))
      const current = records.read(register, id)
      const { holds, refused, warnings } = whatHolds(values, (attempt) => examine(office, writer, { ...input, id, current, values: attempt }))
      const saved = records.update(register, id, holds, meta)
      followEvent(office, writer, records, register, current, { ...current, ...holds }, meta)
      return { id, madeVersion: saved && version + 1, conflict: false, refused, warnings }
    })
  })
  return withRecords(office, register, outcomes)
}

/** What `saveMany` would say of one edit; nothing is written. @returns also the fields that say so already */
export function wouldHold(office: Office, register: RegisterId, { id, values }: Edit): Pick<Outcome, 'refused'> & { readonly same: readonly string[] } {
  const { reader } = office.database
  const current = createRecordWriter(reader).read(registerOf(register), id)
  const { holds, refused } = whatHolds(values, (attempt) => examine(office, reader, { register, id, current, values: attempt }))
  return { refused, same: Object.keys(holds).filter((key) => (holds[key] ?? null) === (current[key] ?? null)) }
}

interface ManyTakenBack {
  readonly register: RegisterId
  readonly edits: readonly { readonly id: number; readonly version: number }[]
  readonly why?: string | undefined
}

/** @throws LedgerError writer-busy */
export function takeBack(office: Office, input: ManyTakenBack): SaveOutcome[] {
  const register = registerOf(input.register)
  const outcomes = office.database.write((writer) => {
    const records = createRecordWriter(writer)
    const meta = metaOf(office, input.why)
    const edit = writer.prepare(`SELECT fields FROM change WHERE register = ? AND record_id = ? AND version = ? AND action = 'update'`).pluck()
    const now = writer.prepare(`SELECT version FROM ${register.table} WHERE id = ? AND deleted_at IS NULL`).pluck()
    return input.edits.map(({ id, version }): Outcome => {
      const latest = now.get(id) as number | undefined
      if (latest === undefined) return leftAlone(id, new LedgerError('not-found', { id }), [])
      const fields = edit.get(register.id, id, version) as string | null | undefined
      const changes = JSON.parse(fields ?? '{}') as Record<string, readonly [Value, Value]>
      const current = records.read(register, id)
      const untouched = Object.entries(changes).filter(([key, [, to]]) => (current[key] ?? null) === to)
      const before = Object.fromEntries(untouched.map(([key, [from]]) => [key, from]))
      const kept = Object.keys(changes)
        .filter((key) => !Object.hasOwn(before, key))
        .map((key) => refusal(key, `“${labelOf(register, key)}”后来又被改过，没有撤销。`))
      // Stored values come back as they were: nothing is read anew, but the rules have their say.
      const check = (values: StoredValues): ParsedValues => ({
        values,
        problems: rules[input.register]({ ...current, ...values }, ruleContext(office, writer, id, { puttingBack: true })),
      })
      const { holds, refused, warnings } = whatHolds(before, check)
      const saved = records.update(register, id, holds, meta)
      followEvent(office, writer, records, register, current, { ...current, ...holds }, meta)
      return { id, madeVersion: saved && latest + 1, conflict: false, refused: [...kept, ...refused], warnings }
    })
  })
  return withRecords(office, register, outcomes)
}

/** Leaves out, one after the other, the fields that are in the way, until the rest can be saved. */
function whatHolds(
  given: Given,
  check: (attempt: Given) => ParsedValues,
): { holds: StoredValues; refused: readonly FieldProblem[]; warnings: readonly FieldProblem[] } {
  let attempt = given
  const refused: FieldProblem[] = []
  while (Object.keys(attempt).length > 0) {
    const { values, problems } = check(attempt)
    const errors = problems.filter((problem) => problem.level === 'error')
    const warnings = problems.filter((problem) => problem.level === 'warning')
    if (errors.length === 0) return { holds: values, refused: unique(refused), warnings: unique(warnings) }
    const own = errors.filter(({ field }) => field !== null && Object.hasOwn(attempt, field))
    // What contradicts a field that was not given is said at those that were.
    if (own.length === 0) {
      const message = unique(errors)
        .map((problem) => problem.message)
        .join('')
      refused.push(...Object.keys(attempt).map((key) => refusal(key, message)))
      break
    }
    refused.push(...own)
    const inTheWay = new Set(own.map(({ field }) => field))
    attempt = Object.fromEntries(Object.entries(attempt).filter(([key]) => !inTheWay.has(key)))
  }
  return { holds: {}, refused: unique(refused), warnings: [] }
}

function refusal(field: string, message: string): FieldProblem {
  return { field, level: 'error', message }
}

function refusalOf(check: () => void): LedgerError | null {
  try {
    check()
    return null
  } catch (thrown) {
    if (thrown instanceof LedgerError) return thrown
    throw thrown
  }
}

function leftAlone(id: number, { code }: LedgerError, keys: readonly string[]): Outcome {
  const conflict = code === 'version-conflict'
  const message = conflict ? '这条记录刚被别人改过，没有保存。请看过现在的内容再改。' : '这条记录已被删除，没有保存。'
  const refused = keys.length === 0 ? [{ field: null, level: 'error' as const, message }] : keys.map((key) => refusal(key, message))
  return { id, madeVersion: null, conflict, refused, warnings: [] }
}

function labelOf(register: RegisterDefinition, key: string): string {
  return register.fields.find((field) => field.key === key)?.label ?? key
}

/** What was removed has no record to show. */
function withRecords(office: Office, register: RegisterDefinition, outcomes: readonly Outcome[]): SaveOutcome[] {
  const there = office.database.reader.prepare(`SELECT 1 FROM ${register.table} WHERE id = ? AND deleted_at IS NULL`)
  const ids = outcomes.map(({ id }) => id).filter((id) => there.get(id) !== undefined)
  const records = new Map(recordsById(office, register, ids).map((record) => [record.id, record]))
  return outcomes.map((outcome) => ({ ...outcome, record: records.get(outcome.id) ?? null }))
}
