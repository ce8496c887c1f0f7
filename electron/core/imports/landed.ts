// What a landing gives back: what became of each row, what there is to say of it, and of the records that the rows carry.
import type { RowOutcome } from '#shared/api/previewTypes.ts'
import type { Problem } from '#shared/importing/problem.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { LandedRows } from './landedRows.ts'
import type { Changes } from './recordDesk.ts'

export interface LandedRow {
  readonly row: number
  readonly outcome: Exclude<RowOutcome, 'skipped'>
  readonly recordId: number | null
  readonly changes: Changes
  /** Records of which the row may be one; only where that is not clear. */
  readonly candidates?: readonly Candidates[]
}

export interface Candidates {
  readonly register: RegisterId
  readonly ids: readonly number[]
}

export interface TouchCount {
  added: number
  changed: number
  unchanged: number
}

export interface Landed {
  readonly rows: LandedRows
  readonly problems: readonly Problem[]
  /** What became of the records that the rows carry, by register. */
  readonly also: ReadonlyMap<RegisterId, TouchCount>
}
