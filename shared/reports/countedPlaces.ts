// The part that tables per place have in common: a row for each place from its counts, 合计 from the very counts that are printed, and the totals of other periods below.
import { sumOfAmounts } from './amount.ts'
import { type Period, unfinishedNote } from './period.ts'
import type { Report, ReportRow } from './report.ts'

export interface CountedPlace<K extends string> {
  readonly key: string
  readonly label: string
  readonly kind: Exclude<ReportRow['kind'], 'total' | 'compare'>
  readonly counts: Readonly<Record<K, number>>
}

export interface CountedPlaces<K extends string> {
  readonly period: Period
  readonly scope: Report['scope']
  /** Heading of the first column. */
  readonly places: string
  /** In the order of the rows. */
  readonly rows: readonly CountedPlace<K>[]
  /** false: a table of one township, which needs no 合计 */
  readonly total: boolean
  /** Sums of the same scope in other periods, printed below 合计. */
  readonly compared: readonly { readonly key: string; readonly label: string; readonly counts: Readonly<Record<K, number>> }[]
  /** y-m-d */
  readonly today: string
}

export function summedCounts<K extends string>(keys: readonly K[], rows: readonly { readonly counts: Readonly<Record<K, number>> }[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, sumOfAmounts(rows.map(({ counts }) => counts[key]))])) as Record<K, number>
}

/** @param figuresOf what a row prints of its counts */
export function countedRows<K extends string>(
  input: CountedPlaces<K>,
  sum: Readonly<Record<K, number>>,
  figuresOf: (counts: Readonly<Record<K, number>>) => ReportRow['figures'],
): ReportRow[] {
  return [
    ...input.rows.map(({ key, label, kind, counts }) => ({ key, label, kind, figures: figuresOf(counts) })),
    ...(input.total ? [{ key: 'total', label: '合计', kind: 'total' as const, figures: figuresOf(sum) }] : []),
    ...input.compared.map(({ key, label, counts }) => ({ key, label, kind: 'compare' as const, figures: figuresOf(counts) })),
  ]
}

/** Rules, then that the period is not over, then what the counts lack; a gap of 0 is not spoken of. */
export function footersOf(
  input: Pick<CountedPlaces<string>, 'period' | 'today'>,
  rules: readonly string[],
  gaps: readonly (readonly [number, string])[],
): string[] {
  const unfinished = input.period.to > input.today ? [unfinishedNote(input.today)] : []
  return [...rules, ...unfinished, ...gaps.flatMap(([count, sentence]) => (count > 0 ? [sentence] : []))]
}
