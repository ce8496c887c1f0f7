// What the contract gives back of duplicates that become one, of members who move, and of their counts.
import type { RegisterId } from '../registers/index.ts'
import type { FieldProblem, NotUndone, RecordRow, RelatedRecords } from './recordTypes.ts'

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
