// The bulletin in a real browser: counted, issued, corrected with a note, read again as it was; its bars and figures lead to the cases.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '#core/core.ts'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath, launchBrowser } from '#test/support/browser.ts'
import { resourcesDir } from '#test/support/office.ts'
import { startWebHost, type TestHost } from '#test/support/webHost.ts'

describe.skipIf(!browserPath)('the bulletin', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bulletin-'))
  let host: TestHost
  let browser: Browser
  let page: Page
  const table = () => page.getByRole('table', { name: '台州市未建会核查通报' })
  const total = async () => (await table().getByRole('row', { name: /^合计/ }).innerText()).split(/\s+/)
  const versions = () => page.getByRole('region', { name: '已出具' })

  beforeAll(async () => {
    const dataDir = join(folder, 'data')
    const core = await createCore({ dataDir, resourcesDir })
    const { create } = core.call.records
    for (const [index, state] of ['issued', 'issued', 'founded'].entries()) {
      const unit = await create({ register: 'unit', values: { name: `椒江${index}厂`, county: '椒江区', township: '海门街道' } })
      const settled = state === 'founded' ? { verificationResult: 'confirmed', verifiedOn: '2019-04-02', foundedOn: '2019-05-06', closedOn: '2019-05-06' } : {}
      const values = { unit: unit.record.id, responsible: '椒江区总工会', state, issuedOn: '2019-03-01', dueOn: '2019-05-30', ...settled }
      await create({ register: 'outreach', values })
    }
    await core.close()
    host = await startWebHost(dataDir)
    browser = await launchBrowser()
    page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })).newPage()
    await page.goto(host.url)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is chosen by month and shows its rows, its rank and its chart', async () => {
    await page.goto(`${new URL(host.url).origin}/#/reports?report=B&period=2019-05`)
    await page
      .getByRole('img', { name: /各地进度/ })
      .locator('svg')
      .waitFor()
    const row = (
      await table()
        .getByRole('row', { name: /^椒江区/ })
        .innerText()
    ).split(/\s+/)
    // issued, verified, rate, should found, founded, single, joint, this month, this year, rate, not eligible, open, overdue, rank
    expect(row.slice(1)).toEqual(['3', '1', '33.3', '3', '1', '1', '0', '1', '1', '33.3', '0', '2', '2', '1'])
    expect((await total()).at(-1)).toBe('—')
    await expectAccessible(page)
  })

  it('leads from a figure and from a bar to the cases', async () => {
    await table()
      .getByRole('row', { name: /^椒江区/ })
      .getByRole('link', { name: '1', exact: true })
      .click()
    await page.getByText('共 1 条').waitFor()
    await page.getByText('椒江2厂').waitFor()
    await page.goBack()
    const chart = page.getByRole('img', { name: /各地进度/ })
    await chart.scrollIntoViewIfNeeded()
    // The lowest part of the first bar is what was founded.
    const bars = chart.locator('svg path[fill="#22713c"]')
    await expect.poll(() => bars.count()).toBeGreaterThan(1)
    const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()))
    const bar = boxes.filter((box) => box !== null && box.height > 20).at(-1)
    if (!bar) throw new Error('no bar is drawn')
    await page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2)
    await page.getByText('共 1 条').waitFor()
    expect(page.url()).toContain('/r/outreach?')
    await page.goBack()
  })

  it('is issued once, and not again while it says the same', async () => {
    await table().waitFor()
    await page.getByRole('button', { name: '出具' }).click()
    await page.getByText(/^这是出具时的数字.*第1版/).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '看现在的数字' }).click()
    await page.getByRole('button', { name: '出具' }).click()
    await page.getByText('与第1版没有不同，不再另出新版').waitFor()
  })

  it('asks for a note when a case was entered late, says what the next version changes, and keeps both', async () => {
    await host.close()
    const again = await createCore({ dataDir: join(folder, 'data'), resourcesDir })
    const { record } = await again.call.records.get({ register: 'outreach', id: 1 })
    await again.call.records.update({
      register: 'outreach',
      id: 1,
      version: record.version,
      values: { verificationResult: 'confirmed', state: 'founding', verifiedOn: '2019-05-20' },
    })
    await again.close()
    host = await startWebHost(join(folder, 'data'))
    await page.goto(host.url)
    await page.goto(`${new URL(host.url).origin}/#/reports?report=B&period=2019-05`)
    await table().waitFor()
    await page.getByRole('button', { name: '出具' }).click()
    const dialog = page.getByRole('dialog', { name: '更正：出具第2版' })
    await dialog.getByText('椒江区 核查/已核查：1 → 2').waitFor()
    await expectAccessible(page)
    expect(await dialog.getByRole('button', { name: /出\s*具/ }).isDisabled()).toBe(true)
    await dialog.getByLabel('更正说明').fill('椒江区补报一家')
    await dialog.getByRole('button', { name: /出\s*具/ }).click()
    await page.getByText(/^这是出具时的数字.*第2版/).waitFor()
    await page.getByRole('list', { name: '说明：' }).getByText('更正说明：椒江区补报一家').waitFor()
    await versions().getByText('椒江区 核查/已核查：1 → 2').waitFor()
    await versions().getByRole('link', { name: '第1版' }).click()
    await page.getByText(/^这是出具时的数字.*第1版/).waitFor()
    expect((await total())[2]).toBe('1')
  })
})
