// One entry and all that is known of what it is; and one unit and the entries that name it.
import { LedgerError } from '#shared/api/errors.ts'
import type { EntryMatch, UnitEntry } from '#shared/api/reviewTypes.ts'
import type { Office } from '../office.ts'
import { effectiveEntries, effectiveParams } from './effectiveOutcome.ts'
import { queueRows } from './reviewQueue.ts'
import { reviewsOf } from './reviews.ts'

/** @throws LedgerError not-found */
export function entryMatch(office: Office, { entryId }: { readonly entryId: number }): EntryMatch {
  const { reader } = office.database
  const [row] = queueRows(office, [entryId])
  if (!row) throw new LedgerError('not-found', { register: 'listEntry', id: entryId })
  const known = reader
    .prepare(
      `WITH ${effectiveEntries} SELECT known.outcome, known.decided_by AS decidedBy, known.unit_id AS unitId, unit.name AS unitName
       FROM known LEFT JOIN unit ON unit.id = known.unit_id WHERE known.entry_id = @entryId`,
    )
    .get({ ...effectiveParams(office, reader), entryId }) as Pick<EntryMatch, 'outcome' | 'decidedBy' | 'unitId' | 'unitName'> | undefined
  const months = reader
    .prepare(
      `SELECT l.month, r.headcount, max(r.batch_id) FROM outside_list_row AS r JOIN outside_list AS l ON l.id = r.list_id
       WHERE r.entry_id = ? AND r.repeats IS NULL GROUP BY l.id ORDER BY l.month DESC`,
    )
    .all(entryId) as EntryMatch['months']
  const { entry, result, candidates } = row
  return {
    entry,
    result,
    candidates,
    ...(known ?? { outcome: null, decidedBy: null, unitId: null, unitName: null }),
    reviews: reviewsOf(reader, entryId),
    months: months.map(({ month, headcount }) => ({ month, headcount })),
  }
}

/** By the month of the newest list that names them, then by source. */
export function unitEntries(office: Office, { unitId }: { readonly unitId: number }): UnitEntry[] {
  const { reader } = office.database
  // Whose word it may be: the unit's own, or of a duplicate that it stands for.
  const named = `SELECT @unitId AS id UNION SELECT id FROM stands_for WHERE into_id = @unitId`
  return reader
    .prepare(
      `WITH ${effectiveEntries}
       SELECT e.id AS entryId, e.source, e.name, e.uscc, e.headcount, known.decided_by AS decidedBy, CASE known.decided_by WHEN 'program' THEN m.pass END AS pass,
         (SELECT max(l.month) FROM outside_list_row AS r JOIN outside_list AS l ON l.id = r.list_id WHERE r.entry_id = e.id) AS month
       FROM known JOIN list_entry AS e ON e.id = known.entry_id LEFT JOIN match_result AS m ON m.entry_id = e.id
       WHERE known.entry_id IN (SELECT entry_id FROM match_result WHERE unit_id IN (${named}) UNION SELECT entry_id FROM match_review WHERE unit_id IN (${named}))
         AND known.unit_id = @unitId AND known.outcome <> 'to-verify' ORDER BY month DESC NULLS LAST, e.source, e.id`,
    )
    .all({ ...effectiveParams(office, reader), unitId }) as UnitEntry[]
}
