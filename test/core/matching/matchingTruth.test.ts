// The bounds that the matching promises, on the lists whose truth is known and on lists made anew: thresholds that hold only where they were tuned are none.
import { beforeAll, describe, expect, test } from 'vitest'
import { simplify } from '#core/simplify.ts'
import { createMatcher } from '#shared/matching/createMatcher.ts'
import type { RosterUnit } from '#shared/matching/enterprise.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'
import { knowledge } from '#test/support/knowledge.ts'
import { type LedgerTruth, readLedgerTruth } from '#test/support/matching/ledgerTruth.ts'
import { makeLists, otherKinds } from '#test/support/matching/madeLists.ts'
import { type JudgedEntry, type MatchTally, tally, type Verdict } from '#test/support/matching/matchFigures.ts'
import { sharedLedgers } from '#test/support/sharedLedgers.ts'

const judge = (roster: readonly RosterUnit[], entries: readonly JudgedEntry[]) => tally(createMatcher(roster, { simplify, places: knowledge.regions }), entries)

const said = ({ judged, result }: Verdict) => `${judged.kind} ${judged.entry.name}: ${result.reasons.map((reason) => matchReasonSentence(reason)).join('；')}`

function holdsTheBounds(found: MatchTally): void {
  expect(found.precision, found.wrong.map(said).join('\n')).toBeGreaterThanOrEqual(0.999)
  expect(found.recall, found.lost.map(said).join('\n')).toBeGreaterThanOrEqual(0.9975)
  expect(found.queueShare).toBeLessThanOrEqual(0.1)
  expect(found.pairsCompleteness).toBeGreaterThanOrEqual(0.999)
  expect(found.reductionRatio).toBeGreaterThan(0.99)
  // Hard negatives: never taken for the unit that they resemble, and asked about only where nothing but the name tells.
  expect(found.wrong.filter(({ judged }) => judged.hard).map(said)).toEqual([])
  expect(found.asked.map(said)).toEqual([])
}

describe.skipIf(!sharedLedgers)('the insured and the census enterprises of the shared ledgers', () => {
  let truth: LedgerTruth
  beforeAll(async () => {
    truth = await readLedgerTruth()
  })

  test('are found on the rosters within the bounds', () => {
    const found = judge(truth.roster, truth.entries)
    holdsTheBounds(found)
    expect(found.rows).toBe(11_850)
    expect(found.truePairs).toBe(truth.entries.length - truth.entries.filter(({ unit }) => unit === null).length)
    expect(found.truePairs).toBeGreaterThan(1300)
  })

  test('and within them too with the covered units that the ledgers do not print', () => {
    expect(truth.absent.size).toBeGreaterThan(100)
    holdsTheBounds(judge(truth.wholeRoster, truth.wholeEntries))
  })
})

describe('made lists', () => {
  const hard = new Set<string>(otherKinds)
  const made = (seed: number, withoutCode: number) => {
    const { roster, entries } = makeLists(seed, { units: 4000, rows: 8000, rich: seed % 2 === 0, withoutCode })
    return judge(
      roster,
      entries.map((entry) => ({ ...entry, hard: hard.has(entry.kind) })),
    )
  }

  test.each([101, 102, 103, 104, 105])('of seed %i hold the bounds', (seed) => {
    holdsTheBounds(made(seed, 0))
  })

  test.each([201, 202])('of seed %i, most rows without a code, hold them too', (seed) => {
    holdsTheBounds(made(seed, 0.6))
  })

  test('know every way of writing a name differently and every kind of neighbour, and are the same again from the same seed', () => {
    const { entries } = makeLists(101, { units: 2000, rows: 8000, rich: false })
    expect(new Set(entries.map(({ kind }) => kind)).size).toBe(19)
    expect(makeLists(101, { units: 2000, rows: 50, rich: false }).entries).toEqual(entries.slice(0, 50))
  })
})
