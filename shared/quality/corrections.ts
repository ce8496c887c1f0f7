// What a county wrote into the last column of a workbook of findings, and what became of it.
import type { Progress } from '../api/types.ts'
import type { RegisterId } from '../registers/index.ts'

/**
 * ready: would be written · written · same: the record says so already · changed: it says something else than when the workbook went out · refused: cannot be saved, `reason` says why ·
 * gone: the record is in the recycle bin · unknown: no record or field is called so
 */
export type CorrectionState = 'ready' | 'written' | 'same' | 'changed' | 'refused' | 'gone' | 'unknown'

export interface Correction {
  readonly sheet: string
  /** 1-based, as Excel shows it. */
  readonly row: number
  readonly register: RegisterId | null
  readonly id: number | null
  readonly field: string | null
  /** As the workbook names the record and the field. */
  readonly name: string
  readonly label: string
  /** What the workbook says stood there, what stands there now (masked where it is masked), and what is to stand there. */
  readonly said: string
  readonly now: string
  readonly correction: string
  readonly state: CorrectionState
  /** For the clerk; '' where the state says it all. */
  readonly reason: string
}

export interface Corrections {
  readonly corrections: readonly Correction[]
  /** What was written, for `records.takeBack`. */
  readonly edits: readonly { readonly register: RegisterId; readonly id: number; readonly version: number }[]
}

export type CorrectionsEvent = Progress | ({ readonly type: 'corrections' } & Corrections)

export const correctionLabels: Readonly<Record<CorrectionState, string>> = {
  ready: '可以写入',
  written: '已写入',
  same: '已经是这样',
  changed: '发出后改过',
  refused: '不能写入',
  gone: '记录已删除',
  unknown: '认不出',
}
