// The report as it comes out of a printer: pages, repeated header and text of the PDF that a browser makes of the document.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bulletinTable, noBulletinCounts } from '#shared/reports/bulletin.ts'
import { groupsTable } from '#shared/reports/occupationGroups.ts'
import { noCounts, organisationTable } from '#shared/reports/organisation.ts'
import type { PaperOptions } from '#shared/reports/paper.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import type { Report } from '#shared/reports/report.ts'
import { browserPath, launchBrowser } from '#test/support/browser.ts'

function reportOf(rows: number): Report {
  const counts = (n: number) => ({ ...noCounts(), unions: 1000 + n, single: 900, joint: 100 + n, unitsCovered: 2900, employees: 120000, members: 114000 + n })
  return organisationTable({
    period: parsePeriod('2018Q4'),
    scope: { code: '331000', name: '台州市' },
    places: '县（市、区）',
    rows: Array.from({ length: rows }, (_, n) => ({ key: String(n), label: `第${n + 1}街道`, kind: 'region' as const, counts: counts(n) })),
    total: true,
    compared: [],
    today: '2019-07-03',
  })
}

describe.skipIf(!browserPath)('a printed report', () => {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    browser = await launchBrowser()
    folder = mkdtempSync(join(tmpdir(), 'ledger-paper-'))
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Text of each page of the PDF, blanks taken out. */
  async function print(report: Report, issued?: PaperOptions['issued']): Promise<string[]> {
    const page = await browser.newPage()
    await page.setContent(renderReportHtml(report, { office: '台州市总工会', ...(issued && { issued }) }))
    const pdf = join(folder, 'report.pdf')
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }))
    await page.close()
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
    expect(info).toMatch(report.paper === 'A3' ? /Page size:\s+119\d\.\d+ x 84\d\.\d+ pts \(A3\)/ : /Page size:\s+84\d\.\d+ x 59\d\.\d+ pts \(A4\)/)
    const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
    return pages.map((text) => text.replace(/[^\S\n]+/g, ' '))
  }

  test('of a city is one page with its totals, footers and the lines to sign', async () => {
    const pages = await print(reportOf(10))
    expect(pages).toHaveLength(1)
    // 10 × 1000 + 45 unions, 10 × 114000 + 45 members of 1200000 employees: 95.00375 %.
    expect(pages[0]).toMatch(/合计 10045 9000 1045 29000 1200000 0 1140045 0 0 95\.0/)
    expect(pages[0]?.replaceAll(' ', '')).toContain('第1页共1页')
    expect(pages[0]).toContain('填报日期')
  })

  test('that was issued says on each page which version it is, and under the table why', async () => {
    const pages = await print(reportOf(60), { version: 2, issuedOn: '2019-07-03', by: '测试员', note: '补录乙工会' })
    expect(pages.length).toBeGreaterThan(1)
    for (const text of pages) expect(text.replaceAll(' ', '')).toContain('第2版·2019年7月3日出具')
    expect(pages.at(-1)).toContain('更正说明：补录乙工会')
  })

  test('the bulletin of a city with two months to compare is one page, with its headings in one line', async () => {
    const counts = {
      ...noBulletinCounts(),
      issued: 1234,
      verified: 1000,
      founded: 900,
      single: 800,
      joint: 100,
      foundedNow: 10,
      foundedYear: 90,
      notEligible: 34,
      open: 300,
    }
    const report = bulletinTable({
      period: parsePeriod('2019-05'),
      scope: { code: '331000', name: '台州市' },
      places: '县（市、区）',
      rows: Array.from({ length: 10 }, (_, n) => ({ key: String(n), label: `第${n + 1}区`, kind: 'region' as const, counts })),
      total: true,
      compared: ['上月', '上年同月'].map((label) => ({ key: label, label, counts })),
      shouldFound: 'issued',
      today: '2019-07-03',
    })
    const pages = await print(report)
    expect(pages).toHaveLength(1)
    for (const heading of ['不符合条件', '本年累计', '单独建会', '填报日期']) expect(pages[0]).toContain(heading)
    expect(pages[0]).toMatch(/合计 12340 10000 81\.0 12000 9000/)
  })

  test('of the eight groups is printed on A3', async () => {
    const groups = ['货车司机', '快递员', '护工护理员', '家政服务员', '商场信息员', '网约送餐员', '房产中介员', '保安员'].map((code) => ({ code, label: code }))
    const report = groupsTable({
      period: parsePeriod('2019Q1'),
      scope: { code: '331000', name: '台州市' },
      places: '县（市、区）',
      groups,
      rows: Array.from({ length: 10 }, (_, n) => ({ key: String(n), label: `第${n + 1}区`, kind: 'region' as const, groups: {} })),
      total: true,
      compared: [],
      today: '2019-07-03',
    })
    expect(await print(report)).toHaveLength(1)
  })

  test('of 200 rows repeats its header on each page, cuts no row and numbers the pages', async () => {
    const pages = await print(reportOf(200))
    expect(pages.length).toBeGreaterThan(5)
    pages.forEach((text, index) => {
      expect(text).toContain('单独建会')
      expect(text).toContain('其中：农民工')
      expect(text.replaceAll(' ', '')).toContain(`第${index + 1}页共${pages.length}页`)
    })
    const printed = pages.join('\n')
    for (let n = 0; n < 200; n++) expect(printed).toContain(`第${n + 1}街道 ${1000 + n} 900 ${100 + n} 2900 120000 0 ${114000 + n} 0 0`)
    expect(pages.at(-1)).toMatch(/合计 219900 180000 39900 580000 24000000 0 22819900 0 0 95\.1/)
  })
  test('never leaves notes and signatures alone on a page', async () => {
    for (const rows of [1, 15, 16, 17, 18, 19, 20]) {
      const last = (await print(reportOf(rows))).at(-1)
      expect(last, `${rows} rows`).toMatch(/合计 \d+ \d+/)
      expect(last).toContain('单独建会')
      expect(last).toContain('填报日期')
    }
  })
})
