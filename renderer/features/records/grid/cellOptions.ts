// Type-ahead: which of a list's entries fit what has been typed, the likeliest first. Pure.
import type { GivenCell } from './cellEdits.ts'

export interface CellOption {
  readonly label: string
  readonly code: string
  /** What tells it from its namesakes. */
  readonly detail: string
  readonly given: GivenCell
}

/** By label or code: the same, then those that begin with it, then those that hold it. @param typed null: all of them */
export function matchingOptions(options: readonly CellOption[], typed: string | null): CellOption[] {
  const wanted = (typed ?? '').trim().toUpperCase()
  if (wanted === '') return [...options]
  const rank = ({ label, code }: CellOption) => {
    const names = [label.toUpperCase(), code.toUpperCase()]
    if (names.includes(wanted)) return 0
    if (names.some((name) => name.startsWith(wanted))) return 1
    return names[0]?.includes(wanted) ? 2 : 3
  }
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((ranked) => ranked.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map((ranked) => ranked.option)
}
