// A person's word about an entry of a list, and taking it back. Written in match_review, which only grows; what it settles in other lists is carried there at once.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { DecisionInput } from '#shared/api/reviewsContract.ts'
import type { Decided } from '#shared/api/reviewTypes.ts'
import type { ListedIdentity } from '#shared/matching/standing.ts'
import type { Office } from '../office.ts'
import { candidatesOf } from './automaticResult.ts'
import { carryDecision } from './carryDecisions.ts'
import { insertReview } from './reviews.ts'

/** @throws LedgerError not-found, bad-input, writer-busy */
export function decide(office: Office, input: DecisionInput): Decided {
  return office.database.write((writer) => decideWithin(office, writer, input))
}

/** In a transaction that is under way. @throws LedgerError not-found, bad-input */
export function decideWithin(office: Pick<Office, 'by' | 'clock'>, writer: SQLite.Database, { entryId, decision, unitId, note }: DecisionInput): Decided {
  const entry = writer.prepare('SELECT name, uscc FROM list_entry WHERE id = ? AND deleted_at IS NULL').get(entryId) as ListedIdentity | undefined
  if (!entry) throw new LedgerError('not-found', { register: 'listEntry', id: entryId })
  if ((decision === 'same') !== (unitId !== undefined)) throw new LedgerError('bad-input', { field: 'unitId' })
  if (unitId !== undefined && writer.prepare('SELECT 1 FROM unit WHERE id = ? AND deleted_at IS NULL').get(unitId) === undefined)
    throw new LedgerError('not-found', { register: 'unit', id: unitId })
  const review = {
    entryId,
    decision,
    unitId: unitId ?? null,
    author: office.by,
    note: note === undefined || note === '' ? null : note,
    at: office.clock.now(),
    about: JSON.stringify({ name: entry.name, uscc: entry.uscc } satisfies ListedIdentity),
    refused: decision === 'none' ? JSON.stringify(candidateIds(writer, entryId)) : null,
    carriedFrom: null,
  }
  const reviewId = insertReview(writer, review)
  return { reviewId, carried: carryDecision(writer, { id: reviewId, ...review }) }
}

/** @throws LedgerError not-found, already-undone, writer-busy */
export function withdraw(office: Office, { reviewId }: { readonly reviewId: number }): { readonly entryId: number } {
  return office.database.write((writer) => {
    const review = writer.prepare('SELECT entry_id AS entryId, withdrawn_at AS withdrawnAt FROM match_review WHERE id = ?').get(reviewId) as
      | { readonly entryId: number; readonly withdrawnAt: string | null }
      | undefined
    if (!review) throw new LedgerError('not-found', { what: `review ${reviewId}` })
    if (review.withdrawnAt !== null) throw new LedgerError('already-undone', { review: reviewId })
    withdrawWithin(office, writer, reviewId)
    return { entryId: review.entryId }
  })
}

/** With what was carried from it. A verdict of a sample that it gave is none any more. */
export function withdrawWithin(office: Pick<Office, 'by' | 'clock'>, writer: SQLite.Database, reviewId: number): void {
  writer
    .prepare('UPDATE match_review SET withdrawn_at = ?, withdrawn_by = ? WHERE (id = ? OR carried_from = ?) AND withdrawn_at IS NULL')
    .run(office.clock.now(), office.by, reviewId, reviewId)
  writer.prepare('UPDATE match_sample_row SET verdict = NULL, review_id = NULL, judged_at = NULL, judged_by = NULL WHERE review_id = ?').run(reviewId)
}

/** Units that are beside the entry. */
function candidateIds(writer: SQLite.Database, entryId: number): number[] {
  const row = writer.prepare('SELECT candidates FROM match_result WHERE entry_id = ?').get(entryId) as { readonly candidates: string } | undefined
  return row ? candidatesOf(row).map(({ unitId }) => unitId) : []
}
