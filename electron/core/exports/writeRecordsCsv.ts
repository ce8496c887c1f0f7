import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RecordColumn } from './recordTable.ts'

const rowsPerChunk = 500

/**
 * UTF-8 with byte-order mark, comma, CRLF: what Excel opens by double click without garbling.
 * Text that a spreadsheet would take for a formula (first character = + - @, or a tab or line break) gets a tab before it; the importer drops it again.
 * @throws the file system's error when `path` cannot be written.
 */
export async function writeRecordsCsv(path: string, columns: readonly RecordColumn[], rows: Iterable<readonly (string | number | null)[]>): Promise<void> {
  await pipeline(Readable.from(chunks(columns, rows)), createWriteStream(path))
}

function* chunks(columns: readonly RecordColumn[], rows: Iterable<readonly (string | number | null)[]>): Generator<string> {
  let text = `\ufeff${csvLine(columns.map((column) => column.heading))}`
  let count = 0
  for (const row of rows) {
    text += csvLine(row)
    if (++count % rowsPerChunk > 0) continue
    yield text
    text = ''
  }
  yield text
}

function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const guarded = /^[=+\-@\t\r\n]/.test(cell) ? `\t${cell}` : cell
  return /[",\r\n\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
