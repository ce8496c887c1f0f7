// The places for each of which a report is made, and the steps of going through them: one place is a slice of the work.
import { LedgerError } from '#shared/api/errors.ts'
import type { Progress } from '#shared/api/types.ts'
import type { RegionIndex } from '#shared/values/region.ts'
import { type ScopeRow, scopeRows } from './scopeRows.ts'

export interface Watch {
  emit(progress: Omit<Progress, 'type'>): void
  readonly signal: AbortSignal
}

/** @throws LedgerError nothing-below where there are none, scope-unknown */
export function placesBelow(regions: RegionIndex, code: string, home: string): ScopeRow[] {
  const { scope, rows } = scopeRows(regions, code, home)
  const places = scope.level === 'township' ? [] : rows.filter(({ kind }) => kind === 'region')
  if (places.length === 0) throw new LedgerError('nothing-below', { place: scope.name })
  return places
}

/** @throws LedgerError cancelled */
export function step({ emit, signal }: Watch, subject: string, done: number, total: number): void {
  if (signal.aborted) throw new LedgerError('cancelled')
  emit({ phase: 'generating', subject, done, total })
}
