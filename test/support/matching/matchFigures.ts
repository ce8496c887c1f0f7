// What a matching is worth against a known truth.
import type { Enterprise } from '#shared/matching/enterprise.ts'
import type { Matcher } from '#shared/matching/matcher.ts'
import type { MatchResult } from '#shared/matching/result.ts'

export interface JudgedEntry {
  readonly entry: Enterprise
  /** Id of the unit that it is; null: it is none of the roster's. */
  readonly unit: number | null
  /** How its name was altered, or which kind of neighbour it is. */
  readonly kind: string
  /** A neighbour that must not be confused with a unit of the roster. */
  readonly hard: boolean
  /** Which one, where that is known. */
  readonly nearest: number | null
  readonly mayAsk: boolean
}

export interface MatchTally {
  readonly rows: number
  /** Rows that are a unit of the roster. */
  readonly truePairs: number
  readonly accepted: number
  /** Of those accepted without asking, how many rightly; 1 where none were. */
  readonly precision: number
  /** Of the true pairs, how many are accepted or first in the queue. */
  readonly recall: number
  readonly queueShare: number
  /** Of the true pairs, how many blocking keeps. */
  readonly pairsCompleteness: number
  /** Of all pairs, how many blocking spares. */
  readonly reductionRatio: number
  /** Decided wrongly. */
  readonly wrong: readonly Verdict[]
  /** Hard negatives that were asked about though nothing is left to ask. */
  readonly asked: readonly Verdict[]
  /** True pairs that neither were accepted nor lead the queue. */
  readonly lost: readonly Verdict[]
  readonly byKind: Readonly<Record<string, Readonly<Record<'accepted' | 'review' | 'unmatched', number>>>>
}

export interface Verdict {
  readonly judged: JudgedEntry
  readonly result: MatchResult
}

export function tally(matcher: Matcher, entries: readonly JudgedEntry[]): MatchTally {
  const before = matcher.figures().pairs
  const wrong: Verdict[] = []
  const asked: Verdict[] = []
  const lost: Verdict[] = []
  const byKind: Record<string, Record<'accepted' | 'review' | 'unmatched', number>> = {}
  let [accepted, queue, truePairs, kept] = [0, 0, 0, 0]
  for (const judged of entries) {
    const result = matcher.match(judged.entry)
    const kind = byKind[judged.kind] ?? { accepted: 0, review: 0, unmatched: 0 }
    byKind[judged.kind] = kind
    kind[result.outcome === 'matched' ? 'accepted' : result.outcome] += 1
    if (result.outcome === 'matched') accepted += 1
    if (result.outcome === 'review') queue += 1
    if (result.outcome === 'matched' && result.unitId !== judged.unit) wrong.push({ judged, result })
    const isNearest = judged.nearest === null || result.candidates[0]?.unitId === judged.nearest
    if (result.outcome === 'review' && judged.hard && isNearest && !judged.mayAsk) asked.push({ judged, result })
    if (judged.unit === null) continue
    truePairs += 1
    if (matcher.block(judged.entry).includes(judged.unit)) kept += 1
    const first = result.outcome === 'unmatched' ? null : (result.unitId ?? result.candidates[0]?.unitId)
    if (first !== judged.unit) lost.push({ judged, result })
  }
  const { units, pairs } = matcher.figures()
  return {
    rows: entries.length,
    truePairs,
    accepted,
    precision: accepted === 0 ? 1 : 1 - wrong.length / accepted,
    recall: truePairs === 0 ? 1 : 1 - lost.length / truePairs,
    queueShare: queue / Math.max(1, entries.length),
    pairsCompleteness: truePairs === 0 ? 1 : kept / truePairs,
    reductionRatio: 1 - (pairs - before) / (units * Math.max(1, entries.length)),
    wrong,
    asked,
    lost,
    byKind,
  }
}
