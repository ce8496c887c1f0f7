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
import { readSettings } from '../records/settings.ts'
import { placedContributions } from './placedContributions.ts'
import { placedRows } from './placedRows.ts'
import { recordedCases } from './recordedCases.ts'
import type { ReportKind } from './reportKind.ts'

const keys = [...bulletinSums, ...bulletinGaps]

/** B 未建会核查通报 */
export const bulletin: ReportKind = {
  id: bulletinReport.id,
  title: bulletinReport.title,
  rhythm: bulletinReport.rhythm,
  build({ office, period, places }) {
    const cases = recordedCases(office)
    const rowsOf = (counted: typeof period) => {
      const placed = cases.map((found) => ({ county: found.county, township: found.township, counts: countCase(found, counted) }))
      return placedRows(places, keys, placed, bulletinSums)
    }
    return bulletinTable({
      period,
      scope: { code: places.scope.code, name: places.scope.name },
      places: places.places,
      rows: rowsOf(period),
      total: places.scope.level !== 'township',
      // A time in which nothing had been handed out compares with nothing.
      compared: comparedPeriods(period)
        .map(({ key, label, period: other }) => ({ key, label, counts: summed(rowsOf(other).map(({ counts }) => counts)) }))
        .filter(({ counts }) => counts.issued > 0),
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

function summed(rows: readonly BulletinCounts[]): BulletinCounts {
  const sum = noBulletinCounts()
  for (const row of rows) for (const key of keys) sum[key] += row[key]
  return sum
}
