// How much room everything on a printed report takes: as it is usually set, and closer, so that a table whose end would go to a page of its own stays on one. Text keeps its size.
// What the style sheet leaves open is said here for each report, and whether a report fits is reckoned from the same figures.
import { columnWidths, textWidth } from './columnWidths.ts'
import { cellText } from './figureText.ts'
import { headerBands } from './headerBands.ts'
import { headingHeights } from './headingLines.ts'
import { footerLines, type PaperOptions, paperTitle } from './paper.ts'
import { type PaperSize, printedHeight, printedWidth, tableFontSize, textSizes } from './paperStyle.ts'
import type { Report, ReportRow, ReportTable } from './report.ts'

/** Lines in multiples of their text's size, the rest in millimetres. */
export interface Room {
  readonly line: number
  readonly title: { readonly line: number; readonly above: number; readonly below: number }
  readonly belowPeriod: number
  readonly aboveTable: number
  /** Above and below the text of a cell. */
  readonly cell: number
  /** The same in rows of other periods. */
  readonly compared: number
  readonly notes: { readonly line: number; readonly above: number }
  readonly aboveSignatures: number
}

const usualRoom: Room = {
  line: 1.3,
  title: { line: 1.35, above: 2, below: 1 },
  belowPeriod: 3,
  aboveTable: 1.5,
  cell: 1,
  compared: 0.5,
  notes: { line: 1.35, above: 3 },
  aboveSignatures: 5,
}

/** With the least that a cell may have. */
const closeRoom: Room = {
  line: 1.15,
  title: { line: 1.2, above: 0, below: 0.5 },
  belowPeriod: 1.5,
  aboveTable: 1,
  cell: 0.15,
  compared: 0.15,
  notes: { line: 1.25, above: 1.5 },
  aboveSignatures: 4,
}

const millimetre = 72 / 25.4
/** Points between two rows. */
const border = 0.75
/** Points that lines may be out by in another font. */
const spare = 4

/** As the style sheet asks for it. */
export function roomVariables(room: Room): string {
  const lines = { line: room.line, 'title-line': room.title.line, 'notes-line': room.notes.line }
  const millimetres = {
    'title-above': room.title.above,
    'title-below': room.title.below,
    'period-below': room.belowPeriod,
    'table-above': room.aboveTable,
    cell: room.cell,
    compared: room.compared,
    'notes-above': room.notes.above,
    'signatures-above': room.aboveSignatures,
  }
  const written = Object.entries(millimetres).map(([name, value]) => [name, `${Math.floor(value * 100) / 100}mm`])
  return [...Object.entries(lines), ...written].map(([name, value]) => `--${name}:${value}`).join(';')
}

/** Points, as the whole table fits the width of the page: never above 五号. */
export function tableFont(table: Pick<ReportTable, 'columns' | 'rows'>, size: PaperSize): number {
  const all = columnWidths(table).reduce((sum, width) => sum + width, 0)
  return Math.max(tableFontSize.least, Math.min(tableFontSize.usual, Math.floor((printedWidth(size) * millimetre * 10) / all) / 10))
}

/**
 * @returns how a report is set: as usual where it fits on one page, or on none; closer, as far as it has to, where that alone keeps it on one. Reports of several tables
 * take several pages, and words that wrap in a cell cannot be reckoned with: both are set as usual.
 */
export function roomFor(report: Report, paper: Pick<PaperOptions, 'issued'>, size: PaperSize): Room {
  if ((report.annexes ?? []).length > 0 || report.columns.some(({ kind }) => kind === 'text')) return usualRoom
  const page = printedHeight(size) * millimetre - spare
  const heightOf = (room: Room) => heightIn(room, report, paper, size)
  if (heightOf(usualRoom) <= page) return usualRoom
  const left = page - heightOf(closeRoom)
  if (left < 0) return usualRoom
  // What is left goes to the cells, above and below: those of the rows of other periods have half of it at the most.
  const lines = headerBands(report.columns).length + report.rows.length
  const cell = Math.min(usualRoom.cell, closeRoom.cell + left / millimetre / lines / 2)
  return { ...closeRoom, cell, compared: Math.min(usualRoom.compared, cell) }
}

/** Points from the top of the first line to the bottom of the last, were the page long enough. */
function heightIn(room: Room, report: Report, paper: Pick<PaperOptions, 'issued'>, size: PaperSize): number {
  const width = printedWidth(size) * millimetre
  const linesOf = (text: string, of: number) => Math.ceil((textWidth(text) * of) / width)
  const head =
    textSizes.label * room.line +
    linesOf(paperTitle(report), textSizes.title) * textSizes.title * room.title.line +
    2 * textSizes.text * room.line +
    (room.title.above + room.title.below + room.belowPeriod + room.aboveTable) * millimetre
  const notes = footerLines(report, paper).reduce(
    (lines, text, index) => lines + linesOf(`${index === 0 ? '说明：' : ''}${index + 1}. ${text}`, textSizes.notes),
    0,
  )
  const below = notes * textSizes.notes * room.notes.line + textSizes.text * room.line + (room.notes.above + room.aboveSignatures) * millimetre
  return head + tableHeight(room, report, size) + below
}

function tableHeight(room: Room, report: Report, size: PaperSize): number {
  const font = tableFont(report, size)
  const widths = columnWidths(report)
  const all = widths.reduce((sum, width) => sum + width, 0)
  const inCharacters = widths.map((width) => (width / all) * ((printedWidth(size) * millimetre) / font))
  const header = headingHeights(headerBands(report.columns), inCharacters, font * room.line, 2 * room.cell * millimetre + border)
  const label = report.columns[0]
  const rowHeight = (row: ReportRow) => {
    const [text, cell] = row.kind === 'compare' ? [font * textSizes.compared, room.compared] : [font, room.cell]
    const lines = label ? Math.max(1, Math.ceil(textWidth(cellText(row, label)) / ((inCharacters[0] ?? 0) - 0.3))) : 1
    return lines * text * room.line + 2 * cell * millimetre + border
  }
  return header.reduce((sum, height) => sum + height, 0) + report.rows.reduce((sum, row) => sum + rowHeight(row), 0)
}
