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

/** Odds of 8 : 1 against, and of 256 : 1 for a match, prior odds included. */
const defaultThresholds: MatchThresholds = { lower: -3, upper: 8 }

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
  const units: RosterUnit[] = []
  const sides: KnownSide[] = []
  let done = 0
  // Half of the way: what trades the roster has is learnt from all of its names before any is compared.
  for (const unit of roster) {
    units.push(unit)
    trades.learn(reader.read(unit).name.brand)
    if (++done % stretch === 0) yield done / 2
  }
  trades.settle()
  const marks = new Uint32Array(units.length)
  for (const [position, unit] of units.entries()) {
    const side = reader.read(unit)
    sides.push(side)
    frequencies.add(side)
    blocking.add(side, position)
    codes.add(side.code, position)
    marks[position] = markOf(side)
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
  const found = (side: KnownSide): readonly number[] => {
    const positions = [...codes.find(side.code)]
    blocking.find(side, positions)
    return positions
  }
  return {
    match: (entry: Enterprise) => {
      const side = reader.read(entry)
      const positions = found(side)
      figures.entries += 1
      figures.pairs += positions.length
      const mark = markOf(side)
      const same = codes.find(side.code).length
      return decide(side, mark === 0 ? positions : positions.filter((position, index) => index < same || marks[position] === mark || marks[position] === 0))
    },
    block: (entry: Enterprise) => found(reader.read(entry)).flatMap((position) => units[position]?.id ?? []),
    figures: () => ({ ...figures }),
  }
}

/**
 * Two valid codes and two brands: nothing that a comparison could find would join them, and they are most of what shares a key. A number for the brand of what has a valid code and no
 * other names; 0 for all else, which is always compared.
 */
function markOf({ code, name, others }: KnownSide): number {
  if (code.valid === null || others.length > 0) return 0
  let hash = 0x811c9dc5
  for (let at = 0; at < name.brand.length; at += 1) hash = Math.imul(hash ^ name.brand.charCodeAt(at), 0x01000193)
  return (hash | 1) >>> 0
}
