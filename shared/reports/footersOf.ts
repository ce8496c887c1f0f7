import type { CountedPlaces } from './countedTable.ts'
import { unfinishedNotes } from './period.ts'

/** Rules, then that the period is not over, then what the counts lack, then why a row is missing; a gap of 0 is not spoken of. */
export function footersOf(
  { period, today }: Pick<CountedPlaces, 'period' | 'today'>,
  rules: readonly string[],
  gaps: readonly (readonly [number, string])[],
  notes: readonly string[] = [],
): string[] {
  return [...rules, ...unfinishedNotes(period, today), ...gaps.flatMap(([count, sentence]) => (count > 0 ? [sentence] : [])), ...notes]
}
