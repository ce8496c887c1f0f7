// Before paper is used up: the preview shows the sheets that the printer prints, on A4 or A3, of one report or of every county's; what leaves is what was shown.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'
import { readPdf } from '#test/support/pdf.ts'
import { printFolder } from '#test/support/printFolder.ts'

describe.skipIf(!browserPath)('printing', () => {
  let opened: OpenPage
  let page: Page
  const prints = printFolder()
  /** While this file is there, the browser that is asked to print does not begin. */
  const held = join(prints.path, 'held')
  const preview = () => page.getByRole('dialog', { name: '打印预览' })
  const sheets = () => preview().frameLocator('iframe').locator('.sheet .page-number')

  beforeAll(async () => {
    const program = join(prints.path, 'browser')
    writeFileSync(program, `#!/bin/sh\nwhile [ -e '${held}' ]; do sleep 0.1; done\nexec '${browserPath}' "$@"\n`, { mode: 0o755 })
    opened = await openPage(
      async (core) => {
        for (let n = 0; n < 70; n++)
          await core.call.records.create({
            register: 'union',
            values: {
              name: `第${n + 1}机械厂工会委员会`,
              form: 'single',
              status: 'active',
              county: n < 50 ? '椒江区' : '黄岩区',
              foundedOn: '2014-01-01',
              termFrom: '2014-07-01',
              termYears: '5',
              employees: '30',
              members: '20',
            },
          })
      },
      {
        context: { acceptDownloads: true },
        core: { clock: { now: () => '2019-06-28T02:00:00.000Z', today: () => '2019-06-28' } },
        environment: { LEDGER_BROWSER: program, TMPDIR: prints.path },
      },
    )
    page = opened.page
    await opened.go('/reports?report=E&period=2019Q2')
    await page.getByRole('table', { name: '台州市基层工会换届预警' }).waitFor()
  })
  afterAll(async () => {
    // First, since a host waits for what it prints.
    prints.remove()
    await opened?.close()
  })

  /** What each page says of itself in the downloaded PDF. */
  async function pdf(
    button = preview().getByRole('button', { name: 'PDF' }),
  ): Promise<{ name: string; numbers: string[]; sizes: readonly (readonly [number, number])[] }> {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    // The file is there before the page has heard of it, and until then no key is taken for what lies below.
    await expect.poll(() => button.getAttribute('class'), { timeout: 60_000 }).not.toContain('ant-btn-loading')
    await page.getByRole('dialog', { name: '正在生成 PDF' }).waitFor({ state: 'hidden' })
    const read = readPdf(readFileSync(await download.path()))
    return {
      name: download.suggestedFilename(),
      numbers: read.pages.map((text) => /第\s*\d+\s*页\s*共\s*\d+\s*页/.exec(text)?.[0]?.replace(/\s/g, '') ?? ''),
      sizes: read.sizes,
    }
  }
  const shown = async () => (await sheets().allInnerTexts()).map((text) => text.replace(/\s/g, ''))

  it('Ctrl+P shows the sheets of the report, as many as its PDF has pages', async () => {
    await page.keyboard.press('Control+p')
    await preview()
      .getByRole('status')
      .getByText(/^共 [2-9] 页$/)
      .waitFor()
    await expectAccessible(page, 'iframe')
    const { name, numbers, sizes } = await pdf()
    expect(name).toBe('台州市基层工会换届预警（2019年第二季度）.pdf')
    expect(numbers).toEqual(await shown())
    expect(numbers.at(-1)).toBe(`第${numbers.length}页共${numbers.length}页`)
    expect(sizes[0]).toEqual([297, 210])
  })

  it('a PDF that takes long says so, and can be cancelled: nothing of it is left, and the next one comes', async () => {
    const downloads: string[] = []
    const note = (download: { suggestedFilename(): string }) => downloads.push(download.suggestedFilename())
    page.on('download', note)
    writeFileSync(held, '')
    await preview().getByRole('button', { name: 'PDF' }).click()
    const work = page.getByRole('dialog', { name: '正在生成 PDF' })
    await work.getByText(/^共 [2-9] 页，取消后不生成文件$/).waitFor()
    await expectAccessible(page, 'iframe')
    // Keys that are meant for the preview neither print the page nor close anything.
    for (const key of ['Control+p', 'Escape']) await page.keyboard.press(key)
    expect(await page.evaluate(() => document.querySelectorAll('.print-frame').length)).toBe(0)
    await work.getByRole('button', { name: '取消' }).click()
    await page.getByText('已取消，没有生成 PDF').waitFor()
    await work.waitFor({ state: 'hidden' })
    await prints.empty()
    rmSync(held)
    const { numbers } = await pdf()
    page.off('download', note)
    expect([numbers, downloads]).toEqual([await shown(), ['台州市基层工会换届预警（2019年第二季度）.pdf']])
  })

  it('a PDF is given up with the tab that asked for it', async () => {
    const tab = await opened.context.newPage()
    await tab.goto(page.url())
    await tab.getByRole('table', { name: '台州市基层工会换届预警' }).waitFor()
    writeFileSync(held, '')
    const asked = tab.waitForRequest(/\/pdf$/)
    await tab.getByRole('button', { name: 'PDF' }).click()
    await asked
    await tab.getByRole('dialog', { name: '正在生成 PDF' }).waitFor()
    await tab.close()
    await prints.empty()
    rmSync(held)
  })

  it('A3 takes fewer of them, and stays chosen for what leaves later', async () => {
    const before = (await shown()).length
    await preview().getByText('A3 横向').click()
    await expect.poll(async () => (await shown()).length).toBeLessThan(before)
    await preview()
      .getByRole('status')
      .getByText(/^共 \d+ 页$/)
      .waitFor()
    await preview().getByText('页宽').click()
    const { numbers, sizes } = await pdf()
    expect([numbers, sizes[0]]).toEqual([await shown(), [420, 297]])
    await page.keyboard.press('Escape')
    await preview().waitFor({ state: 'hidden' })
    expect((await pdf(page.getByRole('button', { name: 'PDF' }))).sizes[0]).toEqual([420, 297])
  })

  it('prints what it shows, at a press of Enter', async () => {
    await page.evaluate(() => {
      const printed: string[] = []
      Object.assign(window, { printed })
      // A frame that is opened for printing keeps its document and opens no dialog of the system's.
      new MutationObserver((changes) => {
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
          if (node instanceof HTMLIFrameElement && node.className === 'print-frame')
            node.addEventListener('load', () => printed.push(node.contentDocument?.title ?? ''), { capture: true })
      }).observe(document.body, { childList: true })
    })
    await page.keyboard.press('Control+p')
    await preview().getByRole('status').getByText(/^共/).waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await expect.poll(focused).toContain('打印')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => (window as unknown as { printed: string[] }).printed)).toEqual(['台州市基层工会换届预警 2019年第二季度'])
    // While a page prints, the browser hears no key.
    await expect.poll(() => preview().locator('.ant-btn-loading').count()).toBe(0)
    await page.keyboard.press('Escape')
    await preview().waitFor({ state: 'hidden' })
  })

  it('each county has sheets of its own, numbered for itself', async () => {
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '各县（市、区）各一份：打印或 PDF' }).click()
    await preview()
      .getByRole('status')
      .getByText(/^9 张表，共 \d+ 页$/)
      .waitFor()
    await expectAccessible(page, 'iframe')
    const { name, numbers } = await pdf()
    expect(name).toBe('基层工会换届预警（2019年第二季度）县（市、区）各一份.pdf')
    expect(numbers).toEqual(await shown())
    expect(numbers.filter((number) => number.startsWith('第1页'))).toHaveLength(9)
    expect(numbers[0]).not.toBe('第1页共1页')
    expect(numbers.at(-1)).toBe('第1页共1页')
    await page.keyboard.press('Escape')
    await preview().waitFor({ state: 'hidden' })
  })

  it('goes out as CSV, and as a workbook with a sheet for each county', async () => {
    const take = async (item: string) => {
      await page.getByRole('button', { name: '更多' }).click()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item, exact: true }).click()])
      return download.suggestedFilename()
    }
    expect(await take('CSV')).toBe('台州市基层工会换届预警_2019Q2.csv')
    expect(await take('各县（市、区）各一份：一个 Excel 文件，各占一张表')).toBe('基层工会换届预警_2019Q2_各地各一份.xlsx')
    expect(await take('各县（市、区）各一份：各一个 Excel 文件（压缩包）')).toBe('基层工会换届预警_2019Q2_各地各一份.zip')
  })
})
