// How near a union's election is. The start page, the checks of data quality and report E ask here, so that they cannot count differently.
import { type RawBuilder, sql } from 'kysely'
import { registers } from '#shared/registers/index.ts'
import type { TermStanding } from '#shared/reports/termReminders.ts'
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

type Reminders = readonly [number, number, number]

/** Every standing but the last with the day before which it has to elect who is in it and in none before. SQL and readers of dates go by the same list. */
function limits(day: string, [first, second, last]: Reminders): readonly (readonly [TermStanding, string])[] {
  return [
    ['overdue', day],
    ['last', addDays(day, last + 1)],
    ['second', addDays(day, second + 1)],
    ['first', addDays(day, first + 1)],
  ]
}

/**
 * The one of `termStandings` in which a union is on the day; null: nobody knows when it has to elect.
 * @param due the day by which it has to @param reminders days of the first, the second and the last reminder
 */
export function termStanding(due: RawBuilder<unknown>, day: string, reminders: Reminders): RawBuilder<unknown> {
  const standings = limits(day, reminders).map(([standing, limit]) => sql`WHEN ${isOver(due, limit)} THEN ${standing}`)
  return sql`CASE ${sql.join(standings, sql` `)} WHEN ${due} IS NOT NULL THEN 'later' END`
}

/** The same of very many dates that have been read, y, y-m or y-m-d. */
export function standingBy(day: string, reminders: Reminders): (due: string) => TermStanding {
  const known = limits(day, reminders)
  const [, farthest = ''] = known.at(-1) ?? []
  return (due) => {
    const end = lastOf(due)
    // Most elections are far away.
    if (end >= farthest) return 'later'
    for (const [standing, limit] of known) if (end < limit) return standing
    return 'later'
  }
}

/** What `electionDue` is of a term that has been read: a day put off counts only where it lies behind the end of the term. */
export function electionDueOn({ endsOn, extendedTo }: { readonly endsOn: string | null; readonly extendedTo: string | null }): string | null {
  return endsOn !== null && extendedTo !== null && extendedTo > endsOn ? extendedTo : endsOn
}

/** As `isOver` says it of a date that has been read. */
export function wasOver(date: string, day: string): boolean {
  return lastOf(date) < day
}

/** Later than every day that the date holds, and before the next; a day is its own last. */
function lastOf(date: string): string {
  return date.length === 10 ? date : `${date}~`
}
