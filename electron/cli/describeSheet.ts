// What `read` prints of a sheet: the cells as the importer sees them, for people and programs that doubt what it saw.
import { findHeader } from '#shared/importing/findHeader.ts'
import { createGrid } from '#shared/importing/grid.ts'
import { type Area, type Cell, columnName, type Sheet, type SheetRows } from '#shared/importing/sheet.ts'

/** A fixed contract: see README.md. */
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
  /** Rows of the headings, 1-based; empty where no table was found. */
  readonly header: readonly number[]
  /** By address, row by row. Dates are `y-m-d` or `y-m-d hh:mm:ss`. */
  readonly cells: Readonly<Record<string, { readonly type: Cell['type']; readonly value: string | number | boolean }>>
}

export function describeSheet(sheet: Sheet<SheetRows>): DescribedSheet {
  const cells: Record<string, DescribedSheet['cells'][string]> = {}
  for (const row of sheet.rows) {
    row.cells.forEach((cell, column) => {
      if (cell) cells[`${columnName(column)}${row.number}`] = { type: cell.type, value: cell.value }
    })
  }
  return {
    name: sheet.name,
    kind: sheet.kind,
    hidden: sheet.hidden,
    merges: sheet.merges.map(areaName),
    hiddenRows:
      sheet.hiddenRows ??
      Array.from(sheet.rows)
        .filter(({ hidden }) => hidden)
        .map(({ number }) => number),
    hiddenColumns: sheet.hiddenColumns.map(columnName),
    header: sheet.kind === 'cells' ? findHeader(createGrid(sheet)).rows : [],
    cells,
  }
}

function areaName({ fromRow, toRow, fromColumn, toColumn }: Area): string {
  return `${columnName(fromColumn)}${fromRow}:${columnName(toColumn)}${toRow}`
}
