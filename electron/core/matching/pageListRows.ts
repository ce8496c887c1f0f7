// The rows of an imported list as its file has them, each with what is known of its enterprise.
import type { ListRow, ListRowPage } from '#shared/api/matchingTypes.ts'
import type { MatchReason } from '#shared/matching/result.ts'
import type { Office } from '../office.ts'
import { effectiveEntries, effectiveParams } from './effectiveOutcome.ts'

type Row = Omit<ListRow, 'reasons'> & { readonly reasons: string | null }

/** In the order of the sheet. */
export function pageListRows(
  office: Office,
  { batchId, offset, limit }: { readonly batchId: number; readonly offset: number; readonly limit: number },
): ListRowPage {
  const { reader } = office.database
  const total = reader.prepare('SELECT count(*) FROM outside_list_row WHERE batch_id = ?').pluck().get(batchId) as number
  const rows = reader
    .prepare(
      `WITH ${effectiveEntries}
       SELECT r.sheet_row AS row, r.entry_id AS entryId, r.headcount, r.repeats, e.name, known.outcome, known.decided_by AS decidedBy, known.unit_id AS unitId, m.weight, m.reasons
       FROM outside_list_row AS r JOIN list_entry AS e ON e.id = r.entry_id LEFT JOIN known ON known.entry_id = e.id LEFT JOIN match_result AS m ON m.entry_id = e.id
       WHERE r.batch_id = @batchId ORDER BY r.sheet_row LIMIT @limit OFFSET @offset`,
    )
    .all({ ...effectiveParams(office, reader), batchId, limit, offset }) as Row[]
  return { total, rows: rows.map((row) => ({ ...row, name: row.name ?? '', reasons: row.reasons === null ? [] : (JSON.parse(row.reasons) as MatchReason[]) })) }
}
