// When a case is late. Days are y-m-d text; a month stands for its last day.
import { addDays, dayNumber, daysInMonth } from '../values/calendar.ts'
import { type CaseStanding, isOpen } from './states.ts'

export type Urgency = 'overdue' | 'due-soon'

/** The last day on which the case may be settled: the one it was extended to, where it was. */
export function deadlineOf({ dueOn, extendedTo }: Pick<CaseStanding, 'dueOn' | 'extendedTo'>): string | null {
  return extendedTo ?? dueOn
}

/** Only what was handed out can be late. @param today y-m-d @param dueSoonDays how many days before the deadline the reminder begins */
export function urgencyOf(standing: CaseStanding, today: string, dueSoonDays: number): Urgency | null {
  const deadline = deadlineOf(standing)
  if (deadline === null || standing.state === 'to-issue' || !isOpen(standing.state)) return null
  const left = dayNumber(lastDay(deadline)) - dayNumber(today)
  if (left < 0) return 'overdue'
  return left <= dueSoonDays ? 'due-soon' : null
}

/** 2019-05 → 2019-05-31, 2019 → 2019-12-31. */
export function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`
  return date.length === 7 ? `${date}-${String(daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5)))).padStart(2, '0')}` : date
}

/** The last day to which a case may be extended at once. */
export function latestExtension(deadline: string, today: string, extensionDays: number): string {
  const from = lastDay(deadline)
  return addDays(from > today ? from : today, extensionDays)
}
