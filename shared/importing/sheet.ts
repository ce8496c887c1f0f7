// The cells of a workbook as they were read, before anybody has decided what they mean. Readers produce it; everything else in importing/ consumes it.

/**
 * s text · n number · b boolean · d a date or date-time that the file itself formats as one (y-m-d, or `y-m-d hh:mm:ss`, by serial arithmetic, never a time zone)
 * · e an error value such as `#REF!`, or a formula that carries no value (`formula-without-value`).
 */
export type Cell =
  | { readonly type: 's'; readonly value: string }
  | { readonly type: 'n'; readonly value: number; readonly format?: string }
  | { readonly type: 'b'; readonly value: boolean }
  | { readonly type: 'd'; readonly value: string; readonly serial: number; readonly format?: string }
  | { readonly type: 'e'; readonly value: string }

export interface SheetRow {
  /** 1-based, as Excel shows it. */
  readonly number: number
  /** Sparse; index 0 is column A. */
  readonly cells: readonly (Cell | undefined)[]
  readonly hidden?: true
  /** Most filled cells of the row are struck through. */
  readonly struck?: true
}

/** Rows that may be gone through again and again; those of a large sheet exist as objects only while they are looked at. An array is one. */
export interface SheetRows extends Iterable<SheetRow> {
  readonly length: number
  /** Places of the widest row, where that is known without looking. */
  readonly width?: number
  /** The row of that number, where looking it up is cheap. */
  numbered?(number: number): SheetRow | undefined
}

/** Rows of a file that is still being read. */
export interface ComingRows extends SheetRows {
  /** Whether all of them are there. */
  isComplete(): boolean
  /** From the nth on, 0-based, as far as they are there. */
  from(index: number): Iterable<SheetRow>
}

/** 1-based rows, 0-based columns, both ends included. */
export interface Area {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

export interface Sheet<Rows extends SheetRows = readonly SheetRow[]> {
  readonly name: string
  readonly kind: 'cells' | 'chart' | 'macro' | 'dialog'
  readonly hidden: boolean
  readonly merges: readonly Area[]
  /** 0-based. */
  readonly hiddenColumns: readonly number[]
  readonly comments: readonly { readonly row: number; readonly column: number; readonly text: string }[]
  /** Every hidden row, empty ones too; 1-based, ascending. */
  readonly hiddenRows?: readonly number[]
  /** Rows that hold at least one non-empty cell, ascending. */
  readonly rows: Rows
}

export type WorkbookFormat = 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'spreadsheetml' | 'html' | 'csv'

export interface Workbook<Rows extends SheetRows = readonly SheetRow[]> {
  readonly format: WorkbookFormat
  /** For text formats: utf-8, gb18030, utf-16le …; null for binary ones. */
  readonly encoding: string | null
  /** Serial day 0 is 1904-01-01. */
  readonly date1904: boolean
  readonly sheets: readonly Sheet<Rows>[]
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

/** A → 0, AA → 26. */
export function columnIndex(name: string): number {
  let index = 0
  for (const letter of name) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
