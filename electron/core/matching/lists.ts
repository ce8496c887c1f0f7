// The outside lists that have come in: source by source and month by month, with what is known of their enterprises.
import type { ListBatch, OutcomeCounts, OutsideList } from '#shared/api/matchingTypes.ts'
import type { Office } from '../office.ts'
import { inEntrySlices } from './entrySlices.ts'

/** The newest month first, then by source. */
export async function allLists(office: Office): Promise<OutsideList[]> {
  const { reader } = office.database
  const lists = reader
    .prepare(
      `SELECT l.id, l.source, l.month,
         (SELECT b.id FROM outside_list b WHERE b.source = l.source AND b.month < l.month ORDER BY b.month DESC LIMIT 1) AS "before"
       FROM outside_list l ORDER BY l.month DESC, l.source`,
    )
    .all() as Pick<OutsideList, 'id' | 'source' | 'month' | 'before'>[]
  const sums = await sumsByList(office)
  const batches = batchesByList(office)
  return lists.map((list) => ({
    ...list,
    ...(sums.get(list.id) ?? { entries: 0, repeated: 0, headcount: 0, outcomes: none }),
    batches: batches.get(list.id) ?? [],
  }))
}

const none: OutcomeCounts = { 'own-union': 0, 'joint-union': 0, 'no-union': 0, 'to-verify': 0, notMatched: 0 }

type Sums = Pick<OutsideList, 'entries' | 'repeated' | 'headcount' | 'outcomes'>

interface Sum {
  readonly listId: number
  readonly outcome: Exclude<keyof OutcomeCounts, 'notMatched'> | null
  readonly entries: number
  readonly headcount: number
}

/** Each enterprise of a list once, with the headcount that its newest row in it gives. */
const counted = `
SELECT one.list_id AS listId, known.outcome, count(*) AS entries, total(one.headcount) AS headcount
FROM (SELECT list_id, entry_id, headcount, max(batch_id) FROM outside_list_row
      WHERE repeats IS NULL AND entry_id > @after AND entry_id <= @upTo GROUP BY list_id, entry_id) AS one
  JOIN known ON known.entry_id = one.entry_id
GROUP BY one.list_id, known.outcome`

async function sumsByList(office: Office): Promise<ReadonlyMap<number, Sums>> {
  const { reader } = office.database
  const repeated = reader.prepare('SELECT list_id, count(*) FROM outside_list_row WHERE repeats IS NOT NULL GROUP BY list_id').raw().all() as [number, number][]
  const repeats = new Map(repeated)
  const sums = new Map<number, Sums>()
  for await (const rows of inEntrySlices<Sum>(office, reader, counted)) {
    for (const { listId, outcome, entries, headcount } of rows) {
      const sum = sums.get(listId) ?? { entries: 0, repeated: repeats.get(listId) ?? 0, headcount: 0, outcomes: none }
      const key = outcome ?? 'notMatched'
      sums.set(listId, {
        ...sum,
        entries: sum.entries + entries,
        headcount: sum.headcount + headcount,
        outcomes: { ...sum.outcomes, [key]: sum.outcomes[key] + entries },
      })
    }
  }
  return sums
}

function batchesByList(office: Office): ReadonlyMap<number, readonly ListBatch[]> {
  const rows = office.database.reader
    .prepare(
      `SELECT r.list_id AS listId, b.id AS batchId, b.file, b.sheet, b.at, b.by, r.rows
       FROM (SELECT list_id, batch_id, count(*) AS rows FROM outside_list_row GROUP BY list_id, batch_id) AS r JOIN batch AS b ON b.id = r.batch_id ORDER BY b.id`,
    )
    .all() as (ListBatch & { listId: number })[]
  const batches = new Map<number, ListBatch[]>()
  for (const { listId, ...batch } of rows) batches.set(listId, [...(batches.get(listId) ?? []), batch])
  return batches
}
