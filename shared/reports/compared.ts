// What a report is held against: the period before, and the same one of the year before.
import { type Period, periodBefore, periodWords, samePeriodLastYear } from './period.ts'

export interface ComparedPeriod {
  /** Of the row that prints it. */
  readonly key: 'before' | 'lastYear'
  /** 上季度, 上年同季 … */
  readonly label: string
  readonly period: Period
}

export interface Comparison<T> {
  /** Those that get a row. */
  readonly compared: readonly T[]
  /** Footers. */
  readonly notes: readonly string[]
}

/**
 * Which of the periods that a table is held against it prints, and what it says of the others: whoever signs it sees why a row is missing. The one rule for all reports.
 * @param others all of them
 * @param there whether there was anything then
 * @param nothing what there was none of: 没有下发的企业
 */
export function heldAgainst<T extends { readonly label: string }>(others: readonly T[], there: (other: T) => boolean, nothing: string): Comparison<T> {
  const labels = others.filter((other) => !there(other)).map(({ label }) => label)
  return { compared: others.filter(there), notes: labels.length > 0 ? [`${labels.join('、')}${nothing}${notCompared}`] : [] }
}

/** Whether a footer only says why a row is not there: it is not, and that is the difference. */
export function isComparisonNote(footer: string): boolean {
  return footer.endsWith(notCompared)
}

const notCompared = '，不作比较。'

/** A year has one, the year before; months and quarters have two. */
export function comparedPeriods(period: Period): ComparedPeriod[] {
  const words = periodWords(period)
  const lastYear = samePeriodLastYear(period)
  return [
    { key: 'before', label: words.before, period: periodBefore(period) },
    ...(lastYear ? [{ key: 'lastYear' as const, label: words.lastYear, period: lastYear }] : []),
  ]
}
