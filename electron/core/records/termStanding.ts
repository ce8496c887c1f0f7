// How near a union's election is. The start page, the checks of data quality and report E ask here, so that they cannot count differently.
import { type RawBuilder, sql } from 'kysely'
import { registers } from '#shared/registers/index.ts'
import { addDays } from '#shared/values/calendar.ts'
import { expressionOf } from './fieldExpressions.ts'

/** When the term of the union of the alias `r` ends: as written, else from its beginning and its years. Null: nobody knows. */
export function termEnd(day: string): RawBuilder<unknown> {
  return expressionOf(registers.union, 'termEndsOn', day).value
}

/** When it has to elect: the end of its term, or the day to which that was put off. */
export function electionDue(day: string): RawBuilder<unknown> {
  return expressionOf(registers.union, 'electionDueOn', day).value
}

/** Ended before the day; a month or a year ends with its last day. */
export function isOver(date: RawBuilder<unknown>, day: string): RawBuilder<boolean> {
  return sql<boolean>`((${date} || '~') < ${day})`
}

/**
 * The one of `termStandings` in which a union is on the day; null: nobody knows when it has to elect.
 * @param due the day by which it has to @param reminders days of the first, the second and the last reminder
 */
export function termStanding(due: RawBuilder<unknown>, day: string, [first, second, last]: readonly [number, number, number]): RawBuilder<unknown> {
  const within = (days: number) => isOver(due, addDays(day, days + 1))
  return sql`CASE WHEN ${isOver(due, day)} THEN 'overdue' WHEN ${within(last)} THEN 'last' WHEN ${within(second)} THEN 'second' WHEN ${within(first)} THEN 'first'
    WHEN ${due} IS NOT NULL THEN 'later' END`
}
