import { type CheckCode, checkOf } from '#shared/quality/checks.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import { comparedPeriods } from '#shared/reports/compared.ts'
import { type CheckCounts, noQualityCounts, type QualitySum, qualityReport, qualitySums, qualityTable } from '#shared/reports/dataQuality.ts'
import type { Period } from '#shared/reports/period.ts'
import { countsOfRun, idsOf, type KeptCount, type KeptRun, runAfter, runBy } from '../quality/keptRuns.ts'
import { placedRows } from './placedRows.ts'
import type { Contributions, ReportFrame, ReportKind, ReportOffice } from './reportKind.ts'

/** L 数据质量: what the last run of the checks found, by place. It counts what was kept of that run, and checks nothing itself. */
export const dataQuality: ReportKind = {
  id: qualityReport.id,
  title: qualityReport.title,
  rhythm: qualityReport.rhythm,
  build,
  trace,
}

function build(frame: ReportFrame) {
  const { office, period, places } = frame
  const run = runOf(office, period)
  const counts = run === null ? [] : countsOfRun(office.database.reader, run)
  const others = comparedPeriods(period).map((other) => ({ ...other, run: runBy(office.database.reader, dayFor(office, other.period)) }))
  return qualityTable({
    period,
    scope: { code: places.scope.code, name: places.scope.name },
    places: places.places,
    rows: rowsOf(frame, counts),
    total: places.scope.level !== 'township',
    byCheck: byCheck(counts.filter(({ county, township }) => places.rowOf(county, township) !== null)),
    run,
    compared: others.map(({ key, label, run: kept }) => ({
      key,
      label,
      day: kept?.day ?? null,
      counts: kept === null ? noQualityCounts() : summed(rowsOf(frame, countsOfRun(office.database.reader, kept))),
    })),
    today: office.clock.today(),
  })
}

/** The last run of the period; where none was kept by its end, the first one after it. */
function runOf(office: ReportOffice, period: Period): KeptRun | null {
  const { reader } = office.database
  return runBy(reader, dayFor(office, period)) ?? runAfter(reader, period.to, office.clock.today())
}

/** Runs of days to come are not there yet when one looks at a past day. */
function dayFor({ clock }: ReportOffice, { to }: Period): string {
  return to < clock.today() ? to : clock.today()
}

function rowsOf({ places }: ReportFrame, counts: readonly KeptCount[]) {
  const placed = counts.map((count) => ({
    county: count.county,
    township: count.township,
    counts: Object.fromEntries(columnsOf(count).map((column) => [column, count.findings])),
  }))
  return placedRows(places, qualitySums, placed)
}

/** The columns in which findings of a kept count stand. */
function columnsOf({ code, level, aside }: KeptCount): QualitySum[] {
  return aside === 1 ? ['aside'] : [checkOf(code).kind, level]
}

function summed(rows: ReturnType<typeof rowsOf>) {
  const sum = noQualityCounts()
  for (const { counts } of rows) for (const key of qualitySums) sum[key] += counts[key]
  return sum
}

function byCheck(counts: readonly KeptCount[]): CheckCounts[] {
  return [...Map.groupBy(counts, ({ code }) => code)].map(([code, of]) => ({
    code,
    found: findingsIn(of.filter(({ aside }) => aside === 0)),
    aside: findingsIn(of.filter(({ aside }) => aside === 1)),
    registers: [...new Set(of.map(({ register }) => registers[register].label))],
  }))
}

function findingsIn(counts: readonly KeptCount[]): number {
  return counts.reduce((sum, { findings }) => sum + findings, 0)
}

function trace({ office, period, places }: ReportFrame, row: string, column: string): Contributions[] {
  const run = runOf(office, period)
  if (run === null) return []
  const code = row.startsWith('check:') && row !== 'check:total' ? (row.slice('check:'.length) as CheckCode) : null
  const everywhere = row === 'total' || row.startsWith('check:')
  const meant = countsOfRun(office.database.reader, run).filter((count) => {
    const place = places.rowOf(count.county, count.township)
    if (place === null || (!everywhere && place !== row) || (code !== null && count.code !== code)) return false
    return column === 'found' ? count.aside === 0 : columnsOf(count).includes(column as QualitySum)
  })
  return [...Map.groupBy(meant, ({ register }) => register)].map(([register, counts]) => contributionsOf(register, counts))
}

/** A record adds as many as were found at it. */
function contributionsOf(register: RegisterId, counts: readonly KeptCount[]): Contributions {
  const amounts = new Map<number, number>()
  for (const count of counts) for (const id of idsOf(count)) amounts.set(id, (amounts.get(id) ?? 0) + 1)
  const records = [...amounts].sort(([one], [other]) => one - other).map(([id, amount]) => ({ id, amount }))
  return { register, fields: [...new Set(counts.map(({ field }) => field))], records }
}
