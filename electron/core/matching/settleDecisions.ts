// After entries were held against the units anew: which of people's decisions still hold, and to which entries of other lists they are carried.
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import { type ListedIdentity, type Overtaking, overtaking, type StandingQuestion } from '#shared/matching/standing.ts'
import { preparedOnce } from '../database/query.ts'
import { allMerged } from '../records/operations/mergedRecords.ts'
import { candidatesOf, type ResultRow, resultColumns } from './automaticResult.ts'
import { areSiblings, carryDecision } from './carryDecisions.ts'
import { type NewestReview, newestColumns } from './reviews.ts'

/** How many are looked at before others get a turn. */
const PAGE = 50

type Kept = NewestReview & { readonly at: string }

/** To be run in the transaction that writes match_result. @throws LedgerError cancelled */
export async function settleDecisions(writer: SQLite.Database, signal?: AbortSignal): Promise<void> {
  const merged = new Map(allMerged(writer, 'unit').map(({ id, into }) => [id, into]))
  const mark = writer.prepare('UPDATE match_review SET overtaken = ? WHERE id = ?')
  const settled = new Map<number, Overtaking | null>()
  const look = (review: Kept, now: Overtaking | null) => {
    settled.set(review.id, now)
    if (now !== review.overtaken) mark.run(now, review.id)
  }
  // What others follow comes before what follows it, and is carried when all is known.
  for await (const page of pages(writer, 'v.carried_from IS NULL', signal)) for (const review of page) look(review, overtakingOf(writer, review, merged))
  for await (const page of pages(writer, 'v.carried_from IS NOT NULL', signal)) {
    for (const review of page) look(review, basisHolds(writer, review, settled) ? overtakingOf(writer, review, merged) : 'basis-gone')
  }
  for await (const page of pages(writer, 'v.carried_from IS NULL AND v.overtaken IS NULL', signal)) {
    for (const review of page) carryDecision(writer, { ...review, note: review.note })
  }
}

/** The newest decision of each entry that nobody withdrew. */
async function* pages(writer: SQLite.Database, condition: string, signal: AbortSignal | undefined): AsyncGenerator<readonly Kept[]> {
  const page = preparedOnce(
    writer,
    `SELECT ${newestColumns}, v.at FROM match_review AS v JOIN list_entry AS e ON e.id = v.entry_id AND e.deleted_at IS NULL
     WHERE v.id > ? AND v.withdrawn_at IS NULL AND ${condition}
       AND NOT EXISTS (SELECT 1 FROM match_review AS n WHERE n.entry_id = v.entry_id AND n.withdrawn_at IS NULL AND n.id > v.id) ORDER BY v.id LIMIT ${PAGE}`,
  )
  for (let rows = page.all(0) as Kept[]; rows.length > 0; rows = page.all(rows.at(-1)?.id) as Kept[]) {
    yield rows
    await setImmediate()
    if (signal?.aborted) throw new LedgerError('cancelled')
  }
}

function overtakingOf(writer: SQLite.Database, review: NewestReview, merged: ReadonlyMap<number, number>): Overtaking | null {
  const now = preparedOnce(writer, 'SELECT name, uscc FROM list_entry WHERE id = ?').get(review.entryId) as ListedIdentity
  const result = preparedOnce(writer, `SELECT ${resultColumns} FROM match_result AS m WHERE m.entry_id = ?`).get(review.entryId) as ResultRow | undefined
  const question: StandingQuestion = {
    decision: review.decision,
    before: review.about === null ? now : (JSON.parse(review.about) as ListedIdentity),
    now,
    unit: review.unitId === null ? null : unitOf(writer, merged.get(review.unitId) ?? review.unitId),
    refused: JSON.parse(review.refused ?? '[]') as number[],
    result: result ? { outcome: result.outcome, unitId: result.unitId, candidates: candidatesOf(result) } : null,
  }
  return overtaking(question)
}

function unitOf(writer: SQLite.Database, id: number): StandingQuestion['unit'] {
  const row = preparedOnce(writer, 'SELECT name, former_names AS formerNames, uscc FROM unit WHERE id = ? AND deleted_at IS NULL').get(id)
  return (row as StandingQuestion['unit'] | undefined) ?? null
}

function basisHolds(writer: SQLite.Database, review: NewestReview, settled: ReadonlyMap<number, Overtaking | null>): boolean {
  const basis = preparedOnce(writer, 'SELECT id, entry_id AS entryId, withdrawn_at AS withdrawnAt FROM match_review WHERE id = ?').get(review.carriedFrom) as {
    readonly id: number
    readonly entryId: number
    readonly withdrawnAt: string | null
  }
  // A basis that another decision about its entry has replaced is not among the settled.
  return basis.withdrawnAt === null && settled.get(basis.id) === null && areSiblings(writer, basis.entryId, review.entryId)
}
