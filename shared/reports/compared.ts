// What a report is held against: the period before, and the same one of the year before.
import { type Period, periodBefore, periodWords, samePeriodLastYear } from './period.ts'

export interface ComparedPeriod {
  /** Of the row that prints it. */
  readonly key: 'before' | 'lastYear'
  /** 上季度, 上年同季 … */
  readonly label: string
  readonly period: Period
}

/** A year has one, the year before; months and quarters have two. */
export function comparedPeriods(period: Period): ComparedPeriod[] {
  const words = periodWords(period)
  const lastYear = samePeriodLastYear(period)
  return [
    { key: 'before', label: words.before, period: periodBefore(period) },
    ...(lastYear ? [{ key: 'lastYear' as const, label: words.lastYear, period: lastYear }] : []),
  ]
}
