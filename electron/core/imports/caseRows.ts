// What a row about an outreach case may write. Task lists go out with the number and the version of each case and come back weeks later, when others may have worked on
// it: of each cell it is known what it said when the list went out, so that only what was filled in is taken, and nothing that others did is undone by it.
import type SQLite from 'better-sqlite3'
import type { CodeTables } from '#shared/importing/ledger.ts'
import type { Problem } from '#shared/importing/problem.ts'
import { mayFollow } from '#shared/outreach/states.ts'
import { disagreement, stateByResult } from '#shared/outreach/steps.ts'
import type { Value } from '#shared/registers/field.ts'
import { registers, storedFields } from '#shared/registers/index.ts'
import { labelOf } from '#shared/values/choice.ts'
import { createRecordWriter, type StoredValues } from '../records/recordWriter.ts'
import type { Found } from './carriedPlan.ts'
import type { Values } from './recordDesk.ts'

interface Note {
  readonly field: string
  readonly code: Problem['code']
  readonly level: Problem['level']
  readonly params: Record<string, string | number>
}

export interface CaseRows {
  /** The unit of the case whose number stands in the row. */
  unitOf(values: Readonly<Values>): number | undefined
  /** The case that has the number of the row. */
  caseOf(values: Readonly<Values>): number | undefined
  /**
   * Takes out of the patch of `found` what may not be written, and adds what follows from the rest.
   * @param values of the row @param said what it says of the case, with its unit @param found the case on record; null: a new one
   */
  judge(values: Readonly<Values>, said: Readonly<Values>, found: Found | null): { readonly refused: boolean; readonly notes: readonly Note[] }
}

const register = registers.outreach

/** @param today y-m-d */
export function createCaseRows(writer: SQLite.Database, codes: CodeTables, today: string): CaseRows {
  const records = createRecordWriter(writer)
  const byNumber = writer.prepare('SELECT id, unit_id AS unit FROM outreach_case WHERE case_number = ? AND deleted_at IS NULL')
  const versions = writer.prepare('SELECT version FROM outreach_case WHERE id = ?').pluck()
  const nameOf = writer.prepare('SELECT name FROM unit WHERE id = ?').pluck()
  const later = writer.prepare("SELECT fields FROM change WHERE register = 'outreach' AND record_id = ? AND version > ? AND action = 'update' ORDER BY version")

  const known = (values: Readonly<Values>) =>
    typeof values.caseNumber === 'string' ? (byNumber.get(values.caseNumber) as { id: number; unit: number | null } | undefined) : undefined

  /** What the fields that others have changed since a version said in it. */
  function before(id: number, version: number): ReadonlyMap<string, Value> {
    const first = new Map<string, Value>()
    for (const { fields } of later.all(id, version) as { fields: string | null }[]) {
      for (const [key, [from]] of Object.entries(JSON.parse(fields ?? '{}') as Record<string, readonly [Value, Value]>))
        if (!first.has(key)) first.set(key, from)
    }
    return first
  }

  return {
    unitOf: (values) => known(values)?.unit ?? undefined,
    caseOf: (values) => known(values)?.id,

    judge(values, said, found) {
      const notes: Note[] = []
      const note = (field: string, code: Note['code'], params: Note['params'], level: Note['level'] = 'error') => notes.push({ field, code, level, params })
      const number = typeof values.caseNumber === 'string' ? values.caseNumber : null
      const version = versionIn(values)
      const numbered = known(values)
      if (number !== null && numbered === undefined && version !== null) note('caseNumber', 'number-unknown', { text: number })
      if (number !== null && numbered !== undefined && numbered.unit !== null && said.unit !== numbered.unit)
        note('caseNumber', 'number-of-another', { text: number, name: String(nameOf.get(numbered.unit) ?? '') })
      if (notes.length > 0 || !found) return { refused: notes.length > 0, notes }

      const { patch, id } = found
      const current = records.read(register, id)
      if (current.caseNumber !== null) delete patch.caseNumber
      if (version !== null && version < (versions.get(id) as number)) keepOthers(patch, before(id, version), current, note)
      if (version !== null) follow(patch, current, today)
      judgeState(patch, current, version !== null, note)
      return { refused: false, notes }
    },
  }

  function keepOthers(
    patch: Values,
    earlier: ReadonlyMap<string, Value>,
    current: StoredValues,
    note: (field: string, code: Note['code'], params: Note['params']) => void,
  ) {
    for (const [key, value] of Object.entries(patch)) {
      if (!earlier.has(key)) continue
      delete patch[key]
      if (value !== earlier.get(key)) note(key, 'changed-since', { text: shown(key, value), now: shown(key, current[key] ?? null) })
    }
  }

  function judgeState(
    patch: Values,
    current: StoredValues,
    isReturned: boolean,
    note: (field: string, code: Note['code'], params: Note['params'], level?: Note['level']) => void,
  ) {
    const [from, to] = [textOf(current.state), textOf(patch.state)]
    if (to === null) return
    const result = textOf(patch.verificationResult) ?? textOf(current.verificationResult)
    const needs = neededBy(to, result, patch.extendedTo ?? current.extendedTo ?? null)
    if (!mayFollow(from, to)) note('state', 'state-order', { text: shown('state', to), from: shown('state', from) })
    else if (isReturned && needs !== null) note('state', 'state-needs', { text: shown('state', to), needs: labels.get(needs) ?? needs })
    else return
    for (const key of ['state', ...(isReturned ? ['closedOn'] : [])]) delete patch[key]
  }

  function shown(key: string, value: Value): string {
    const field = storedFields(register).find((one) => one.key === key)
    const text = value === null ? '' : String(value)
    return field?.kind === 'choice' ? labelOf(codes, field.table, text) : text
  }
}

const labels = new Map(register.fields.map((field): [string, string] => [field.key, field.label]))

/** null: the row did not go out from here. */
function versionIn(values: Readonly<Values>): number | null {
  const text = String(values[register.revision.key] ?? '').trim()
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** A county that writes what it found has done the step that follows from it, today where it gives no day. */
function follow(patch: Values, current: StoredValues, today: string): void {
  const result = textOf(patch.verificationResult)
  if (patch.state === undefined && result !== null) {
    const state = stateByResult(textOf(current.state), result)
    if (state !== null) patch.state = state
  }
  // Whoever founded a union has found that one could be asked for.
  if (patch.state === 'founded' && result === null && (current.verificationResult ?? null) === null) patch.verificationResult = 'confirmed'
  if (result !== null && (patch.verifiedOn ?? current.verifiedOn ?? null) === null) patch.verifiedOn = today
  const settled = patch.state === 'not-eligible' || patch.state === 'closed' || patch.state === 'founded'
  if (settled && (current.closedOn ?? null) === null) patch.closedOn ??= patch.foundedOn ?? patch.verifiedOn ?? current.verifiedOn ?? today
}

/** The field that a state cannot do without. */
function neededBy(state: string, result: string | null, extendedTo: Value): 'verificationResult' | 'extendedTo' | null {
  if (state === 'extended' && extendedTo === null) return 'extendedTo'
  if ((state === 'founding' || state === 'not-eligible' || state === 'closed') && result === null) return 'verificationResult'
  return disagreement(state, result) === null ? null : 'verificationResult'
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
