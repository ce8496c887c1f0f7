// The sheet as it was read, row by row: what a clerk looks at to say where the header is.
import type { CellPage } from '#shared/api/previewTypes.ts'
import { columnName } from '#shared/importing/sheet.ts'
import { cellText } from '#shared/values/cellText.ts'
import type { PreviewSheet } from './preview.ts'
import { cellsOf } from './receipt.ts'

export function sheetCells({ sheet, decisions }: PreviewSheet, { fromRow, limit }: { fromRow: number; limit: number }): CellPage {
  let lastRow = 0
  for (const { number } of sheet.rows) lastRow = number
  const numbers = Array.from({ length: Math.max(0, Math.min(limit, lastRow - fromRow + 1)) }, (_, index) => fromRow + index)
  const found = cellsOf(sheet.rows, new Set(numbers))
  const rows = numbers.map((row) => {
    const cells: Record<string, string> = {}
    for (const [index, cell] of (found.get(row) ?? []).entries()) {
      const text = decisions.fixes?.[`${columnName(index)}${row}`] ?? cellText(cell)
      if (text !== '') cells[columnName(index)] = text
    }
    return { row, cells }
  })
  const merges = sheet.merges
    .filter((area) => area.toRow >= fromRow && area.fromRow < fromRow + limit)
    .map((area) => ({ from: `${columnName(area.fromColumn)}${area.fromRow}`, to: `${columnName(area.toColumn)}${area.toRow}` }))
  return { lastRow, merges, rows }
}
