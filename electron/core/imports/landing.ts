// Brings the rows of a ledger into the registers. The preview rehearses it, the commit runs it: there is no second copy of these decisions.
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { RowChoice } from '#shared/api/importsContract.ts'
import { withLastingTexts } from '#shared/importing/lastingTexts.ts'
import type { CodeTables, Ledger, LedgerRow } from '#shared/importing/ledger.ts'
import type { Problem } from '#shared/importing/problem.ts'
import { columnName } from '#shared/importing/sheet.ts'
import { findRegister, importTargets, namingTargets, type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { ChangeMeta } from '../records/recordWriter.ts'
import { type CarriedPlan, carriedPlans, type Found, metAgain, pick } from './carriedPlan.ts'
import { type CaseRows, createCaseRows } from './caseRows.ts'
import { isEmpty } from './isEmpty.ts'
import type { Candidates, Landed, LandedRow, TouchCount } from './landed.ts'
import { LandedRows } from './landedRows.ts'
import type { LateIndexes } from './lateIndexes.ts'
import type { Changes, Policy, RecordDesk, Said, Touched, Values } from './recordDesk.ts'
import { RowsById } from './rowsById.ts'
import { createSourceWriter, type SourceWriter } from './sources.ts'

export interface LandingOptions {
  readonly writer: SQLite.Database
  /** Shared by the ledgers of one preview, so that a later sheet meets what an earlier one brought. */
  readonly desk: RecordDesk
  readonly indexes: LateIndexes
  readonly meta: ChangeMeta & { readonly batchId: number }
  /** y-m-d. */
  readonly today: string
  readonly policy: Policy
  /** By target key, where it differs. */
  readonly policies?: Readonly<Record<string, Policy>>
  /** By row. */
  readonly choices?: ReadonlyMap<number, RowChoice>
  readonly codes: CodeTables
  readonly signal?: AbortSignal | undefined
  onProgress(done: number, total: number): void
}

/** In the place of a link to a record that this row brings: no record has this id, so nothing is found by it. */
const NEW = -1

/** How many rows are landed before others get a turn. */
const STRIDE = 200

/** @throws LedgerError cancelled */
export async function landLedger(ledger: Ledger, options: LandingOptions): Promise<Landed> {
  const landing = new Landing(ledger, options)
  const rows = new LandedRows()
  let index = 0
  let added = 0
  for (const row of ledger.rows) {
    if (index % STRIDE === 0) {
      options.onProgress(index, ledger.rows.length)
      await setImmediate()
      if (options.signal?.aborted) throw new LedgerError('cancelled')
    }
    const landed = landing.land(row)
    rows.add(landed)
    index += 1
    if (landed.outcome !== 'added') continue
    added += 1
    options.indexes.added(landing.table, added, ledger.rows.length - index)
  }
  landing.finish()
  return { rows, problems: landing.problems, also: landing.also }
}

/** A record that a row speaks of, once it is known whether the office has it. */
interface Known {
  readonly said: Said
  readonly found: Found | null
}
type KnownCarried = Known & { readonly plan: CarriedPlan; readonly raw: Readonly<Record<string, string>> }

const none: Readonly<Record<string, never>> = Object.freeze({})

class Landing {
  readonly problems: Problem[] = []
  readonly also = new Map<RegisterId, TouchCount>()
  readonly #ledger: Ledger
  readonly #options: LandingOptions
  readonly #register: RegisterDefinition
  readonly #own: readonly string[]
  /** The column that must be filled: the name, or of links the end that the row is about. null: its records have no name; a year, a place and an item make one. */
  readonly #name: string | null
  readonly #plans: readonly CarriedPlan[]
  readonly #links: readonly string[]
  readonly #hasContext: boolean
  readonly #sources: SourceWriter
  readonly #columns: Map<string, string>
  readonly #unitsOf: SQLite.Statement | undefined
  /** Of outreach cases: lists that went out come back. */
  readonly #cases: CaseRows | undefined
  /** Rows of this sheet by the record that they landed on: a second one that says something else is refused. */
  readonly #landedOn = new RowsById()
  /** Members to whom something has happened, and the last row that says so. */
  readonly #happened = new Map<number, number>()
  /** Of the row that is being landed. */
  #candidates: Candidates[] = []
  #meta: ChangeMeta

  constructor(ledger: Ledger, options: LandingOptions) {
    const register = ledger.register && findRegister(ledger.register)
    if (!register) throw new LedgerError('register-unclear', { sheet: ledger.sheet })
    this.#ledger = ledger
    this.#options = options
    this.#register = register
    this.#own = importTargets(register).flatMap((target) => (target.register === register.id && target.key !== register.revision?.key ? [target.key] : []))
    this.#name = namingTargets(register).at(-1) ?? null
    this.#plans = carriedPlans(register, options.policies ?? {})
    this.#links = register.fields.flatMap((field) => (field.kind === 'link' ? [field.key] : []))
    this.#hasContext = Object.keys(ledger.context).length > 0
    this.#meta = options.meta
    this.#sources = createSourceWriter(options.writer, options.meta.batchId)
    if (register.id === 'union')
      this.#unitsOf = options.writer
        .prepare('SELECT unit_id FROM union_unit WHERE union_id = ? AND deleted_at IS NULL AND (covered_to IS NULL OR covered_to > ?)')
        .pluck()
    if (register.id === 'outreach') this.#cases = createCaseRows(options.writer, options.codes, options.today)
    options.desk.expect(register, ledger.rows.length)
    this.#columns = new Map(ledger.columns.flatMap((column) => (column.target ? [[column.target, columnName(column.index)]] : [])))
  }

  get table(): string {
    return this.#register.table
  }

  /** Everything is found before anything is written, so that a refused row leaves no trace. */
  land(row: LedgerRow): LandedRow {
    const values = this.#hasContext ? withContext(row.values, this.#ledger.context) : row.values
    if (this.#candidates.length > 0) this.#candidates = []
    this.#meta = { ...this.#options.meta, sheetRow: row.row }
    const carried = this.#speaksOfSomething(values, row) && this.#findCarried(values, row)
    const main = carried && this.#findMain(values, carried, row)
    if (!carried || !main) return this.#landed(row, 'rejected', null, none)

    const landed = carried.map((known) => this.#landCarried(known, row))
    const idOf = (link: string | undefined) => landed[carried.findIndex((known) => known.plan.link === link)]?.id ?? null
    for (const key of this.#links) {
      const id = idOf(key)
      main.said.values[key] = id
      if (main.found && main.found.patch[key] === NEW) main.found.patch[key] = id
    }
    const touched = this.#land(main)
    if (!main.found?.former) this.#landedOn.set(touched.id, row.row)
    if (this.#register.id === 'membershipEvent' && touched.outcome !== 'unchanged') this.#happened.set(Number(main.said.values.member ?? 0), row.row)
    const unit = this.#register.id === 'union' ? idOf(undefined) : null
    const linked = unit !== null && this.#linkOwnUnit(touched, unit, main.said, row)
    const more = linked || landed.some((other) => other.outcome !== 'unchanged')
    const outcome = touched.outcome === 'unchanged' && more ? 'changed' : touched.outcome
    this.#sources.write(this.#register.id, touched.id, row.row, outcome, row.raw)
    return this.#landed(row, outcome, touched.id, touched.changes)
  }

  #landed({ row }: LedgerRow, outcome: LandedRow['outcome'], recordId: number | null, changes: Changes): LandedRow {
    const candidates = this.#candidates
    return candidates.length > 0 ? { row, outcome, recordId, changes, candidates } : { row, outcome, recordId, changes }
  }

  /** To be called after the last row. */
  finish(): void {
    this.#sources.finish()
    this.#options.desk.settle()
    const { desk, meta, today } = this.#options
    for (const [member, sheetRow] of this.#happened) {
      const moved = desk.followEvents(member, today, { ...meta, sheetRow, why: '随会籍变化' })
      if (moved) this.#count('member', { outcome: 'changed' })
    }
    desk.finish()
  }

  /** A row without the name of its record (or, for links, of the unit that it is about) is nobody's. */
  #speaksOfSomething(values: Values, row: LedgerRow): boolean {
    if (this.#name === null) return true
    if (typeof values[this.#name] === 'string' && values[this.#name] !== '') return true
    this.#note(row, this.#name, 'row-without-name', 'error')
    return false
  }

  /** false: the row cannot be kept, because an end of its link cannot be told. All ends are looked at, so that the clerk is asked about each. */
  #findCarried(values: Values, row: LedgerRow): KnownCarried[] | false {
    const known: KnownCarried[] = []
    let complete = true
    for (const plan of this.#plans) {
      if (typeof values[plan.nameKey] !== 'string') continue
      const raw = pick(row.raw, plan.pairs) ?? none
      const met = metAgain(plan, values, this.#options.desk.writesTo(plan.register))
      if (met) {
        known.push({ said: met.said, found: met.found, plan, raw })
        continue
      }
      const picked = pick(values, plan.pairs) ?? {}
      const said: Said = { register: plan.register, values: { ...picked }, policy: this.#options.policy, policies: plan.policies }
      const found = this.#find(said, row, plan.authority)
      // Only joint unions stand in lists of what they cover. On a union that is known its own roster has the say.
      if (found === null && plan.register.id === 'union' && String(picked.name).includes('联合')) said.values.form = 'joint'
      // The county in a list of links is the union's: a unit that is known is not moved there by it.
      if (found && found !== 'unclear' && this.#register.id === 'coverage' && plan.register.id === 'unit') forgetPlace(found.patch)
      if (found === 'unclear') {
        this.#note(row, plan.nameKey, 'conflict', plan.isEnd ? 'error' : 'warning')
        if (plan.isEnd) complete = false
        continue
      }
      plan.met = found && !found.chosen && isEmpty(found.patch) ? { values: picked, said, found, writes: this.#options.desk.writesTo(plan.register) } : null
      known.push({ said, found, plan, raw })
    }
    return complete && known
  }

  #findMain(values: Values, carried: readonly KnownCarried[], row: LedgerRow): Known | false {
    const said: Said = { register: this.#register, values: {}, policy: this.#options.policy, policies: this.#options.policies ?? {} }
    for (const key of this.#own) said.values[key] = values[key] ?? null
    for (const key of this.#links) {
      const end = carried.find((known) => known.plan.link === key)
      said.values[key] = end && !end.found ? NEW : (end?.found?.id ?? null)
    }
    const found = this.#find(said, row)
    if (found === 'unclear') {
      this.#note(row, this.#register.title, 'conflict', 'error')
      return false
    }
    if (this.#cases && !this.#judgeCase(values, said, found, row)) return false
    const elsewhere = found ? undefined : this.#options.desk.elsewhere(said)
    if (elsewhere !== undefined) {
      const other = this.#landedOn.get(elsewhere)
      this.#note(row, 'documentNumber', 'same-id-in-two-unions', 'warning', other === undefined ? undefined : { row: other })
    }
    const earlier = found ? this.#landedOn.get(found.id) : undefined
    if (found && earlier !== undefined && !this.#options.desk.onlyAdds(this.#register, found.id, found.patch)) {
      this.#note(row, this.#register.title, 'duplicate', 'error', { row: earlier })
      return false
    }
    if (found && !found.former && this.#options.desk.movesMember(said, found.id)) this.#note(row, 'unionName', 'union-kept', 'warning')
    return { said, found }
  }

  /** false: the row is nobody's. What may not be written is taken out of what would be. */
  #judgeCase(values: Values, said: Said, found: Found | null, row: LedgerRow): boolean {
    const { refused, notes } = this.#cases?.judge(values, said.values, found) ?? { refused: false, notes: [] }
    for (const { field, code, level, params } of notes) this.#note(row, field, code, level, params)
    return !refused
  }

  #find(said: Said, row: LedgerRow, authority?: readonly string[]): Known['found'] | 'unclear' {
    const { desk } = this.#options
    const identification = desk.find(said)
    if (identification.kind === 'none') return null
    const id = identification.kind === 'found' ? identification.id : this.#chosen(said.register.id as RegisterId, identification.candidates, row)
    if (typeof id !== 'number') return id
    const former = identification.kind === 'found' && identification.former === true
    const patch = desk.patch(former ? onlyFilling(said) : said, id, authority)
    return { id, patch, chosen: identification.kind !== 'found', ...(former ? { former } : {}) }
  }

  /** Several records fit: the clerk's word decides, and without it nothing does. */
  #chosen(register: RegisterId, candidates: readonly number[], row: LedgerRow): number | null | 'unclear' {
    const said = this.#options.choices?.get(row.row)
    const choice = typeof said === 'object' ? said[register] : said
    if (choice === 'new') return null
    // The number of a case says which of its namesakes the unit is, and which of its cases is meant.
    const known = register === 'unit' ? this.#cases?.unitOf(row.values) : register === 'outreach' ? this.#cases?.caseOf(row.values) : undefined
    if (known !== undefined && candidates.includes(known)) return known
    if (typeof choice === 'number' && candidates.includes(choice)) return choice
    this.#candidates.push({ register, ids: candidates })
    return 'unclear'
  }

  #land({ said, found }: Known): Touched {
    return this.#options.desk.land(said, found, this.#meta)
  }

  #landCarried(known: KnownCarried, row: LedgerRow): Touched {
    const { register, values } = known.said
    const touched = this.#land(known)
    if (register.id === 'union' && touched.outcome === 'added') {
      this.#note(row, known.plan.nameKey, 'union-created', 'warning', { name: String(values.name) })
    }
    // A list of persons is no roster of units.
    if (register.id === 'unit' && touched.outcome === 'added' && this.#register.title !== null && this.#register.id !== 'union') {
      this.#note(row, known.plan.nameKey, 'unit-created', 'warning', { name: String(values.name) })
    }
    if (register.id !== 'union' && register.id !== 'unit' && touched.outcome === 'added') {
      this.#note(row, known.plan.nameKey, 'record-created', 'warning', { register: register.label, name: String(values.name) })
    }
    this.#count(register.id as RegisterId, touched)
    this.#sources.write(register.id, touched.id, row.row, touched.outcome, known.raw)
    return touched
  }

  /** Gives a single union its unit, and a joint one a unit of its row. @returns whether a link was made. */
  #linkOwnUnit(union: Touched, unit: number, said: Said, row: LedgerRow): boolean {
    this.#options.desk.settle()
    // A link whose last day is still to come is one that goes on.
    const active = this.#unitsOf?.all(union.id, this.#options.meta.at.slice(0, 10)) ?? []
    if (active.includes(unit) || (said.policy === 'keep' && union.outcome !== 'added')) return false
    if (said.values.form !== 'joint' && active.length > 0) {
      this.#note(row, 'unitName', 'unit-differs', 'warning')
      return false
    }
    const touched = this.#land({ said: { register: registers.coverage, values: { union: union.id, unit }, policy: said.policy }, found: null })
    this.#count('coverage', touched)
    this.#sources.write('coverage', touched.id, row.row, touched.outcome, {})
    return true
  }

  #count(register: RegisterId, { outcome }: Pick<Touched, 'outcome'>): void {
    const count = this.also.get(register) ?? { added: 0, changed: 0, unchanged: 0 }
    count[outcome]++
    this.also.set(register, count)
  }

  #note(row: LedgerRow, key: string | null, code: Problem['code'], level: Problem['level'], params?: Record<string, string | number>): void {
    const column = key === null ? null : (this.#columns.get(key) ?? null)
    const what = withLastingTexts({ code, level, ...(params ? { params } : {}) })
    this.problems.push({ sheet: this.#ledger.sheet, row: row.row, column, ...(key === null ? {} : { field: key }), ...what })
  }
}

/** Of a record that goes by another name now, an old list fills what is blank and takes nothing away. */
function onlyFilling(said: Said): Said {
  return { ...said, policy: said.policy === 'keep' ? 'keep' : 'fill', policies: {} }
}

function forgetPlace(patch: Values): void {
  delete patch.county
  delete patch.township
}

/** What holds for the whole sheet fills the rows that do not say otherwise. */
function withContext(values: LedgerRow['values'], context: Ledger['context']): Values {
  const whole: Values = { ...context }
  for (const [key, value] of Object.entries(values)) if (value !== null || !(key in context)) whole[key] = value
  return whole
}
