// The day that a clerk means who wants to see the past.
import { daysInMonth } from '#shared/values/calendar.ts'
import { parseDateText } from './dateText.ts'

/** Of a month or a year its last day: 2018-12 and 2018 are 2018-12-31. @returns '' for nothing typed, null for what is no day */
export function pastDay(typed: string): string | null {
  const date = parseDateText(typed)
  if (date === null || date === '') return date
  const [year = '', month = '12', day] = date.split('-')
  return `${year}-${month}-${day ?? daysInMonth(Number(year), Number(month))}`
}
