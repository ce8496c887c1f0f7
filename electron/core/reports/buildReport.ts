// Reports by id: counts from the office's file, arithmetic and wording from shared/reports.
import { LedgerError } from '#shared/api/errors.ts'
import type { RegionEntry } from '#shared/importing/ledger.ts'
import { noCounts, organisationGaps, organisationReport, organisationSums, organisationTable } from '#shared/reports/organisation.ts'
import { type Period, parsePeriod } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import { officeScope } from '../records/settings.ts'
import { countOrganisation } from './organisationCounts.ts'
import { type ScopeRow, scopeRows } from './scopeRows.ts'

/** What of an office a report needs. */
export type ReportOffice = Pick<Office, 'clock' | 'database' | 'regions'>

interface ReportKind {
  readonly id: string
  readonly title: string
  readonly rhythm: 'quarter' | 'month' | 'year'
}

const builders: readonly (ReportKind & { build(office: ReportOffice, period: Period, scope: RegionEntry['code'], home: string): Report })[] = [
  { id: organisationReport.id, title: organisationReport.title, rhythm: organisationReport.rhythm, build: buildOrganisation },
]

export function listReports(): ReportKind[] {
  return builders.map(({ id, title, rhythm }) => ({ id, title, rhythm }))
}

/**
 * Reads the last committed state; writes nothing.
 * @param query period: 2018Q3, 2018-11 or 2018; scope: a region's code, absent = the office's own.
 * @throws LedgerError report-unknown, period-invalid, value-invalid (scope)
 */
export function buildReport(office: ReportOffice, query: { readonly report: string; readonly period: string; readonly scope?: string | undefined }): Report {
  const builder = builders.find(({ id }) => id === query.report)
  if (!builder) throw new LedgerError('report-unknown', { report: query.report })
  const home = officeScope(office.database.reader, office.regions()).code
  return builder.build(office, parsePeriod(query.period), query.scope ?? home, home)
}

function buildOrganisation(office: ReportOffice, period: Period, scope: string, home: string): Report {
  const places = scopeRows(office.regions(), scope, home)
  const township = places.scope.level === 'township'
  const counts = new Map<string, ReturnType<typeof noCounts>>()
  for (const group of countOrganisation(office.database.reader, period.to)) {
    const key = places.rowOf(group.county, group.township)
    if (key === null) continue
    const row = counts.get(key) ?? noCounts()
    counts.set(key, row)
    for (const name of organisationSums) row[name] += group.counts[name]
    for (const name of organisationGaps) row[name] += group.counts[name]
    if (places.scope.level !== 'county' || key !== 'own') row.townshipMissing = 0
  }
  const rows: ScopeRow[] = [...places.rows]
  const unplaced = counts.get('unplaced')
  if (unplaced && organisationSums.some((name) => unplaced[name] > 0)) rows.push({ key: 'unplaced', label: '未归属', kind: 'unplaced' })
  return organisationTable({
    period,
    scope: { code: places.scope.code, name: places.scope.name },
    places: places.places,
    rows: rows.map((row) => ({ ...row, counts: counts.get(row.key) ?? noCounts() })),
    total: !township,
    today: office.clock.today(),
  })
}
