// Excel's day numbers as calendar text, by arithmetic alone: no Date object, so no time zone can move a day.
import { dayNumber, dayText } from '#shared/values/calendar.ts'

const DAYS_TO_1970_1900 = 25_569
const DAYS_TO_1970_1904 = 24_107
const LAST_SERIAL_1900 = 2_958_465
const SECONDS = 86_400

/**
 * A serial day number → `y-m-d`, or `y-m-d hh:mm:ss` when it carries a time (cut to the second).
 * Null when it is not a calendar day: negative, after 9999, the 1900 system's day 0 (`1900-01-00`) or its day 60, the 29 February 1900 that never was.
 */
export function serialToText(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null
  let day = Math.floor(serial)
  // Whole seconds of whole milliseconds: what binary fractions lose must neither move a day nor a second.
  let seconds = Math.floor(Math.round((serial - day) * SECONDS * 1000) / 1000)
  if (seconds === SECONDS) {
    day += 1
    seconds = 0
  }
  if (!date1904) {
    if (day === 0 || day === 60) return null
    // Lotus took 1900 for a leap year and Excel kept it: before the phantom day every serial is one short.
    if (day < 60) day += 1
  }
  if (day > (date1904 ? LAST_SERIAL_1900 - 1462 : LAST_SERIAL_1900)) return null
  const date = dayText(day - (date1904 ? DAYS_TO_1970_1904 : DAYS_TO_1970_1900))
  if (seconds === 0) return date
  return `${date} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** `2019-03-07`, `2019-03-07T08:30:00`, with or without fraction and Z (as t="d" cells hold it) → serial; null when it is no such text or no such day. */
export function isoToSerial(text: string, date1904: boolean): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim())
  if (!match) return null
  const [hours, minutes, seconds] = match.slice(4).map((part) => (part === undefined ? 0 : Number(part)))
  const date = `${match[1]}-${match[2]}-${match[3]}`
  const days = dayNumber(date)
  if (dayText(days) !== date) return null
  let serial = days + (date1904 ? DAYS_TO_1970_1904 : DAYS_TO_1970_1900)
  if (!date1904 && serial <= 60) serial -= 1
  if (serial < 0) return null
  return serial + ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) / SECONDS
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
