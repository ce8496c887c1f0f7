// One correction for every cell that says the same: the list of texts that are read as others.
import type { SheetDecisions } from '#shared/api/importsContract.ts'

export type Replacements = NonNullable<SheetDecisions['replacements']>
export type FixScope = 'column' | 'sheet'

export interface Correction {
  /** Letter. */
  readonly column: string
  readonly from: string
  readonly to: string
}

/** A correction of what was corrected already changes the earlier one, since both speak of the same cells of the file. */
export function withReplacement(before: Replacements, { column, from, to }: Correction, scope: FixScope): Replacements {
  const place = scope === 'column' ? column : null
  const text = from.trim()
  const concerns = (one: Replacements[number]) => place === null || one.column === null || one.column === place
  const kept = before
    .filter((one) => !(one.column === place && one.from.trim() === text))
    .map((one) => (concerns(one) && one.to.trim() === text && (one.column === place || place === null) ? { ...one, to } : one))
  return [...kept, { column: place, from: text, to }]
}
