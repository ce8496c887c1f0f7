// Reports as a workbook that prints like the paper ones: a sheet for each, one more for each of its further tables.
import { setImmediate } from 'node:timers/promises'
import { type Cell, PaperSize, type Style, Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { columnName } from '#shared/importing/sheet.ts'
import { textWidth } from '#shared/reports/columnWidths.ts'
import { cellText } from '#shared/reports/figureText.ts'
import { headerBands } from '#shared/reports/headerBands.ts'
import { headingHeights, headingText } from '#shared/reports/headingLines.ts'
import {
  annexTitle,
  emptyTable,
  footerHeading,
  footerLines,
  type PaperOptions,
  pageMark,
  paperSize,
  paperTitle,
  periodLine,
  signatureLines,
} from '#shared/reports/paper.ts'
import type { PrintedReport } from '#shared/reports/renderHtml.ts'
import type { Report, ReportColumn, ReportRow, ReportTable } from '#shared/reports/report.ts'
import { figureFormula } from './figureFormula.ts'
import { boxed, excelWidth, putAcross } from './paperCells.ts'
import { evenParts, sheetWidths, sumOf } from './sheetWidths.ts'

type Table = Pick<ReportTable, 'columns' | 'rows'>

const tableFont = { name: '仿宋', size: 10.5 }
const titleFont = { name: '方正小标宋简体', size: 22, bold: true }

/** Lines above the header: 附件 · title · period · reporting office and units; of a further table its title, and the same two again. */
const linesAbove = 4
const annexLinesAbove = 2
/** Excel's number for it, which the library's own list lacks. */
const a3: number = 8
/** Points of a line of the table's font, and of the notes'. */
const lineHeight = 14
const noteHeight = 13
/** Some ten milliseconds. */
const rowsAtOnce = 100
/** Excel's own limit for the name of a sheet. */
const longestName = 31

/**
 * Merged titles and header bands, borders, real numbers, formulas for totals and for columns that follow from others, with their results; landscape, fitted to the
 * width, header rows on every page, page x of y. Rates are percent with one decimal, as the heading says; — where there is none.
 * @throws the file system's error when `path` cannot be written.
 */
export function writeReportXlsx(report: Report, path: string, paper: PaperOptions): Promise<void> {
  return writeReportsXlsx([{ report, paper }], path)
}

/** Several reports of one title, e.g. each county's: their sheets are named for their places. */
export async function writeReportsXlsx(printed: readonly PrintedReport[], path: string): Promise<void> {
  const workbook = new Workbook()
  workbook.creator = printed[0]?.paper.office ?? ''
  const nameOf = distinctNames()
  for (const { report, paper } of printed) {
    const place = printed.length > 1 ? report.scope.name : ''
    const sheet = await addTable(workbook, nameOf(place || report.title), report, report, linesAbove, paper)
    writeLinesAbove(sheet, report, paper)
    writeLinesBelow(sheet, report, paper, sheet.rowCount + 1)
    endPrintArea(sheet, report)
    for (const [index, annex] of (report.annexes ?? []).entries()) {
      const further = await addTable(workbook, nameOf(`${place}${annex.title}`), report, annex, annexLinesAbove, paper)
      const title = annexTitle(annex, index + 1, report.annexes?.length ?? 0)
      putAcross(further, 1, 1, annex.columns.length, title, { font: { ...tableFont, size: 14, bold: true }, alignment: { horizontal: 'left' } })
      further.getRow(1).height = 24
      writeOfficeLine(further, 2, sheetWidths(annex), `填报单位：${paper.office}　${report.periodLabel}`, report.units)
      endPrintArea(further, annex)
    }
  }
  await workbook.xlsx.writeFile(path)
}

function distinctNames(): (name: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    const plain = wanted.replace(/[\\/?*[\]:']/g, ' ').trim() || '报表'
    let name = plain.slice(0, longestName)
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain.slice(0, longestName - 4)} ${number}`
    taken.add(name.toLowerCase())
    return name
  }
}

/** A sheet with the table's header and rows below `above` lines; others are served before it, and between its rows where there are many. */
async function addTable(workbook: Workbook, name: string, report: Report, table: Table, above: number, paper: PaperOptions): Promise<Worksheet> {
  await setImmediate()
  const bands = headerBands(table.columns)
  const firstRow = above + bands.length + 1
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: firstRow - 1 }],
    pageSetup: {
      paperSize: paperSize(report, paper) === 'A3' ? a3 : PaperSize.A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${above + 1}:${firstRow - 1}`,
      margins: { left: 0.59, right: 0.59, top: 0.55, bottom: 0.63, header: 0.3, footer: 0.3 },
    },
    headerFooter: pageFeet(report, paper),
  })
  const widths = sheetWidths(table)
  sheet.columns = widths.map((width) => ({ width: excelWidth(width) }))
  writeHeader(sheet, bands, widths, above + 1)
  for (const [index, row] of table.rows.entries()) {
    writeRow(sheet, table, row, widths, firstRow, firstRow + index)
    if (index % rowsAtOnce === rowsAtOnce - 1) await setImmediate()
  }
  if (table.rows.length === 0)
    putAcross(sheet, firstRow, 1, table.columns.length, emptyTable, { font: tableFont, border: boxed, alignment: { horizontal: 'center' } })
  return sheet
}

/** As on paper: a sheet that is not the first says what it belongs to. */
function pageFeet(report: Report, paper: PaperOptions) {
  const [mark, title] = [pageMark(paper), `${paperTitle(report)} ${report.periodLabel}`].map((text) => text.replaceAll('&', '&&'))
  const first = `${mark === '' ? '' : `&L&9${mark}`}&C&9第 &P 页 共 &N 页`
  return { differentFirst: true, firstFooter: first, oddFooter: `${first}&R&9${title}` }
}

function endPrintArea(sheet: Worksheet, { columns }: Table): void {
  sheet.pageSetup.printArea = `A1:${columnName(columns.length - 1)}${sheet.rowCount}`
}

function writeLinesAbove(sheet: Worksheet, report: Report, paper: PaperOptions): void {
  const width = report.columns.length
  putAcross(sheet, 1, 1, width, report.label, { font: { ...tableFont, size: 12 }, alignment: { horizontal: 'left' } })
  putAcross(sheet, 2, 1, width, paperTitle(report), { font: titleFont, alignment: { horizontal: 'center', vertical: 'middle' } })
  putAcross(sheet, 3, 1, width, periodLine(report), { font: tableFont, alignment: { horizontal: 'center' } })
  writeOfficeLine(sheet, 4, sheetWidths(report), `填报单位：${paper.office}`, report.units)
  sheet.getRow(2).height = 34
}

function writeOfficeLine(sheet: Worksheet, row: number, widths: readonly number[], left: string, right: string): void {
  const [, half = widths.length + 1] = evenParts(widths, 2)
  putAcross(sheet, row, 1, half - 1, left, { font: tableFont, alignment: { horizontal: 'left' } })
  if (half <= widths.length) putAcross(sheet, row, half, widths.length, right, { font: tableFont, alignment: { horizontal: 'right' } })
  sheet.getRow(row).height = 18
}

function writeHeader(sheet: Worksheet, bands: ReturnType<typeof headerBands>, widths: readonly number[], top: number): void {
  const style: Partial<Style> = { font: { ...tableFont, bold: true }, border: boxed, alignment: { horizontal: 'center', vertical: 'middle', wrapText: true } }
  for (const cell of bands.flat()) {
    const row = top + cell.line
    const column = cell.column + 1
    // Every cell of a merge carries the border, or the merge is drawn open at its far sides.
    for (let line = 0; line < cell.lines; line++) {
      for (let span = 0; span < cell.columns; span++) Object.assign(sheet.getCell(row + line, column + span), style)
    }
    if (cell.lines > 1 || cell.columns > 1) sheet.mergeCells(row, column, row + cell.lines - 1, column + cell.columns - 1)
    sheet.getCell(row, column).value = headingText(cell, widths)
  }
  headingHeights(bands, widths, lineHeight).forEach((height, line) => {
    sheet.getRow(top + line).height = height
  })
}

function writeRow(sheet: Worksheet, table: Table, row: ReportRow, widths: readonly number[], firstRow: number, number: number): void {
  const font = row.kind === 'total' ? { ...tableFont, bold: true } : tableFont
  table.columns.forEach((column, index) => {
    const cell = sheet.getCell(number, index + 1)
    cell.font = font
    cell.border = boxed
    if (column.kind === 'label' || column.kind === 'text') {
      cell.value = cellText(row, column)
      const left = column.kind === 'text' || row.kind === 'record'
      cell.alignment = { horizontal: left ? 'left' : 'center', vertical: 'middle', wrapText: true }
      // A day or a number among words stays what it says.
      cell.numFmt = '@'
    } else writeFigure(cell, table, row, column, firstRow)
  })
  const lines = table.columns.map((column, index) =>
    column.kind === 'label' || column.kind === 'text' ? Math.ceil(textWidth(cellText(row, column)) / ((widths[index] ?? 1) - 0.5)) : 1,
  )
  sheet.getRow(number).height = Math.max(20, Math.max(...lines) * lineHeight + 4)
}

function writeFigure(cell: Cell, table: Table, row: ReportRow, column: ReportColumn, firstRow: number): void {
  const figure = row.figures[column.key] ?? null
  const value = figure === null ? '—' : column.kind === 'rate' ? Math.round(figure * 1000) / 10 : figure
  const formula = figureFormula(table, row, column, firstRow)
  cell.alignment = { horizontal: figure === null ? 'center' : 'right', vertical: 'middle' }
  cell.numFmt = figureFormat(column)
  cell.value = formula === null ? value : { formula, result: value }
}

/** With the room of a blank after the figure: not an indent, which LibreOffice leaves out of some cells. */
function figureFormat({ kind }: ReportColumn): string {
  return `${kind === 'rate' ? '0.0' : kind === 'amount' ? '0.00' : '0'}_ `
}

function writeLinesBelow(sheet: Worksheet, report: Report, paper: PaperOptions, from: number): void {
  const width = report.columns.length
  // Merged cells do not grow with their text.
  const perLine = (sumOf(sheetWidths(report)) * tableFont.size * 0.95) / 9
  const footers = footerLines(report, paper)
  footers.forEach((footer, index) => {
    const text = `${index === 0 ? footerHeading : ''}${index + 1}. ${footer}`
    putAcross(sheet, from + index, 1, width, text, { font: { ...tableFont, size: 9 }, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } })
    sheet.getRow(from + index).height = noteHeight * Math.ceil(textWidth(text) / perLine)
  })
  writeSignatures(sheet, from + footers.length + 1, sheetWidths(report), paper)
}

/** Side by side; of a table of few columns one below the other. */
function writeSignatures(sheet: Worksheet, from: number, widths: readonly number[], paper: PaperOptions): void {
  const signatures = signatureLines(paper)
  const inOneLine = widths.length >= signatures.length
  const starts = evenParts(widths, signatures.length)
  signatures.forEach(({ label, value }, index) => {
    const first = inOneLine ? (starts[index] ?? 1) : 1
    const last = inOneLine ? (starts[index + 1] ?? widths.length + 1) - 1 : widths.length
    const row = inOneLine ? from : from + index
    putAcross(sheet, row, first, last, `${label}：${value}`, { font: tableFont, alignment: { horizontal: 'left' } })
    sheet.getRow(row).height = 20
  })
}
