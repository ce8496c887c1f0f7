// What a report is to the core: its name and rhythm, and how its figures come out of the office's file. One report is one file; reportKinds.ts lists them.

import type { RegisterId } from '#shared/registers/index.ts'
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

/** A record that a figure counts, and for how much: 1 in a count, persons in a number of people, ㎡ in an area. */
export interface Contribution {
  readonly id: number
  readonly amount: number
}

/** Records of one register behind a figure. */
export interface Contributions {
  readonly register: RegisterId
  /** Keys of the fields that the figure is read from. */
  readonly fields: readonly string[]
  readonly records: readonly Contribution[]
}

export interface ReportKind {
  readonly id: string
  readonly title: string
  /** Its own; it can be asked for any other period, too. */
  readonly rhythm: Period['rhythm']
  /** Called within a transaction, however much it asks, as `trace` is; writes nothing. */
  build(frame: ReportFrame): Report
  /**
   * The records behind a figure of a column without a formula: what is printed is the sum of their amounts.
   * @param row key of a row of the report's tables, the totals among them, but not the rows of other periods
   */
  trace(frame: ReportFrame, row: string, column: string): readonly Contributions[]
}
