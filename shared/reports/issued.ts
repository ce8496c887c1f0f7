// An issued report: figures that were signed and are never counted again. A correction is the next version, beside the one before it.
import type { ReportDifference } from './differences.ts'
import { dayLabel } from './period.ts'
import type { Report } from './report.ts'

export interface IssuedInfo {
  readonly id: number
  /** A, B, … */
  readonly report: string
  readonly title: string
  readonly period: string
  readonly periodLabel: string
  readonly scope: Report['scope']
  /** From 1 on, for each report, period and scope. */
  readonly version: number
  /** No later version stands. */
  readonly latest: boolean
  readonly rules: string
  /** SHA-256 of the frozen model's text. */
  readonly hash: string
  /** 更正说明; null for a first version. */
  readonly note: string | null
  /** Instant, and the office's calendar day. */
  readonly at: string
  readonly issuedOn: string
  readonly by: string
}

export interface IssuedReport {
  readonly info: IssuedInfo
  readonly report: Report
  /** Against the version before; empty for a first one. */
  readonly differences: readonly ReportDifference[]
}

/** What paper says of the version that it shows. */
export interface PaperIssue extends Pick<IssuedInfo, 'version' | 'issuedOn' | 'by' | 'note'> {
  /** Of a place's table: whose version it belongs to, e.g. 台州市. */
  readonly partOf?: string
}

/** Which version it is, or to which one the table of a place belongs: 第1版, 台州市第1版分表. */
export function versionName({ version, partOf }: Pick<PaperIssue, 'version' | 'partOf'>): string {
  return partOf === undefined ? `第${version}版` : `${partOf}第${version}版分表`
}

/** What stands on paper of an issued version; screen, PDF and Excel print the same line. */
export function issuedLine(issue: Omit<PaperIssue, 'note'>): string {
  return `${versionName(issue)} · ${dayLabel(issue.issuedOn)}出具 · 出具人：${issue.by}`
}

export function noteLine(note: string): string {
  return `更正说明：${note}`
}
