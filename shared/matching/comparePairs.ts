// One pair compared as a whole: of all names that either side goes by, the two that agree best, and everything besides.
import type { ContextAgreement, ContextComparer } from './compareContext.ts'
import type { NameAgreement, NameComparer } from './compareNames.ts'
import type { KnownSide } from './knownSide.ts'
import type { MatchReason } from './result.ts'
import type { StandardName } from './standardName.ts'

export interface PairAgreement {
  readonly weight: number
  readonly name: NameAgreement
  readonly context: ContextAgreement
  /** The former name that agrees, where it is not the names of today that do; null otherwise. */
  readonly formerName: string | null
  /** Most telling first. */
  explain(): readonly MatchReason[]
}

export type PairComparer = (entry: KnownSide, unit: KnownSide) => PairAgreement

/** @param prior log2 of the odds that a unit taken at random is the one */
export function createPairComparer({
  names,
  context,
  prior,
}: {
  readonly names: NameComparer
  readonly context: ContextComparer
  readonly prior: number
}): PairComparer {
  return (entry, unit) => {
    let [one, two]: [StandardName, StandardName] = [entry.name, unit.name]
    let best = names.compare(one, two)
    let formerName: string | null = null
    if (!best.exact && (entry.others.length > 0 || unit.others.length > 0)) {
      for (const a of [entry.name, ...entry.others])
        for (const b of [unit.name, ...unit.others]) {
          if (a === entry.name && b === unit.name) continue
          const agreement = names.compare(a, b)
          if (agreement.weight <= best.weight) continue
          ;[best, one, two] = [agreement, a, b]
          formerName = a === entry.name ? b.key : a.key
        }
    }
    const around = context(entry, unit)
    const name = best
    return {
      weight: name.weight + around.weight + prior,
      name,
      context: around,
      formerName,
      explain: () => [...names.explain(one, two, name, formerName), ...around.reasons].toSorted((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0)),
    }
  }
}
