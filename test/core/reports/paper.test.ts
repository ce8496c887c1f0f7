// The report as it comes out of a printer: pages, repeated header and text of the PDF that a browser makes of the document.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pagesOfEach, printReports } from '#electron/web/printReports.ts'
import { withPrinter } from '#electron/web/withPrinter.ts'
import { bulletinTable, noBulletinCounts } from '#shared/reports/bulletin.ts'
import { groupsTable } from '#shared/reports/occupationGroups.ts'
import { noCounts, organisationTable } from '#shared/reports/organisation.ts'
import type { PaperOptions } from '#shared/reports/paper.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { renderReportHtml, renderReportsHtml } from '#shared/reports/renderHtml.ts'
import type { Report, ReportTable } from '#shared/reports/report.ts'
import { browserPath, launchBrowser } from '#test/support/browser.ts'
import { printedPdf } from '#test/support/pdf.ts'

/** @param others labels of the periods that it is held against */
function reportOf(rows: number, others: readonly string[] = []): Report {
  const counts = (n: number) => ({ ...noCounts(), unions: 1000 + n, single: 900, joint: 100 + n, unitsCovered: 2900, employees: 120000, members: 114000 + n })
  return organisationTable({
    period: parsePeriod('2018Q4'),
    scope: { code: '331000', name: '台州市' },
    places: '县（市、区）',
    rows: Array.from({ length: rows }, (_, n) => ({ key: String(n), label: `第${n + 1}街道`, kind: 'region' as const, counts: counts(n) })),
    total: true,
    compared: others.map((label, n) => ({ key: label, label, counts: counts(n) })),
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

  /** Several reports in one printing: the pages of each. */
  async function printEach(reports: readonly Report[]): Promise<string[][]> {
    const { pages } = await printedPdf(browser, renderReportsHtml(reports.map((report) => ({ report, paper: { office: '台州市总工会' } }))))
    const each: string[][] = []
    for (const text of pages) {
      if (/第\s*1\s*页/.test(text)) each.push([])
      each.at(-1)?.push(text)
    }
    expect(each).toHaveLength(reports.length)
    return each
  }

  test('never leaves its total, notes and signatures without three rows on a page', async () => {
    const each = await printEach(
      [1, 15, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 44, 50].flatMap((rows) => [reportOf(rows), reportOf(rows, ['上季度', '上年同季'])]),
    )
    expect(new Set(each.map((pages) => pages.length)).size).toBeGreaterThan(1)
    for (const pages of each) {
      const last = pages.at(-1) ?? ''
      expect(last).toMatch(/合计 \d+ \d+/)
      expect(last).toContain('单独建会')
      expect(last).toContain('填报日期')
      if (pages.length > 1) expect(last.match(/第\d+街道/g)?.length ?? 0).toBeGreaterThanOrEqual(3)
    }
  })

  test('of a county of 17 to 20 townships stays on one page with two periods below its total, in the size of text that the format asks for', async () => {
    // One row more for what the county leads itself.
    const reports = [17, 18, 19, 20].map((townships) => reportOf(townships + 1, ['上季度', '上年同季']))
    for (const [index, pages] of (await printEach(reports)).entries()) {
      expect(pages, `${17 + index} townships`).toHaveLength(1)
      for (const words of ['附件', `第${18 + index}街道`, '合计', '上季度', '上年同季', '说明', '填报日期']) expect(pages[0]).toContain(words)
    }
    // 五号 in the table, 2号 in the title, whatever the room.
    for (const report of [...reports, reportOf(5), reportOf(60)]) {
      const html = renderReportHtml(report, { office: '台州市总工会' })
      expect(html).toContain('<table style="font-size:10.5pt">')
      expect(html).toMatch(/h1 \{[^}]*bold 22pt/)
    }
  })

  test('of many columns fits on A4 where the clerk wants it, and a small one on A3', async () => {
    const wide = { ...reportOf(3), columns: Array.from({ length: 27 }, (_, n) => ({ key: `c${n}`, path: [`第${n + 1}项`], kind: 'count' as const })) }
    const sizes = await Promise.all(
      ([undefined, 'A4', 'A3'] as const).map(
        async (size) => (await printedPdf(browser, renderReportHtml({ ...wide, paper: 'A3' }, { office: '市', size }))).sizes,
      ),
    )
    expect(sizes).toEqual([[[420, 297]], [[297, 210]], [[420, 297]]])
  })

  test('of 200 records with long notes has each of them once and whole, under a header on each page', async () => {
    const note = (n: number) =>
      `第${n + 1}号说明：因企业改制，换届选举延期半年，已报上级工会批准，${'预计年底以前完成换届选举工作；'.repeat(n % 4)}末${n + 1}号`
    const list: ReportTable = {
      title: '到期工会名单',
      columns: [
        { key: 'label', path: ['工会'], kind: 'label' },
        { key: 'ends', path: ['届满日期'], kind: 'text' },
        { key: 'note', path: ['情况说明'], kind: 'text' },
        { key: 'days', path: ['剩余天数'], kind: 'count' },
      ],
      rows: Array.from({ length: 200 }, (_, n) => ({
        key: `union:${n}`,
        label: `第${n + 1}机械制造有限责任公司工会`,
        kind: 'record',
        figures: { days: n },
        texts: { ends: '2019-07-01', note: note(n) },
      })),
    }
    const { pages } = await printedPdf(browser, renderReportHtml({ ...reportOf(3), annexes: [list] }, { office: '台州市总工会' }))
    const bare = pages.map((text) => text.replace(/\s/g, ''))
    expect(pages.length).toBeGreaterThan(10)
    for (const text of bare.slice(1)) expect(text).toContain('工会届满日期情况说明剩余天数')
    for (let n = 0; n < 200; n++) {
      const whole = `第${n + 1}机械制造有限责任公司工会2019-07-01${note(n)}${n}`
      expect(
        bare.filter((text) => text.includes(whole)),
        whole,
      ).toHaveLength(1)
    }
    // The annex follows on below the table; notes stand below the table, signatures at the end with rows above them.
    expect(bare[0]).toContain('附表：到期工会名单')
    expect(bare[0]).toContain('说明：1.')
    expect(bare.at(-1)).toContain('末200号')
    expect(bare.at(-1)).toContain('填报日期')
    expect(bare.slice(0, -1).join('')).not.toContain('填报日期')
  })

  test('begins a short annex on the next page where it does not fit, and a title never ends a page', async () => {
    const annexOf = (rows: number): ReportTable => ({
      title: '附带的表',
      columns: [{ key: 'label', path: ['名称'], kind: 'label' }],
      rows: Array.from({ length: rows }, (_, n) => ({ key: `x${n}`, label: `附行${n + 1}`, kind: 'group', figures: {} })),
    })
    const tried = [8, 11, 13, 15].flatMap((rows) => [6, 30].map((further) => ({ rows, further })))
    const each = await printEach(tried.map(({ rows, further }) => ({ ...reportOf(rows), annexes: [annexOf(further)] })))
    tried.forEach(({ rows, further }, index) => {
      const page = each[index]?.find((text) => text.includes('附表：附带的表'))
      expect(page, `${rows} rows`).toContain('附行1')
      if (further === 6) expect(page, `${rows} rows`).toContain('附行6')
    })
  })

  test('for each county numbers its own pages, says how many it has, and whose a sheet is', async () => {
    const printed = [3, 40, 28].map((rows, n) => ({
      report: { ...reportOf(rows), scope: { code: `33100${n}`, name: `第${n + 1}县` } },
      paper: { office: `第${n + 1}县总工会` },
    }))
    const pdf = await withPrinter({ browser: browserPath }, (print) => printReports(printed, print))
    const file = join(folder, 'each.pdf')
    writeFileSync(file, pdf)
    const pages = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
      .split('\f')
      .slice(0, -1)
      .map((text) => text.replace(/\s/g, ''))
    const feet = pages.map((text) => [
      /第\d+页共\d+页/.exec(text)?.[0],
      /第\d县基层工会组织情况2018年第四季度$/.test(text) || text.includes('县基层工会组织情况2018年第四季度'),
    ])
    expect(feet.map(([number]) => number)).toEqual(['第1页共1页', '第1页共3页', '第2页共3页', '第3页共3页', '第1页共2页', '第2页共2页'])
    expect(feet.every(([, named]) => named)).toBe(true)
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Page size:\s+841/)
    for (const [index, office] of ['第1县', '第2县', '第3县'].entries())
      expect(
        pages.filter((text) => text.includes(`填报单位：${office}总工会`)),
        String(index),
      ).toHaveLength(1)
    expect(pages.filter((text) => text.includes('填报日期'))).toHaveLength(3)
    expect(pagesOfEach(Buffer.from('nothing'), 2)).toBeUndefined()
    expect(renderReportsHtml(printed)).toContain('counter(report-2) " 页"')
  })
})
