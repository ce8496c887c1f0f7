// A plain table of any length as a workbook. A general library keeps an object for each cell: at a million rows that takes longer than everything else together.
import { rm } from 'node:fs/promises'
import type { TableColumn } from './recordTable.ts'
import { repeatedTexts } from './xlsx/repeatedTexts.ts'
import {
  type CellValue,
  headingRows,
  type LineAbove,
  packageParts,
  rowWriter,
  type SheetColumn,
  type SheetSize,
  sharedStringsXml,
  sheetHead,
  sheetTail,
  stylesXml,
  workbookXml,
} from './xlsx/sheetXml.ts'
import { createZip, type ZipFile } from './xlsx/zipFile.ts'

/** As many as Excel shows. */
const ROWS_PER_SHEET = 1_048_576
/** Characters of XML between two turns of the event loop: the core goes on answering. */
const PIECE = 16_384
/** Of one sheet; a part of a zip ends before its fourth gibibyte, and a character takes up to three bytes. */
const CHARACTERS_PER_SHEET = 1_300_000_000

export interface TableOptions {
  /** On each sheet. */
  readonly above?: readonly LineAbove[]
  readonly rowsPerSheet?: number
}

/**
 * Headings, then a row per record; where there are more than a sheet holds, they go on in another. Text is stored as text in cells formatted as text: `=1+1`, `+86…`, `-`,
 * `@…` are never formulas, not even after somebody edits the cell. Rows are asked for as they are written and not kept.
 * @param rows may throw to give up. Then, and on a full disk, nothing is left at `path`.
 * @throws whatever `rows` throws; the file system's errors
 */
export async function writeRecordsXlsx(
  path: string,
  name: string,
  columns: readonly TableColumn[],
  rows: Iterable<readonly CellValue[]>,
  { above = [], rowsPerSheet = ROWS_PER_SHEET }: TableOptions = {},
): Promise<void> {
  const zip = await createZip(path)
  try {
    await writeParts(zip, name, columns.map(sheetColumn), rows, { above, rowsPerSheet })
    await zip.close()
  } catch (error) {
    await zip.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
}

function sheetColumn({ heading, kind, width }: TableColumn): SheetColumn {
  return { heading, kind, width: Math.min(60, width * 2 + 2) }
}

async function writeParts(
  zip: ZipFile,
  name: string,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly CellValue[]>,
  { above, rowsPerSheet: most }: Required<TableOptions>,
): Promise<void> {
  const repeated = repeatedTexts(columns.length)
  const rowXml = rowWriter(columns, repeated.place)
  const sheets: SheetSize[] = []
  const left = rows[Symbol.iterator]()
  try {
    let next = left.next()
    do {
      let count = above.length + 1
      const pieces = function* (): Generator<string> {
        let piece = sheetHead(columns, above) + headingRows(columns, above)
        for (let written = 0; !next.done && count < most && written < CHARACTERS_PER_SHEET; next = left.next()) {
          count += 1
          piece += rowXml(count, next.value)
          if (piece.length < PIECE) continue
          written += piece.length
          yield piece
          piece = ''
        }
        yield piece + sheetTail(columns, count, above)
      }
      await zip.add(`xl/worksheets/sheet${sheets.length + 1}.xml`, pieces())
      sheets.push({ name: sheets.length === 0 ? name : `${name} (${sheets.length + 1})`, rows: count })
    } while (!next.done)
  } finally {
    left.return?.()
  }
  await zip.add('xl/sharedStrings.xml', [sharedStringsXml(repeated.texts, repeated.uses())])
  await zip.add('xl/styles.xml', [stylesXml])
  await zip.add('xl/workbook.xml', [workbookXml(columns, sheets, above)])
  for (const [part, xml] of Object.entries(packageParts(sheets.length))) await zip.add(part, [xml])
  await zip.finish()
}
