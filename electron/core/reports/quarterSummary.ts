import { type Period, periodBefore, samePeriodLastYear } from '#shared/reports/period.ts'
import { summaryReport, summarySums, summaryTable } from '#shared/reports/quarterSummary.ts'
import { addDays } from '#shared/values/calendar.ts'
import { type PlacedCounts, placedRows } from './placedRows.ts'
import type { ReportKind, ReportOffice } from './reportKind.ts'
import { unionFlows, unionStock } from './unionFlows.ts'

/** C 季度总结 */
export const quarterSummary: ReportKind = {
  id: summaryReport.id,
  title: summaryReport.title,
  rhythm: summaryReport.rhythm,
  build({ office, period, places }) {
    const lastYear = samePeriodLastYear(period)
    const counted = office.database.reader.transaction(() => countAll(office, period, lastYear))()
    const targets = targetsOf(office, Number(period.id.slice(0, 4)))
    const byPlace = places.scope.level === 'city'
    return summaryTable({
      period,
      scope: { code: places.scope.code, name: places.scope.name },
      places: places.places,
      rows: placedRows(places, summarySums, counted).map((row) => ({ ...row, target: byPlace ? (targets.get(row.key) ?? null) : null })),
      total: places.scope.level !== 'township',
      target: targets.get(places.scope.code) ?? null,
      hasLastYear: lastYear !== null,
      today: office.clock.today(),
    })

    /** A county's target belongs to its row; what the city leads itself is a county of the city's own. */
    function targetsOf({ database }: ReportOffice, year: number): Map<string, number> {
      const rows = database.reader
        .prepare(
          `SELECT county, sum(target) AS target FROM year_target WHERE year = ? AND kind = 'unions-founded' AND deleted_at IS NULL AND target IS NOT NULL GROUP BY county`,
        )
        .all(year) as { readonly county: string | null; readonly target: number }[]
      const found = new Map<string, number>()
      for (const { county, target } of rows) {
        const key = byPlaceKey(county)
        if (key !== null) found.set(key, (found.get(key) ?? 0) + target)
      }
      return found
    }

    function byPlaceKey(county: string | null): string | null {
      if (county === null) return null
      return places.scope.level === 'city' ? places.rowOf(county, null) : office.regions().current(county)
    }
  },
}

function countAll({ database: { reader } }: ReportOffice, period: Period, lastYear: Period | null): PlacedCounts[] {
  const flows = (one: Period) => unionFlows(reader, addDays(one.from, -1), one.to)
  const yearBegins = `${Number(period.to.slice(0, 4)) - 1}-12-31`
  return [
    ...as(unionStock(reader, addDays(period.from, -1)), ({ unions = 0 }) => ({ opening: unions })),
    ...as(unionStock(reader, period.to), ({ unions = 0 }) => ({ closing: unions })),
    ...flows(period),
    ...as(unionFlows(reader, yearBegins, period.to), ({ added = 0 }) => ({ addedYear: added })),
    ...as(flows(periodBefore(period)), ({ added = 0, merged = 0, deregistered = 0 }) => ({ beforeAdded: added, beforeRemoved: merged + deregistered })),
    ...(lastYear === null
      ? []
      : as(flows(lastYear), ({ added = 0, merged = 0, deregistered = 0 }) => ({ lastYearAdded: added, lastYearRemoved: merged + deregistered }))),
  ]
}

function as(groups: readonly PlacedCounts[], named: (counts: Readonly<Record<string, number>>) => Readonly<Record<string, number>>): PlacedCounts[] {
  return groups.map((group) => ({ ...group, counts: named(group.counts) }))
}
