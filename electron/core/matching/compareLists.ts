// This month's list beside an earlier one of the same source: what has come, what has gone, and whose headcount has changed.
import { LedgerError } from '#shared/api/errors.ts'
import type { ComparisonQuery } from '#shared/api/matchingContract.ts'
import type { ComparedEntry, ComparedKind, ComparedList, ListComparison, OutsideSource } from '#shared/api/matchingTypes.ts'
import type { Office } from '../office.ts'
import { countyOf } from './countyOf.ts'
import { effectiveEntriesOf, effectiveParams } from './effectiveOutcome.ts'

type Lists = { readonly source: OutsideSource; readonly now: number; readonly before: number }

/** Each enterprise of a list once, with the headcount that its newest row in it gives. @param list SQL of the list's id */
const entriesOf = (list: string) =>
  `SELECT entry_id, headcount, max(batch_id) FROM outside_list_row WHERE list_id = ${list} AND repeats IS NULL GROUP BY entry_id`

const compared = `
compared AS (
  SELECT entry_id, before, now, CASE WHEN NOT is_before THEN 'new' WHEN NOT is_now THEN 'gone' WHEN now IS NOT before THEN 'changed' ELSE 'same' END AS kind
  FROM (
    SELECT entry_id, max(before) AS before, max(now) AS now, max(is_before) AS is_before, max(is_now) AS is_now
    FROM (
      SELECT entry_id, headcount AS now, NULL AS before, TRUE AS is_now, FALSE AS is_before FROM (${entriesOf('@now')})
      UNION ALL SELECT entry_id, NULL, headcount, FALSE, TRUE FROM (${entriesOf('@before')})
    ) GROUP BY entry_id
  )
)`

/** @throws LedgerError not-found, lists-of-two-sources */
export function compareLists(
  office: Office,
  { offset, limit, kind, ...asked }: ComparisonQuery & { readonly offset: number; readonly limit: number },
): ListComparison {
  const { reader } = office.database
  const lists = bothLists(office, asked)
  const counts = { new: 0, gone: 0, changed: 0, same: 0 }
  const given = { now: lists.now, before: lists.before }
  const counted = reader.prepare(`WITH ${compared} SELECT kind, count(*) AS entries FROM compared GROUP BY kind`).all(given)
  for (const { kind: found, entries } of counted as { kind: keyof typeof counts; entries: number }[]) counts[found] = entries
  return {
    source: lists.source,
    now: sumOf(office, lists.now),
    before: sumOf(office, lists.before),
    counts,
    total: kind ? counts[kind] : counts.new + counts.gone + counts.changed,
    entries: comparedEntries(office, lists, { kind, offset, limit }),
  }
}

/** The later one first, however they were asked for. @throws LedgerError not-found, lists-of-two-sources */
export function bothLists(office: Office, { listId, beforeId }: Pick<ComparisonQuery, 'listId' | 'beforeId'>): Lists {
  const { reader } = office.database
  const find = (id: number) => {
    const list = reader.prepare('SELECT source, month FROM outside_list WHERE id = ?').get(id) as { source: OutsideSource; month: string } | undefined
    if (!list) throw new LedgerError('not-found', { what: id })
    return { id, ...list }
  }
  const list = find(listId)
  const earlier = reader.prepare('SELECT id FROM outside_list WHERE source = ? AND month < ? ORDER BY month DESC LIMIT 1').pluck()
  const other = beforeId ?? (earlier.get(list.source, list.month) as number | undefined)
  if (other === undefined) throw new LedgerError('not-found', { label: '更早的名单' })
  const before = find(other)
  if (before.source !== list.source) throw new LedgerError('lists-of-two-sources')
  return { source: list.source, ...(before.month > list.month ? { now: before.id, before: list.id } : { now: list.id, before: before.id }) }
}

/** By kind: what has come and gone, the largest first, then the largest changes. */
export function comparedEntries(
  office: Office,
  lists: Lists,
  { kind, offset, limit }: { readonly kind?: ComparedKind | undefined; readonly offset: number; readonly limit: number },
): ComparedEntry[] {
  const { reader } = office.database
  const regions = office.regions()
  const named = (code: string | null) => (code === null ? null : regions.nameOf(code))
  const page = reader
    .prepare(
      `WITH ${compared}
       SELECT c.entry_id AS entryId, c.kind, e.name, e.uscc, ${countyOf('e')} AS county, e.township, c.before, c.now
       FROM compared AS c JOIN list_entry AS e ON e.id = c.entry_id
       WHERE ${kind ? 'c.kind = @kind' : "c.kind <> 'same'"}
       ORDER BY CASE c.kind WHEN 'new' THEN 1 WHEN 'gone' THEN 2 ELSE 3 END,
         CASE c.kind WHEN 'changed' THEN abs(coalesce(c.now, 0) - coalesce(c.before, 0)) ELSE coalesce(c.now, c.before, 0) END DESC, c.entry_id
       LIMIT @limit OFFSET @offset`,
    )
    .all({ now: lists.now, before: lists.before, limit, offset, ...(kind ? { kind } : {}) }) as Omit<ComparedEntry, 'outcome'>[]
  const known = reader.prepare(`WITH ${effectiveEntriesOf('e.id IN (SELECT value FROM json_each(@ids))')} SELECT entry_id, outcome FROM known`).raw()
  const ids = JSON.stringify(page.map(({ entryId }) => entryId))
  const outcomes = new Map(known.all({ ...effectiveParams(office, reader), ids }) as [number, ComparedEntry['outcome']][])
  return page.map((row) => ({
    ...row,
    outcome: outcomes.get(row.entryId) ?? null,
    name: row.name ?? '',
    county: named(row.county),
    township: named(row.township),
  }))
}

function sumOf({ database }: Office, id: number): ComparedList {
  return database.reader
    .prepare(
      `SELECT l.id, l.month, count(o.entry_id) AS entries, CAST(total(o.headcount) AS INTEGER) AS headcount
       FROM outside_list AS l LEFT JOIN (${entriesOf('@id')}) AS o WHERE l.id = @id`,
    )
    .get({ id }) as ComparedList
}
