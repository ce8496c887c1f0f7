// Holds the enterprises of a list, or of all lists, against the units, and writes what it finds for each.
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { MatchEvent, MatchSummary, OutcomeCounts } from '#shared/api/matchingTypes.ts'
import { makeMatcher } from '#shared/matching/createMatcher.ts'
import type { Enterprise } from '#shared/matching/enterprise.ts'
import type { Matcher } from '#shared/matching/matcher.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { simplify } from '../simplify.ts'
import { countyOf } from './countyOf.ts'
import { inEntrySlices } from './entrySlices.ts'
import { readRoster } from './roster.ts'
import { settleDecisions } from './settleDecisions.ts'

interface Wish {
  /** Absent: the enterprises of all lists. */
  readonly listId?: number | undefined
}

interface Work {
  readonly emit: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/** Milliseconds after which others get a turn. */
const TURN = 25
/** Entries read at a time. */
const PAGE = 200

/** One transaction writes all that was found: cancelled before its end it changes nothing. @throws LedgerError not-found, writer-busy, cancelled */
export function matchLists(office: Office, wish: Wish, outer?: AbortSignal): AsyncGenerator<MatchEvent> {
  return progressStream<Extract<MatchEvent, { type: 'matched' }>>(async (emit, signal) => {
    const { reader } = office.database
    if (wish.listId !== undefined && reader.prepare('SELECT 1 FROM outside_list WHERE id = ?').get(wish.listId) === undefined) {
      throw new LedgerError('not-found', { what: wish.listId })
    }
    const began = performance.now()
    const mark = rosterMark(reader, office.clock.today())
    const analysing: Work = { signal, emit: (done, total) => emit({ phase: 'analysing', subject: 'unit', done, total }) }
    const matcher = await matcherOf(office, reader, analysing)
    const work: Work = { signal, emit: (done, total) => emit({ phase: 'matching', subject: 'listEntry', done, total }) }
    const entries = await office.database.writeLong((writer) => matchAll(writer, matcher, wish, { mark, at: office.clock.now() }, work), signal)
    const took = Math.round(performance.now() - began)
    office.log.info('matched', { entries, units: matcher.figures().units, pairs: matcher.figures().pairs, took })
    return { type: 'matched', summary: { ...(await summaryOf(office, wish)), took } }
  }, outer)
}

/** Which state of the units and of what covers them was looked at: any change since makes another mark. */
function rosterMark(reader: SQLite.Database, day: string): string {
  const last = reader.prepare('SELECT (SELECT coalesce(max(id), 0) FROM change) AS change, (SELECT coalesce(max(id), 0) FROM creation) AS creation').get()
  const { change, creation } = last as { change: number; creation: number }
  return `${day} ${creation} ${change}`
}

/** Knows the units as the connection sees them. @throws LedgerError cancelled */
export async function matcherOf(office: Pick<Office, 'clock' | 'regions'>, connection: SQLite.Database, { emit, signal }: Work): Promise<Matcher> {
  const total = connection.prepare('SELECT count(*) FROM unit').pluck().get() as number
  const making = makeMatcher(readRoster(connection, office.clock.today()), { simplify, places: office.regions().entries })
  for (let turn = performance.now(); ; ) {
    const step = making.next()
    if (step.done) return step.value
    if (performance.now() - turn < TURN) continue
    emit(step.value, total)
    await breathe(signal)
    turn = performance.now()
  }
}

async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate()
  if (signal.aborted) throw new LedgerError('cancelled')
}

type Listed = Enterprise & { readonly id: number }

const listed = (wish: Wish) =>
  wish.listId === undefined
    ? 'e.deleted_at IS NULL'
    : 'e.deleted_at IS NULL AND EXISTS (SELECT 1 FROM outside_list_row AS r WHERE r.entry_id = e.id AND r.list_id = @listId)'

/** Within a transaction; what people decided is settled anew. @returns how many there were. @throws LedgerError cancelled */
export async function matchAll(
  writer: SQLite.Database,
  matcher: Matcher,
  wish: Wish,
  stamp: { mark: string; at: string },
  { emit, signal }: Work,
): Promise<number> {
  const given = wish.listId === undefined ? {} : { listId: wish.listId }
  const total = writer
    .prepare(`SELECT count(*) FROM list_entry AS e WHERE ${listed(wish)}`)
    .pluck()
    .get(given) as number
  const page = writer.prepare(
    `SELECT e.id, coalesce(e.name, '') AS name, NULL AS formerNames, e.uscc, e.organisation_code AS organisationCode, ${countyOf('e')} AS county, e.township, e.headcount,
       e.address, e.legal_representative AS legalRepresentative, e.phone
     FROM list_entry AS e WHERE ${listed(wish)} AND e.id > @after ORDER BY e.id LIMIT ${PAGE}`,
  )
  const write = writer.prepare(
    `INSERT INTO match_result (entry_id, outcome, unit_id, weight, pass, reasons, candidates, roster_mark, at)
     VALUES (@entry, @outcome, @unit, @weight, @pass, @reasons, @candidates, @mark, @at)
     ON CONFLICT (entry_id) DO UPDATE SET outcome = excluded.outcome, unit_id = excluded.unit_id, weight = excluded.weight, pass = excluded.pass,
       reasons = excluded.reasons, candidates = excluded.candidates, roster_mark = excluded.roster_mark, at = excluded.at`,
  )
  // A unit may have gone since the roster was read: what would lead there is not known.
  const exists = writer.prepare('SELECT 1 FROM unit WHERE id = ?')
  let done = 0
  let turn = performance.now()
  for (let after = 0; ; ) {
    const entries = page.all({ ...given, after }) as Listed[]
    for (const entry of entries) {
      const { outcome, unitId, weight, pass, reasons, candidates } = matcher.match(entry)
      const gone = unitId !== null && exists.get(unitId) === undefined
      write.run({
        entry: entry.id,
        outcome: gone ? 'review' : outcome,
        unit: gone ? null : unitId,
        weight,
        pass,
        reasons: JSON.stringify(reasons),
        candidates: JSON.stringify(candidates),
        ...stamp,
      })
      done += 1
      if (performance.now() - turn < TURN) continue
      emit(done, total)
      await breathe(signal)
      turn = performance.now()
    }
    const last = entries.at(-1)
    if (!last || entries.length < PAGE) break
    after = last.id
  }
  await settleDecisions(writer, signal)
  return done
}

async function summaryOf(office: Office, wish: Wish): Promise<Pick<MatchSummary, 'entries' | 'counts'>> {
  const counts = { 'own-union': 0, 'joint-union': 0, 'no-union': 0, 'to-verify': 0, notMatched: 0 }
  const select = `SELECT known.outcome, count(*) AS entries FROM known JOIN list_entry AS e ON e.id = known.entry_id WHERE ${listed(wish)} GROUP BY known.outcome`
  const given = wish.listId === undefined ? {} : { listId: wish.listId }
  type Row = { readonly outcome: keyof OutcomeCounts | null; readonly entries: number }
  for await (const rows of inEntrySlices<Row>(office, office.database.reader, select, given)) {
    for (const { outcome, entries } of rows) counts[outcome ?? 'notMatched'] += entries
  }
  return { entries: Object.values(counts).reduce((sum, count) => sum + count, 0), counts }
}
