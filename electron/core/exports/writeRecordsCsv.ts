import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TableColumn } from './recordTable.ts'
import type { CellValue, LineAbove } from './xlsx/sheetXml.ts'

const rowsPerChunk = 500

/**
 * UTF-8 with byte-order mark, comma, CRLF: what Excel opens by double click without garbling.
 * Text that a spreadsheet would take for a formula (first character = + - @, also in full width, or a tab or line break) gets a tab before it; the importer drops it again.
 * @param above come first, with an empty line behind them
 * @param rows may throw to give up. Then, and on a full disk, nothing is left at `path`.
 * @throws whatever `rows` throws; the file system's errors
 */
export async function writeRecordsCsv(
  path: string,
  columns: readonly TableColumn[],
  rows: Iterable<readonly CellValue[]>,
  above: readonly LineAbove[] = [],
): Promise<void> {
  try {
    await pipeline(Readable.from(chunks(columns, rows, above)), createWriteStream(path))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

function* chunks(columns: readonly TableColumn[], rows: Iterable<readonly CellValue[]>, above: readonly LineAbove[]): Generator<string> {
  const lines = above.map(({ cells }) => csvLine(cells))
  let text = `\ufeff${[...lines, ...(lines.length > 0 ? ['\r\n'] : []), csvLine(columns.map((column) => column.heading))].join('')}`
  let count = 0
  for (const row of rows) {
    text += csvLine(row)
    if (++count % rowsPerChunk > 0) continue
    yield text
    text = ''
  }
  yield text
}

/** @param cells plain: text that is known to be no formula */
export function csvLine(cells: readonly (CellValue | { readonly plain: string })[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: CellValue | { readonly plain: string }): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return cell.plain
  if (typeof cell === 'number') return String(cell)
  const guarded = /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `\t${cell}` : cell
  return /[",\r\n\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
