// The same report for every place below one: each county of the city, each township of the county.
import { setImmediate } from 'node:timers/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { EachEvent, ReportQuery } from '#shared/api/reportsContract.ts'
import type { Progress } from '#shared/api/types.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { officeScope } from '../records/settings.ts'
import { reportAsOf } from './reportAsOf.ts'
import { scopeRows } from './scopeRows.ts'

/** @throws LedgerError what eachPlace throws */
export function buildEach(office: Office, query: ReportQuery, outer?: AbortSignal): AsyncGenerator<EachEvent> {
  return progressStream<Extract<EachEvent, { type: 'built' }>>(
    async (emit, signal) => ({ type: 'built', reports: await eachPlace(office, query, { emit, signal }) }),
    outer,
  )
}

export interface Watch {
  emit(progress: Omit<Progress, 'type'>): void
  readonly signal: AbortSignal
}

/**
 * In the order of the rows of the whole's own table; 市本级 has none of its own. One place is a slice of the work: between two of them others are served.
 * @param query scope: whose places; absent = the office's own
 * @throws LedgerError what building a report throws, not-found where nothing lies below the place, cancelled
 */
export async function eachPlace(office: Office, query: ReportQuery, watch: Watch): Promise<Report[]> {
  const home = officeScope(office.database.reader, office.regions()).code
  const { scope, rows } = scopeRows(office.regions(), query.scope ?? home, home)
  const places = scope.level === 'township' ? [] : rows.filter(({ kind }) => kind === 'region')
  if (places.length === 0) throw new LedgerError('not-found', { what: `${scope.name}所辖地区` })
  const reports: Report[] = []
  for (const { key, label } of places) {
    step(watch, label, reports.length, places.length)
    reports.push(reportAsOf(office, { ...query, scope: key }))
    await setImmediate()
  }
  return reports
}

/** @throws LedgerError cancelled */
export function step({ emit, signal }: Watch, subject: string, done: number, total: number): void {
  if (signal.aborted) throw new LedgerError('cancelled')
  emit({ phase: 'generating', subject, done, total })
}
