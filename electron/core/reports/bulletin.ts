import {
  type BulletinCounts,
  type BulletinSum,
  bulletinGaps,
  bulletinReport,
  bulletinSums,
  bulletinTable,
  countCase,
  isBulletinSum,
  noBulletinCounts,
} from '#shared/reports/bulletin.ts'
import { comparedPeriods } from '#shared/reports/compared.ts'
import type { Period } from '#shared/reports/period.ts'
import { readSettings } from '../records/settings.ts'
import { placedContributions } from './placedContributions.ts'
import { placedRows } from './placedRows.ts'
import { type PlacedCase, recordedCases } from './recordedCases.ts'
import type { ReportKind } from './reportKind.ts'
import type { ScopeRows } from './scopeRows.ts'

const keys = [...bulletinSums, ...bulletinGaps]

/** B 未建会核查通报 */
export const bulletin: ReportKind = {
  id: bulletinReport.id,
  title: bulletinReport.title,
  rhythm: bulletinReport.rhythm,
  build({ office, period, places }) {
    const cases = recordedCases(office)
    const rowsOf = (counted: Period) => bulletinRows(cases, counted, places)
    return bulletinTable({
      period,
      scope: { code: places.scope.code, name: places.scope.name },
      places: places.places,
      rows: rowsOf(period),
      total: places.scope.level !== 'township',
      compared: comparedPeriods(period).map(({ key, label, period: other }) => ({ key, label, counts: bulletinSum(cases, other, places) })),
      shouldFound: readSettings(office.database.reader).outreach.shouldFound,
      today: office.clock.today(),
    })
  },
  trace({ office, period, places }, row, column) {
    if (!isBulletinSum(column)) return []
    const found = recordedCases(office).map((each) => ({ ...each, amount: countCase(each, period)[column] }))
    return [{ register: 'outreach', fields: bulletinFields[column], records: placedContributions(places, row, found) }]
  },
}

const founding = ['state', 'verificationResult', 'foundedOn', 'closedOn', 'resultingUnion'] as const

/** Fields of a case that say whether, and when, its step was taken. */
const bulletinFields: Readonly<Record<BulletinSum, readonly string[]>> = {
  issued: ['unitName', 'state', 'issuedOn'],
  verified: ['verificationResult', 'verifiedOn'],
  founded: founding,
  single: founding,
  joint: founding,
  foundedNow: founding,
  foundedYear: founding,
  notEligible: ['state', 'verificationResult', 'verifiedOn', 'closedOn'],
  open: ['state', 'issuedOn'],
  overdue: ['state', 'dueOn', 'extendedTo'],
}

function bulletinRows(cases: readonly PlacedCase[], period: Period, places: ScopeRows) {
  const placed = cases.map((found) => ({ county: found.county, township: found.township, counts: countCase(found, period) }))
  return placedRows(places, keys, placed, bulletinSums)
}

/** All rows of a period together. */
export function bulletinSum(cases: readonly PlacedCase[], period: Period, places: ScopeRows): BulletinCounts {
  const sum = noBulletinCounts()
  for (const { counts } of bulletinRows(cases, period, places)) for (const key of keys) sum[key] += counts[key]
  return sum
}
