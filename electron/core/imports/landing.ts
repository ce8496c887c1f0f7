// Brings the rows of a ledger into the registers. The preview rehearses it, the commit runs it: there is no second copy of these decisions.
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { RowOutcome } from '#shared/api/types.ts'
import type { Ledger, LedgerRow } from '#shared/importing/ledger.ts'
import type { Problem } from '#shared/importing/problem.ts'
import { columnName } from '#shared/importing/sheet.ts'
import type { Value } from '#shared/registers/field.ts'
import { findRegister, importTargets, type RegisterId } from '#shared/registers/index.ts'
import type { Carried, RegisterDefinition } from '#shared/registers/register.ts'
import { isValidUscc } from '#shared/values/uscc.ts'
import { derivedValue } from '../records/fieldExpressions.ts'
import type { ChangeMeta, RecordWriter } from '../records/recordWriter.ts'
import { Identifier } from './identity.ts'
import { createSourceWriter, type SourceWriter } from './sources.ts'

export type Policy = 'overwrite' | 'fill' | 'keep'
type Values = Record<string, Value>
type Touched = { readonly id: number; readonly outcome: 'added' | 'changed' | 'unchanged'; readonly changes: Readonly<Record<string, readonly [Value, Value]>> }

export interface LandedRow {
  readonly row: number
  readonly outcome: Exclude<RowOutcome, 'skipped'>
  readonly recordId: number | null
  readonly changes: Readonly<Record<string, readonly [Value, Value]>>
}

export interface Landed {
  readonly rows: readonly LandedRow[]
  readonly problems: readonly Problem[]
  /** What became of the records that the rows carry, by register. */
  readonly also: ReadonlyMap<RegisterId, { added: number; changed: number; unchanged: number }>
}

export interface LandingOptions {
  readonly writer: SQLite.Database
  readonly records: RecordWriter
  /** Shared by the ledgers of one preview, so that a later sheet meets what an earlier one brought. */
  readonly identifiers: Map<string, Identifier>
  readonly meta: ChangeMeta & { readonly batchId: number }
  readonly policy: Policy
  readonly signal?: AbortSignal | undefined
  onProgress(done: number, total: number): void
}

/** How many rows are landed before others get a turn. */
const STRIDE = 200

/** @throws LedgerError cancelled */
export async function landLedger(ledger: Ledger, options: LandingOptions): Promise<Landed> {
  const landing = new Landing(ledger, options)
  const rows: LandedRow[] = []
  for (const [index, row] of ledger.rows.entries()) {
    if (index % STRIDE === 0) {
      options.onProgress(index, ledger.rows.length)
      await setImmediate()
      if (options.signal?.aborted) throw new LedgerError('cancelled')
    }
    rows.push(landing.land(row))
  }
  return { rows, problems: landing.problems, also: landing.also }
}

/** The first state of a record that a ledger does not speak of. */
const birth: Readonly<Record<string, Values>> = { union: { status: 'active' }, unit: { status: 'active' } }

class Landing {
  readonly problems: Problem[] = []
  readonly also = new Map<RegisterId, { added: number; changed: number; unchanged: number }>()
  readonly #ledger: Ledger
  readonly #options: LandingOptions
  readonly #register: RegisterDefinition
  readonly #own: readonly string[]
  readonly #sources: SourceWriter
  readonly #columns: Map<string, string>
  /** Rows of this sheet by the record that they landed on: a second one that says something else is refused. */
  readonly #landedOn = new Map<number, number>()

  constructor(ledger: Ledger, options: LandingOptions) {
    const register = ledger.register && findRegister(ledger.register)
    if (!register) throw new LedgerError('register-unclear', { sheet: ledger.sheet })
    this.#ledger = ledger
    this.#options = options
    this.#register = register
    this.#own = importTargets(register)
      .filter((target) => target.register === register.id)
      .map((target) => target.key)
    this.#sources = createSourceWriter(options.writer, options.meta.batchId)
    this.#columns = new Map(ledger.columns.flatMap((column) => (column.target ? [[column.target, columnName(column.index)]] : [])))
  }

  land(row: LedgerRow): LandedRow {
    const rejected: LandedRow = { row: row.row, outcome: 'rejected', recordId: null, changes: {} }
    const context = this.#ledger.context
    const values: Values = { ...context, ...Object.fromEntries(Object.entries(row.values).filter(([key, value]) => value !== null || !(key in context))) }
    if (!this.#speaksOfSomething(values, row)) return rejected

    const links: Values = {}
    let touchedCarried = false
    for (const carried of this.#register.carries) {
      const touched = this.#landCarried(carried, values, row)
      if (touched === 'unclear') {
        if (this.#linksTo(carried.register)) return rejected
        continue
      }
      if (!touched) continue
      links[carried.register] = touched.id
      if (touched.outcome !== 'unchanged') touchedCarried = true
    }

    const own: Values = {}
    for (const key of this.#own) if (key in values) own[key] = values[key] ?? null
    for (const field of this.#register.fields) if (field.kind === 'link') own[field.key] = links[field.register] ?? null

    const touched = this.#landRecord(this.#register, own, this.#options.policy, [], row, true)
    if (touched === 'unclear') return rejected
    const linked = this.#register.id === 'union' && typeof links.unit === 'number' && this.#linkOwnUnit(touched.id, links.unit, own, row)
    const outcome = touched.outcome === 'unchanged' && (touchedCarried || linked) ? 'changed' : touched.outcome
    this.#sources.write(this.#register.id, touched.id, row.row, outcome, row.raw)
    return { row: row.row, outcome, recordId: touched.id, changes: touched.changes }
  }

  /** A row without the name of its record (or, for links, without either end) is nobody's. */
  #speaksOfSomething(values: Values, row: LedgerRow): boolean {
    const title = this.#register.title
    const names = title ? [title] : this.#register.carries.map((carried) => carried.fields.name ?? 'name')
    if (names.some((name) => typeof values[name] === 'string' && values[name] !== '')) return true
    this.#note(row, names.at(-1) ?? null, 'row-without-name', 'error')
    return false
  }

  #linksTo(register: string): boolean {
    return this.#register.fields.some((field) => field.kind === 'link' && field.register === register)
  }

  #landCarried(carried: Carried, values: Values, row: LedgerRow): Touched | 'unclear' | null {
    const register = findRegister(carried.register)
    const nameKey = carried.fields.name
    if (!register || !nameKey || typeof values[nameKey] !== 'string') return null
    const own: Values = {}
    const raw: Record<string, string> = {}
    for (const [field, key] of Object.entries(carried.fields)) {
      if (!(key in values)) continue
      own[field] = values[key] ?? null
      const text = row.raw[key]
      if (text !== undefined) raw[field] = text
    }
    if (register.id === 'union' && String(own.name).includes('联合')) own.form = 'joint'
    const touched = this.#landRecord(register, own, 'fill', carried.authority, row, false, nameKey)
    if (touched === 'unclear') return touched
    if (register.id === 'union' && touched.outcome === 'added') this.#note(row, nameKey, 'union-created', 'warning', { name: String(own.name) })
    const count = this.#countOf(register.id as RegisterId)
    count[touched.outcome]++
    this.#sources.write(register.id, touched.id, row.row, touched.outcome, raw)
    return touched
  }

  #landRecord(
    register: RegisterDefinition,
    values: Values,
    policy: Policy,
    authority: readonly string[],
    row: LedgerRow,
    isMain: boolean,
    nameKey?: string,
  ): Touched | 'unclear' {
    const { records, meta } = this.#options
    const identifier = this.#identifier(register)
    const found = identifier.find(values)
    const rowMeta = { ...meta, sheetRow: row.row }
    if (found.kind === 'unclear') {
      this.#note(row, nameKey ?? register.title, 'conflict', isMain || this.#linksTo(register.id) ? 'error' : 'warning', {
        candidates: found.candidates.length,
      })
      return 'unclear'
    }
    if (found.kind === 'none') {
      const id = records.create(register, { ...birth[register.id], ...withoutNulls(values) }, rowMeta)
      identifier.add(id, values)
      if (isMain) this.#landedOn.set(id, row.row)
      return { id, outcome: 'added', changes: {} }
    }
    const patch = this.#patch(register, found.id, values, policy, authority)
    const earlier = isMain ? this.#landedOn.get(found.id) : undefined
    if (earlier !== undefined && Object.keys(patch).length > 0) {
      this.#note(row, register.title, 'duplicate', 'error', { row: earlier })
      return 'unclear'
    }
    if (isMain) this.#landedOn.set(found.id, row.row)
    const changes = Object.keys(patch).length > 0 ? records.update(register, found.id, patch, rowMeta) : null
    if (changes) identifier.add(found.id, this.#read(register, found.id))
    return { id: found.id, outcome: changes ? 'changed' : 'unchanged', changes: changes ?? {} }
  }

  /** What of `values` may be written over the record by the policy: blank never erases, a code that fails never replaces one that holds, nor a masked number a full one. */
  #patch(register: RegisterDefinition, id: number, values: Values, policy: Policy, authority: readonly string[]): Values {
    const current = this.#read(register, id)
    const patch: Values = {}
    for (const [key, value] of Object.entries(values)) {
      const old = current[key] ?? null
      if (value === null || value === old) continue
      if (old === null || old === '') {
        // What the record says anyway, since it follows from its other fields, is no news.
        if ((policy !== 'keep' || authority.includes(key)) && value !== derivedValue(this.#options.writer, register, id, key)) patch[key] = value
      } else if ((policy === 'overwrite' || authority.includes(key)) && !saysLess(key, value, old)) patch[key] = value
    }
    return patch
  }

  /** Gives a single union its unit, and a joint one a unit of its row. @returns whether a link was made. */
  #linkOwnUnit(unionId: number, unitId: number, union: Values, row: LedgerRow): boolean {
    const coverage = findRegister('coverage')
    if (!coverage) return false
    const { writer } = this.#options
    const active = writer.prepare('SELECT unit_id AS unit FROM union_unit WHERE union_id = ? AND deleted_at IS NULL AND covered_to IS NULL').all(unionId) as {
      unit: number | null
    }[]
    if (active.some((link) => link.unit === unitId)) return false
    if (union.form !== 'joint' && active.length > 0) {
      this.#note(row, 'unitName', 'unit-differs', 'warning')
      return false
    }
    const touched = this.#landRecord(coverage, { union: unionId, unit: unitId }, 'fill', [], row, false, 'unitName')
    if (touched === 'unclear') return false
    this.#countOf('coverage')[touched.outcome]++
    this.#sources.write('coverage', touched.id, row.row, touched.outcome, {})
    return touched.outcome !== 'unchanged'
  }

  #countOf(register: RegisterId): { added: number; changed: number; unchanged: number } {
    const count = this.also.get(register) ?? { added: 0, changed: 0, unchanged: 0 }
    this.also.set(register, count)
    return count
  }

  #identifier(register: RegisterDefinition): Identifier {
    const { identifiers, writer } = this.#options
    const known = identifiers.get(register.id) ?? new Identifier(register, writer)
    identifiers.set(register.id, known)
    return known
  }

  #read(register: RegisterDefinition, id: number): Readonly<Values> {
    return this.#options.records.read(register, id)
  }

  #note(row: LedgerRow, key: string | null, code: Problem['code'], level: Problem['level'], params?: Record<string, string | number>): void {
    const column = key === null ? null : (this.#columns.get(key) ?? null)
    this.problems.push({ sheet: this.#ledger.sheet, row: row.row, column, code, level, ...(key === null ? {} : { field: key }), ...(params ? { params } : {}) })
  }
}

function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

/** A list that went out masked comes back masked: it must not take away what is on record. */
function saysLess(key: string, value: Value, old: Value): boolean {
  if (typeof value !== 'string' || typeof old !== 'string') return false
  if (value.includes('*')) return !old.includes('*')
  return key === 'uscc' && isValidUscc(old) && !isValidUscc(value)
}
