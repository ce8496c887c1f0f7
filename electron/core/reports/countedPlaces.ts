import { comparedPeriods } from '#shared/reports/compared.ts'
import type { CountedPlaces } from '#shared/reports/countedTable.ts'
import type { ReportFrame } from './reportKind.ts'
import { scopedRows } from './scopedRows.ts'
import type { Tallies } from './tallies.ts'

/** The last days of a period and of those that it is compared with, y-m-d. */
export function lastDays({ period }: Pick<ReportFrame, 'period'>): string[] {
  return [period, ...comparedPeriods(period).map((other) => other.period)].map(({ to }) => to)
}

/**
 * What a report of stocks by place is drawn from.
 * @param tallies of `lastDays` @param shown columns that bring 未归属 into sight; absent: any
 */
export function countedPlaces({ office, period, places }: ReportFrame, tallies: Tallies, shown?: readonly string[]): CountedPlaces {
  return {
    period,
    scope: { code: places.scope.code, name: places.scope.name },
    places: places.places,
    rows: scopedRows(places, tallies, { shown }),
    total: places.scope.level !== 'township',
    compared: comparedPeriods(period).map(({ key, label }, index) => ({ key, label, counts: tallies.of('total', index + 1) })),
    today: office.clock.today(),
  }
}
