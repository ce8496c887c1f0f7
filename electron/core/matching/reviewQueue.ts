// The queue of what the program could not decide: the largest enterprises first, each with the units that it may be beside it.
import type { QueueFilter } from '#shared/api/reviewsContract.ts'
import type { QueuePage, QueuePlace, QueueRow } from '#shared/api/reviewTypes.ts'
import type { Office } from '../office.ts'
import { candidatesOf, type ResultRow, resultColumns, toResult } from './automaticResult.ts'
import { candidateUnits, reviewedEntries } from './compared.ts'
import { effectiveEntries, effectiveParams } from './effectiveOutcome.ts'
import { placeCondition } from './entryPlace.ts'
import { reviewsOf } from './reviews.ts'

export type QueueQuery = QueueFilter & { readonly after?: QueuePlace | undefined; readonly limit: number }

/** Entries that may be questions; which of them are one says `known`. It would do without, but slowly: a queue is a small part of the lists. */
const doubtful = `
SELECT entry_id FROM match_result WHERE outcome = 'review'
UNION SELECT entry_id FROM match_review WHERE overtaken IS NOT NULL AND withdrawn_at IS NULL
UNION SELECT m.entry_id FROM unit CROSS JOIN match_result AS m ON m.unit_id = unit.id WHERE unit.deleted_at IS NOT NULL
UNION SELECT v.entry_id FROM unit CROSS JOIN match_review AS v ON v.unit_id = unit.id WHERE unit.deleted_at IS NOT NULL AND v.withdrawn_at IS NULL`

export function reviewQueue(office: Office, { after, limit, ...filter }: QueueQuery): QueuePage {
  const { reader } = office.database
  const { parts, params } = placeCondition(office, filter)
  // What it costs is to see which entries are questions; that done, all their places cost no more than a page of them, and no second look for the count.
  const places = reader
    .prepare(
      `WITH ${effectiveEntries} SELECT e.id, e.headcount FROM known JOIN list_entry AS e ON e.id = known.entry_id
       WHERE ${[`known.entry_id IN (${doubtful})`, "known.outcome = 'to-verify'", ...parts].join(' AND ')} ORDER BY e.headcount DESC NULLS LAST, e.id`,
    )
    .all({ ...effectiveParams(office, reader), ...params }) as QueuePlace[]
  const from = after ? places.findIndex((place) => isBehind(place, after)) : 0
  const page = from < 0 ? [] : places.slice(from, from + limit)
  const rows = queueRows(
    office,
    page.map(({ id }) => id),
  )
  return { total: places.length, rows, next: from >= 0 && from + limit < places.length ? (page.at(-1) ?? null) : null }
}

/** Those of unknown headcount come last. */
function isBehind(place: QueuePlace, after: QueuePlace): boolean {
  const [count, last] = [place.headcount ?? -1, after.headcount ?? -1]
  return count < last || (count === last && place.id > after.id)
}

/** In the order of `ids`, whether they are questions or not. */
export function queueRows(office: Office, ids: readonly number[]): QueueRow[] {
  const { reader } = office.database
  const entries = reviewedEntries(office, ids)
  const resultOf = reader.prepare(`SELECT ${resultColumns} FROM match_result AS m WHERE m.entry_id = ?`)
  const results = new Map(ids.map((id) => [id, resultOf.get(id) as ResultRow | undefined]))
  const candidates = candidateUnits(office, new Map([...results].map(([id, row]) => [id, row ? candidatesOf(row) : []])))
  return ids.flatMap((id): QueueRow[] => {
    const entry = entries.get(id)
    const row = results.get(id)
    const last = reviewsOf(reader, id).find(({ withdrawnAt }) => withdrawnAt === null)
    const earlier = last && last.overtaken !== null ? last : null
    return entry ? [{ entry, result: row ? toResult(row) : null, candidates: candidates.get(id) ?? [], earlier }] : []
  })
}
