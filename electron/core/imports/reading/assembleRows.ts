// The rows of one sheet from the chunks in which they came.
import type { Cell, SheetRow, SheetRows } from '#shared/importing/sheet.ts'
import { damaged } from './damaged.ts'
import { PackedRows, unpack } from './packedRows.ts'
import type { RowChunk } from './rowChunk.ts'

/** Places of a sheet, about a year's roster of a county, up to which its rows are quicker, and small enough, as objects. */
export const SMALL_SHEET = 400_000
/** Rows out of order have to be put in order as objects; files of this size are written by programs that keep it. */
const SORTABLE = 4_000_000

/** Ascending, one per number; of two cells at one place the later counts. @throws LedgerError file-damaged */
export function assembleRows(chunks: readonly RowChunk[], name: string): SheetRows {
  const places = chunks.reduce((sum, chunk) => sum + chunk.kinds.length, 0)
  if (!isAscending(chunks)) {
    if (places > SORTABLE) throw damaged(name, `${places} places in rows that are out of order`)
    return sorted(chunks.flatMap(unpack))
  }
  return places > SMALL_SHEET ? new PackedRows(chunks) : chunks.flatMap(unpack)
}

function isAscending(chunks: readonly RowChunk[]): boolean {
  let last = 0
  for (const { numbers } of chunks) {
    for (const number of numbers) {
      if (number <= last) return false
      last = number
    }
  }
  return true
}

function sorted(rows: readonly SheetRow[]): SheetRow[] {
  const byNumber = new Map<number, SheetRow>()
  for (const row of rows) {
    const earlier = byNumber.get(row.number)
    if (earlier === undefined) byNumber.set(row.number, row)
    else {
      const cells: (Cell | undefined)[] = earlier.cells.slice()
      row.cells.forEach((cell, column) => {
        if (cell !== undefined) cells[column] = cell
      })
      byNumber.set(row.number, { ...earlier, ...row, cells })
    }
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number)
}
