// Periods for the chooser, counted on text.
import type { Period } from '#shared/reports/period.ts'

export type Rhythm = Period['rhythm']

/** The last period that is over on `today` (y-m-d): 2019-01-05 → 2018Q4, 2018-12, 2018. */
export function lastPeriod(today: string, rhythm: Rhythm): string {
  const [year = '', month = '1'] = today.split('-')
  const before = String(Number(year) - 1)
  if (rhythm === 'year') return before
  if (rhythm === 'month') return Number(month) === 1 ? `${before}-12` : `${year}-${String(Number(month) - 1).padStart(2, '0')}`
  const quarter = Math.ceil(Number(month) / 3) - 1
  return quarter === 0 ? `${before}Q4` : `${year}Q${quarter}`
}

/** The same time cut otherwise, by its end, but none that is not over yet: 2018Q3 → 2018-09, 2018. */
export function inRhythm(period: string, rhythm: Rhythm, today: string): string {
  const from = rhythmOf(period)
  if (from === rhythm) return period
  const last = lastPeriod(today, rhythm)
  if (from === null) return last
  const year = period.slice(0, 4)
  const month = { year: 12, quarter: Number(period.slice(5)) * 3, month: Number(period.slice(5)) }[from]
  const cut = { year, quarter: `${year}Q${Math.ceil(month / 3)}`, month: `${year}-${String(month).padStart(2, '0')}` }[rhythm]
  return cut > last ? last : cut
}

/** From this year back to 2000. */
export function reportYears(today: string): string[] {
  const thisYear = Number(today.slice(0, 4))
  return Array.from({ length: Math.max(1, thisYear - 1999) }, (_, index) => String(thisYear - index))
}

const quarters = ['一季度', '二季度', '三季度', '四季度']

/** What a year is cut into: the end of the period's id, and its name. */
export function partsOf(rhythm: Rhythm): { readonly value: string; readonly label: string }[] {
  if (rhythm === 'year') return []
  if (rhythm === 'quarter') return quarters.map((label, index) => ({ value: `Q${index + 1}`, label }))
  return Array.from({ length: 12 }, (_, index) => ({ value: `-${String(index + 1).padStart(2, '0')}`, label: `${index + 1}月` }))
}

/** 2018Q4 → quarter; null for what is no period. */
export function rhythmOf(period: string): Rhythm | null {
  if (/^\d{4}$/.test(period)) return 'year'
  if (/^\d{4}Q[1-4]$/.test(period)) return 'quarter'
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? 'month' : null
}
