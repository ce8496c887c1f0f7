// The same report for every place below one: each county of the city, each township of the county.
import { setImmediate } from 'node:timers/promises'
import type { EachEvent, ReportQuery, TakenReport } from '#shared/api/reportsContract.ts'
import type { PlacesOfIssue } from '#shared/reports/placesOfIssue.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { officeScope } from '../records/settings.ts'
import { issuedPlaces } from './issuedPlaces.ts'
import { placesBelow, step, type Watch } from './placesBelow.ts'
import { reportAsOf } from './reportAsOf.ts'

/** @throws LedgerError what eachPlace throws */
export function buildEach(office: Office, query: TakenReport, outer?: AbortSignal): AsyncGenerator<EachEvent> {
  return progressStream<Extract<EachEvent, { type: 'built' }>>(
    async (emit, signal) => ({ type: 'built', ...(await eachPlace(office, query, { emit, signal })) }),
    outer,
  )
}

export interface PlaceReports {
  readonly reports: readonly Report[]
  /** The issued version that they were made of; null = the ledgers as they are, or were on a day. */
  readonly of: PlacesOfIssue | null
}

/**
 * In the order of the rows of the whole's own table; 市本级 has none of its own. One place is a slice of the work: between two of them others are served.
 * @param query scope: whose places; absent = the office's own. issued: the places of that version, as the ledgers stood when it was issued
 * @throws LedgerError what building a report throws, what issuedPlaces throws, nothing-below, cancelled
 */
export async function eachPlace(office: Office, query: TakenReport, watch: Watch): Promise<PlaceReports> {
  return 'issued' in query ? issuedPlaces(office, query.issued, watch) : { reports: await placesNow(office, query, watch), of: null }
}

async function placesNow(office: Office, query: ReportQuery, watch: Watch): Promise<Report[]> {
  const home = officeScope(office.database.reader, office.regions()).code
  const places = placesBelow(office.regions(), query.scope ?? home, home)
  const reports: Report[] = []
  for (const { key, label } of places) {
    step(watch, label, reports.length, places.length)
    reports.push(reportAsOf(office, { ...query, scope: key }))
    await setImmediate()
  }
  return reports
}
