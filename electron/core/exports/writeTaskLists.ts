// Lists of work as a workbook that is printed, filled in and sent back: the cells to fill are coloured and offer their choices. It reads back in through the importer.
import { PaperSize, type Style, Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { columnName } from '#shared/importing/sheet.ts'
import { textWidth } from '#shared/reports/columnWidths.ts'
import { boxed, excelWidth, putAcross } from './paperCells.ts'

export interface TaskColumn {
  readonly heading: string
  /** In Chinese characters. */
  readonly width: number
  readonly kind: 'number' | 'text'
  /** Whether it is to be filled in. */
  readonly fill?: boolean
  /** What may stand in it. */
  readonly choices?: readonly string[]
}

export interface TaskSheet {
  readonly name: string
  readonly title: string
  /** How it is filled in. */
  readonly note: string
  /** Who reports, and how much it is. */
  readonly line: readonly [left: string, right: string]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** To be signed below the table. */
  readonly signatures: readonly string[]
}

const font = { name: '仿宋', size: 10.5 }
const titleFont = { name: '方正小标宋简体', size: 18, bold: true }
const toFill: Partial<Style>['fill'] = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF8E1' } }
/** In points, of the table's font. */
const lineHeight = 14
/** Title, note, reporting line. */
const linesAbove = 3

/** @throws the file system's error when `path` cannot be written. */
export async function writeTaskLists(path: string, columns: readonly TaskColumn[], sheets: readonly TaskSheet[]): Promise<void> {
  const workbook = new Workbook()
  for (const sheet of sheets) writeSheet(workbook, columns, sheet)
  await workbook.xlsx.writeFile(path)
}

function writeSheet(workbook: Workbook, columns: readonly TaskColumn[], { name, title, note, line, rows, signatures }: TaskSheet): void {
  const head = linesAbove + 1
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 4, ySplit: head }],
    pageSetup: {
      paperSize: PaperSize.A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${head}:${head}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  })
  sheet.columns = columns.map(({ width }) => ({ width: excelWidth(width) }))
  const half = Math.ceil(columns.length / 2)
  putAcross(sheet, 1, 1, columns.length, title, { font: titleFont, alignment: { horizontal: 'center', vertical: 'middle' } })
  putAcross(sheet, 2, 1, columns.length, note, { font, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } })
  putAcross(sheet, 3, 1, half, line[0], { font, alignment: { horizontal: 'left' } })
  putAcross(sheet, 3, half + 1, columns.length, line[1], { font, alignment: { horizontal: 'right' } })
  sheet.getRow(1).height = 30
  sheet.getRow(2).height = 32
  for (const [index, { heading, fill }] of columns.entries()) {
    const cell = sheet.getCell(head, index + 1)
    cell.value = heading
    Object.assign(cell, {
      font: { ...font, bold: true },
      border: boxed,
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      ...(fill && { fill: toFill }),
    })
  }
  sheet.getRow(head).height = 32
  for (const [index, row] of rows.entries()) writeRow(sheet, columns, row, head + 1 + index)
  writeSignatures(sheet, columns.length, signatures, head + rows.length + 2)
  sheet.pageSetup.printArea = `A1:${columnName(columns.length - 1)}${sheet.rowCount}`
}

function writeRow(sheet: Worksheet, columns: readonly TaskColumn[], row: readonly (string | number | null)[], number: number): void {
  for (const [index, { kind, fill, choices }] of columns.entries()) {
    const cell = sheet.getCell(number, index + 1)
    cell.value = row[index] ?? null
    const horizontal = kind === 'number' ? 'right' : 'left'
    Object.assign(cell, { font, border: boxed, alignment: { horizontal, vertical: 'middle', wrapText: true }, ...(fill && { fill: toFill }) })
    // Text that looks like a number or a day stays what was typed.
    if (kind === 'text') cell.numFmt = '@'
    if (choices)
      cell.dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.join(',')}"`],
        showErrorMessage: true,
        errorTitle: '请从下拉列表中选择',
        error: `可填：${choices.join('、')}`,
      }
  }
  const lines = row.map((value, index) => Math.ceil(textWidth(String(value ?? '')) / (columns[index]?.width ?? 1)))
  sheet.getRow(number).height = lineHeight * Math.max(2, ...lines)
}

function writeSignatures(sheet: Worksheet, width: number, signatures: readonly string[], row: number): void {
  const each = Math.floor(width / signatures.length)
  for (const [index, text] of signatures.entries())
    putAcross(sheet, row, index * each + 1, (index + 1) * each, text, { font, alignment: { horizontal: 'left' } })
  sheet.getRow(row).height = 24
}
