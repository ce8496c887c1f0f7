// Counts by county and township, gathered into the rows that a report of this scope prints.
import type { ReportRow } from '#shared/reports/report.ts'
import type { ScopeRows } from './scopeRows.ts'

/** Region codes, text kept as written, or null. */
export interface PlacedCounts {
  readonly county: string | null
  readonly township: string | null
  readonly counts: Readonly<Record<string, number>>
}

export interface PlacedRow<K extends string> {
  readonly key: string
  readonly label: string
  readonly kind: Exclude<ReportRow['kind'], 'total' | 'compare'>
  readonly counts: Record<K, number>
}

/** One row for each place of the scope, in its order; 未归属 after them where some of its `shown` counts are not 0. */
export function placedRows<K extends string>(
  places: ScopeRows,
  keys: readonly K[],
  groups: Iterable<PlacedCounts>,
  shown: readonly K[] = keys,
): PlacedRow<K>[] {
  const none = () => Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  const rows: PlacedRow<K>[] = [...places.rows, { key: 'unplaced', label: '未归属', kind: 'unplaced' as const }].map((row) => ({ ...row, counts: none() }))
  const byKey = new Map(rows.map((row) => [row.key, row.counts]))
  for (const { county, township, counts } of groups) {
    const sum = byKey.get(places.rowOf(county, township) ?? '')
    if (sum) for (const key of keys) sum[key] += counts[key] ?? 0
  }
  return rows.filter(({ kind, counts }) => kind !== 'unplaced' || shown.some((key) => counts[key] > 0))
}
