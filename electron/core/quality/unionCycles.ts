// A union above itself. The upper union is written by name, so names are followed: as far as each is the name of one union only.
import type SQLite from 'better-sqlite3'
import { foldName } from '#shared/values/name.ts'
import type { Found } from './found.ts'
import { idPages } from './idPages.ts'

interface UpperUnion {
  readonly id: number
  readonly key: string | null
  readonly upper: string
}

/** Each ring is named once, at the union with the least number. @throws LedgerError cancelled */
export async function unionCycles(reader: SQLite.Database, highest: number, signal: AbortSignal): Promise<Found[]> {
  const page = reader.prepare(
    'SELECT id, name_key AS key, upper_union AS upper FROM trade_union WHERE id > ? AND id <= ? AND deleted_at IS NULL AND upper_union IS NOT NULL',
  )
  const byName = new Map<string, UpperUnion | null>()
  const unions: UpperUnion[] = []
  await idPages(highest, signal, (after, upTo) => {
    for (const union of page.all(after, upTo) as UpperUnion[]) {
      unions.push(union)
      if (union.key !== null) byName.set(union.key, byName.has(union.key) ? null : union)
    }
  })
  const above = (union: UpperUnion) => byName.get(foldName(union.upper)) ?? null
  return unions.flatMap((union) => {
    const ring = ringFrom(union, above)
    if (ring === null || Math.min(...ring) !== union.id) return []
    const message = ring.length === 1 ? '上级工会是它自己，请改正。' : `与上级工会互为上级（共${ring.length}个工会），请改正。`
    return [{ id: union.id, field: 'upperUnion', code: 'union-cycle', level: 'error', message, others: ring.filter((id) => id !== union.id) } as const]
  })
}

/** Ids of the ring that a union stands in; null when the way up ends, or leads into a ring that it is not part of. */
function ringFrom(start: UpperUnion, above: (union: UpperUnion) => UpperUnion | null): number[] | null {
  const ring = [start.id]
  for (let at = above(start); at !== null; at = above(at)) {
    if (at.id === start.id) return ring
    if (ring.includes(at.id)) return null
    ring.push(at.id)
  }
  return null
}
