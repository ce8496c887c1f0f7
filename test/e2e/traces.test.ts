// From a printed figure to the cell of the ledger that it came from, in a real browser: by mouse and by keys, as the report is and as it was issued.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'
import { figureLines, sumOf } from '#test/support/savedFigure.ts'
import { unionRows, writeUnions } from '#test/support/unionLedger.ts'

describe.skipIf(!browserPath)('a figure of report A', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-traces-'))
  let opened: OpenPage
  let page: Page
  const row = (name: RegExp) => page.getByRole('table', { name: '台州市基层工会组织情况' }).getByRole('row', { name })
  const drawer = (name: string) => page.getByRole('dialog', { name })
  const records = () => page.getByRole('table', { name: '计入的记录' })
  const rows = async () => (await records().getByRole('row').allInnerTexts()).slice(1).map((text) => text.split(/\t|\n/).filter((part) => part.trim() !== ''))

  beforeAll(async () => {
    const ledger = writeUnions(
      join(folder, '工会台账.xlsx'),
      unionRows(60, (number) => ({ 1: number > 55 ? '黄岩区' : '椒江区', 8: number })),
    )
    opened = await openPage(async (core) => {
      const { fileId } = await core.files.takeIn(ledger, '工会台账.xlsx')
      let previewId = ''
      for await (const event of await core.call.imports.open({ fileIds: [fileId], register: 'union' }))
        if (event.type === 'preview') previewId = event.preview.previewId
      for await (const event of await core.call.imports.commit({ previewId })) if (event.type === 'committed') expect(event.batches[0]?.rows.added).toBe(60)
      await core.call.reports.issue({ report: 'A', period: '2018Q4' })
    })
    page = opened.page
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens its records, the largest first, each with file, sheet and cell', async () => {
    await opened.go('/reports?report=A&period=2018Q4')
    // 56 + 57 + 58 + 59 + 60
    await row(/^黄岩区/)
      .getByRole('button', { name: '290', exact: true })
      .click()
    await drawer('黄岩区 会员（人）/合计：290').getByText('5条“基层工会”记录的“会员数”相加').waitFor()
    expect((await rows())[0]).toEqual(['台州市第60模具厂工会委员会', '黄岩区', '60', '工会台账.xlsx › 基层工会 I62'])
    expect(await rows()).toHaveLength(5)
    await expectAccessible(page)
  })

  it('is saved with all its records as a workbook', async () => {
    const download = page.waitForEvent('download')
    await drawer('黄岩区 会员（人）/合计：290').getByRole('button', { name: '保存名单' }).click()
    await page.getByRole('menuitem', { name: 'Excel（5 条）' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('基层工会组织情况_2018Q4_黄岩区_会员（人）_合计_名单.xlsx')
    const { rows: saved } = figureLines(XLSX.read(readFileSync(await file.path()), { type: 'buffer' }))
    expect([saved.length, sumOf(saved)]).toEqual([5, 290])
    await page.getByText(/^已保存 5 条/).waitFor()
  })

  it('leads to a record and its sources, and Back to the list again', async () => {
    await records().getByRole('link', { name: '台州市第60模具厂工会委员会' }).click()
    await page.getByRole('tab', { name: /来源/ }).click()
    await page.getByRole('row', { name: /^I62 会员数/ }).waitFor()
    await page.goBack()
    await drawer('黄岩区 会员（人）/合计：290').waitFor()
    await page.keyboard.press('Escape')
    await drawer('黄岩区 会员（人）/合计：290').waitFor({ state: 'detached' })
  })

  it('is reached by the Tab key and the arrows, opens by Enter, and has the focus again after Esc', async () => {
    await row(/^椒江区/)
      .getByRole('button')
      .first()
      .focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await drawer('黄岩区 基层工会（个）/单独建会：5').waitFor()
    await records().waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"], .ant-drawer') !== null)
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.matches('button.report-figure') && document.activeElement.textContent === '5')
    const stops = await row(/./).locator('button.report-figure[tabindex="0"]').count()
    expect(stops).toBe(1)
  })

  it('of a rate shows what stands over and under the line, and the records page by page', async () => {
    await row(/^合计/).getByRole('button').last().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^分母 职工/ }).click()
    await dialog.getByRole('button', { name: /^分母 职工/, pressed: true }).waitFor()
    await expect.poll(async () => (await rows()).length).toBe(50)
    await dialog.getByRole('listitem', { name: '2' }).click()
    await expect.poll(async () => (await rows()).length).toBe(10)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  })

  it('of an issued version says so where that day’s records give something else by now', async () => {
    await opened.go('/r/union/60')
    await page.getByRole('heading', { name: '台州市第60模具厂工会委员会' }).waitFor()
    await page.keyboard.press('e')
    await page.getByLabel('会员数', { exact: true }).fill('61')
    await page.keyboard.press('Control+s')
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor()
    await opened.go('/reports?report=A&period=2018Q4&issued=1')
    await row(/^黄岩区/)
      .getByRole('button', { name: '290', exact: true })
      .click()
    const dialog = drawer('黄岩区 会员（人）/合计：290')
    await dialog.getByText(/^出具的是 290，而按.*查到的是 291/).waitFor()
    expect((await rows())[0]?.slice(0, 4)).toEqual(['台州市第60模具厂工会委员会', '黄岩区', '61', expect.stringMatching(/手工填写$/)])
  })
})
