import { comparedPeriods } from '#shared/reports/compared.ts'
import {
  isOrganisationSum,
  type OrganisationSum,
  organisationGaps,
  organisationReport,
  organisationSum,
  organisationSums,
  organisationTable,
} from '#shared/reports/organisation.ts'
import { countedOrganisation, countOrganisations } from './organisationCounts.ts'
import { placedContributions } from './placedContributions.ts'
import { placedRows } from './placedRows.ts'
import type { ReportKind } from './reportKind.ts'

/** A 基层工会组织情况 */
export const organisation: ReportKind = {
  id: organisationReport.id,
  title: organisationReport.title,
  rhythm: organisationReport.rhythm,
  build({ office, period, places }) {
    const { reader } = office.database
    const others = comparedPeriods(period)
    const days = [period, ...others.map((other) => other.period)].map(({ to }) => to)
    const [rows = [], ...before] = countOrganisations(reader, days).map((counted) =>
      placedRows(places, [...organisationSums, ...organisationGaps], counted, organisationSums),
    )
    // Only a county's own row holds unions that should have named a township.
    for (const { key, counts } of rows) if (places.scope.level !== 'county' || key !== 'own') counts.townshipMissing = 0
    return organisationTable({
      period,
      scope: { code: places.scope.code, name: places.scope.name },
      places: places.places,
      rows,
      total: places.scope.level !== 'township',
      compared: others.map(({ key, label }, index) => ({ key, label, counts: organisationSum(before[index] ?? []) })),
      today: office.clock.today(),
    })
  },
  trace({ office, period, places }, row, column) {
    if (!isOrganisationSum(column)) return []
    const records = placedContributions(places, row, countedOrganisation(office.database.reader, period.to, column))
    return [{ register: column === 'unitsCovered' ? 'unit' : 'union', fields: organisationFields[column], records }]
  },
}

const counted = ['name', 'status', 'foundedOn', 'endedOn', 'county', 'township']

/** Fields of the union, or of the covered unit, that a figure is read from. */
const organisationFields: Readonly<Record<OrganisationSum, readonly string[]>> = {
  unions: counted,
  single: ['form', ...counted],
  joint: ['form', ...counted],
  unitsCovered: ['name', 'county', 'township'],
  employees: ['employees'],
  womenEmployees: ['womenEmployees'],
  members: ['members'],
  womenMembers: ['womenMembers'],
  migrantMembers: ['migrantMembers'],
}
