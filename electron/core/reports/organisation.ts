import { organisationGaps, organisationReport, organisationSums, organisationTable } from '#shared/reports/organisation.ts'
import { countOrganisation } from './organisationCounts.ts'
import { placedRows } from './placedRows.ts'
import type { ReportKind } from './reportKind.ts'

/** A 基层工会组织情况 */
export const organisation: ReportKind = {
  id: organisationReport.id,
  title: organisationReport.title,
  rhythm: organisationReport.rhythm,
  build({ office, period, places }) {
    const counted = countOrganisation(office.database.reader, period.to)
    const rows = placedRows(places, [...organisationSums, ...organisationGaps], counted, organisationSums)
    // Only a county's own row holds unions that should have named a township.
    for (const { key, counts } of rows) if (places.scope.level !== 'county' || key !== 'own') counts.townshipMissing = 0
    return organisationTable({
      period,
      scope: { code: places.scope.code, name: places.scope.name },
      places: places.places,
      rows,
      total: places.scope.level !== 'township',
      today: office.clock.today(),
    })
  },
}
