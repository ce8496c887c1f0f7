// What the contract gives back of records: rows, pages, history, sources, what a search finds, what lies in the recycle bin.
import type { Value } from '../registers/field.ts'
import type { RegisterId } from '../registers/index.ts'
import type { OutputFile } from './host.ts'
import type { MergedRef } from './mergeTypes.ts'
import type { Progress } from './types.ts'
import type { ViewContent } from './viewsContract.ts'

/** Every field of the register by key (regions by name, masked fields masked), plus: */
export interface RecordRow {
  readonly id: number
  readonly version: number
  /** Keys of required fields that are empty. */
  readonly gaps: readonly string[]
  readonly sources?: readonly { readonly file: string; readonly sheet: string; readonly row: number }[]
  readonly [field: string]: Value | readonly string[] | readonly { readonly file: string; readonly sheet: string; readonly row: number }[] | undefined
}

export interface RecordPage {
  readonly total: number
  readonly records: readonly RecordRow[]
}

export type RecordExportEvent = Progress | { readonly type: 'written'; readonly file: OutputFile & { readonly rows: number } }

/** What was found in one register. */
export interface FoundGroup {
  readonly register: RegisterId
  /** All of them, counted. */
  readonly total: number
  /** Those that are what was typed, then those that begin with it, then the rest. */
  readonly hits: readonly FoundRecord[]
}

export interface FoundRecord {
  readonly id: number
  /** null: it has none yet. */
  readonly name: string | null
  /** Key and label of the field that was found. */
  readonly field: string
  readonly label: string
  /** What stands there; masked where the field is. */
  readonly text: string | null
  /** What tells it from its namesakes: its place, union, unit. */
  readonly detail: string
}

/** The groups with the best hits come first; registers without any are left out. */
export interface FoundRecords {
  readonly groups: readonly FoundGroup[]
}

export interface ListView {
  readonly id: number
  readonly register: RegisterId
  readonly name: string
  readonly owner: string
  /** Whether whoever asks owns it and may change it. */
  readonly mine: boolean
  readonly shared: boolean
  /** Whether the asker's list of this register opens with it. */
  readonly isDefault: boolean
  readonly content: ViewContent
  /** Labels of fields that the view spoke of and the register no longer has; `content` does without them. */
  readonly missing: readonly string[]
}

export interface RecordView {
  readonly record: RecordRow
  readonly deleted: boolean
  readonly createdAt: string
  readonly updatedAt: string
  /** The record that stands for this one since duplicates were merged. */
  readonly mergedInto: MergedRef | null
  /** Records that this one stands for, the oldest merge first. */
  readonly merged: readonly MergedRef[]
}

/** How many records of a register lead to this one by one of its links. */
export interface RelatedRecords {
  readonly register: RegisterId
  /** Key of the link, by which the register's list is filtered. */
  readonly field: string
  /** What the link is called. */
  readonly label: string
  /** Outside the recycle bin. */
  readonly total: number
}

export interface HistoryEntry {
  /** ISO instant. */
  readonly at: string
  readonly by: string
  readonly action: 'create' | 'update' | 'remove' | 'restore'
  /** null: the record as a whole. */
  readonly field: string | null
  readonly from: Value
  readonly to: Value
  /** Of a link: what the records at both ends are called today. */
  readonly linked?: { readonly from: string | null; readonly to: string | null }
  readonly why: string | null
  /** `column`: letter of the field's column; null where the ledger had none for it, and for the record as a whole. */
  readonly source: {
    readonly batchId: number
    readonly file: string
    readonly sheet: string
    readonly row: number | null
    readonly column: string | null
  } | null
}

export interface SourceEntry {
  readonly batchId: number
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly at: string
  readonly outcome: 'added' | 'changed' | 'unchanged'
  /** The merged duplicate that it spoke of; null: the record itself. */
  readonly mergedFrom: number | null
  /** Column letter by field, from the batch's mapping. */
  readonly columns: Readonly<Record<string, string>>
  /** As it stood in the cell where it differs from what was stored. */
  readonly raw: Readonly<Record<string, string>>
  /** Fields whose cell the clerk mended in the wizard; `raw` holds what stood in the file. */
  readonly fixed: readonly string[]
}

export interface SavedRecord {
  readonly record: RecordRow
  readonly warnings: readonly FieldProblem[]
}

/** What became of one record of many. */
export interface SaveOutcome {
  readonly id: number
  /** As it stands now, saved or not; null when it is gone. */
  readonly record: RecordRow | null
  /** The version that this made; null where nothing was written. */
  readonly madeVersion: number | null
  /** Somebody has changed the record since it was read: nothing was written. */
  readonly conflict: boolean
  /** What was left as it was, and why. */
  readonly refused: readonly FieldProblem[]
  readonly warnings: readonly FieldProblem[]
}

export interface RestoredRecord extends SavedRecord {
  /** What the record must link to and what came back for its sake. */
  readonly also: readonly { readonly register: RegisterId; readonly id: number }[]
}

/** A record in the recycle bin. */
export interface BinEntry {
  readonly register: RegisterId
  readonly record: RecordRow
  /** ISO instant. */
  readonly deletedAt: string
  readonly by: string
  readonly why: string | null
}

export interface BinPage {
  readonly total: number
  /** How many of each register fit the search; those with none are left out. */
  readonly registers: readonly { readonly register: RegisterId; readonly total: number }[]
  readonly entries: readonly BinEntry[]
}

export interface FieldProblem {
  readonly field: string | null
  readonly level: 'error' | 'warning'
  /** For the clerk. */
  readonly message: string
}

export interface CheckResult {
  readonly problems: readonly FieldProblem[]
}

export interface NotUndone {
  readonly register: RegisterId
  readonly id: number
  /** Of the first 200, where the record has one. */
  readonly name?: string
  /** For the clerk. */
  readonly reason: string
}
