// What a report is to the core: its name and rhythm, and how its figures come out of the office's file. One report is one file; reportKinds.ts lists them.
import type { Period } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import type { ScopeRows } from './scopeRows.ts'

/** What of an office a report needs. */
export type ReportOffice = Pick<Office, 'clock' | 'codes' | 'database' | 'regions'>

/** Of which time and place the report is asked. */
export interface ReportFrame {
  readonly office: ReportOffice
  readonly period: Period
  readonly places: ScopeRows
}

export interface ReportKind {
  readonly id: string
  readonly title: string
  /** Its own; it can be asked for any other period, too. */
  readonly rhythm: Period['rhythm']
  /** Reads the last committed state, in one transaction where it asks more than once; writes nothing. */
  build(frame: ReportFrame): Report
}
