// Over which days the dashboard looks back, and at what.
import { type Period, parsePeriod, periodBefore } from '../reports/period.ts'
import type { CountedKey } from './counted.ts'

/** As report A counts them on a day. */
export const organisationKeys = ['unions', 'single', 'joint', 'unitsCovered', 'members'] as const
/** Those at the end of a quarter, and what reports H and G count there. */
export const quarterKeys = [...organisationKeys, 'pilots', 'centres'] as const
export type QuarterKey = (typeof quarterKeys)[number]
/** As report B counts them for a month. */
export const monthKeys = ['issued', 'verified', 'founded', 'open', 'overdue', 'foundedRate'] as const
export type MonthKey = (typeof monthKeys)[number]

export const trendLabels: Readonly<Record<QuarterKey | MonthKey, { readonly label: string; readonly unit: string; readonly kind: 'count' | 'rate' }>> = {
  unions: { label: '基层工会', unit: '个', kind: 'count' },
  single: { label: '单独建会', unit: '个', kind: 'count' },
  joint: { label: '联合工会', unit: '个', kind: 'count' },
  unitsCovered: { label: '覆盖单位', unit: '家', kind: 'count' },
  members: { label: '会员', unit: '人', kind: 'count' },
  pilots: { label: '改革试点', unit: '家', kind: 'count' },
  centres: { label: '活动阵地', unit: '处', kind: 'count' },
  issued: { label: '核查下发（累计）', unit: '家', kind: 'count' },
  verified: { label: '已核查（累计）', unit: '家', kind: 'count' },
  founded: { label: '已建会（累计）', unit: '家', kind: 'count' },
  open: { label: '核查未办结', unit: '家', kind: 'count' },
  overdue: { label: '核查逾期', unit: '家', kind: 'count' },
  foundedRate: { label: '建会率', unit: '%', kind: 'rate' },
}

/** Quarters that are over, the oldest first. @param today y-m-d; its own quarter counts when this is its last day */
export function quartersUntil(today: string, count: number): Period[] {
  return periodsUntil(quarterOf(today), count + 1)
    .filter(({ to }) => to <= today)
    .slice(-count)
}

/** The one that a day lies in. */
export function quarterOf(day: string): Period {
  return parsePeriod(`${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`)
}

/** Months, the oldest first; the last one is today's. */
export function monthsUntil(today: string, count: number): Period[] {
  return periodsUntil(parsePeriod(today.slice(0, 7)), count)
}

function periodsUntil(last: Period, count: number): Period[] {
  const periods = [last]
  while (periods.length < count) periods.unshift(periodBefore(periods[0] ?? last))
  return periods
}

/** The records behind a point of a trend; of a rate those above the line. */
export function trendCounts(key: QuarterKey | MonthKey): CountedKey {
  return key === 'foundedRate' ? 'founded' : key
}
