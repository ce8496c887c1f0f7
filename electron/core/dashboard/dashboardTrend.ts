// How the office's figures came to be: past quarters as reports A and H count them and the service circle its centres, past months as B does. What is worked out is kept until something is committed.
import type { DashboardTrend, TrendPoint } from '#shared/api/dashboardContract.ts'
import { type MonthKey, monthKeys, monthsUntil, organisationKeys, type QuarterKey, quarterOf, quartersUntil } from '#shared/dashboard/trends.ts'
import { dayLabel, type Period } from '#shared/reports/period.ts'
import type { ReportRow } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import { keptInState } from '../records/keptInState.ts'
import { buildReport } from '../reports/buildReport.ts'
import { countOrganisations } from '../reports/organisationCounts.ts'
import { centresInUse } from '../reports/serviceCircle.ts'
import { homePlaces } from './homePlaces.ts'
import { inSlices } from './slices.ts'

const QUARTERS = 8
const MONTHS = 12
/** Reading unions and links costs more than counting them for another day; all days at once would keep others waiting. */
const DAYS_AT_ONCE = 3

// What is committed meanwhile may be in one part and not in another: the office's state is another then, and it is worked out anew when it is next asked for.
const keptOf = keptInState((_: Office): { trend?: Promise<DashboardTrend> } => ({}))

/** A query or a report to a turn of the thread. Never reads members. */
export async function dashboardTrend(office: Office): Promise<DashboardTrend> {
  const kept = keptOf(office)
  kept.trend ??= workedOut(office)
  try {
    return await kept.trend
  } catch (refused) {
    delete kept.trend
    throw refused
  }
}

async function workedOut(office: Office): Promise<DashboardTrend> {
  const today = office.clock.today()
  const quarters: TrendPoint<QuarterKey>[] = []
  const months: TrendPoint<MonthKey>[] = []
  const ends = quartersUntil(today, QUARTERS).map(({ id, to }) => ({ quarter: id, day: to, label: dayLabel(to).replace(/月\d+日$/, '月底') }))
  if (ends.at(-1)?.day !== today) ends.push({ quarter: quarterOf(today).id, day: today, label: '今天' })
  const stocks: Stocks[] = []
  await inSlices(
    chunks(ends, DAYS_AT_ONCE).map(
      (some) => () =>
        stocks.push(
          ...stocksOn(
            office,
            some.map(({ day }) => day),
          ),
        ),
    ),
  )
  await inSlices(
    ends.map(({ quarter, day, label }, index) => () => {
      const pilots = Number(totalOf(office, 'H', quarter).pilots ?? 0)
      quarters.push({ day, label, figures: { ...(stocks[index] ?? noStocks), pilots, centres: centresOn(office, day) } })
    }),
  )
  await inSlices(monthsUntil(today, MONTHS).map((month) => () => months.push(monthOf(office, month))))
  return { quarters, months }
}

type Stocks = Record<(typeof organisationKeys)[number], number>
const noStocks: Stocks = { unions: 0, single: 0, joint: 0, unitsCovered: 0, members: 0 }

function stocksOn(office: Office, days: readonly string[]): Stocks[] {
  const places = homePlaces(office)
  return countOrganisations(office.database.reader, days).map((groups) => {
    const sums = { ...noStocks }
    for (const { county, township, counts } of groups) {
      if (places.rowOf(county, township) === null) continue
      for (const key of organisationKeys) sums[key] += counts[key]
    }
    return sums
  })
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return list.flatMap((_, index) => (index % size === 0 ? [list.slice(index, index + size)] : []))
}

/** Report G counts the same, and much besides. */
function centresOn(office: Office, day: string): number {
  const places = homePlaces(office)
  return centresInUse(office.database.reader, day).filter(({ county, township }) => places.rowOf(county, township) !== null).length
}

function monthOf(office: Office, month: Period): TrendPoint<MonthKey> {
  const figures = totalOf(office, 'B', month.id)
  return {
    day: month.to,
    label: month.label,
    figures: Object.fromEntries(monthKeys.map((key) => [key, figures[key] ?? null])) as Record<MonthKey, number | null>,
  }
}

/** A township's report has one row and no total. */
function totalOf(office: Office, report: string, period: string): ReportRow['figures'] {
  const { rows } = buildReport(office, { report, period })
  return (rows.find(({ kind }) => kind === 'total') ?? rows[0])?.figures ?? {}
}
