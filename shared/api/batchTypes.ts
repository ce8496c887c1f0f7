// What the contract gives back of imports that were committed: receipts, the book of imports, undo, recipes.
import type { SkippedRow } from '../importing/problem.ts'
import type { RegisterId } from '../registers/index.ts'
import type { OutputFile } from './host.ts'
import type { ProblemGroup, RowCounts, SheetPreview, ShownProblem } from './previewTypes.ts'
import type { NotUndone } from './recordTypes.ts'
import type { Progress } from './types.ts'

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
