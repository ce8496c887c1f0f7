// This month's list beside an earlier one of the same source: what has come, what has gone, and whose headcount has changed.
import { LedgerError } from '#shared/api/errors.ts'
import type { ComparisonQuery } from '#shared/api/matchingContract.ts'
import { type ComparedEntry, type ComparedKind, type ComparedList, comparedKinds, type ListComparison, type OutsideSource } from '#shared/api/matchingTypes.ts'
import type { Office } from '../office.ts'
import { countyOf } from './countyOf.ts'
import { effectiveEntriesOf, effectiveParams } from './effectiveOutcome.ts'
import { entrySlices } from './entrySlices.ts'

type Lists = { readonly source: OutsideSource; readonly now: number; readonly before: number }

/** Each enterprise that either list names, with the headcount that its newest row in each gives. */
const named = `
WITH one AS (
  SELECT list_id, entry_id, headcount, max(batch_id) FROM outside_list_row
  WHERE list_id IN (@now, @before) AND repeats IS NULL AND entry_id > @after AND entry_id <= @upTo GROUP BY list_id, entry_id
)
SELECT entry_id AS entryId, max(list_id = @now) AS isNow, max(list_id = @before) AS isBefore,
  max(CASE WHEN list_id = @now THEN headcount END) AS now, max(CASE WHEN list_id = @before THEN headcount END) AS before
FROM one GROUP BY entry_id`

type Named = Pick<ComparedEntry, 'entryId' | 'before' | 'now'> & { readonly isNow: number; readonly isBefore: number }
type Moved = Pick<ComparedEntry, 'entryId' | 'kind' | 'before' | 'now'>

/** Two lists, gone through once. */
export interface Compared {
  readonly lists: Lists
  readonly now: ComparedList
  readonly before: ComparedList
  readonly counts: ListComparison['counts']
  /** By kind: what has come and gone, the largest first, then the largest changes. */
  readonly moved: readonly Moved[]
}

/** @throws LedgerError not-found, lists-of-two-sources */
export async function compareLists(
  office: Office,
  { offset, limit, ...asked }: ComparisonQuery & { readonly offset: number; readonly limit: number },
): Promise<ListComparison> {
  const { lists, now, before, counts, moved } = await compared(office, asked)
  const entries = comparedEntries(office, moved.slice(offset, offset + limit))
  return { source: lists.source, now, before, counts, total: moved.length, entries }
}

/** In slices, so that others get their turn. @throws LedgerError not-found, lists-of-two-sources */
export async function compared(office: Office, { kind, ...asked }: ComparisonQuery): Promise<Compared> {
  const { reader } = office.database
  const lists = bothLists(office, asked)
  const counts = { new: 0, gone: 0, changed: 0, same: 0 }
  const now = { entries: 0, headcount: 0 }
  const before = { entries: 0, headcount: 0 }
  const moved: Moved[] = []
  const ask = reader.prepare(named)
  for await (const slice of entrySlices(reader)) {
    for (const entry of ask.all({ now: lists.now, before: lists.before, ...slice }) as Named[]) {
      if (entry.isNow) add(now, entry.now)
      if (entry.isBefore) add(before, entry.before)
      const found = kindOf(entry)
      counts[found] += 1
      if (found !== 'same' && (kind ?? found) === found) moved.push({ entryId: entry.entryId, kind: found, before: entry.before, now: entry.now })
    }
  }
  moved.sort((a, b) => comparedKinds.indexOf(a.kind) - comparedKinds.indexOf(b.kind) || sizeOf(b) - sizeOf(a) || a.entryId - b.entryId)
  const month = reader.prepare('SELECT month FROM outside_list WHERE id = ?').pluck()
  const list = (id: number, sum: typeof now): ComparedList => ({ id, month: month.get(id) as string, ...sum })
  return { lists, now: list(lists.now, now), before: list(lists.before, before), counts, moved }
}

function add(sum: { entries: number; headcount: number }, headcount: number | null): void {
  sum.entries += 1
  sum.headcount += headcount ?? 0
}

function kindOf({ isNow, isBefore, now, before }: Named): ComparedKind | 'same' {
  if (!isBefore) return 'new'
  if (!isNow) return 'gone'
  return now === before ? 'same' : 'changed'
}

function sizeOf({ kind, now, before }: Moved): number {
  return kind === 'changed' ? Math.abs((now ?? 0) - (before ?? 0)) : (now ?? before ?? 0)
}

/** The later one first, however they were asked for. @throws LedgerError not-found, lists-of-two-sources */
function bothLists(office: Office, { listId, beforeId }: Pick<ComparisonQuery, 'listId' | 'beforeId'>): Lists {
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

/** What is known of some of them, in their order. */
export function comparedEntries(office: Office, moved: readonly Moved[]): ComparedEntry[] {
  const { reader } = office.database
  const regions = office.regions()
  const placed = (code: string | null) => (code === null ? null : regions.nameOf(code))
  const ids = JSON.stringify(moved.map(({ entryId }) => entryId))
  const rows = reader
    .prepare(
      `WITH ${effectiveEntriesOf('e.id IN (SELECT value FROM json_each(@ids))')}
       SELECT e.id, e.name, e.uscc, ${countyOf('e')} AS county, e.township, known.outcome
       FROM list_entry AS e LEFT JOIN known ON known.entry_id = e.id WHERE e.id IN (SELECT value FROM json_each(@ids))`,
    )
    .all({ ...effectiveParams(office, reader), ids }) as (Pick<ComparedEntry, 'uscc' | 'county' | 'township' | 'outcome'> & {
    id: number
    name: string | null
  })[]
  const known = new Map(rows.map(({ id, ...row }) => [id, row]))
  return moved.flatMap((entry) => {
    const row = known.get(entry.entryId)
    return row ? [{ ...entry, ...row, name: row.name ?? '', county: placed(row.county), township: placed(row.township) }] : []
  })
}
