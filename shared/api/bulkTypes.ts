// What the contract gives back of edits of many records at once.
import type { Value } from '../registers/field.ts'
import type { RegisterId } from '../registers/index.ts'
import type { BulkChange } from './recordsContract.ts'
import type { RecordRow } from './recordTypes.ts'
import type { Progress } from './types.ts'

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
