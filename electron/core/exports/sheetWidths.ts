// How wide a report's columns are in a workbook, and how the lines above and below its table are shared out over them.
import { columnWidths } from '#shared/reports/columnWidths.ts'
import type { ReportTable } from '#shared/reports/report.ts'

/** Characters: a table of few narrow columns is drawn as wide as this, so that its title, its office and the lines to sign have room above and below it. */
const leastWidth = 60

/** In Chinese characters. */
export function sheetWidths(table: Pick<ReportTable, 'columns' | 'rows'>): number[] {
  const widths = columnWidths(table)
  const wider = Math.max(1, leastWidth / sumOf(widths))
  return widths.map((width) => width * wider)
}

export function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}

/** The columns in so many neighbouring parts, or as many as there are columns, each about as wide as the others. @returns the first column of each, from 1 on */
export function evenParts(widths: readonly number[], parts: number): number[] {
  const all = sumOf(widths)
  const starts = [1]
  let before = 0
  widths.forEach((width, index) => {
    const needed = parts - starts.length
    const reached = before + width / 2 >= (all * starts.length) / parts
    if (index > 0 && needed > 0 && (reached || widths.length - index <= needed)) starts.push(index + 1)
    before += width
  })
  return starts
}
