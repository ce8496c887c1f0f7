// Two readers that know nothing of each other must see the same cells: what one of them misreads, the other shows.
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { defaultReadLimits } from '#core/imports/reading/readLimits.ts'
import { readWithSheetJS } from '#core/imports/reading/readWithSheetJS.ts'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import { takeTurns } from '#core/imports/reading/turns.ts'
import { type Cell, columnName, type Sheet, type Workbook } from '#shared/importing/sheet.ts'

export interface ComparableSheet {
  readonly cells: Readonly<Record<string, unknown>>
  readonly [other: string]: unknown
}
type Comparable = { readonly date1904: boolean; readonly sheets: readonly ComparableSheet[] }

/** An .xlsx by our own scanner and by SheetJS, in the shape in which the two can be compared. */
export async function byBothReaders(path: string): Promise<{ readonly ours: Comparable; readonly theirs: Comparable }> {
  const ours = await readWorkbook(path, { name: path })
  const theirs = withoutUnanswered(ours, await bySheetJS(path))
  const shape = ({ date1904, sheets }: Workbook): Comparable => ({ date1904, sheets: sheets.map(comparable) })
  return { ours: shape(ours), theirs: shape(theirs) }
}

/** The first thing that they see otherwise; null: they agree. */
export async function differenceOfReaders(path: string): Promise<string | null> {
  const { ours, theirs } = await byBothReaders(path)
  if (isDeepStrictEqual(ours, theirs)) return null
  for (const [index, mine] of ours.sheets.entries()) {
    const other = theirs.sheets[index]
    for (const key of Object.keys(mine)) {
      if (key !== 'cells' && !isDeepStrictEqual(mine[key], other?.[key])) return `${key} ${JSON.stringify(mine[key])} ≠ ${JSON.stringify(other?.[key])}`
    }
    for (const place of new Set([...Object.keys(mine.cells), ...Object.keys(other?.cells ?? {})])) {
      const [one, two] = [mine.cells[place], other?.cells[place]]
      if (!isDeepStrictEqual(one, two)) return `${String(mine.name)}!${place} ${JSON.stringify(one)} ≠ ${JSON.stringify(two)}`
    }
  }
  return 'the sheets are others'
}

async function bySheetJS(path: string): Promise<Workbook> {
  return await readWithSheetJS({ source: readFileSync(path), name: path, format: 'xlsx', encoding: null }, defaultReadLimits, takeTurns(undefined))
}

/** Without what SheetJS cannot tell: strikes, a carriage return written as `_x000D_`, and a formula that carries no value (it says 0). */
function comparable(sheet: Sheet): ComparableSheet {
  const cells: Record<string, unknown> = {}
  for (const row of sheet.rows) {
    row.cells.forEach((cell, column) => {
      if (cell === undefined) return
      cells[`${columnName(column)}${row.number}`] =
        cell.type === 'd' ? ['d', cell.value, cell.serial] : [cell.type, typeof cell.value === 'string' ? cell.value.replace(/\r\n/g, '\n') : cell.value]
    })
  }
  return {
    name: sheet.name,
    kind: sheet.kind,
    hidden: sheet.hidden,
    merges: sheet.merges,
    hiddenColumns: sheet.hiddenColumns,
    hiddenRows: sheet.hiddenRows ?? [],
    hidesRows: sheet.rows.filter((row) => row.hidden).map((row) => row.number),
    comments: sheet.comments.map((comment) => ({ ...comment, text: comment.text.replace(/\r/g, '').trim() })),
    cells,
  }
}

function withoutUnanswered(ours: Workbook, theirs: Workbook): Workbook {
  return {
    ...theirs,
    sheets: theirs.sheets.map((sheet, index) => {
      const unanswered = new Set<string>()
      for (const row of ours.sheets[index]?.rows ?? []) {
        row.cells.forEach((cell, column) => {
          if (cell?.value === 'formula-without-value') unanswered.add(`${row.number}/${column}`)
        })
      }
      const rows = sheet.rows.map((row) => ({
        ...row,
        cells: Array.from(row.cells, (cell, column) =>
          isUnanswered(cell) && unanswered.has(`${row.number}/${column}`) ? ({ type: 'e', value: 'formula-without-value' } as const) : cell,
        ),
      }))
      return { ...sheet, rows }
    }),
  }
}

/** 0 for a number that is not there, and an error of its own for an error that is not there. */
function isUnanswered(cell: Cell | undefined): boolean {
  return cell?.value === 0 || cell?.value === '#ERROR!'
}
