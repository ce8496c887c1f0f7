// A table's header in lines: bands over columns, single headings spanning all lines. HTML, Excel and the screen draw the same cells.
import type { ReportColumn } from './report.ts'

export interface HeaderCell {
  readonly text: string
  /** 0-based column and header line where the cell begins. */
  readonly column: number
  readonly line: number
  readonly columns: number
  readonly lines: number
}

/** @returns header lines from the top down, each with its cells from left to right; neighbours under the same band share one cell. */
export function headerBands(columns: readonly ReportColumn[]): HeaderCell[][] {
  const depth = Math.max(1, ...columns.map((column) => column.path.length))
  const lines: HeaderCell[][] = []
  for (let line = 0; line < depth; line++) {
    const cells: HeaderCell[] = []
    for (let index = 0; index < columns.length; ) {
      const path = columns[index]?.path ?? []
      const text = path[line]
      if (text === undefined) {
        index++
        continue
      }
      const last = line === path.length - 1
      let width = 1
      if (!last) while (sameBand(path, columns[index + width]?.path, line)) width++
      cells.push({ text, column: index, line, columns: width, lines: last ? depth - line : 1 })
      index += width
    }
    lines.push(cells)
  }
  return lines
}

function sameBand(path: readonly string[], other: readonly string[] | undefined, line: number): boolean {
  if (!other || other.length <= line + 1) return false
  for (let level = 0; level <= line; level++) if (path[level] !== other[level]) return false
  return true
}
