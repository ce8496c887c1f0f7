// Every report there is: what is read out of its PDF is what its JSON says, figure by figure, and nothing beside it.
import { beforeAll, describe, expect, test } from 'vitest'
import { reportKinds } from '#core/reports/reportKinds.ts'
import { figureText } from '#shared/reports/figureText.ts'
import { headerBands } from '#shared/reports/headerBands.ts'
import { annexTitle, paperTitle, periodLine, signatureLines } from '#shared/reports/paper.ts'
import { renderReportsHtml } from '#shared/reports/renderHtml.ts'
import type { FigureKind, Report } from '#shared/reports/report.ts'
import { reportTables } from '#shared/reports/report.ts'
import { type ReportJson, reportJson } from '#shared/reports/reportJson.ts'
import { browserPath, launchBrowser } from '#test/support/browser.ts'
import { printedPdf } from '#test/support/pdf.ts'
import { everyReport, fillEverything } from './everyReport.ts'
import { openReportOffice } from './reportOffice.ts'

/** Stands between two pages, and in no text. */
const newPage = '\f'
const paper = { office: '台州市总工会', preparedBy: '王伟' }

describe.skipIf(!browserPath)('the PDF of each report', () => {
  const printed: string[][] = []
  let reports: Map<string, Report>
  beforeAll(async () => {
    const office = await openReportOffice()
    try {
      fillEverything(office)
      reports = new Map(everyReport(office).map((report) => [report.id, report]))
    } finally {
      office.close()
    }
    const browser = await launchBrowser()
    try {
      // One printing for all: the first page of each says so.
      const { pages } = await printedPdf(browser, renderReportsHtml([...reports.values()].map((report) => ({ report, paper }))))
      for (const page of pages) {
        if (/第\s*1\s*页/.test(page)) printed.push([])
        printed.at(-1)?.push(page)
      }
    } finally {
      await browser.close()
    }
  })

  test.each(reportKinds.map(({ id, title }) => [id, title]))('%s %s says what its JSON says, and no more', (id) => {
    const report = reports.get(id) as Report
    const pages = printed[[...reports.keys()].indexOf(id)] ?? []
    const left = pages.map((page, index) => withoutFoot(bare(page), index, report))
    const header = bareHeaders(report)
    // What was read so far is cut off the front; a page may begin with the header of the table that it continues.
    let text = left.join(newPage)
    const read = (expected: string, what: string) => {
      const wanted = bare(expected)
      if (text.startsWith(newPage)) text = text.slice(newPage.length)
      const repeated = header.find((line) => text.startsWith(line + wanted))
      if (repeated) text = text.slice(repeated.length)
      expect(text.slice(0, wanted.length), what).toBe(wanted)
      text = text.slice(wanted.length)
    }
    for (const line of [report.label, paperTitle(report), periodLine(report), `填报单位：${paper.office}`, report.units]) read(line, line)
    const json = reportJson(report)
    readTable(json, header[0] ?? '', read)
    json.footers.forEach((footer, index) => {
      read(`${index === 0 ? '说明：' : ''}${index + 1}. ${footer}`, `footer ${index + 1}`)
    })
    json.annexes?.forEach((annex, index, all) => {
      read(annexTitle(annex, index + 1, all.length), annex.title)
      readTable(annex, header[index + 1] ?? '', read)
    })
    for (const { label, value } of signatureLines(paper)) read(`${label}：${value}`, label)
    expect(text).toBe('')
  })
})

/** Every cell of every row, from the JSON alone. */
function readTable({ columns, rows }: Pick<ReportJson, 'columns' | 'rows'>, header: string, read: (expected: string, what: string) => void): void {
  read(header, 'header')
  if (rows.length === 0) read('（无）', 'no rows')
  for (const row of rows) {
    const cells = columns.map(({ key, kind }) => {
      if (kind === 'label') return String(row.label)
      if (kind === 'text') return String(row[key] ?? '')
      return figureText(row[key] as number | null, kind as FigureKind)
    })
    read(cells.join(''), `${row.label}: ${cells.join(' ')}`)
  }
}

function bareHeaders(report: Report): string[] {
  return reportTables(report).map(({ columns }) =>
    bare(
      headerBands(columns)
        .flat()
        .map(({ text }) => text)
        .join(''),
    ),
  )
}

/** Without blanks: a cell's words may stand in several lines. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

function withoutFoot(text: string, index: number, report: Report): string {
  const foot = [`第${index + 1}页`, bare(`${paperTitle(report)} ${report.periodLabel}`)]
  for (const line of foot) expect(text).toContain(line)
  // On the first page the title stands above the table, too, but there the period says to which day.
  return foot.reduce((left, line) => left.replace(line, ''), text)
}
