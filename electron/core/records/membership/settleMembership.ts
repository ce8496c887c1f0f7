// Where a membership lies follows from its events: the union that the last of them led to, and the unit that it names. The member's own fields hold what follows, so that lists and
// counts need not ask; whoever writes an event settles the member after it, in the same transaction.
import type SQLite from 'better-sqlite3'
import type { StoredValues } from '../recordWriter.ts'

/** An event by which a membership comes to lie in a union. */
const leadsTo = `e.kind IN ('入会', '转入') AND e.to_union_id IS NOT NULL AND e.deleted_at IS NULL`

/** SQL of that union; nothing where the events say none. @param member today SQL of a member's number and of a day */
export function unionSaid(member: string, today: string): string {
  return `SELECT e.to_union_id FROM ${lastLeading(member, today)}`
}

function lastLeading(member: string, today: string): string {
  return `membership_event e WHERE e.member_id = ${member} AND ${leadsTo} AND (e.date IS NULL OR e.date <= ${today})
          ORDER BY e.date DESC, e.id DESC LIMIT 1`
}

/** The union that the events say, on this day; null where they say none. */
export function unionByEvents(connection: SQLite.Database, member: number, today: string): number | null {
  const union = connection.prepare(unionSaid('?', '?')).pluck().get(member, today)
  return typeof union === 'number' ? union : null
}

interface Place {
  readonly union: number | null
  readonly unit: number | null
}

/** @param write gets what the member's record has to say instead; not called where it says so already. @returns whether it was */
export function settleMembership(connection: SQLite.Database, member: number, today: string, write: (values: StoredValues) => void): boolean {
  const said = connection
    .prepare(`SELECT e.to_union_id AS "union", e.to_unit_id AS unit, e.from_unit_id AS fromUnit FROM ${lastLeading('?', '?')}`)
    .get(member, today) as (Place & { readonly fromUnit: number | null }) | undefined
  const stored = placeOf(connection, member)
  if (!said || !stored) return false
  const moves = said.union !== stored.union
  // A unit may be changed in the record itself, without an event: it follows the event only with the union, or from where the event led.
  const follows = said.unit !== null && said.unit !== stored.unit && (moves || stored.unit === null || stored.unit === said.fromUnit)
  if (!moves && !follows) return false
  write({ ...(moves ? { union: said.union } : {}), ...(follows ? { unit: said.unit } : {}) })
  return true
}

/** After the last event that led anywhere is gone: back to where it had come from. @param gone the event as it was */
export function unsettleMembership(connection: SQLite.Database, gone: StoredValues, today: string, write: (values: StoredValues) => void): boolean {
  const { member, fromUnion, toUnion, fromUnit, toUnit } = gone
  if (typeof member !== 'number' || typeof fromUnion !== 'number' || typeof toUnion !== 'number') return false
  const stored = placeOf(connection, member)
  if (unionByEvents(connection, member, today) !== null || stored?.union !== toUnion) return false
  const unitGoesBack = typeof fromUnit === 'number' && stored.unit === toUnit
  write({ union: fromUnion, ...(unitGoesBack ? { unit: fromUnit } : {}) })
  return true
}

function placeOf(connection: SQLite.Database, member: number): Place | undefined {
  return connection.prepare('SELECT union_id AS "union", unit_id AS unit FROM member WHERE id = ?').get(member) as Place | undefined
}
