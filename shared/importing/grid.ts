// A sheet by row and column: corrected cells in place of what was read, and merged cells seen from every cell that they cover.
import { cellText, isNothing } from '../values/cellText.ts'
import { type Area, type Cell, columnIndex, columnName, type Sheet, type SheetRow } from './sheet.ts'

export interface Grid {
  readonly rows: readonly SheetRow[]
  /** Columns of the sheet, from A to the last one that holds anything. */
  readonly width: number
  /** The cell itself. */
  at(row: number, column: number): Cell | undefined
  /** The cell, or the first of the vertical merge that covers it. */
  filled(row: SheetRow, column: number): Cell | undefined
  /** The merge that covers the cell. */
  mergeAt(row: number, column: number): Area | undefined
}

/** @param fixes `B7` → text as the clerk would type it */
export function createGrid(sheet: Sheet, fixes: Readonly<Record<string, string>> = {}): Grid {
  const rows = withFixes(sheet.rows, fixes)
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const at = (row: number, column: number) => byNumber.get(row)?.cells[column]
  const anchors = verticalAnchors(sheet.merges, rows)
  const mergesByRow = new Map<number, Area[]>()
  const corrected = new Set(Object.keys(fixes))
  return {
    rows,
    width: rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0),
    at,
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
  row.cells.forEach((cell, column) => {
    const text = cellText(cell).trim()
    if (text !== '') filled.push({ column, text })
  })
  return filled
}

/** Whether the cell says something: neither blank nor — nor 无. */
export function saysSomething(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.type !== 's' || !isNothing(cell.value))
}

function withFixes(rows: readonly SheetRow[], fixes: Readonly<Record<string, string>>): readonly SheetRow[] {
  const places = Object.entries(fixes)
  if (places.length === 0) return rows
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  for (const [place, text] of places) {
    const parts = /^([A-Z]+)(\d+)$/.exec(place)
    if (!parts?.[1]) continue
    const number = Number(parts[2])
    const row = byNumber.get(number) ?? { number, cells: [] }
    const cells = [...row.cells]
    cells[columnIndex(parts[1])] = text.trim() === '' ? undefined : { type: 's', value: text }
    byNumber.set(number, { ...row, cells })
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number)
}

/** By column, the first row of the merge that covers a row. Merges reach over rows that hold nothing; only the rows of the sheet are asked. */
function verticalAnchors(merges: readonly Area[], rows: readonly SheetRow[]): Map<number, Map<number, number>> {
  const anchors = new Map<number, Map<number, number>>()
  for (const area of merges) {
    if (area.toRow === area.fromRow) continue
    const column = anchors.get(area.fromColumn) ?? new Map<number, number>()
    anchors.set(area.fromColumn, column)
    for (let i = firstAfter(rows, area.fromRow); i < rows.length; i++) {
      const number = rows[i]?.number ?? Number.POSITIVE_INFINITY
      if (number > area.toRow) break
      column.set(number, area.fromRow)
    }
  }
  return anchors
}

function firstAfter(rows: readonly SheetRow[], number: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.number ?? 0) <= number) low = middle + 1
    else high = middle
  }
  return low
}
