// How the office's figures came to be: past quarters as report A counts them, past months as report B does. What is worked out is kept until something is committed.
import type { DashboardTrend, TrendPoint } from '#shared/api/dashboardContract.ts'
import { type MonthKey, monthKeys, monthsUntil, type QuarterKey, quarterKeys, quartersUntil } from '#shared/dashboard/trends.ts'
import { dayLabel, type Period } from '#shared/reports/period.ts'
import type { OfficeDatabase } from '../database/database.ts'
import type { Office } from '../office.ts'
import { buildReport } from '../reports/buildReport.ts'
import { countOrganisation } from '../reports/organisationCounts.ts'
import { homePlaces } from './homePlaces.ts'
import { inSlices } from './slices.ts'

const QUARTERS = 8
const MONTHS = 12

interface Kept {
  /** Day and state of the office of which it speaks. */
  readonly state: string
  readonly trend: Promise<DashboardTrend>
}
const kept = new WeakMap<OfficeDatabase, Kept>()

/** A day or a month to a turn of the thread. Never reads members. */
export function dashboardTrend(office: Office): Promise<DashboardTrend> {
  const state = stateOf(office)
  const before = kept.get(office.database)
  if (before?.state === state) return before.trend
  const trend = workedOut(office)
  kept.set(office.database, { state, trend })
  // What was committed meanwhile may be in one part and not in another: then it is worked out anew when it is next asked for.
  trend.then(
    () => stateOf(office) === state || forget(office, trend),
    () => forget(office, trend),
  )
  return trend
}

function forget(office: Office, trend: Promise<DashboardTrend>): void {
  if (kept.get(office.database)?.trend === trend) kept.delete(office.database)
}

/** SQLite counts what others have committed. */
function stateOf({ clock, database }: Office): string {
  return `${clock.today()} ${database.reader.pragma('data_version', { simple: true })}`
}

async function workedOut(office: Office): Promise<DashboardTrend> {
  const today = office.clock.today()
  const quarters: TrendPoint<QuarterKey>[] = []
  const months: TrendPoint<MonthKey>[] = []
  const ends = quartersUntil(today, QUARTERS).map(({ to }) => ({ day: to, label: `${dayLabel(to).replace(/月\d+日$/, '月底')}` }))
  if (ends.at(-1)?.day !== today) ends.push({ day: today, label: '今天' })
  await inSlices([
    ...ends.map((end) => () => quarters.push({ ...end, figures: stocksOn(office, end.day) })),
    ...monthsUntil(today, MONTHS).map((month) => () => months.push(monthOf(office, month))),
  ])
  return { quarters, months }
}

function stocksOn(office: Office, day: string): Record<QuarterKey, number> {
  const places = homePlaces(office)
  const sums: Record<QuarterKey, number> = { unions: 0, single: 0, joint: 0, unitsCovered: 0, members: 0 }
  for (const { county, township, counts } of countOrganisation(office.database.reader, day)) {
    if (places.rowOf(county, township) === null) continue
    for (const key of quarterKeys) sums[key] += counts[key]
  }
  return sums
}

function monthOf(office: Office, month: Period): TrendPoint<MonthKey> {
  const { rows } = buildReport(office, { report: 'B', period: month.id })
  // A township's report has one row and no total.
  const figures = (rows.find(({ kind }) => kind === 'total') ?? rows[0])?.figures ?? {}
  return {
    day: month.to,
    label: month.label,
    figures: Object.fromEntries(monthKeys.map((key) => [key, figures[key] ?? null])) as Record<MonthKey, number | null>,
  }
}
