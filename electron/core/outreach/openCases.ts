// Opens cases from outside lists: where the office has no such unit yet it is created as the list says it, and the list's entry is linked to it, so that next month's
// list finds it again.
import type SQLite from 'better-sqlite3'
import type { CandidateFilter } from '#shared/api/outreachContract.ts'
import type { OpenEvent, RefusedCase } from '#shared/api/outreachTypes.ts'
import { registers } from '#shared/registers/index.ts'
import { isValidUscc } from '#shared/values/uscc.ts'
import { insertReview } from '../matching/reviews.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { inTurns } from '../records/bulk/inTurns.ts'
import { Deed } from '../records/operations/deed.ts'
import { createRecordWriter, type RecordWriter } from '../records/recordWriter.ts'
import { ruleContext } from '../records/ruleContext.ts'
import { rules } from '../records/rules/index.ts'
import { findCandidates, type OpenCandidate } from './candidates.ts'
import { federationOf } from './caseRows.ts'

type Opened = Extract<OpenEvent, { type: 'opened' }>

/** @throws LedgerError writer-busy, cancelled (then nothing was changed) */
export function openCases(office: Office, filter: CandidateFilter, outer?: AbortSignal): AsyncGenerator<OpenEvent> {
  return progressStream<Opened>(
    (emit, signal) =>
      office.database.writeLong(async (writer) => {
        const { all } = await findCandidates(office, writer, filter)
        const candidates = all.filter(({ tier }) => filter.tiers.includes(tier))
        if (candidates.length === 0) return { type: 'opened', deedId: null, cases: 0, units: 0, refused: [] }
        const opening = new Opening(office, writer)
        await inTurns(candidates, { phase: 'writing', emit, signal }, (candidate) => opening.open(candidate))
        return opening.close()
      }, signal),
    outer,
  )
}

function prepare(writer: SQLite.Database) {
  return {
    sameCode: writer.prepare('SELECT id FROM unit WHERE uscc = ? AND deleted_at IS NULL').pluck(),
    sameName: writer.prepare('SELECT 1 FROM unit WHERE name_key = ? AND county IS ? AND deleted_at IS NULL').pluck(),
    month: writer.prepare('SELECT max(l.month) FROM outside_list_row r JOIN outside_list l ON l.id = r.list_id WHERE r.entry_id = ?').pluck(),
    headcount: writer.prepare('SELECT 1 FROM unit_headcount WHERE unit_id = ? AND source = ? AND as_of = ? AND deleted_at IS NULL').pluck(),
    handedOut: writer
      .prepare(
        `SELECT c.responsible FROM outreach_case c JOIN unit u ON u.id = c.unit_id
         WHERE u.township = ? AND c.deleted_at IS NULL AND c.issued_on IS NOT NULL ORDER BY c.issued_on DESC, c.id DESC LIMIT 1`,
      )
      .pluck(),
    link: writer.prepare('INSERT INTO case_entry (case_id, entry_id, operation_id, review_id) VALUES (?, ?, ?, ?)'),
  }
}

class Opening {
  readonly #office: Office
  readonly #writer: SQLite.Database
  readonly #records: RecordWriter
  readonly #deed: Deed
  readonly #refused: RefusedCase[] = []
  readonly #ask: ReturnType<typeof prepare>
  /** By township, whose the case was that was handed out there last. */
  readonly #lastOf = new Map<string, string | null>()
  #cases = 0
  #units = 0

  constructor(office: Office, writer: SQLite.Database) {
    this.#office = office
    this.#writer = writer
    this.#records = createRecordWriter(writer)
    this.#ask = prepare(writer)
    const stamp = { at: office.clock.now(), by: office.by }
    this.#deed = new Deed(writer, this.#records, { kind: 'case-open', ...stamp, register: 'outreach', recordId: 0, why: null }, '比对名单后立案')
  }

  open(candidate: OpenCandidate): void {
    const unit = candidate.unitId ?? this.#unitOf(candidate)
    if (typeof unit === 'string') {
      this.#refused.push({ id: candidate.entryId, name: candidate.name ?? '', reason: unit })
      return
    }
    const isNew = candidate.unitId === null
    const { source, headcount } = candidate
    this.#sayHeadcount(unit, candidate)
    const insured = source === 'social-insurance' ? headcount : null
    const responsible = this.#handedOn(candidate) ?? federationOf(this.#office, candidate, 'county')
    const id = this.#deed.create(registers.outreach, { unit, source, headcount, insured, responsible, state: 'to-issue' })
    for (const entry of candidate.entries) this.#linkEntry(id, entry, isNew ? unit : null)
    this.#cases++
  }

  close(): Opened {
    this.#deed.close()
    if (this.#cases > 0) return { type: 'opened', deedId: this.#deed.id, cases: this.#cases, units: this.#units, refused: this.#refused }
    this.#writer.prepare('DELETE FROM operation WHERE id = ?').run(this.#deed.id)
    return { type: 'opened', deedId: null, cases: 0, units: 0, refused: this.#refused }
  }

  /** A text says why there can be none. */
  #unitOf(candidate: OpenCandidate): number | string {
    const { uscc, nameKey, county } = candidate
    const sameCode = uscc !== null && isValidUscc(uscc) ? this.#ask.sameCode.get(uscc) : undefined
    if (sameCode !== undefined) return '单位名册里已有同一信用代码的单位，请先重新比对名单。'
    const sameName = this.#ask.sameName.get(nameKey, county)
    if (sameName !== undefined) return '单位名册里已有同名单位，请先在比对复核里认定是不是同一家。'
    const said = this.#records.read(registers.listEntry, candidate.entryId)
    const taken = ['name', 'organisationCode', 'legalRepresentative', 'phone', 'address', 'foundedOn', 'industry', 'unitType', 'womenEmployees'] as const
    const values = {
      ...Object.fromEntries(taken.map((key) => [key, said[key] ?? null])),
      uscc,
      county,
      township: candidate.township,
      employees: candidate.headcount,
      inProductionSince: candidate.inProductionSince,
      status: 'active',
    }
    const [problem] = rules.unit(values, ruleContext(this.#office, this.#writer, null)).filter(({ level }) => level === 'error')
    if (problem) return problem.message
    this.#units++
    return this.#deed.create(registers.unit, values)
  }

  /** What the list said of the unit's people, as of its month. */
  #sayHeadcount(unit: number, { entryId, source, headcount }: OpenCandidate): void {
    if (source === null || headcount === null) return
    const month = this.#ask.month.get(entryId) as string | null
    const asOf = month ?? this.#office.clock.today()
    const there = this.#ask.headcount.get(unit, source, asOf)
    if (there === undefined) this.#deed.create(registers.headcount, { unit, source, asOf, employees: headcount })
  }

  /** The township's federation, where the county has handed the last case from there on to it. Nothing that is opened now has been handed out yet. */
  #handedOn(candidate: OpenCandidate): string | null {
    const township = federationOf(this.#office, candidate, 'township')
    if (township === null || candidate.township === null) return null
    const known = this.#lastOf.get(candidate.township)
    const last = known === undefined ? ((this.#ask.handedOut.get(candidate.township) as string | null | undefined) ?? null) : known
    this.#lastOf.set(candidate.township, last)
    return last === township ? township : null
  }

  /** @param unit that was created for it; null: the entry is linked to its unit already */
  #linkEntry(id: number, entry: number, unit: number | null): void {
    const { at, by } = this.#deed.meta
    const review = unit === null ? null : this.#decide(entry, unit, at, by)
    this.#ask.link.run(id, entry, this.#deed.id, review)
  }

  /** As a person's decision, which holds next month too. */
  #decide(entryId: number, unitId: number, at: string, author: string): number {
    const { name, uscc } = this.#records.read(registers.listEntry, entryId)
    const about = JSON.stringify({ name: name ?? '', uscc: uscc ?? null })
    return insertReview(this.#writer, { entryId, decision: 'same', unitId, author, note: '立案时新建单位', at, about, refused: null, carriedFrom: null })
  }
}
