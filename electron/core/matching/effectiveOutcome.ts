// What is known of the enterprises of outside lists today: a person's word before the program's, and the unions of the units as they are now.
import type SQLite from 'better-sqlite3'
import type { Office } from '../office.ts'
import { coverageOf } from '../records/activeUnions.ts'
import { allMerged } from '../records/operations/mergedRecords.ts'

/** A decision that was overtaken is a question again, unless the program has since found what nobody knew then. */
const holding = 'CASE WHEN v.overtaken IS NULL THEN v.id END'

/**
 * Common table expressions; the last one, `known`, has a line for each entry outside the recycle bin: entry_id, outcome (see EntryOutcome; null: not matched yet),
 * decided_by, unit_id (of the unit that stands for the matched one since duplicates were merged), and the review (its id) that decided. Needs the parameters of
 * `effectiveParams`. To be put behind WITH.
 * @param among condition on list_entry AS e
 */
export const effectiveEntriesOf = (among: string) => `
stands_for (id, into_id) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(@merged)),
judged AS (
  SELECT e.id AS entry_id, ${holding} AS review_id,
    CASE WHEN ${holding} IS NOT NULL THEN v.decision WHEN v.overtaken <> 'newly-found' THEN 'review' ELSE m.outcome END AS verdict,
    CASE WHEN ${holding} IS NOT NULL THEN v.unit_id ELSE m.unit_id END AS said_unit
  FROM list_entry AS e
    LEFT JOIN match_result AS m ON m.entry_id = e.id
    LEFT JOIN match_review AS v ON v.id = (SELECT max(n.id) FROM match_review AS n WHERE n.entry_id = e.id AND n.withdrawn_at IS NULL)
  WHERE e.deleted_at IS NULL AND ${among}
),
settled AS (
  SELECT j.entry_id, j.review_id, j.verdict, unit.id AS unit_id
  FROM judged AS j LEFT JOIN stands_for ON stands_for.id = j.said_unit
    LEFT JOIN unit ON unit.id = coalesce(stands_for.into_id, j.said_unit) AND unit.deleted_at IS NULL
),
known AS (
  SELECT entry_id, review_id, unit_id,
    CASE WHEN review_id IS NOT NULL THEN 'person' WHEN verdict IS NOT NULL THEN 'program' END AS decided_by,
    CASE WHEN verdict IS NULL THEN NULL
      WHEN verdict = 'review' THEN 'to-verify'
      WHEN verdict IN ('none', 'unmatched') THEN 'no-union'
      WHEN unit_id IS NULL THEN 'to-verify'
      ELSE CASE ${coverageOf('settled.unit_id')} WHEN 2 THEN 'own-union' WHEN 1 THEN 'joint-union' ELSE 'no-union' END
    END AS outcome
  FROM settled
)`

/** Of all entries. */
export const effectiveEntries = effectiveEntriesOf('TRUE')

/** @param connection that will run the query */
export function effectiveParams(office: Pick<Office, 'clock'>, connection: SQLite.Database): { readonly day: string; readonly merged: string } {
  return { day: office.clock.today(), merged: JSON.stringify(allMerged(connection, 'unit').map(({ id, into }) => [id, into])) }
}
