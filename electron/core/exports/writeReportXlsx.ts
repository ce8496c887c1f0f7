// A report as a workbook that prints like the paper one. The only place, with writeRecordsXlsx.ts, that knows the library which writes workbooks.
import { type Borders, type Cell, PaperSize, type Style, Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { columnName } from '#shared/importing/sheet.ts'
import { sumOfAmounts } from '#shared/reports/amount.ts'
import { cellText } from '#shared/reports/figureText.ts'
import { headerBands } from '#shared/reports/headerBands.ts'
import { annexTitle, footerHeading, footerLines, type PaperOptions, pageMark, paperTitle, periodLine, signatureLines } from '#shared/reports/paper.ts'
import type { Report, ReportColumn, ReportRow, ReportTable } from '#shared/reports/report.ts'

const thin = { style: 'thin' } as const
const border: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin }
const tableFont = { name: '仿宋', size: 10.5 }
const titleFont = { name: '方正小标宋简体', size: 22, bold: true }

/** Lines above the header: 附件 · title · period · reporting office and units. */
const linesAbove = 4
const labelWidth = 14
/** Excel's number for it, which the library's own list lacks. */
const a3: number = 8
const figureWidth = 11.5
const textWidth = 16

/**
 * Writes a sheet, and one more for each annex: merged title and header bands, borders, real numbers, the total as SUM formulas with their results, A4 landscape fitted to the width,
 * header rows on every page, page x of y. Rates are percent with one decimal, as the heading says; — where there is none.
 * @throws the file system's error when `path` cannot be written.
 */
export async function writeReportXlsx(report: Report, path: string, paper: PaperOptions): Promise<void> {
  const workbook = new Workbook()
  workbook.creator = paper.office
  const sheet = addTable(workbook, report, report, linesAbove, paper)
  writeLinesAbove(sheet, report, paper)
  writeLinesBelow(sheet, report, paper, sheet.rowCount + 1)
  endPrintArea(sheet, report)
  report.annexes?.forEach((annex, index, all) => {
    const further = addTable(workbook, report, annex, 1, paper)
    const title = annexTitle(annex, index + 1, all.length)
    put(further, 1, 1, annex.columns.length, title, { font: { ...tableFont, size: 12, bold: true }, alignment: { horizontal: 'left' } })
    endPrintArea(further, annex)
  })
  await workbook.xlsx.writeFile(path)
}

type Table = Pick<ReportTable, 'title' | 'columns' | 'rows'>

/** A sheet with the table's header and rows below `above` lines. */
function addTable(workbook: Workbook, report: Report, table: Table, above: number, paper: PaperOptions): Worksheet {
  const bands = headerBands(table.columns)
  const firstRow = above + bands.length + 1
  const sheet = workbook.addWorksheet(table.title, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: firstRow - 1 }],
    pageSetup: {
      paperSize: report.paper === 'A3' ? a3 : PaperSize.A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${above + 1}:${firstRow - 1}`,
      margins: { left: 0.59, right: 0.59, top: 0.55, bottom: 0.63, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `${paper.issued ? `&L${pageMark(paper)}` : ''}&C第 &P 页 共 &N 页` },
  })
  sheet.columns = table.columns.map(({ kind }) => ({ width: kind === 'label' ? labelWidth : kind === 'text' ? textWidth : figureWidth }))
  writeHeader(sheet, bands, above + 1)
  table.rows.forEach((row, index) => {
    writeRow(sheet, table, row, firstRow, firstRow + index)
  })
  return sheet
}

function endPrintArea(sheet: Worksheet, { columns }: Table): void {
  sheet.pageSetup.printArea = `A1:${columnName(columns.length - 1)}${sheet.rowCount}`
}

function writeLinesAbove(sheet: Worksheet, report: Report, paper: PaperOptions): void {
  const width = report.columns.length
  const half = Math.ceil(width / 2)
  put(sheet, 1, 1, width, report.label, { font: { ...tableFont, size: 12 }, alignment: { horizontal: 'left' } })
  put(sheet, 2, 1, width, paperTitle(report), { font: titleFont, alignment: { horizontal: 'center', vertical: 'middle' } })
  put(sheet, 3, 1, width, periodLine(report), { font: tableFont, alignment: { horizontal: 'center' } })
  put(sheet, 4, 1, half, `填报单位：${paper.office}`, { font: tableFont, alignment: { horizontal: 'left' } })
  put(sheet, 4, half + 1, width, report.units, { font: tableFont, alignment: { horizontal: 'right' } })
  sheet.getRow(2).height = 34
  sheet.getRow(4).height = 18
}

function writeHeader(sheet: Worksheet, bands: ReturnType<typeof headerBands>, top: number): void {
  const style: Partial<Style> = { font: { ...tableFont, bold: true }, border, alignment: { horizontal: 'center', vertical: 'middle', wrapText: true } }
  for (const cell of bands.flat()) {
    const row = top + cell.line
    const column = cell.column + 1
    // Every cell of a merge carries the border, or the merge is drawn open at its far sides.
    for (let line = 0; line < cell.lines; line++) {
      for (let span = 0; span < cell.columns; span++) Object.assign(sheet.getCell(row + line, column + span), style)
    }
    if (cell.lines > 1 || cell.columns > 1) sheet.mergeCells(row, column, row + cell.lines - 1, column + cell.columns - 1)
    sheet.getCell(row, column).value = cell.text
  }
  bands.forEach((_, line) => {
    sheet.getRow(top + line).height = 22
  })
}

function writeRow(sheet: Worksheet, table: Table, row: ReportRow, firstRow: number, number: number): void {
  const font = row.kind === 'total' ? { ...tableFont, bold: true } : tableFont
  table.columns.forEach((column, index) => {
    const cell = sheet.getCell(number, index + 1)
    cell.font = font
    cell.border = border
    if (column.kind === 'label' || column.kind === 'text') {
      cell.value = cellText(row, column)
      cell.alignment = { horizontal: column.kind === 'label' ? 'center' : 'left', vertical: 'middle', wrapText: true }
    } else writeFigure(cell, table, row, column, columnName(index), firstRow, number)
  })
  sheet.getRow(number).height = 20
}

function writeFigure(cell: Cell, table: Table, row: ReportRow, column: ReportColumn, letter: string, firstRow: number, number: number): void {
  const value = row.figures[column.key] ?? null
  cell.alignment = value === null ? { horizontal: 'center', vertical: 'middle' } : { horizontal: 'right', vertical: 'middle', indent: 1 }
  if (value === null) {
    cell.value = '—'
    return
  }
  cell.numFmt = column.kind === 'rate' ? '0.0' : column.kind === 'amount' ? '0.00' : '0'
  if (column.kind === 'rate') cell.value = Math.round(value * 1000) / 10
  else if (isPlainSum(table, row, column)) cell.value = { formula: `SUM(${letter}${firstRow}:${letter}${number - 1})`, result: value }
  else cell.value = value
}

/** The total of a column whose rows above add up to it. */
function isPlainSum({ rows }: Table, row: ReportRow, column: ReportColumn): boolean {
  if (row.kind !== 'total') return false
  const above = sumOfAmounts(rows.slice(0, rows.indexOf(row)).map(({ figures }) => figures[column.key]))
  return above === row.figures[column.key]
}

function writeLinesBelow(sheet: Worksheet, report: Report, paper: PaperOptions, from: number): void {
  const width = report.columns.length
  const footers = footerLines(report, paper)
  footers.forEach((footer, index) => {
    const text = `${index === 0 ? footerHeading : ''}${index + 1}. ${footer}`
    put(sheet, from + index, 1, width, text, { font: { ...tableFont, size: 9 }, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } })
    sheet.getRow(from + index).height = 13 * Math.ceil(widthOf(text) / footerCharacters)
  })
  const line = from + footers.length + 1
  const signatures = signatureLines(paper)
  let column = 1
  signatures.forEach(({ label, value }, index) => {
    const last = index === signatures.length - 1 ? width : Math.round(((index + 1) * width) / signatures.length)
    put(sheet, line, column, last, `${label}：${value}`, { font: tableFont, alignment: { horizontal: 'left' } })
    column = last + 1
  })
  sheet.getRow(line).height = 20
}

/** Chinese characters of 9 pt that a line of the merged footer holds; merged cells do not grow with their text. */
const footerCharacters = 72

function put(sheet: Worksheet, row: number, fromColumn: number, toColumn: number, text: string, style: Partial<Style>): void {
  if (toColumn > fromColumn) sheet.mergeCells(row, fromColumn, row, toColumn)
  const cell = sheet.getCell(row, fromColumn)
  cell.value = text
  Object.assign(cell, style)
}

/** In Chinese characters: a Latin letter or digit takes half of one. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character <= '\u00ff' ? 0.5 : 1), 0)
}
