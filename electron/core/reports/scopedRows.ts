import type { CountedRow } from '#shared/reports/countedTable.ts'
import type { RegionIndex } from '#shared/values/region.ts'
import type { ScopeRows } from './scopeRows.ts'
import type { Tallies } from './tallies.ts'

/** One row for each place of the scope, in its order; 未归属 after them where something was counted there. @param prefix of the keys, in an annex */
export function scopedRows(places: ScopeRows, tallies: Tallies, prefix = ''): CountedRow[] {
  const rows = [...places.rows, { key: 'unplaced', label: '未归属', kind: 'unplaced' as const }]
  return rows
    .filter(({ key, kind }) => kind !== 'unplaced' || tallies.has(`${prefix}${key}`))
    .map(({ key, label, kind }) => ({ key: `${prefix}${key}`, label, kind, counts: tallies.of(`${prefix}${key}`) }))
}

/** 椒江区海门街道, as lists of records name a place; text that is no region's code stays as it was written. */
export function placeName(regions: RegionIndex, county: string | null, township: string | null): string {
  return [county, township].map((code) => (code === null ? '' : regions.nameOf(regions.current(code)))).join('')
}
