import type { CountedRow } from '#shared/reports/countedTable.ts'
import type { RegionIndex } from '#shared/values/region.ts'
import type { ScopeRows } from './scopeRows.ts'
import type { Tallies } from './tallies.ts'

/**
 * One row for each place of the scope, in its order; 未归属 after them where something was counted there.
 * @param options prefix: of the keys, in an annex. shown: only if something was counted in one of these columns
 */
export function scopedRows(
  places: ScopeRows,
  tallies: Tallies,
  { prefix = '', shown }: { readonly prefix?: string; readonly shown?: readonly string[] | undefined } = {},
): CountedRow[] {
  const rows = [...places.rows, { key: 'unplaced', label: '未归属', kind: 'unplaced' as const }]
  return rows
    .filter(({ key, kind }) => kind !== 'unplaced' || tallies.has(`${prefix}${key}`, shown))
    .map(({ key, label, kind }) => ({ key: `${prefix}${key}`, label, kind, counts: tallies.of(`${prefix}${key}`) }))
}

/** 椒江区海门街道, as lists of records name a place; text that is no region's code stays as it was written. */
export function placeName(regions: RegionIndex, county: string | null, township: string | null): string {
  return [county, township].map((code) => (code === null ? '' : regions.nameOf(regions.current(code)))).join('')
}
