// What the contract gives back of a quarter's close (季度结账): what came in, what waits, what the reports say, what was issued, and who closed it.
import type { RegisterId } from '../registers/index.ts'
import type { ReportDifference } from '../reports/differences.ts'
import type { IssuedInfo } from '../reports/issued.ts'
import type { Period } from '../reports/period.ts'
import type { ReportCheck } from '../reports/report.ts'
import type { BatchSummary } from './batchTypes.ts'
import type { Counted, Filter } from './recordsContract.ts'
import type { BackupInfo, Progress } from './types.ts'

/** In the order in which they are gone through. */
export const closeSteps = ['imports', 'quality', 'reminders', 'checks', 'issue', 'print', 'backup'] as const
export type CloseStep = (typeof closeSteps)[number]

/** A line of the log: somebody said that a step is done, or is to be done again; `close` is the quarter itself. */
export interface CloseMark {
  readonly step: CloseStep | 'close'
  readonly done: boolean
  /** Instant, and the office's calendar day. */
  readonly at: string
  readonly on: string
  readonly by: string
  readonly note: string | null
}

/** A quarter that was closed. */
export interface ClosedQuarter extends Omit<CloseMark, 'step' | 'done'> {
  readonly period: string
  readonly periodLabel: string
  /** false: it was opened again since. */
  readonly stands: boolean
  /** Issued versions that stood when it was closed. */
  readonly versions: readonly IssuedInfo[]
  /** File name of the backup that was taken then. */
  readonly backup: string
  /** Steps that nobody had said were done. */
  readonly open: readonly CloseStep[]
}

/** A list of records that want somebody, and how many there are. */
export interface CloseReminder {
  readonly id: 'terms-expired' | 'terms-ending' | 'cases-overdue' | 'cases-due-soon' | 'tasks-overdue' | 'tasks-due-soon'
  readonly count: number
  /** The list that holds just these. */
  readonly register: RegisterId
  readonly filters: readonly Filter[]
  readonly counted?: Counted
}

/** A report that belongs to the quarter: for the quarter itself or, of a monthly one, for each of its months. */
export interface CloseItem {
  readonly report: string
  readonly title: string
  readonly period: string
  readonly periodLabel: string
  /** The newest version; null = none yet. */
  readonly issued: IssuedInfo | null
}

export interface CloseState {
  readonly period: Pick<Period, 'id' | 'label' | 'from' | 'to'>
  readonly today: string
  /** The quarter has ended. */
  readonly over: boolean
  /** Instant from which on imports are this quarter's: the end of the last close before it, or the quarter's beginning. */
  readonly since: string
  /** Imports since then that stand, and the newest one's instant. */
  readonly imports: { readonly batches: number; readonly last: string | null }
  readonly reminders: readonly CloseReminder[]
  readonly items: readonly CloseItem[]
  /** null: not counted since the data last changed. */
  readonly checked: CloseChecked | null
  readonly lastBackup: BackupInfo | null
  /** The newest line of each step. */
  readonly marks: Readonly<Partial<Record<CloseStep | 'close', CloseMark>>>
  /** All lines of the quarter, the newest first. */
  readonly log: readonly CloseMark[]
  /** Every close of every quarter, the newest first. */
  readonly closes: readonly ClosedQuarter[]
}

/** What came in of each register from each county or, where the office is a county's, from each township. */
export interface CloseImports {
  readonly since: string
  /** The newest first, without those that were taken back. */
  readonly batches: readonly BatchSummary[]
  /** Of the ledgers that came in; an outside list is none that a county sends. */
  readonly registers: readonly RegisterId[]
  readonly counties: readonly {
    readonly name: string
    /** Different records that the imports spoke of. */
    readonly records: Readonly<Partial<Record<RegisterId, number>>>
  }[]
}

export interface CheckedReport extends CloseItem {
  /** Only those that do not hold. */
  readonly failing: readonly ReportCheck[]
  /** What it says otherwise today than the newest version; none where there is none. The first of them, and how many there are. */
  readonly differences: readonly ReportDifference[]
  readonly changes: number
}

export interface CloseChecked {
  readonly at: string
  readonly reports: readonly CheckedReport[]
}

export interface IssuedItem {
  readonly report: string
  readonly title: string
  readonly period: string
  readonly periodLabel: string
  /** same: the newest version says the same and stands. */
  readonly outcome: 'issued' | 'same' | 'refused'
  readonly issued: IssuedInfo | null
  /** Differences from the version before. */
  readonly changes: number
  /** Why it was refused; for the clerk. */
  readonly reason: string | null
}

export type CloseImportsEvent = Progress | { readonly type: 'imports'; readonly imports: CloseImports }
export type CloseCheckEvent = Progress | { readonly type: 'checked'; readonly checked: CloseChecked }
export type CloseIssueEvent = Progress | { readonly type: 'issued'; readonly results: readonly IssuedItem[] }
