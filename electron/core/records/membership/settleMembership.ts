// Where a membership lies follows from its events: the union that the last of them led to. The member's own field holds what follows, so that lists and counts need not
// ask; whoever writes an event settles the member after it, in the same transaction.
import type SQLite from 'better-sqlite3'
import type { StoredValues } from '../recordWriter.ts'

/** An event by which a membership comes to lie in a union. */
const leadsTo = `e.kind IN ('入会', '转入') AND e.to_union_id IS NOT NULL AND e.deleted_at IS NULL`

/** SQL of that union; nothing where the events say none. @param member today SQL of a member's number and of a day */
export function unionSaid(member: string, today: string): string {
  return `SELECT e.to_union_id FROM membership_event e WHERE e.member_id = ${member} AND ${leadsTo} AND (e.date IS NULL OR e.date <= ${today})
          ORDER BY e.date DESC, e.id DESC LIMIT 1`
}

/** The union that the events say, on this day; null where they say none. */
export function unionByEvents(connection: SQLite.Database, member: number, today: string): number | null {
  const union = connection.prepare(unionSaid('?', '?')).pluck().get(member, today)
  return typeof union === 'number' ? union : null
}

/** @param write gets what the member's record has to say instead; not called where it says so already. @returns whether it was */
export function settleMembership(connection: SQLite.Database, member: number, today: string, write: (values: StoredValues) => void): boolean {
  const union = unionByEvents(connection, member, today)
  const stored = connection.prepare('SELECT union_id FROM member WHERE id = ?').pluck().get(member) as number | null | undefined
  if (union === null || stored === undefined || stored === union) return false
  write({ union })
  return true
}

/** After the last event that led anywhere is gone: back to where it had come from. @param gone the event as it was */
export function unsettleMembership(connection: SQLite.Database, gone: StoredValues, today: string, write: (values: StoredValues) => void): boolean {
  const { member, fromUnion, toUnion } = gone
  if (typeof member !== 'number' || typeof fromUnion !== 'number' || typeof toUnion !== 'number') return false
  const stored = connection.prepare('SELECT union_id FROM member WHERE id = ?').pluck().get(member)
  if (unionByEvents(connection, member, today) !== null || stored !== toUnion) return false
  write({ union: fromUnion })
  return true
}
