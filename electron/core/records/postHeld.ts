// Whether a cadre's assignment is in force on a day: the figures of a pilot and report F ask the same.
import { type RawBuilder, sql } from 'kysely'

/**
 * From the day on which it began until the day before the one on which it ends; a secondment ends with its own date too. Dates that nobody wrote do not end it, a coarse one
 * stands for its first day.
 * @param alias of the cadre's table
 */
export function postHeld(alias: string, day: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const holds = (from: string, to: string) => sql`(${column(from)} IS NULL OR ${column(from)} <= ${day}) AND (${column(to)} IS NULL OR ${column(to)} > ${day})`
  return sql<boolean>`(${holds('from_on', 'to_on')} AND (${column('engagement')} IS NOT 'seconded' OR (${holds('seconded_from', 'seconded_to')})))`
}
