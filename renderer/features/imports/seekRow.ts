// Finding a row of the ledger among rows that come by the page: they stand in order, so each page says on which side to look further.

export interface Seek {
  /** Indexes between which the row may still stand, both included. */
  readonly low: number
  readonly high: number
  /** Index to look at next. */
  readonly at: number
}

export function beginSeek(guess: number, total: number): Seek {
  return { low: 0, high: total - 1, at: Math.max(0, Math.min(guess, total - 1)) }
}

/** @param here the row that stands at `seek.at`. @returns null when the row is not there */
export function seekOn({ low, high, at }: Seek, here: number, wanted: number): Seek | null {
  const from = here < wanted ? at + 1 : low
  const to = here > wanted ? at - 1 : high
  return from > to ? null : { low: from, high: to, at: Math.floor((from + to) / 2) }
}
