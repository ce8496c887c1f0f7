// Where a heading goes on in the next line, and how high its row is for it: Excel breaks a word anywhere, and clips what does not fit a merged cell; paper is reckoned with before it is drawn.
import { textWidth } from './columnWidths.ts'
import type { HeaderCell } from './headerBands.ts'
import { headingParts } from './headingParts.ts'

/** In a workbook. */
const around = 8

/** With a line break before its unit, where both do not fit into one line. @param widths of all columns, in characters */
export function headingText(cell: HeaderCell, widths: readonly number[]): string {
  const { words, bracket } = headingParts(cell.text)
  return bracket === '' || textWidth(cell.text) <= roomOf(cell, widths) ? cell.text : `${words}\n${bracket}`
}

/** @param beside points of a heading row beside its lines of text. @returns points of each header line; what spans several lines has room in them together */
export function headingHeights(bands: readonly (readonly HeaderCell[])[], widths: readonly number[], lineHeight: number, beside: number = around): number[] {
  const heights = bands.map(() => lineHeight + beside)
  const needed = (cell: HeaderCell) => linesOf(cell, widths) * lineHeight + beside
  for (const cell of bands.flat().toSorted((a, b) => a.lines - b.lines)) {
    const last = cell.line + cell.lines - 1
    const there = heights.slice(cell.line, last + 1).reduce((sum, height) => sum + height, 0)
    heights[last] = (heights[last] ?? 0) + Math.max(0, needed(cell) - there)
  }
  return heights
}

function linesOf(cell: HeaderCell, widths: readonly number[]): number {
  const room = Math.max(1, roomOf(cell, widths))
  return headingText(cell, widths)
    .split('\n')
    .reduce((lines, part) => lines + Math.ceil(textWidth(part) / room), 0)
}

function roomOf({ column, columns }: HeaderCell, widths: readonly number[]): number {
  return widths.slice(column, column + columns).reduce((sum, width) => sum + width, -0.4)
}
