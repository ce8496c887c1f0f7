import type { CountedPlaces } from './countedTable.ts'
import { unfinishedNote } from './period.ts'

/** Rules, then that the period is not over, then what the counts lack; a gap of 0 is not spoken of. */
export function footersOf(
  { period, today }: Pick<CountedPlaces, 'period' | 'today'>,
  rules: readonly string[],
  gaps: readonly (readonly [number, string])[],
): string[] {
  const unfinished = period.to > today ? [unfinishedNote(today)] : []
  return [...rules, ...unfinished, ...gaps.flatMap(([count, sentence]) => (count > 0 ? [sentence] : []))]
}
