// What `ledger read` prints: the cells as the importer sees them, for people and programs that doubt what it saw.
import { type Cell, columnName, type Sheet, type Workbook } from '#shared/importing/sheet.ts'

export interface DescribedSheet {
  readonly name: string
  readonly kind: Sheet['kind']
  readonly hidden: boolean
  /** `A1:C1`. */
  readonly merges: readonly string[]
  /** 1-based. */
  readonly hiddenRows: readonly number[]
  /** Letters. */
  readonly hiddenColumns: readonly string[]
  /** Rows of the column headings, 1-based; empty where no table was recognised. */
  readonly header: readonly number[]
  /** By address, row by row. Dates are `y-m-d` or `y-m-d hh:mm:ss`. */
  readonly cells: Readonly<Record<string, { readonly type: Cell['type']; readonly value: string | number | boolean }>>
  readonly struckRows: readonly number[]
  readonly comments: Readonly<Record<string, string>>
}

export interface DescribedWorkbook {
  readonly format: Workbook['format']
  readonly encoding: string | null
  readonly date1904: boolean
  readonly sheets: readonly DescribedSheet[]
}

/**
 * The JSON of the `read` command (a fixed contract; `struckRows` and `comments` are additions).
 * @param headerRows finds the heading rows of a sheet, as the analysis of ledgers does
 * @param only name of the one sheet to describe
 */
export function describeWorkbook(workbook: Workbook, headerRows: (sheet: Sheet) => readonly number[] = () => [], only?: string): DescribedWorkbook {
  const sheets = only === undefined ? workbook.sheets : workbook.sheets.filter((sheet) => sheet.name === only)
  return {
    format: workbook.format,
    encoding: workbook.encoding,
    date1904: workbook.date1904,
    sheets: sheets.map((sheet) => describeSheet(sheet, headerRows(sheet))),
  }
}

function describeSheet(sheet: Sheet, header: readonly number[]): DescribedSheet {
  const cells: Record<string, { type: Cell['type']; value: string | number | boolean }> = {}
  for (const row of sheet.rows) {
    row.cells.forEach((cell, column) => {
      if (cell !== undefined) cells[`${columnName(column)}${row.number}`] = { type: cell.type, value: cell.value }
    })
  }
  const comments: Record<string, string> = {}
  for (const { row, column, text } of sheet.comments) comments[`${columnName(column)}${row}`] = text
  return {
    name: sheet.name,
    kind: sheet.kind,
    hidden: sheet.hidden,
    merges: sheet.merges.map((area) => `${columnName(area.fromColumn)}${area.fromRow}:${columnName(area.toColumn)}${area.toRow}`),
    hiddenRows: sheet.hiddenRows ?? sheet.rows.filter((row) => row.hidden).map((row) => row.number),
    hiddenColumns: sheet.hiddenColumns.map(columnName),
    header,
    cells,
    struckRows: sheet.rows.filter((row) => row.struck).map((row) => row.number),
    comments,
  }
}
