// The ledger as it came, with only the rows that need mending: problem cells red, the reason in a comment. Mended, it is imported like any other file.
import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import type { ShownProblem } from '#shared/api/types.ts'
import { errorMark } from '#shared/importing/errorMark.ts'
import { type Cell, columnIndex } from '#shared/importing/sheet.ts'
import type { KeptRow, KeptRows } from './keptRows.ts'

const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } as const
const border = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const WIDEST = 40

/** @param problems those of other rows are not looked at; a problem of a whole row is written at its first filled cell */
export async function errorWorkbook(name: string, kept: KeptRows, problems: readonly ShownProblem[]): Promise<Uint8Array> {
  const workbook = new Workbook()
  workbook.properties.date1904 = kept.date1904
  const sheet = workbook.addWorksheet(sheetName(name))
  const causes = Map.groupBy(
    problems.filter((problem) => problem.row !== null && problem.level !== 'info'),
    (problem) => problem.row ?? 0,
  )
  for (const { row, cells } of kept.head) write(sheet, row, cells, true)
  for (const area of kept.merges) sheet.mergeCells(area.fromRow, area.fromColumn + 1, area.toRow, area.toColumn + 1)
  const first = (kept.head.at(-1)?.row ?? 0) + 1
  for (const [index, { row, cells }] of kept.rows.entries()) {
    write(sheet, first + index, cells, false)
    mark(sheet, first + index, cells, causes.get(row) ?? [])
  }
  setWidths(sheet, kept)
  sheet.views = [{ state: 'frozen', ySplit: first - 1 }]
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Excel's limits on names of sheets; a text file has none. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .trim() || '台账'
  )
}

function write(sheet: Worksheet, row: number, cells: KeptRow['cells'], heading: boolean): void {
  for (const [index, cell] of cells.entries()) {
    if (!cell) continue
    const target = sheet.getCell(row, index + 1)
    target.border = { top: border, left: border, bottom: border, right: border }
    if (heading) {
      target.font = { bold: true }
      target.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    }
    put(target, cell)
  }
}

/** Text stays text whatever it looks like; a formula without a result and an error have nothing to give. */
function put(target: ReturnType<Worksheet['getCell']>, cell: Cell): void {
  switch (cell.type) {
    case 's':
      target.value = cell.value
      target.numFmt = '@'
      return
    case 'n':
      target.value = cell.value
      if (cell.format) target.numFmt = cell.format
      return
    case 'd':
      target.value = cell.serial
      target.numFmt = cell.format ?? 'yyyy-mm-dd'
      return
    case 'b':
      target.value = cell.value
      return
    case 'e':
      return
  }
}

function mark(sheet: Worksheet, row: number, cells: KeptRow['cells'], problems: readonly ShownProblem[]): void {
  const filled = cells.findIndex((cell) => cell !== undefined)
  const byColumn = Map.groupBy(problems, (problem) => (problem.column === null ? Math.max(filled, 0) : columnIndex(problem.column)))
  for (const [index, found] of byColumn) {
    const target = sheet.getCell(row, index + 1)
    target.fill = red
    // The row has moved: its old number would mislead.
    target.note = `${errorMark}\n${found.map((problem) => problem.message.replace(/^第\d+行/, '')).join('\n')}`
  }
}

function setWidths(sheet: Worksheet, { head, rows }: KeptRows): void {
  const widths: number[] = []
  for (const { cells } of [...head.slice(-2), ...rows.slice(0, 200)]) {
    for (const [index, cell] of cells.entries()) {
      const text = cell && cell.type !== 'e' ? String(cell.value) : ''
      const width = Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0)
      widths[index] = Math.max(widths[index] ?? 8, Math.min(WIDEST, width + 2))
    }
  }
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width ?? 8
}
