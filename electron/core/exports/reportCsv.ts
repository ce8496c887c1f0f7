// A report as text that any program reads: its first line is the table's heading, further tables and the notes follow after an empty line each.
import { cellText } from '#shared/reports/figureText.ts'
import { annexTitle, footerLines, type PaperOptions } from '#shared/reports/paper.ts'
import type { Report, ReportTable } from '#shared/reports/report.ts'
import { csvLine } from './writeRecordsCsv.ts'

/** UTF-8 text with byte-order mark, comma, CRLF. Figures are those on paper; where there is none the cell is empty. */
export function reportCsv(report: Report, paper: Pick<PaperOptions, 'issued'>): string {
  const annexes = report.annexes ?? []
  const blocks = [
    tableLines(report),
    ...annexes.map((annex, index) => csvLine([annexTitle(annex, index + 1, annexes.length)]) + tableLines(annex)),
    footerLines(report, paper)
      .map((footer) => csvLine([footer]))
      .join(''),
  ]
  return `\ufeff${blocks.filter((block) => block !== '').join('\r\n')}`
}

function tableLines({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): string {
  const heading = csvLine(columns.map(({ path }) => path.join('/')))
  const lines = rows.map((row) =>
    csvLine(
      columns.map((column) => {
        if (column.kind === 'label' || column.kind === 'text') return cellText(row, column)
        const figure = row.figures[column.key] ?? null
        // A figure is never taken for a formula, so a loss keeps its sign and nothing before it.
        return figure === null ? null : { plain: cellText(row, column) }
      }),
    ),
  )
  return heading + lines.join('')
}
