// The ledger as it came, with only the rows that need mending: problem cells red, the reason in a comment. Mended, it is imported like any other file.
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { type Style, WorkbookWriter, type WorksheetWriter } from '@cj-tech-master/excelts'
import { LedgerError } from '#shared/api/errors.ts'
import type { ShownProblem } from '#shared/api/previewTypes.ts'
import { errorMark } from '#shared/importing/errorMark.ts'
import { type Cell, columnIndex } from '#shared/importing/sheet.ts'
import type { KeptRow, KeptRows } from './keptRows.ts'

const line = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const border = { top: line, left: line, bottom: line, right: line }
const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } as const
const headingStyle: Partial<Style> = { border, font: { bold: true }, alignment: { horizontal: 'center', vertical: 'middle', wrapText: true } }
const WIDEST = 40
/** Rows between two turns of the event loop. */
const STRIDE = 200

export interface WorkbookWatch {
  onProgress(done: number, total: number): void
  readonly signal: AbortSignal
}

/**
 * Rows are written as they come and not kept: there may be hundreds of thousands.
 * @param problems those of other rows are not looked at; a problem of a whole row is written at its first filled cell
 * @throws LedgerError cancelled; the file system's error when `path` cannot be written. What stands at `path` then is no workbook
 */
export async function errorWorkbook(path: string, name: string, kept: KeptRows, problems: readonly ShownProblem[], watch: WorkbookWatch): Promise<void> {
  const stream = createWriteStream(path)
  // Both are waited for together: a full disk ends the stream while rows are still being made.
  await Promise.all([finished(stream), writeRows(stream, name, kept, problems, watch).catch((error) => stream.destroy(error))])
}

async function writeRows(stream: WriteStream, name: string, kept: KeptRows, problems: readonly ShownProblem[], watch: WorkbookWatch): Promise<void> {
  const workbook = new LedgerWriter({ stream, useSharedStrings: false, useStyles: true }, kept.date1904)
  const first = (kept.head.at(-1)?.row ?? 0) + 1
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: first - 1 }] })
  sheet.columns = columnWidths(kept).map((width) => ({ width }))
  const causes = Map.groupBy(
    problems.filter((problem) => problem.row !== null && problem.level !== 'info'),
    (problem) => problem.row ?? 0,
  )
  for (const { row, cells } of kept.head) write(sheet, row, cells, true)
  for (const area of kept.merges) sheet.mergeCells(area.fromRow, area.fromColumn + 1, area.toRow, area.toColumn + 1)
  for (let row = 1; row < first; row += 1) sheet.getRow(row).commit()
  let done = 0
  for (const { row, cells } of kept.rows) {
    write(sheet, first + done, cells, false)
    mark(sheet, first + done, cells, causes.get(row) ?? [])
    sheet.getRow(first + done).commit()
    done += 1
    if (done % STRIDE !== 0) continue
    watch.onProgress(done, kept.count)
    await setImmediate()
    if (watch.signal.aborted) throw new LedgerError('cancelled')
  }
  sheet.commit()
  await workbook.commit()
}

/** The library's writer knows no 1904, from which some ledgers count their days. */
class LedgerWriter extends WorkbookWriter {
  readonly #date1904: boolean

  constructor(options: ConstructorParameters<typeof WorkbookWriter>[0], date1904: boolean) {
    super(options)
    this.#date1904 = date1904
  }

  protected override _addFile(data: string | Uint8Array, name: string, base64?: boolean): void {
    const counts1904 = name === 'xl/workbook.xml' && typeof data === 'string' && this.#date1904
    super._addFile(counts1904 ? data.replace('<workbookPr', '<workbookPr date1904="1"') : data, name, base64)
  }
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

function write(sheet: WorksheetWriter, row: number, cells: KeptRow['cells'], heading: boolean): void {
  for (const [index, cell] of cells.entries()) {
    if (!cell) continue
    const target = sheet.getCell(row, index + 1)
    if (cell.type !== 'e') target.value = cell.type === 'd' ? cell.serial : cell.value
    target.style = heading ? { ...headingStyle, numFmt: formatOf(cell) } : { border, numFmt: formatOf(cell) }
  }
}

/** Text stays text whatever it looks like; a formula without a result and an error have nothing to give. */
function formatOf(cell: Cell): string {
  switch (cell.type) {
    case 's':
      return '@'
    case 'n':
      return cell.format ?? 'General'
    case 'd':
      return cell.format ?? 'yyyy-mm-dd'
    case 'b':
    case 'e':
      return 'General'
  }
}

function mark(sheet: WorksheetWriter, row: number, cells: KeptRow['cells'], problems: readonly ShownProblem[]): void {
  const filled = cells.findIndex((cell) => cell !== undefined)
  const byColumn = Map.groupBy(problems, (problem) => (problem.column === null ? Math.max(filled, 0) : columnIndex(problem.column)))
  for (const [index, found] of byColumn) {
    const target = sheet.getCell(row, index + 1)
    target.style = { ...target.style, fill: red }
    // The row has moved: its old number would mislead.
    target.note = `${errorMark}\n${found.map((problem) => problem.message.replace(/^第\d+行/, '')).join('\n')}`
  }
}

/** Of the headings and the first rows. */
function columnWidths({ head, rows }: KeptRows): number[] {
  const widths: number[] = []
  const look = ({ cells }: KeptRow) => {
    for (const [index, cell] of cells.entries()) {
      const text = cell && cell.type !== 'e' ? String(cell.value) : ''
      const width = Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0)
      widths[index] = Math.max(widths[index] ?? 8, Math.min(WIDEST, width + 2))
    }
  }
  head.slice(-2).forEach(look)
  let looked = 0
  for (const row of rows) {
    look(row)
    if (++looked === STRIDE) break
  }
  return Array.from(widths, (width) => width ?? 8)
}
