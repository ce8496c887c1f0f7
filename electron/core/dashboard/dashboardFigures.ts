// The dashboard's figures of today, for each place of the office and in all: by the counting of the reports, and by the lists that they lead to.
import type { DashboardFigures } from '#shared/api/dashboardContract.ts'
import { dashboardFigure, type FigureKey, figureKeys, figureList } from '#shared/dashboard/figures.ts'
import { organisationKeys } from '#shared/dashboard/trends.ts'
import { rateOf } from '#shared/reports/rate.ts'
import type { Office } from '../office.ts'
import { buildReport } from '../reports/buildReport.ts'
import { organisationToday } from '../reports/organisationToday.ts'
import { type PlacedCounts, placedRows } from '../reports/placedRows.ts'
import { circleOf } from './circleOf.ts'
import { homePlaces } from './homePlaces.ts'
import { listCounts } from './listCounts.ts'
import { placeFilters } from './placeFilters.ts'
import { inSlices } from './slices.ts'

const listed = figureKeys.filter((key) => dashboardFigure(key).source === 'list')
const counted = [...organisationKeys, ...listed, 'known', 'within'] as const

/** In several turns of the thread; what is committed in between may show in the later ones. */
export async function dashboardFigures(office: Office): Promise<DashboardFigures> {
  const today = office.clock.today()
  const places = homePlaces(office)
  const placed: PlacedCounts[] = []
  let founded: Readonly<Record<string, number | null>> = {}
  let allFounded: number | null = null
  await inSlices([
    () => placed.push(...organisationToday(office)),
    ...listed.map((key) => () => {
      for (const { county, township, count } of listCounts(office, figureList(key, today))) placed.push({ county, township, counts: { [key]: count } })
    }),
    () => {
      for (const { county, township, within } of circleOf(office).unions)
        placed.push({ county, township, counts: { known: Number(within !== null), within: Number(within === true) } })
    },
    () => {
      const { rows } = buildReport(office, { report: 'B', period: today.slice(0, 7) })
      founded = Object.fromEntries(rows.map(({ key, figures }) => [key, figures.foundedRate ?? null]))
      allFounded = founded.total ?? founded[rows[0]?.key ?? ''] ?? null
    },
  ])
  const rows = placedRows(places, counted, placed)
  const sums = rows.reduce((sum, { counts }) => added(sum, counts), zero())
  return {
    today,
    scope: { code: places.scope.code, name: places.scope.name },
    heading: places.places,
    places: rows.map((row) => ({
      key: row.key,
      label: row.label,
      filters: placeFilters(office, places, row),
      figures: figuresOf(row.counts, founded[row.key] ?? null),
    })),
    total: figuresOf(sums, allFounded),
  }
}

type Counts = Record<(typeof counted)[number], number>

function figuresOf(counts: Counts, foundedRate: number | null): Record<FigureKey, number | null> {
  const { known, within, ...figures } = counts
  return { ...(figures as Omit<Record<FigureKey, number>, 'circleRate' | 'foundedRate'>), circleRate: rateOf(within, known), foundedRate }
}

function zero(): Counts {
  return Object.fromEntries(counted.map((key) => [key, 0])) as Counts
}

function added(one: Counts, other: Counts): Counts {
  return Object.fromEntries(counted.map((key) => [key, one[key] + other[key]])) as Counts
}
