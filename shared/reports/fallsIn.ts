// Days of records beside a period. Dates are text of day, month or year precision: a coarse one stands for its first day, and compares as text.
import { addDays } from '../values/calendar.ts'
import type { Period } from './period.ts'

/** The last day before the period, y-m-d. */
export function eveOf(period: Pick<Period, 'from'>): string {
  return addDays(period.from, -1)
}

/** A date that nobody wrote falls into no period. */
export function fallsIn(date: string | null, { from, to }: Pick<Period, 'from' | 'to'>): boolean {
  return date !== null && firstDay(date) >= from && date <= to
}

/** A date that nobody wrote, or that is earlier than the period. */
export function hasBegunBefore(date: string | null, { from }: Pick<Period, 'from'>): boolean {
  return date === null || firstDay(date) < from
}

/** A date that nobody wrote, or that is not later than the day. */
export function hasBegun(date: string | null, day: string): boolean {
  return date === null || date <= day
}

export function yearOf({ to }: Pick<Period, 'to'>): number {
  return Number(to.slice(0, 4))
}

function firstDay(date: string): string {
  return date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`
}
