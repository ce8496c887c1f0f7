// Output types of the contract.

import type { CodeTables, RegionEntry } from '../importing/ledger.ts'
import type { Problem, ProblemCode, ProblemLevel, SkippedRow } from '../importing/problem.ts'
import type { Value } from '../registers/field.ts'
import type { RegisterId } from '../registers/index.ts'
import type { BulkChange, SheetDecisions, ViewContent } from './contract.ts'
import type { OutputFile } from './host.ts'

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
    /** Terms that ended, and those that end within 180 days. */
    readonly termsExpired: number
    readonly termsEnding: number
  }
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
  readonly phase: 'reading' | 'analysing' | 'comparing' | 'backing-up' | 'writing' | 'indexing' | 'undoing' | 'generating' | 'checking'
  /** File or register that is being worked on. */
  readonly subject: string
  readonly done: number
  /** 0 = unknown. */
  readonly total: number
}

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

/** changed + unchanged + refused = total. */
export interface BulkCounts {
  readonly total: number
  readonly changed: number
  /** Held the new value already. */
  readonly unchanged: number
  readonly refused: number
}

export interface BulkRefusal {
  readonly record: RecordRow
  /** For the clerk. */
  readonly reason: string
}

export interface BulkPreview {
  readonly previewId: string
  readonly counts: BulkCounts
  /** Of the records that would change: how many would hold something that a rule warns of. */
  readonly warned: number
  /** The first 50. Values as a list shows them; links by the name of their end. */
  readonly changes: readonly { readonly record: RecordRow; readonly from: Value; readonly to: Value; readonly warnings: readonly string[] }[]
  /** The first 50. */
  readonly refusals: readonly BulkRefusal[]
}

export interface BulkResult {
  /** null: nothing was written. */
  readonly bulkId: number | null
  readonly counts: BulkCounts
  /** The first 200. */
  readonly refusals: readonly BulkRefusal[]
}

export interface BulkUndoResult {
  readonly bulkId: number
  /** Records put back as they were. */
  readonly reversed: number
  /** Left alone because somebody changed the field since, or because a rule is in the way. */
  readonly kept: number
  /** The first 200; the record is null when it is gone. */
  readonly refusals: readonly { readonly id: number; readonly record: RecordRow | null; readonly reason: string }[]
}

export type BulkPreviewEvent = Progress | { readonly type: 'preview'; readonly preview: BulkPreview }
export type BulkEditEvent = Progress | { readonly type: 'edited'; readonly result: BulkResult }
export type BulkUndoEvent = Progress | { readonly type: 'undone'; readonly result: BulkUndoResult }

export interface BulkEditSummary {
  readonly bulkId: number
  readonly at: string
  readonly by: string
  readonly register: RegisterId
  readonly field: string
  readonly change: BulkChange
  readonly why: string
  readonly counts: BulkCounts
  readonly undoneAt: string | null
}

export interface BulkEditList {
  readonly total: number
  readonly edits: readonly BulkEditSummary[]
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

/** Another record that was or had been a duplicate of this one. */
export interface MergedRef {
  readonly mergeId: number
  readonly id: number
  readonly name: string | null
  readonly at: string
  readonly by: string
  readonly why: string | null
}

/** A field in which duplicates differ. */
export interface MergeField {
  readonly key: string
  /** The record whose value stays, and the one that was proposed. */
  readonly chosen: number
  readonly proposed: number
  /** For the clerk: why it is proposed. */
  readonly because: string
}

/** What merging would do. */
export interface MergePreview {
  readonly survivor: number
  /** In the order in which they were named. */
  readonly records: readonly RecordRow[]
  readonly fields: readonly MergeField[]
  /** The survivor's, the other records' names among them; null where there are none. */
  readonly formerNames: string | null
  /** Records that will link to the survivor instead. */
  readonly moved: readonly RelatedRecords[]
  /** Of those, the ones that become double and are joined; and the ones that contradict another and stay. */
  readonly joined: readonly { readonly register: RegisterId; readonly total: number }[]
  readonly left: readonly { readonly register: RegisterId; readonly total: number }[]
  readonly problems: readonly FieldProblem[]
  /** For the clerk: signs that these are several things after all; with any, a reason is asked for. */
  readonly doubts: readonly string[]
}

export interface Merged {
  readonly mergeId: number
  readonly record: RecordRow
  readonly absorbed: number
  /** Links that lead to it now. */
  readonly moved: number
  readonly joined: number
}

export interface Unmerged {
  readonly mergeId: number
  /** Records that are there again. */
  readonly restored: readonly number[]
  /** Values and records put back. */
  readonly reversed: number
  /** Left alone because somebody has changed them since. */
  readonly kept: readonly NotUndone[]
}

/** A record that may be the same as another. */
export interface DuplicateCandidate {
  readonly record: RecordRow
  /** For the clerk, e.g. 名称和县（市、区）相同. */
  readonly because: readonly string[]
}

/** Who of the chosen members can be moved to another union, and who cannot. */
export interface TransferPreview {
  readonly ready: readonly { readonly id: number; readonly name: string; readonly fromUnion: string; readonly fromUnit: string }[]
  /** Reasons for the clerk. */
  readonly refused: readonly { readonly id: number; readonly name: string; readonly reason: string }[]
}

export interface Transferred extends TransferPreview {
  readonly transferId: number
}

export interface TransferUndone {
  readonly transferId: number
  readonly reversed: number
  readonly kept: readonly NotUndone[]
}

/** Members of a union or unit as reported and as counted one by one. */
export interface MembershipCounts {
  /** y-m-d. */
  readonly on: string
  /** As its own record says, and of a unit its coverage links; null where nobody wrote it. */
  readonly reported: number | null
  readonly counted: number
  /** counted − reported; null where nothing is reported. */
  readonly difference: number | null
  /** On record, whatever became of their membership. */
  readonly onRecord: number
  /** Current members by occupation group, in the order of the code table; `code` null: none is written. */
  readonly groups: readonly { readonly code: string | null; readonly members: number }[]
  /** A union's units or a unit's unions, the largest first, at most 200. */
  readonly parts: readonly {
    readonly id: number | null
    readonly name: string | null
    readonly reported: number | null
    readonly counted: number
    readonly difference: number | null
  }[]
  readonly partsTotal: number
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

export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'rejected' | 'skipped'

export interface RowCounts {
  /** Non-empty rows below the header = added + changed + unchanged + skipped + rejected. */
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly skipped: number
  readonly rejected: number
}

/** A problem with its place as Excel names it and its sentence. */
export interface ShownProblem extends Problem {
  readonly cell: string | null
  readonly message: string
}

export interface SheetPreview {
  /** Opaque; unique in the preview. */
  readonly key: string
  readonly file: string
  readonly sheet: string
  readonly hidden: boolean
  readonly use: boolean
  readonly register: RegisterId | null
  readonly headerRows: readonly number[]
  readonly columns: readonly {
    readonly column: string
    readonly path: readonly string[]
    readonly hidden: boolean
    readonly target: string | null
    /** What the column may be, for a clerk to accept: nothing is read by it. Only where target is null. */
    readonly suggested: string | null
    readonly samples: readonly string[]
  }[]
  readonly rows: RowCounts
  /** What the rows touch in other registers, e.g. units named by a union ledger. */
  readonly also: readonly { readonly register: RegisterId; readonly added: number; readonly changed: number; readonly unchanged: number }[]
  /** The first 1,000; `imports.problems` has them all. */
  readonly problems: readonly ShownProblem[]
  /** All problems by cause, the gravest and most frequent first. */
  readonly problemGroups: readonly ProblemGroup[]
  readonly skippedRows: readonly SkippedRow[]
  /** Texts that a code table or the regions do not know, once each. */
  readonly values: readonly ValueQuestion[]
  /** What should make the clerk stop and think before the commit. */
  readonly warnings: readonly ImportWarning[]
  /** Rows that fit several records and still wait for a decision. */
  readonly unclear: number
  /** Records of the last such import that this table does not name. */
  readonly missing: number
  /** The recipe that was used; id null: one that came as a file. `policies` are what it says of single fields, by target key. */
  readonly recipe: {
    readonly id: number | null
    readonly name: string
    readonly version: number
    readonly policies: Readonly<Record<string, ImportPreview['policy']>>
  } | null
  /** The clerk's decisions so far, without those of the recipe. */
  readonly decisions: SheetDecisions
}

export interface ProblemGroup {
  readonly code: ProblemCode
  readonly level: ProblemLevel
  readonly field: string | null
  /** Letter. */
  readonly column: string | null
  readonly count: number
  /** Rows of the first few. */
  readonly rows: readonly number[]
  /** The sentence of the first one. */
  readonly message: string
}

export interface ProblemPage {
  readonly total: number
  readonly problems: readonly ShownProblem[]
}

/** One column's unknown texts, the most frequent first. Of several values in one cell (`choices`) each is a text of its own. */
export interface ValueQuestion {
  readonly target: string
  readonly label: string
  /** Letter. */
  readonly column: string
  readonly kind: 'choice' | 'choices' | 'region'
  /** Code table of a choice. */
  readonly table: string | null
  /** `code`: as decided, null = leave empty; undecided texts are kept as written and flagged. */
  readonly texts: readonly { readonly text: string; readonly count: number; readonly decided: boolean; readonly code: string | null }[]
}

export type ImportWarningCode = 'imported-before' | 'nothing-changes' | 'field-changes' | 'total-mismatch' | 'missing' | 'unclear'
export interface ImportWarning {
  readonly code: ImportWarningCode
  readonly message: string
  readonly field: string | null
  readonly count: number
}

export interface CellPage {
  /** Last row of the sheet. */
  readonly lastRow: number
  readonly merges: readonly { readonly from: string; readonly to: string }[]
  /** Every row from `fromRow` on, empty ones too; shown text by column letter. */
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[]
}

export interface NamedRecord {
  readonly register: RegisterId
  readonly id: number
  /** null: it would only come with this import. */
  readonly name: string | null
  /** What tells it from its namesakes, e.g. its county and code. */
  readonly detail: string
}

export interface MissingPage {
  readonly total: number
  readonly records: readonly NamedRecord[]
}

export interface RecipeSummary {
  readonly id: number
  readonly name: string
  readonly version: number
  readonly register: RegisterId
  readonly columns: number
  /** Made by itself after an import, under the file's name; false once a clerk has named it. */
  readonly automatic: boolean
  readonly updatedAt: string
}

export interface ImportPreview {
  readonly previewId: string
  readonly policy: 'overwrite' | 'fill' | 'keep'
  readonly sheets: readonly SheetPreview[]
}

export type PreviewEvent = Progress | { readonly type: 'preview'; readonly preview: ImportPreview }

export interface ImportRow {
  readonly row: number
  readonly outcome: RowOutcome
  /** Shown text of every column of the ledger, by column letter. */
  readonly cells: Readonly<Record<string, string>>
  readonly recordId: number | null
  /** For changed rows: field → [old, new]. */
  readonly changes: Readonly<Record<string, readonly [Value, Value]>>
  readonly problems: readonly ShownProblem[]
  readonly reason: string | null
  /** Records of which the row may be one, where that is not clear. */
  readonly candidates: readonly NamedRecord[]
}

export interface ImportRowPage {
  readonly total: number
  readonly rows: readonly ImportRow[]
}

/** The receipt of one sheet; the command line prints it as it is. */
export interface BatchReport {
  /** null: the sheet was left out, and `problems` says why. */
  readonly batchId: number | null
  readonly file: string
  readonly sheet: string
  readonly register: RegisterId | null
  readonly headerRows: readonly number[]
  readonly mapping: Readonly<Record<string, string>>
  readonly rows: RowCounts
  readonly also: SheetPreview['also']
  readonly problems: readonly ShownProblem[]
  readonly skippedRows: readonly SkippedRow[]
}

export type CommitEvent = Progress | { readonly type: 'committed'; readonly batches: readonly BatchReport[] }
export type DemoEvent = Progress | { readonly type: 'ready'; readonly counts: Readonly<Record<string, number>> }

export interface BatchSummary {
  readonly batchId: number
  readonly kind: 'import' | 'undo'
  readonly at: string
  readonly by: string
  readonly register: RegisterId | null
  readonly file: string
  readonly sheet: string
  readonly rows: RowCounts
  /** Batch that took this one back. */
  readonly undoneBy: number | null
  /** Batch that this one took back. */
  readonly undoes: number | null
}

export interface BatchList {
  readonly total: number
  readonly batches: readonly BatchSummary[]
}

export interface NotUndone {
  readonly register: RegisterId
  readonly id: number
  /** Of the first 200, where the record has one. */
  readonly name?: string
  /** For the clerk. */
  readonly reason: string
}

export interface UndoResult {
  readonly batchId: number
  /** The batch that this undo is itself. */
  readonly undoId: number
  /** Records put back as they were. */
  readonly reversed: number
  /** Left alone because somebody has touched them, or what they hold, since. */
  readonly kept: readonly NotUndone[]
  /** Could not be put back. */
  readonly failed: readonly NotUndone[]
}

export type ErrorWorkbookEvent = Progress | { readonly type: 'written'; readonly file: OutputFile & { readonly rows: number } }
export type UndoEvent = Progress | { readonly type: 'undone'; readonly result: UndoResult }

export interface BatchDetail extends BatchSummary {
  readonly headerRows: readonly number[]
  /** Column letter by target key. */
  readonly mapping: Readonly<Record<string, string>>
  readonly policy: 'overwrite' | 'fill' | 'keep' | null
  readonly problemGroups: readonly ProblemGroup[]
  /** Rows that the error workbook would hold. */
  readonly rejectedRows: number
  /** Of an undo, or of the undo that took this import back. */
  readonly undo: Pick<UndoResult, 'undoId' | 'reversed' | 'kept' | 'failed'> | null
}

export interface BackupInfo {
  /** File name inside the backup folder. */
  readonly name: string
  readonly at: string
  readonly bytes: number
  readonly why: 'manual' | 'before-import' | 'before-restore' | 'exit' | 'before-migration'
  readonly verified: boolean
}
