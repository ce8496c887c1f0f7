import { samePeriodLastYear } from '#shared/reports/period.ts'
import { isSummarySum, type SummarySum, summaryReport, summarySums, summaryTable } from '#shared/reports/quarterSummary.ts'
import { placedContributions } from './placedContributions.ts'
import { placedRows } from './placedRows.ts'
import type { Contribution, ReportFrame, ReportKind } from './reportKind.ts'
import { countedUnionFlow, countUnionFlows } from './unionFlows.ts'

/** C 季度总结 */
export const quarterSummary: ReportKind = {
  id: summaryReport.id,
  title: summaryReport.title,
  rhythm: summaryReport.rhythm,
  build(frame) {
    const { office, period, places } = frame
    const counted = countUnionFlows(office.database.reader, period)
    const targets = targetsOf(frame)
    const byPlace = places.scope.level === 'city'
    const set = byPlace ? targets.map(({ county, target }) => ({ county, township: null, counts: { target, targets: 1 } })) : []
    const rows = placedRows(places, [...summarySums, 'target', 'targets'], [...counted, ...set])
    const own = targetOf(targets, places.scope.code)
    return summaryTable({
      period,
      scope: { code: places.scope.code, name: places.scope.name },
      places: places.places,
      rows: rows.map(({ counts: { target, targets: known, ...counts }, ...row }) => ({ ...row, counts, target: known > 0 ? target : null })),
      total: places.scope.level !== 'township',
      target: byPlace ? null : own,
      hasLastYear: samePeriodLastYear(period) !== null,
      today: office.clock.today(),
    })
  },
  trace(frame, row, column) {
    if (column === 'target') return [{ register: 'yearTarget', fields: ['target', 'year', 'county'], records: tracedTargets(frame, row) }]
    if (!isSummarySum(column)) return []
    const { office, period, places } = frame
    const records = placedContributions(places, row, countedUnionFlow(office.database.reader, period, column))
    return [{ register: 'union', fields: ['name', ...summaryFields[column], 'county', 'township'], records }]
  },
}

const summaryFields: Readonly<Record<SummarySum, readonly string[]>> = {
  opening: ['foundedOn', 'endedOn', 'status'],
  closing: ['foundedOn', 'endedOn', 'status'],
  added: ['foundedOn'],
  deregistered: ['endedOn', 'status'],
  merged: ['endedOn', 'status'],
  addedYear: ['foundedOn'],
  beforeAdded: ['foundedOn'],
  beforeRemoved: ['endedOn', 'status'],
  lastYearAdded: ['foundedOn'],
  lastYearRemoved: ['endedOn', 'status'],
}

interface Target {
  readonly id: number
  /** Region code in force; text kept as written. */
  readonly county: string
  readonly target: number
}

function targetsOf({ office, period }: ReportFrame): Target[] {
  const regions = office.regions()
  const rows = office.database.reader
    .prepare(
      `SELECT id, county, target FROM year_target
       WHERE year = ? AND kind = 'unions-founded' AND deleted_at IS NULL AND target IS NOT NULL AND county IS NOT NULL`,
    )
    .all(Number(period.id.slice(0, 4))) as Target[]
  return rows.map((row) => ({ ...row, county: regions.current(row.county) }))
}

function targetOf(targets: readonly Target[], county: string): number | null {
  const own = targets.filter((target) => target.county === county)
  return own.length === 0 ? null : own.reduce((sum, { target }) => sum + target, 0)
}

/** A county's target belongs to its row in the city's table, where what the city leads itself is a county of the city's own, and to the total of its own table. */
function tracedTargets(frame: ReportFrame, row: string): Contribution[] {
  const { places } = frame
  const targets = targetsOf(frame)
  if (places.scope.level === 'city')
    return placedContributions(
      places,
      row,
      targets.map(({ id, county, target }) => ({ id, county, township: null, amount: target })),
    )
  return row === 'total' ? targets.filter(({ county }) => county === places.scope.code).map(({ id, target }) => ({ id, amount: target })) : []
}
