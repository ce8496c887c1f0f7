import { comparedPeriods } from '#shared/reports/compared.ts'
import type { ComparedCounts, CountedPlaces } from '#shared/reports/countedTable.ts'
import type { ReportFrame } from './reportKind.ts'
import { scopedRows } from './scopedRows.ts'
import type { Tallies } from './tallies.ts'

/** The last days of a period and of those that it is compared with, y-m-d. */
export function lastDays({ period }: Pick<ReportFrame, 'period'>): string[] {
  return [period, ...comparedPeriods(period).map((other) => other.period)].map(({ to }) => to)
}

interface Asked {
  /** Columns that bring 未归属 into sight; absent: any. */
  readonly shown?: readonly string[]
  /** Totals of the other periods; absent: the tallies' own of the other days of `lastDays`. */
  readonly compared?: readonly ComparedCounts[]
}

/** What a report of a table by place is drawn from. */
export function countedPlaces({ office, period, places }: ReportFrame, tallies: Tallies, { shown, compared }: Asked = {}): CountedPlaces {
  return {
    period,
    scope: { code: places.scope.code, name: places.scope.name },
    places: places.places,
    rows: scopedRows(places, tallies, { shown }),
    total: places.scope.level !== 'township',
    compared: compared ?? comparedPeriods(period).map(({ key, label }, index) => ({ key, label, counts: tallies.of('total', index + 1) })),
    today: office.clock.today(),
  }
}
