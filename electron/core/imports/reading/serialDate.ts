// Excel's day numbers as calendar text, by arithmetic alone: no Date object, so no time zone can move a day.

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
  const date = civilFromDays(day - (date1904 ? DAYS_TO_1970_1904 : DAYS_TO_1970_1900))
  if (seconds === 0) return date
  return `${date} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** `2019-03-07`, `2019-03-07T08:30:00`, with or without fraction and Z (as t="d" cells hold it) → serial; null when it is no such text or no such day. */
export function isoToSerial(text: string, date1904: boolean): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim())
  if (!match) return null
  const [year, month, day, hours, minutes, seconds] = match.slice(1).map((part) => (part === undefined ? 0 : Number(part)))
  const days = daysFromCivil(year ?? 0, month ?? 0, day ?? 0)
  if (civilFromDays(days) !== `${match[1]}-${match[2]}-${match[3]}`) return null
  let serial = days + (date1904 ? DAYS_TO_1970_1904 : DAYS_TO_1970_1900)
  if (!date1904 && serial <= 60) serial -= 1
  if (serial < 0) return null
  return serial + ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) / SECONDS
}

// Howard Hinnant's civil calendar arithmetic (public domain description: eras of 400 years that begin on 1 March).
function civilFromDays(days: number): string {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
