import { parsePeriod } from '#shared/reports/period.ts'

/** Two places whose counts a test gives; 2019Q2 of a city, seen on 3 July. */
export function countedInput<K extends string>(keys: readonly K[], first: Partial<Record<K, number>>, second: Partial<Record<K, number>>) {
  const counts = (given: Partial<Record<K, number>>) => ({ ...Object.fromEntries(keys.map((key) => [key, 0])), ...given }) as Record<K, number>
  return {
    period: parsePeriod('2019Q2'),
    scope: { code: '331000', name: '台州市' },
    places: '县（市、区）',
    rows: [
      { key: '331002', label: '椒江区', kind: 'region' as const, counts: counts(first) },
      { key: '331003', label: '黄岩区', kind: 'region' as const, counts: counts(second) },
    ],
    total: true,
    compared: [{ key: 'before', label: '上季度', counts: counts(second) }],
    today: '2019-07-03',
  }
}
