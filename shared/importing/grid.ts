// A sheet by row and column: corrected cells in place of what was read, and merged cells seen from every cell that they cover.
import { cellText, isNothing } from '../values/cellText.ts'
import { fixRows } from './fixRows.ts'
import { type Area, type Cell, columnName, type Sheet, type SheetRow, type SheetRows } from './sheet.ts'

export interface Grid {
  readonly rows: SheetRows
  /** The first rows, among which the header is looked for. */
  readonly head: readonly SheetRow[]
  /** Columns of the sheet, from A to the last one that holds anything. */
  readonly width: number
  /** The cell itself. */
  at(row: number, column: number): Cell | undefined
  /** Whether a vertical merge covers any cell of the column; where none does, `filled` is the cell itself. */
  merged(column: number): boolean
  /** The cell, or the first of the vertical merge that covers it. */
  filled(row: SheetRow, column: number): Cell | undefined
  /** The merge that covers the cell. */
  mergeAt(row: number, column: number): Area | undefined
}

/** Rows of a grid's head. */
const HEAD = 120

/** @param fixes `B7` → text as the clerk would type it */
export function createGrid(sheet: Sheet<SheetRows>, fixes: Readonly<Record<string, string>> = {}): Grid {
  const rows = fixRows(sheet.rows, fixes)
  const anchors = verticalAnchors(sheet.merges, rows)
  const find = finderOf(
    rows,
    [...anchors.values()].flatMap((column) => [...column.values()]),
  )
  const at = (row: number, column: number) => find(row)?.cells[column]
  const mergesByRow = new Map<number, Area[]>()
  const corrected = new Set(Object.keys(fixes))
  return {
    rows,
    head: firstRows(rows),
    width: rows.width ?? widthOf(rows),
    at,
    merged: (column) => anchors.has(column),
    filled(row, column) {
      const own = row.cells[column]
      const anchor = anchors.get(column)?.get(row.number)
      if (anchor === undefined || (own && cellText(own).trim() !== '')) return own
      if (corrected.has(`${columnName(column)}${row.number}`)) return own
      return at(anchor, column)
    },
    mergeAt(row, column) {
      const here = mergesByRow.get(row) ?? sheet.merges.filter((area) => row >= area.fromRow && row <= area.toRow)
      mergesByRow.set(row, here)
      return here.find((area) => column >= area.fromColumn && column <= area.toColumn)
    },
  }
}

/** Of a row's cells, those that hold more than blanks: column and text. */
export function filledCells(row: SheetRow): { readonly column: number; readonly text: string }[] {
  const filled: { column: number; text: string }[] = []
  for (let column = 0; column < row.cells.length; column += 1) {
    const text = cellText(row.cells[column]).trim()
    if (text !== '') filled.push({ column, text })
  }
  return filled
}

/** Whether the cell says something: neither blank nor — nor 无. */
export function saysSomething(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.type !== 's' || !isNothing(cell.value))
}

/** By column, the first row of the merge that covers a row. Merges reach over rows that hold nothing; only the rows of the sheet are asked. */
function verticalAnchors(merges: readonly Area[], rows: SheetRows): Map<number, Map<number, number>> {
  const anchors = new Map<number, Map<number, number>>()
  const tall = merges.filter((area) => area.toRow > area.fromRow)
  if (tall.length === 0) return anchors
  const numbers = Array.from(rows, ({ number }) => ({ number }))
  for (const area of tall) {
    const column = anchors.get(area.fromColumn) ?? new Map<number, number>()
    anchors.set(area.fromColumn, column)
    for (let i = firstAfter(numbers, area.fromRow); i < numbers.length; i++) {
      const number = numbers[i]?.number ?? Number.POSITIVE_INFINITY
      if (number > area.toRow) break
      column.set(number, area.fromRow)
    }
  }
  return anchors
}

/** Index of the first of the ascending rows whose number is larger. */
function firstAfter(rows: readonly Pick<SheetRow, 'number'>[], number: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.number ?? 0) <= number) low = middle + 1
    else high = middle
  }
  return low
}

function firstRows(rows: SheetRows): SheetRow[] {
  const head: SheetRow[] = []
  for (const row of rows) {
    head.push(row)
    if (head.length === HEAD) break
  }
  return head
}

function widthOf(rows: SheetRows): number {
  let widest = 0
  for (const row of rows) widest = Math.max(widest, row.cells.length)
  return widest
}

/** Rows by number. Of a sheet that is not all in memory only the head and the rows that begin merges are kept at hand. */
function finderOf(rows: SheetRows, anchors: readonly number[]): (number: number) => SheetRow | undefined {
  if (Array.isArray(rows)) {
    const all: readonly SheetRow[] = rows
    return (number) => {
      const row = all[firstAfter(all, number - 1)]
      return row?.number === number ? row : undefined
    }
  }
  const kept = new Map<number, SheetRow>()
  const wanted = new Set(anchors)
  const numbered = rows.numbered?.bind(rows)
  if (wanted.size > 0 || !numbered) for (const row of rows) if (!numbered || wanted.has(row.number)) kept.set(row.number, row)
  return (number) => kept.get(number) ?? numbered?.(number)
}
