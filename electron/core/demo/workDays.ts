// The calendar of the demo's clerks. Its records come to be as in an office: what stood at the end of 2018 when the ledgers were taken over, everything later on the
// working day of its date. Hours are such that the day is the same by the clock of any office in China and by UTC.
import { addDays, dayNumber } from '#shared/values/calendar.ts'
import { demoToday } from './facts.ts'

/** A Friday, on which the clerks put all that stood then into this office. */
export const takeOver = '2018-12-28'

/** Holidays on weekdays and worked weekends, as the State Council set them for the half-year. */
const free = new Set([
  ...['2018-12-31', '2019-01-01', '2019-02-04', '2019-02-05', '2019-02-06', '2019-02-07', '2019-02-08', '2019-04-05'],
  ...['2019-05-01', '2019-05-02', '2019-05-03', '2019-06-07'],
])
/** And the last days of quarters: the books are closed on the day itself, or the figures of the quarter would miss what came last. */
const worked = new Set(['2018-12-29', '2018-12-31', '2019-02-02', '2019-02-03', '2019-03-31', '2019-04-28', '2019-05-05'])

const known = new Map<string, string>()

/** The day on which something of a day was entered: the same or the next working day, not before the taking over and not after the demo's own day. */
export function workDay(day: string): string {
  if (day <= takeOver) return takeOver
  const found = known.get(day)
  if (found !== undefined) return found
  let next = day
  while (next < demoToday && !isWorked(next)) next = addDays(next, 1)
  const entered = next > demoToday ? demoToday : next
  known.set(day, entered)
  return entered
}

function isWorked(day: string): boolean {
  const weekend = [2, 3].includes(dayNumber(day) % 7)
  return worked.has(day) || !(weekend || free.has(day))
}

/** New records of a day are entered at one instant of the morning. @param day a working day */
export function morning(day: string): string {
  return instant(day, 1 + (dayNumber(day) % 2))
}

/** Changes of a day are entered in the afternoon, after what they may link to. @param day a working day */
export function afternoon(day: string): string {
  return instant(day, 6 + (dayNumber(day) % 3))
}

function instant(day: string, hour: number): string {
  return `${day}T0${hour}:${String((dayNumber(day) * 7) % 60).padStart(2, '0')}:00.000Z`
}
