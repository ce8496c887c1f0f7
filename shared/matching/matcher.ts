// What a caller of the matching holds: made once from a roster, asked once per enterprise.
import type { Enterprise, Place } from './enterprise.ts'
import type { MatchResult } from './result.ts'

/** Sums of weights, in bits, that part the outcomes: below `lower` unmatched, from `upper` on matched if no veto speaks, between them for a person to decide. */
export interface MatchThresholds {
  readonly lower: number
  readonly upper: number
}

export interface MatcherOptions {
  /** Traditional characters → simplified; without it they differ. */
  readonly simplify?: (text: string) => string
  /** Regions whose names begin names of enterprises; without them only endings such as 省 and 市 are known. */
  readonly places?: Iterable<Place>
  readonly thresholds?: Partial<MatchThresholds>
}

/** Since the matcher was made. */
export interface MatchFigures {
  readonly units: number
  readonly entries: number
  /** Pairs that blocking left to be compared; `units` × `entries` without it. */
  readonly pairs: number
}

export interface Matcher {
  /** Synchronous and short (well under a millisecond), so that a caller may stop between any two. */
  match(entry: Enterprise): MatchResult
  /** Ids of the units that blocking leaves for this enterprise, those found by code included: what pairs completeness is measured by. */
  block(entry: Enterprise): readonly number[]
  figures(): MatchFigures
}
