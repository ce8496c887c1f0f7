// How the office's figures came to be: past quarters as reports A and H count them and the service circle its centres, past months as B does. What is worked out is kept until something is committed.
import type { DashboardTrend, TrendPoint } from '#shared/api/dashboardContract.ts'
import { type MonthKey, monthKeys, monthsUntil, organisationKeys, type QuarterKey, quartersUntil } from '#shared/dashboard/trends.ts'
import { bulletinFigures } from '#shared/reports/bulletin.ts'
import { dayLabel, type Period } from '#shared/reports/period.ts'
import { pilotStands, type RecordedPilot } from '#shared/reports/pilotOn.ts'
import { preparedOnce } from '../database/query.ts'
import type { Office } from '../office.ts'
import { keptInState } from '../records/keptInState.ts'
import { readSettings } from '../records/settings.ts'
import { bulletinSum } from '../reports/bulletin.ts'
import { countSome } from '../reports/organisationCounts.ts'
import { type PlacedCase, recordedCases } from '../reports/recordedCases.ts'
import type { ScopeRows } from '../reports/scopeRows.ts'
import { centresInUse } from '../reports/serviceCircle.ts'
import { homePlaces } from './homePlaces.ts'
import { inSlices } from './slices.ts'

const QUARTERS = 8
const MONTHS = 12

// What is committed meanwhile may be in one part and not in another: the office's state is another then, and it is worked out anew when it is next asked for.
const keptOf = keptInState((_: Office): { trend?: Promise<DashboardTrend> } => ({}))

/** A part to a turn of the thread. Never reads members. */
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
  const { reader } = office.database
  const places = homePlaces(office)
  const ends = quartersUntil(today, QUARTERS).map(({ to }) => ({ day: to, label: dayLabel(to).replace(/月\d+日$/, '月底') }))
  if (ends.at(-1)?.day !== today) ends.push({ day: today, label: '今天' })
  const days = ends.map(({ day }) => day)
  let stocks: Stocks[] = []
  let pilots: number[] = []
  let centres: number[] = []
  let cases: PlacedCase[] = []
  const months: TrendPoint<MonthKey>[] = []
  await inSlices([
    // Reading unions and links costs far more than counting them for another day, so all days are counted at once.
    () => {
      stocks = countSome(reader, days, organisationKeys).map((groups) => stocksOf(groups, places))
    },
    () => {
      const all = (preparedOnce(reader, pilotsSql).all() as Pilot[]).filter(isIn(places))
      pilots = days.map((day) => all.filter((pilot) => pilotStands(pilot, day)).length)
    },
    () => {
      centres = days.map((day) => centresInUse(reader, day).filter(isIn(places)).length)
    },
    () => {
      cases = recordedCases(office)
    },
    ...monthsUntil(today, MONTHS).map((month) => () => months.push(monthOf(office, cases, month, places))),
  ])
  const quarters = ends.map(
    ({ day, label }, index): TrendPoint<QuarterKey> => ({
      day,
      label,
      figures: { ...(stocks[index] ?? noStocks), pilots: pilots[index] ?? 0, centres: centres[index] ?? 0 },
    }),
  )
  return { quarters, months }
}

type Placed = Readonly<Record<'county' | 'township', string | null>>
type Pilot = Placed & RecordedPilot

const pilotsSql = 'SELECT county, township, started_on AS startedOn, ended_on AS endedOn FROM pilot WHERE deleted_at IS NULL'

const isIn =
  ({ rowOf }: ScopeRows) =>
  ({ county, township }: Placed) =>
    rowOf(county, township) !== null

type Stocks = Readonly<Record<(typeof organisationKeys)[number], number>>
const noStocks: Stocks = { unions: 0, single: 0, joint: 0, unitsCovered: 0, members: 0 }

function stocksOf(groups: ReturnType<typeof countSome<keyof Stocks>>[number], places: ScopeRows): Stocks {
  const sums = { ...noStocks }
  for (const { counts } of groups.filter(isIn(places))) for (const key of organisationKeys) sums[key] += counts[key]
  return sums
}

function monthOf({ database }: Office, cases: readonly PlacedCase[], month: Period, places: ScopeRows): TrendPoint<MonthKey> {
  const figures = bulletinFigures(bulletinSum(cases, month, places), readSettings(database.reader).outreach.shouldFound)
  return { day: month.to, label: month.label, figures: Object.fromEntries(monthKeys.map((key) => [key, figures[key]])) as Record<MonthKey, number | null> }
}
