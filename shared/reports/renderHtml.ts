// Reports as a complete HTML document: what the screen previews, the printer prints and the PDF holds are one text.
import { columnWidths } from './columnWidths.ts'
import { cellText } from './figureText.ts'
import { headerBands } from './headerBands.ts'
import { headingParts } from './headingParts.ts'
import { roomFor, roomVariables, tableFont } from './pageRoom.ts'
import { annexTitle, emptyTable, footerHeading, footerLines, type PaperOptions, pageMark, paperSize, paperTitle, periodLine, signatureLines } from './paper.ts'
import { type PageFoot, paperStyle } from './paperStyle.ts'
import type { Report, ReportRow, ReportTable } from './report.ts'

export interface PrintedReport {
  readonly report: Report
  readonly paper: PaperOptions
}

type Table = Pick<ReportTable, 'columns' | 'rows'>

/** A further table of so many rows at the most is not begun on one page and ended on the next. */
const shortTable = 12

/** @returns a document without scripts and without anything to fetch; every text is escaped, so it may be printed as it is. */
export function renderReportHtml(report: Report, paper: PaperOptions): string {
  return renderReportsHtml([{ report, paper }])
}

/**
 * Each report begins on a page of its own, with its own title, signature lines and page numbers.
 * @param pages how many each has, where that is known; else their pages are numbered without saying how many there are
 * @param mark millimetres by which the pages of every other report are wider, so that they can be told apart
 */
export function renderReportsHtml(printed: readonly PrintedReport[], pages?: readonly number[], mark = 0): string {
  const size = printed.reduce<Report['paper']>((largest, { report, paper }) => (paperSize(report, paper) === 'A3' ? 'A3' : largest), 'A4')
  const names = [...new Set(printed.map(({ report }) => `${paperTitle(report)} ${report.periodLabel}`))]
  const feet = pageFeet(printed, pages)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(names.join('、'))}</title>
<style>${paperStyle(size, feet, mark)}</style>
</head>
<body>
${printed.map((one, index) => reportSection(one, size, index)).join('\n')}
</body>
</html>
`
}

/** What stands at the foot of each report's pages. */
export function pageFeet(printed: readonly PrintedReport[], pages?: readonly number[]): PageFoot[] {
  return printed.map(({ report, paper }, index) => ({
    left: pageMark(paper),
    right: `${paperTitle(report)} ${report.periodLabel}`,
    pages: pages?.[index] ?? null,
  }))
}

function reportSection({ report, paper }: PrintedReport, size: Report['paper'], index: number): string {
  const annexes = report.annexes ?? []
  const signatures = `<div class="signatures">
${signatureLines(paper)
  .map(({ label, value }) => `<span>${escapeHtml(label)}：${escapeHtml(value)}</span>`)
  .join('\n')}
</div>`
  const notes = `<ol class="footers">
${footerLines(report, paper)
  .map((footer, line) => `<li>${line === 0 ? footerHeading : ''}${line + 1}. ${escapeHtml(footer)}</li>`)
  .join('\n')}
</ol>`
  return `<section class="paper report-${index}" style="${roomVariables(roomFor(report, paper, size))}">
<div class="label">${escapeHtml(report.label)}</div>
<h1>${escapeHtml(paperTitle(report))}</h1>
<p class="period">${escapeHtml(periodLine(report))}</p>
<div class="above"><span>填报单位：${escapeHtml(paper.office)}</span><span>${escapeHtml(report.units)}</span></div>
${tableHtml(report, size, annexes.length > 0 ? '' : notes + signatures)}
${annexes.length > 0 ? notes : ''}
${annexes
  .map(
    (annex, place) => `<section class="annex${annex.rows.length > shortTable ? '' : ' short'}">
<h2>${escapeHtml(annexTitle(annex, place + 1, annexes.length))}</h2>
${tableHtml(annex, size, place === annexes.length - 1 ? signatures : '')}
</section>`,
  )
  .join('\n')}
</section>`
}

/** @param below stays on one page with the last rows: nobody signs a page without figures */
function tableHtml(table: Table, size: Report['paper'], below: string): string {
  const rows = table.rows.length > 0 ? table.rows.map((row) => bodyRow(table, row)) : [`<tr><td colspan="${table.columns.length}">${emptyTable}</td></tr>`]
  const kept = keptTogether(table)
  const widths = columnWidths(table)
  const all = widths.reduce((sum, width) => sum + width, 0)
  return `<table style="font-size:${tableFont(table, size)}pt">
<colgroup>${widths.map((width) => `<col style="width:${((width * 100) / all).toFixed(3)}%">`).join('')}</colgroup>
<thead>
${headerRows(table)}
</thead>
<tbody>
${rows.slice(0, -kept).join('\n')}
</tbody>
<tbody class="end">
${rows.slice(-kept).join('\n')}
${below === '' ? '' : `<tr class="notes"><td colspan="${table.columns.length}">${below}</td></tr>`}
</tbody>
</table>`
}

/** So many rows at the end are never parted: the total, three above it and those below. */
function keptTogether({ rows }: Table): number {
  return 4 + rows.filter(({ kind }) => kind === 'compare').length
}

/** Text as it may stand between tags and inside quoted attributes. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

function headingHtml(text: string): string {
  const { words, bracket } = headingParts(text)
  return bracket === '' ? escapeHtml(words) : `${escapeHtml(words)}<wbr><span class="bracket">${escapeHtml(bracket)}</span>`
}

function headerRows(table: Pick<ReportTable, 'columns'>): string {
  return headerBands(table.columns)
    .map((line) => {
      const cells = line.map((cell) => {
        const scope = cell.columns > 1 ? 'colgroup' : 'col'
        const columns = cell.columns > 1 ? ` colspan="${cell.columns}"` : ''
        const lines = cell.lines > 1 ? ` rowspan="${cell.lines}"` : ''
        return `<th scope="${scope}"${columns}${lines}>${headingHtml(cell.text)}</th>`
      })
      return `<tr>${cells.join('')}</tr>`
    })
    .join('\n')
}

function bodyRow(table: Pick<ReportTable, 'columns'>, row: ReportRow): string {
  const cells = table.columns.map((column) => {
    const text = escapeHtml(cellText(row, column))
    if (column.kind === 'label') return `<th scope="row">${text}</th>`
    if (column.kind === 'text') return `<td class="text">${text}</td>`
    return `<td class="figure${(row.figures[column.key] ?? null) === null ? ' none' : ''}">${text}</td>`
  })
  return `<tr class="${row.kind}">${cells.join('')}</tr>`
}
