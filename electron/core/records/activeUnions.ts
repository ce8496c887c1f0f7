// Which unions stand on a day and which units they cover, in SQL: reports and matching must not differ in it.

import { type RawBuilder, sql } from 'kysely'

// Dates are text of day, month or year precision and compare as text: '2018-09' and '2018' stand before every day they hold, so a coarse date counts from its
// first day.
//
// A union counts when it is not in the recycle bin, not preparing, founded by the day (or nobody knows when) and not ended by it. Ended means: a date up to the
// day, whatever the status says, or merged/revoked without a date, because then nothing shows that it was still there.

/** @param union alias of trade_union. @param day SQL of the day, y-m-d. @returns a condition; it needs @day unless another is meant */
export const unionStands = (union: string, day = '@day') => `
  ${union}.deleted_at IS NULL AND ${liveUnionStands(union, day)}`

/** The same of a union that is not in the recycle bin. Of several days the bin is asked once: the columns lie far apart, and going to and fro between them costs as much as all the rest. */
export const liveUnionStands = (union: string, day = '@day') => `
  (${union}.founded_on IS NULL OR ${union}.founded_on <= ${day})
  AND ${union}.status IS NOT 'preparing'
  AND CASE WHEN ${union}.ended_on IS NULL THEN ${union}.status IS NOT 'merged' AND ${union}.status IS NOT 'revoked' ELSE ${union}.ended_on > ${day} END`

/** @param link alias of union_unit. @param day as above. @returns a condition */
export const linkHolds = (link: string, day = '@day') => `
  ${link}.deleted_at IS NULL
  AND (${link}.covered_from IS NULL OR ${link}.covered_from <= ${day})
  AND (${link}.covered_to IS NULL OR ${link}.covered_to > ${day})`

/**
 * By what a unit is covered on @day: 2 a union of its own, 1 a joint union, null nothing. A union of unknown form is joint when it covers several units.
 * @param unit SQL of the unit's id
 */
export const coverageOf = (unit: string) => `(
  SELECT max(CASE WHEN u.form = 'joint' THEN 1
    WHEN u.form = 'single' THEN 2
    WHEN (SELECT count(DISTINCT o.unit_id) FROM union_unit AS o WHERE o.union_id = u.id AND ${linkHolds('o')}) > 1 THEN 1
    ELSE 2 END)
  FROM union_unit AS c JOIN trade_union AS u ON u.id = c.union_id
  WHERE c.unit_id = ${unit} AND ${linkHolds('c')} AND ${unionStands('u')})`

/** One of these conditions with its @day filled in, for a query that is composed. */
export function onDay(condition: string, day: string): RawBuilder<boolean> {
  return sql.join(
    condition.split('@day').map((text) => sql.raw(text)),
    sql`${day}`,
  )
}

/** A set of days: bit 0 is the first of those asked for. */
export type Days = number

/** On which of some days one of these conditions holds, so that a record is read once for all of them. @param condition with @day @param days y-m-d, a few @returns SQL of `Days` */
export function onDays(condition: string | ((day: string) => RawBuilder<boolean>), days: readonly string[]): RawBuilder<Days> {
  const holds = typeof condition === 'string' ? (day: string) => onDay(condition, day) : condition
  return sql.join(
    days.map((day, index) => sql`CASE WHEN ${holds(day)} THEN ${sql.lit(2 ** index)} ELSE 0 END`),
    sql` + `,
  )
}
