// Reports by id: counts from the office's file, arithmetic and wording from shared/reports.
import { LedgerError } from '#shared/api/errors.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import { officeScope } from '../records/settings.ts'
import { findOwnKind, listOwnReports } from './own/ownReports.ts'
import type { ReportFrame, ReportKind, ReportOffice } from './reportKind.ts'
import { reportKinds } from './reportKinds.ts'
import { scopeRows } from './scopeRows.ts'

export interface ReportChoice {
  readonly report: string
  /** 2018Q3, 2018-11 or 2018. */
  readonly period: string
  /** A region's code; absent = the office's own. */
  readonly scope?: string | undefined
}

/** Those that every office has. */
export function listReports(): Pick<ReportKind, 'id' | 'title' | 'rhythm'>[] {
  return reportKinds.map(({ id, title, rhythm }) => ({ id, title, rhythm }))
}

/** Those, and then the office's own. */
export function allReports({ database }: Pick<ReportOffice, 'database'>): (Pick<ReportKind, 'id' | 'title' | 'rhythm'> & { readonly own: boolean })[] {
  const own = listOwnReports(database.reader).map(({ report, name, definition }) => ({ id: report, title: name, rhythm: definition.rhythm, own: true }))
  return [...listReports().map((kind) => ({ ...kind, own: false })), ...own]
}

/**
 * Reads the last committed state, in one transaction; writes nothing.
 * @throws LedgerError report-unknown, period-invalid, scope-unknown
 */
export function buildReport(office: ReportOffice, choice: ReportChoice): Report {
  return office.database.reader.transaction(() => reportKind(choice.report, office).build(frameOf(office, choice)))()
}

/** @throws LedgerError period-invalid, scope-unknown */
export function frameOf(office: ReportOffice, choice: Omit<ReportChoice, 'report'>): ReportFrame {
  const home = officeScope(office.database.reader, office.regions()).code
  const period = parsePeriod(choice.period)
  return { office, period, places: scopeRows(office.regions(), choice.scope ?? home, home) }
}

/**
 * @param id a letter, large or small; with an office, also the number or the name of a report of its own
 * @throws LedgerError report-unknown
 */
export function reportKind(id: string, office?: Pick<ReportOffice, 'database'>): ReportKind {
  const lettered = (letter: string) => reportKinds.find((known) => known.id === letter)
  const kind = lettered(id) ?? (office && findOwnKind(office.database.reader, id)) ?? lettered(id.toUpperCase())
  if (!kind) throw new LedgerError('report-unknown', { report: id, known: reportKinds.map((known) => known.id).join(' ') })
  return kind
}
