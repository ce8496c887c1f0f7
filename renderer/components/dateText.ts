// What a clerk types for a date, by the same rules as a ledger's cell: 2019-01-05, 2019.1.5, 2019年1月, 201901, 2019. A month stays a month.
import { parseDate } from '#shared/values/date.ts'

/** @returns '' for nothing typed, null for what is not a day of the calendar, otherwise `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function parseDateText(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return ''
  return parseDate({ type: 's', value: text }, { date1904: false }).value
}
