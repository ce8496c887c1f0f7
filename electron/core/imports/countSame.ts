// How far one correction may reach: cells of a sheet that say the same.
import { columnIndex } from '#shared/importing/sheet.ts'
import { cellText } from '#shared/values/cellText.ts'
import type { PreviewSheet } from './preview.ts'

/** Cells below the header whose text in the file is this, blanks at its ends apart, as replacements find them. @param column letter */
export function countSame(sheet: PreviewSheet, column: string, text: string): { inColumn: number; inSheet: number } {
  const header = sheet.ledger.headerRows.at(-1) ?? 0
  const index = columnIndex(column)
  const wanted = text.trim()
  let inColumn = 0
  let inSheet = 0
  for (const row of sheet.sheet.rows) {
    if (row.number <= header) continue
    for (const [place, cell] of row.cells.entries()) {
      if (cell === undefined || cellText(cell).trim() !== wanted) continue
      inSheet++
      if (place === index) inColumn++
    }
  }
  return { inColumn, inSheet }
}
