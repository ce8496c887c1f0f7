// What the contract gives back: the office as a whole, progress, backups.
import type { CodeTables, RegionEntry } from '../importing/ledger.ts'
import type { RegisterId } from '../registers/index.ts'
import type { BatchSummary } from './batchTypes.ts'

export interface OfficeStatus {
  readonly hasData: boolean
  readonly demo: string | null
  /** The office's own region (scope of its reports). */
  readonly scope: { readonly code: string; readonly name: string }
  readonly counts: Readonly<Record<RegisterId, number>>
  /** The start page's figures. */
  readonly figures: {
    readonly unions: number
    readonly single: number
    readonly joint: number
    /** Distinct units under an active link. */
    readonly unitsCovered: number
    readonly members: number
    readonly incomplete: number
    /** Terms that ended, and those that end within `termReminderDays`. */
    readonly termsExpired: number
    readonly termsEnding: number
  }
  /** Days before the end of a term from which on the office is reminded: its earliest reminder. */
  readonly termReminderDays: number
  /** Outreach cases past their deadline, those whose deadline is near, and those that were handed out and not answered yet. */
  readonly cases: { readonly overdue: number; readonly dueSoon: number; readonly unanswered: number }
  readonly lastBatch: BatchSummary | null
  readonly lastBackup: BackupInfo | null
  readonly today: string
}

export interface CodesAndRegions {
  readonly codes: CodeTables
  readonly regions: readonly RegionEntry[]
}

export interface Progress {
  readonly type: 'progress'
  readonly phase: 'reading' | 'analysing' | 'comparing' | 'backing-up' | 'writing' | 'indexing' | 'undoing' | 'generating' | 'checking' | 'matching'
  /** File or register that is being worked on. */
  readonly subject: string
  readonly done: number
  /** 0 = unknown. */
  readonly total: number
}

export type DemoEvent = Progress | { readonly type: 'ready'; readonly counts: Readonly<Record<string, number>> }

export interface BackupInfo {
  /** File name inside the backup folder. */
  readonly name: string
  readonly at: string
  readonly bytes: number
  readonly why: 'manual' | 'before-import' | 'before-restore' | 'exit' | 'before-migration'
  readonly verified: boolean
}
