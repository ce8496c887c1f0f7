// The table of people's decisions, read: append-only, the newest one of an entry that nobody withdrew is the one that counts.
import type SQLite from 'better-sqlite3'
import type { Decision, Review } from '#shared/api/reviewTypes.ts'
import type { Overtaking } from '#shared/matching/standing.ts'
import { preparedOnce } from '../database/query.ts'

/** A row of `reviewColumns`. */
export interface ReviewRow extends Omit<Review, 'carriedFrom'> {
  readonly basisId: number | null
  readonly basisEntry: number | null
  readonly basisSource: string | null
  readonly basisName: string | null
}

/** Columns of `Review`, and the tables that they come from. */
export const reviewColumns = `
  v.id, v.entry_id AS entryId, v.decision, v.unit_id AS unitId, v_unit.name AS unitName, v.author, v.note, v.at, v.withdrawn_at AS withdrawnAt,
  v.withdrawn_by AS withdrawnBy, v.overtaken, v_basis.id AS basisId, v_source.id AS basisEntry, v_source.source AS basisSource, v_source.name AS basisName`
export const reviewTables = `
  match_review AS v LEFT JOIN unit AS v_unit ON v_unit.id = v.unit_id
  LEFT JOIN match_review AS v_basis ON v_basis.id = v.carried_from LEFT JOIN list_entry AS v_source ON v_source.id = v_basis.entry_id`

/** The newest first. */
export function reviewsOf(connection: SQLite.Database, entryId: number): Review[] {
  const rows = preparedOnce(connection, `SELECT ${reviewColumns} FROM ${reviewTables} WHERE v.entry_id = ? ORDER BY v.id DESC`).all(entryId)
  return (rows as ReviewRow[]).map(toReview)
}

export function toReview({ basisId, basisEntry, basisSource, basisName, ...review }: ReviewRow): Review {
  const carriedFrom = basisId === null ? null : { reviewId: basisId, entryId: basisEntry ?? 0, source: basisSource ?? '', name: basisName ?? '' }
  return { ...review, carriedFrom }
}

/** The newest decision about an entry that nobody withdrew, whether it holds or not. */
export interface NewestReview {
  readonly id: number
  readonly entryId: number
  readonly decision: Decision
  readonly unitId: number | null
  readonly author: string
  readonly note: string | null
  readonly overtaken: Overtaking | null
  readonly carriedFrom: number | null
  /** JSON, see the migration. */
  readonly about: string | null
  readonly refused: string | null
}

export const newestColumns =
  'v.id, v.entry_id AS entryId, v.decision, v.unit_id AS unitId, v.author, v.note, v.overtaken, v.carried_from AS carriedFrom, v.about, v.refused'

export function newestReview(connection: SQLite.Database, entryId: number): NewestReview | undefined {
  const row = preparedOnce(
    connection,
    `SELECT ${newestColumns} FROM match_review AS v WHERE v.entry_id = ? AND v.withdrawn_at IS NULL ORDER BY v.id DESC LIMIT 1`,
  )
  return row.get(entryId) as NewestReview | undefined
}

export interface NewReview {
  readonly entryId: number
  readonly decision: Decision
  readonly unitId: number | null
  readonly author: string
  readonly note: string | null
  readonly at: string
  readonly about: string | null
  readonly refused: string | null
  readonly carriedFrom: number | null
}

export function insertReview(writer: SQLite.Database, review: NewReview): number {
  const { lastInsertRowid } = writer
    .prepare(
      `INSERT INTO match_review (entry_id, decision, unit_id, author, note, at, about, refused, carried_from)
       VALUES (@entryId, @decision, @unitId, @author, @note, @at, @about, @refused, @carriedFrom)`,
    )
    .run(review)
  return Number(lastInsertRowid)
}
