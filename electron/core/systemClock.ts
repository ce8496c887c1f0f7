import type { Clock } from './office.ts'

/** The computer's own time. The only place in the core that asks for it. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => calendarDay(new Date()),
}

/** The calendar day of an instant on this computer, y-m-d. */
export function dayOf(instant: string): string {
  return calendarDay(new Date(instant))
}

function calendarDay(at: Date): string {
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

/** The instant at which a day is over on this computer. @param day y-m-d, an existing one */
export function endOfDay(day: string): string {
  return new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + 1).toISOString()
}
