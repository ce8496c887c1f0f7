// The clerk's whole morning in a real browser: import → mend a refused row in place → roster → report → a PDF that holds the right totals.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath, clerkWindow, launchBrowser } from '#test/support/browser.ts'
import { startWebHost, type TestHost } from '#test/support/webHost.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

const bands = ['序号', '县（市、区）', '镇（街道）', '单位信息', '', '', '工会信息', '', '', '', '', '', '']
const headings = [
  '',
  '',
  '',
  '单位名称',
  '统一社会\n信用代码',
  '职工人数',
  '工会名称',
  '建会形式',
  '建会时间',
  '工会主席',
  '联系电话',
  '会员数',
  '其中：\n女会员',
]
const rows = [
  [
    1,
    '椒江区',
    '海门街道',
    '台州市椒江青禾泵业有限公司',
    '',
    151,
    '台州市椒江青禾泵业有限公司工会委员会',
    '单独建会',
    '2010年4月',
    '高柔',
    '0576-88000001',
    111,
    88,
  ],
  [2, '', '白云街道', '', '', 103, '白云街道模具行业联合工会', '联合建会', '2018.1.4', '曾可枝', '13900000002', 88, 55],
  [3, '', '', '台州市椒江禾木超市有限公司', '', 60, '', '单独', '2016-05-01', '王　伟', '13900000003', 50, 20],
  [4, '温岭市', '泽国镇', '温岭市听泉阀门有限公司', '', 200, '温岭市听泉阀门有限公司工会', '独立建会', 43466, '林知秋', '13900000004', 150, 30],
]
const total = ['合 计', '', '', '', '', 514, '', '', '', '', '', 399, 193]
const sheet = [['附件1'], ['台州市基层工会组织情况一览表'], bands, headings, ...rows, total, ['填报人：陈某']]
const merges = ['A2:M2', 'D3:F3', 'G3:M3', 'A3:A4', 'B3:B4', 'C3:C4', 'B5:B7']

const covered = [
  ['序号', '县市区', '联合工会名称', '覆盖单位名称', '职工数', '会员数'],
  [1, '椒江区', '白云街道模具行业联合工会', '台州市椒江甲木模具厂', 12, 9],
  [2, '椒江区', '白云街道模具行业联合工会', '台州市椒江乙木模具厂', 8, 5],
]

describe.skipIf(!browserPath)('a clerk’s morning', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-morning-'))
  const complaints: string[] = []
  let host: TestHost
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    writeWorkbook(join(folder, '基层工会一览表.xlsx'), { 基层工会: sheet }, merges)
    writeWorkbook(join(folder, '联合工会覆盖单位.csv'), { 覆盖: covered })
    host = await startWebHost(join(folder, 'data'))
    browser = await launchBrowser()
    page = await (await browser.newContext({ ...clerkWindow, acceptDownloads: true })).newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(host.url)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('begins with an empty office that offers both ways in', async () => {
    await page.getByRole('button', { name: '导入我的台账' }).waitFor()
    await page.getByRole('button', { name: '用演示单位看一看' }).waitFor()
    await expectAccessible(page)
  })

  it('reads the ledgers, finds their headers and says which row it cannot take', async () => {
    await page.getByRole('button', { name: '导入我的台账' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择文件…' }).click()
    await (await chooser).setFiles([join(folder, '基层工会一览表.xlsx'), join(folder, '联合工会覆盖单位.csv')])
    await page.getByRole('button', { name: '读取并预览' }).click()
    await page.getByRole('button', { name: '下一步：核对数据' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '下一步：核对数据' }).click()
    await page.getByText('退回 1').first().waitFor()
    await expectAccessible(page)
  })

  it('lets the clerk mend the refused row in its own cell, by the keyboard', async () => {
    const problems = page.getByRole('complementary', { name: '问题' })
    await problems.getByText('G7').click()
    await page.getByRole('textbox', { name: /^G7 / }).waitFor()
    await page.keyboard.type('台州市椒江禾木超市有限公司工会')
    await page.keyboard.press('Enter')
    await page.getByText('退回 0').first().waitFor()
  })

  it('imports everything at once, with counts that add up', async () => {
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('导入完成').waitFor()
    const receipt = page.getByRole('region', { name: /基层工会一览表/ })
    expect(await receipt.innerText()).toMatch(/新增\s*4/)
    await expectAccessible(page)
  })

  it('finds a union in the roster and corrects its chair from the keyboard', async () => {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /基层工会$/ })
      .click()
    await page.getByText('共 4 条').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('/')
    await page.keyboard.type('听泉')
    await page.getByText('共 1 条').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '温岭市听泉阀门有限公司工会' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /编辑|修改/ }).click()
    await page.getByLabel('工会主席', { exact: true }).fill('林知夏')
    await page.keyboard.press('Control+s')
    await page.getByText('已保存').first().waitFor()
    await page.getByRole('tab', { name: /历史|变更/ }).click()
    await page.getByText('林知秋').first().waitFor()
    await expectAccessible(page)
  })

  it('prints the quarter to a PDF whose text holds the right totals', async () => {
    await page.goto(`${new URL(host.url).origin}/#/reports?report=A&period=2019Q1`)
    await page.getByRole('button', { name: 'PDF' }).waitFor()
    await page.getByText('合计').first().waitFor()
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'PDF' }).click()
    const file = join(folder, 'report.pdf')
    await (await download).saveAs(file)
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    const totals = text.split('\n').find((line) => /^\s*合计\s+\d/.test(line))
    // unions 4 = 3 + 1; units 3 of their own and 2 covered; employees 514; members 399, of them women 193; rate 399 ÷ 514
    expect(totals?.trim().split(/\s+/)).toEqual(['合计', '4', '3', '1', '5', '514', '—', '399', '193', '—', '77.6'])
  })

  it('has left nothing in the browser’s console to be ashamed of', () => {
    expect(complaints).toEqual([])
  })
})
