import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { type Style, WorkbookWriter } from '@cj-tech-master/excelts'
import type { RecordColumn } from './recordTable.ts'

const headingStyle: Partial<Style> = { font: { bold: true }, alignment: { horizontal: 'center', vertical: 'middle', wrapText: true } }
/** So many rows between two turns of the event loop: the core goes on answering. */
const rowsPerTurn = 500

/**
 * One sheet: headings, then a row per record. Text is stored as text in cells formatted as text: `=1+1`, `+86…`, `-`, `@…` are never formulas,
 * not even after somebody edits the cell. Rows are written as they come and not kept.
 * @throws the file system's error when `path` cannot be written.
 */
export async function writeRecordsXlsx(
  path: string,
  name: string,
  columns: readonly RecordColumn[],
  rows: Iterable<readonly (string | number | null)[]>,
): Promise<void> {
  const stream = createWriteStream(path)
  // Both are waited for together: a full disk ends the stream while rows are still being made.
  await Promise.all([finished(stream), writeRows(stream, name, columns, rows).catch((error) => stream.destroy(error))])
}

async function writeRows(
  stream: WriteStream,
  name: string,
  columns: readonly RecordColumn[],
  rows: Iterable<readonly (string | number | null)[]>,
): Promise<void> {
  const workbook = new WorkbookWriter({ stream, useSharedStrings: false, useStyles: true })
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map((column) => ({ width: Math.min(60, column.width * 2 + 2), style: column.kind === 'text' ? { numFmt: '@' } : {} }))
  const heading = sheet.addRow(columns.map((column) => column.heading))
  heading.eachCell((cell) => {
    Object.assign(cell, headingStyle)
  })
  heading.commit()
  let count = 0
  for (const row of rows) {
    sheet.addRow(row.map(escaped)).commit()
    if (++count % rowsPerTurn === 0) await setImmediate()
  }
  if (count > 0) sheet.autoFilter = { from: { row: 1, col: 1 }, to: { row: count + 1, col: columns.length } }
  sheet.commit()
  await workbook.commit()
}

/** What looks like one of the format's own escapes (`_x000D_`) gets its underscore escaped, or readers would take it for the character. */
function escaped(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? cell.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_') : cell
}
