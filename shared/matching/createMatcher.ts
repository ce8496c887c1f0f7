// The matching as a whole: deterministic pass by code, then blocking, comparison, weights and one decision for each enterprise (Fellegi & Sunter 1969; Winkler 1990 on names).

import { createBlockingIndex } from './blocking.ts'
import { createCodeIndex } from './codeIndex.ts'
import { createContextComparer } from './compareContext.ts'
import { createNameComparer } from './compareNames.ts'
import { createPairComparer } from './comparePairs.ts'
import { createDecider } from './decide.ts'
import type { Enterprise, RosterUnit } from './enterprise.ts'
import { createSideReader, type KnownSide } from './knownSide.ts'
import type { Matcher, MatcherOptions, MatchThresholds } from './matcher.ts'
import { createPlaceBook } from './placeBook.ts'
import { createRosterFrequencies } from './rosterFrequencies.ts'
import { createNameReader } from './standardName.ts'
import { createTradeBook } from './tradeBook.ts'

/** Odds of 1 : 4 against, and of 250 : 1 for a match, prior odds included. */
export const defaultThresholds: MatchThresholds = { lower: -2, upper: 8 }

/** Units taken in between two turns of the caller: a few milliseconds. */
const stretch = 250

/** Takes the whole roster in at once; `makeMatcher` does so a stretch at a time. */
export function createMatcher(roster: Iterable<RosterUnit>, options: MatcherOptions = {}): Matcher {
  const making = makeMatcher(roster, options)
  for (;;) {
    const step = making.next()
    if (step.done) return step.value
  }
}

/** Yields the number of units taken in so far, every few milliseconds; returns the matcher. */
export function* makeMatcher(roster: Iterable<RosterUnit>, options: MatcherOptions = {}): Generator<number, Matcher> {
  const simplify = options.simplify ?? ((text: string) => text)
  const places = createPlaceBook(options.places ?? [], simplify)
  const trades = createTradeBook()
  const reader = createSideReader(createNameReader(places, trades, simplify), places, simplify)
  const frequencies = createRosterFrequencies()
  const blocking = createBlockingIndex()
  const codes = createCodeIndex()
  const units = [...roster]
  const sides: KnownSide[] = []
  let done = 0
  // Half of the way: what trades the roster has is learnt from all of its names before any is compared.
  for (const unit of units) {
    trades.learn(reader.read(unit).name.brand)
    if (++done % stretch === 0) yield done / 2
  }
  trades.settle()
  for (const [position, unit] of units.entries()) {
    const side = reader.read(unit)
    sides.push(side)
    frequencies.add(side)
    blocking.add(side, position)
    codes.add(side.code, position)
    if (++done % stretch === 0) yield done / 2
  }
  const compare = createPairComparer({
    names: createNameComparer(frequencies, places),
    context: createContextComparer(frequencies),
    // Any one of so many units is the one with these odds; what is left speaks for itself.
    prior: -Math.log2(Math.max(2, units.length)),
  })
  const decide = createDecider({ units, sides, codes, compare, thresholds: { ...defaultThresholds, ...options.thresholds } })
  const figures = { units: units.length, entries: 0, pairs: 0 }
  const found = (side: KnownSide) => [...new Set([...codes.find(side.code), ...blocking.find(side)])]
  return {
    match: (entry: Enterprise) => {
      const side = reader.read(entry)
      figures.entries += 1
      const known = codes.find(side.code)
      const positions = known.length > 0 ? [...new Set([...known, ...blocking.find(side)])] : blocking.find(side)
      figures.pairs += positions.length
      return decide(side, positions)
    },
    block: (entry: Enterprise) => found(reader.read(entry)).flatMap((position) => units[position]?.id ?? []),
    figures: () => ({ ...figures }),
  }
}
