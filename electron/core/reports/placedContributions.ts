import type { Contribution } from './reportKind.ts'
import type { ScopeRows } from './scopeRows.ts'

export interface PlacedContribution extends Contribution {
  /** Region codes, text kept as written, or null. */
  readonly county: string | null
  readonly township: string | null
}

/** Those that the row of that key counts; `total`: those that any row does. What adds nothing is left out. */
export function placedContributions(places: ScopeRows, row: string, found: Iterable<PlacedContribution>): Contribution[] {
  const records: Contribution[] = []
  for (const { id, amount, county, township } of found) {
    if (amount === 0) continue
    const place = places.rowOf(county, township)
    if (place === row || (row === 'total' && place !== null)) records.push({ id, amount })
  }
  return records
}
