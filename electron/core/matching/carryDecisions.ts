// A decision about an enterprise holds wherever a list names that enterprise: it is carried to the entries of other sources that are certainly the same one. Only to those
// that nobody decided upon and that the program did not match itself, for what was decided about the entry itself goes before what was said of another.
import type SQLite from 'better-sqlite3'
import { type ListedEnterprise, sameEnterprise } from '#shared/matching/standing.ts'
import { preparedOnce } from '../database/query.ts'
import { candidatesOf } from './automaticResult.ts'
import { insertReview, type NewReview, newestReview } from './reviews.ts'

export interface Sibling extends ListedEnterprise {
  readonly id: number
}

const columns = 'e.id, e.name, e.uscc, e.organisation_code AS organisationCode, e.county, e.township'

/** @returns the entries that it was carried to */
export function carryDecision(writer: SQLite.Database, basis: NewReview & { readonly id: number }): number[] {
  if (basis.carriedFrom !== null) return []
  const carried: number[] = []
  for (const sibling of siblingsOf(writer, basis.entryId)) {
    if (!mayFollow(writer, sibling.id, basis)) continue
    const { id, ...decision } = basis
    insertReview(writer, { ...decision, entryId: sibling.id, carriedFrom: id, about: JSON.stringify({ name: sibling.name, uscc: sibling.uscc }) })
    carried.push(sibling.id)
  }
  return carried
}

/** Entries of other sources that are the same enterprise. */
function siblingsOf(writer: SQLite.Database, entryId: number): Sibling[] {
  const entry = preparedOnce(writer, `SELECT ${columns} FROM list_entry AS e WHERE e.id = ?`).get(entryId) as Sibling | undefined
  if (!entry) return []
  const others = preparedOnce(
    writer,
    `SELECT ${columns} FROM list_entry AS own JOIN list_entry AS e ON e.uscc = own.uscc WHERE own.id = @id AND e.source <> own.source AND e.deleted_at IS NULL
       UNION SELECT ${columns} FROM list_entry AS own JOIN list_entry AS e ON e.name_key = own.name_key AND e.township = own.township
       WHERE own.id = @id AND e.source <> own.source AND e.deleted_at IS NULL`,
  ).all({ id: entryId }) as Sibling[]
  return others.filter((other) => isSibling(writer, entry, other))
}

function isSibling(writer: SQLite.Database, one: Sibling, other: Sibling): boolean {
  const by = sameEnterprise(one, other)
  return by === 'code' || (by === 'name-and-township' && isOnly(writer, one.id) && isOnly(writer, other.id))
}

/** Whether two entries are one enterprise still. */
export function areSiblings(writer: SQLite.Database, one: number, other: number): boolean {
  const ask = preparedOnce(writer, `SELECT ${columns} FROM list_entry AS e WHERE e.id = ?`)
  const [left, right] = [ask.get(one) as Sibling | undefined, ask.get(other) as Sibling | undefined]
  return left !== undefined && right !== undefined && isSibling(writer, left, right)
}

/** A name that its source gives twice in a township tells nothing. */
function isOnly(writer: SQLite.Database, id: number): boolean {
  const namesakes = preparedOnce(
    writer,
    `SELECT count(*) FROM list_entry AS own JOIN list_entry AS e ON e.name_key = own.name_key AND e.source = own.source AND e.township = own.township
       WHERE own.id = ? AND e.deleted_at IS NULL AND e.id <> own.id`,
  )
    .pluck()
    .get(id)
  return namesakes === 0
}

function mayFollow(writer: SQLite.Database, entryId: number, basis: NewReview & { readonly id: number }): boolean {
  const known = newestReview(writer, entryId)
  if (known && known.carriedFrom === null) return false
  if (known && known.carriedFrom !== null && known.carriedFrom > basis.id) return false
  // Somebody said already that this decision does not fit here.
  if (preparedOnce(writer, 'SELECT 1 FROM match_review WHERE entry_id = ? AND carried_from = ?').get(entryId, basis.id)) return false
  const result = preparedOnce(writer, 'SELECT outcome, candidates FROM match_result WHERE entry_id = ?').get(entryId) as
    | { readonly outcome: string; readonly candidates: string }
    | undefined
  if (!result || result.outcome === 'matched') return false
  if (basis.decision === 'same') return true
  const refused = new Set(JSON.parse(basis.refused ?? '[]') as number[])
  return result.outcome === 'review' && candidatesOf(result).every(({ unitId }) => refused.has(unitId))
}
