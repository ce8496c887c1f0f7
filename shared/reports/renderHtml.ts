// A report as a complete HTML document: what the screen previews, the printer prints and the PDF holds are one text.
import { cellText } from './figureText.ts'
import { headerBands } from './headerBands.ts'
import { annexTitle, footerHeading, footerLines, type PaperOptions, pageMark, paperTitle, periodLine, signatureLines } from './paper.ts'
import { paperStyle } from './paperStyle.ts'
import type { Report, ReportRow, ReportTable } from './report.ts'

/** So many rows at the end, the total among them, stay on one page with notes and signatures: nobody signs a page without figures. */
function keptTogether(report: Report): number {
  return 2 + report.rows.filter(({ kind }) => kind === 'compare').length
}

/** @returns a document without scripts and without anything to fetch; every text is escaped, so it may be printed as it is. */
export function renderReportHtml(report: Report, paper: PaperOptions): string {
  const title = paperTitle(report)
  const rows = report.rows.map((row) => bodyRow(report, row))
  const annexes = (report.annexes ?? []).map((annex, index) => annexTable(annex, index + 1, report.annexes?.length ?? 0))
  const kept = keptTogether(report)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)} ${escapeHtml(report.periodLabel)}</title>
<style>${paperStyle(report.paper, pageMark(paper))}</style>
</head>
<body>
<div class="label">${escapeHtml(report.label)}</div>
<h1>${escapeHtml(title)}</h1>
<p class="period">${escapeHtml(periodLine(report))}</p>
<div class="above"><span>填报单位：${escapeHtml(paper.office)}</span><span>${escapeHtml(report.units)}</span></div>
<table>
${columnWidths(report)}
<thead>
${headerRows(report)}
</thead>
<tbody>
${rows.slice(0, -kept).join('\n')}
</tbody>
<tbody class="end">
${rows.slice(-kept).join('\n')}
<tr class="notes"><td colspan="${report.columns.length}">
<ol class="footers">
${footerLines(report, paper)
  .map((footer, index) => `<li>${index === 0 ? footerHeading : ''}${index + 1}. ${escapeHtml(footer)}</li>`)
  .join('\n')}
</ol>
<div class="signatures">
${signatureLines(paper)
  .map(({ label, value }) => `<span>${escapeHtml(label)}：${escapeHtml(value)}</span>`)
  .join('\n')}
</div>
</td></tr>
</tbody>
</table>
${annexes.join('\n')}
</body>
</html>
`
}

/** On a page of its own: it has another heading. */
function annexTable(annex: ReportTable, number: number, all: number): string {
  return `<section class="annex">
<h2>${escapeHtml(annexTitle(annex, number, all))}</h2>
<table>
${columnWidths(annex)}
<thead>
${headerRows(annex)}
</thead>
<tbody>
${annex.rows.map((row) => bodyRow(annex, row)).join('\n')}
</tbody>
</table>
</section>`
}

/** Text as it may stand between tags and inside quoted attributes. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** By the heading, so that one of up to six characters stands in one line; what it says in brackets may stand in the next. */
function columnWidths(table: Pick<ReportTable, 'columns'>): string {
  const parts = table.columns.map(({ path, kind }) => {
    const characters = (path.at(-1) ?? '').replace(/（.*）$/, '').length
    return kind === 'text' ? 1.8 : kind === 'label' || characters > 4 ? 1.2 : characters > 2 ? 1 : 0.85
  })
  const all = parts.reduce((sum, part) => sum + part, 0)
  return `<colgroup>${parts.map((part) => `<col style="width:${((part * 100) / all).toFixed(3)}%">`).join('')}</colgroup>`
}

function headerRows(table: Pick<ReportTable, 'columns'>): string {
  return headerBands(table.columns)
    .map((line) => {
      const cells = line.map((cell) => {
        const scope = cell.columns > 1 ? 'colgroup' : 'col'
        const columns = cell.columns > 1 ? ` colspan="${cell.columns}"` : ''
        const lines = cell.lines > 1 ? ` rowspan="${cell.lines}"` : ''
        return `<th scope="${scope}"${columns}${lines}>${escapeHtml(cell.text)}</th>`
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
