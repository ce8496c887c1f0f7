// The dashboard's figures of today, for each place of the office and in all: sums of the very records that the lists behind them hold.
import type { DashboardFigures } from '#shared/api/dashboardContract.ts'
import { dashboardFigure, type FigureKey, figureKeys, type PlaceCount, placeCounts } from '#shared/dashboard/figures.ts'
import { rateOf } from '#shared/reports/rate.ts'
import type { Office } from '../office.ts'
import { organisationToday } from '../reports/organisationToday.ts'
import { type PlacedCounts, placedRows } from '../reports/placedRows.ts'
import { readings } from './countedRecords.ts'
import { homePlaces } from './homePlaces.ts'
import { inSlices } from './slices.ts'

/** In several turns of the thread; what is committed in between may show in the later ones. */
export async function dashboardFigures(office: Office): Promise<DashboardFigures> {
  const today = office.clock.today()
  const places = homePlaces(office)
  const placed: PlacedCounts[][] = []
  await inSlices([
    () => placed.push([...organisationToday(office)]),
    ...readings.map(
      ({ read }) =>
        () =>
          placed.push(read(office, today)),
    ),
  ])
  const rows = placedRows(places, placeCounts, placed.flat())
  const total = Object.fromEntries(placeCounts.map((key) => [key, rows.reduce((sum, { counts }) => sum + counts[key], 0)])) as Counts
  return {
    today,
    scope: { code: places.scope.code, name: places.scope.name },
    heading: places.places,
    places: rows.map(({ key, label, counts }) => ({ key, label, figures: figuresOf(counts), counts })),
    total: figuresOf(total),
    totalCounts: total,
  }
}

type Counts = Readonly<Record<PlaceCount, number>>

function figuresOf(counts: Counts): Record<FigureKey, number | null> {
  return Object.fromEntries(figureKeys.map((key) => [key, figureOf(key, counts)])) as Record<FigureKey, number | null>
}

function figureOf(key: FigureKey, of: Counts): number | null {
  const { counts, whole } = dashboardFigure(key)
  return whole === undefined ? of[counts] : rateOf(of[counts], of[whole])
}
