// Cells of workbooks that are printed and signed: their boxes, their widths, and words across several columns.
import type { Borders, Style, Worksheet } from '@cj-tech-master/excelts'

const thin = { style: 'thin' } as const
export const boxed: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin }

/** @param characters Chinese ones. @returns what Excel calls the width of a column */
export function excelWidth(characters: number): number {
  return characters * 2 + 0.7
}

/** Words from one column to another, both from 1 on. */
export function putAcross(sheet: Worksheet, row: number, fromColumn: number, toColumn: number, text: string, style: Partial<Style>): void {
  if (toColumn > fromColumn) sheet.mergeCells(row, fromColumn, row, toColumn)
  const cell = sheet.getCell(row, fromColumn)
  cell.value = text
  Object.assign(cell, style)
}
