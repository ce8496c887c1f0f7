// The bulletin in a real browser: counted, issued, corrected with a note, read again as it was; its bars and figures lead to the cases.
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { bulletinTemplate } from '#test/support/bulletinTemplate.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('the bulletin', () => {
  let opened: OpenPage
  let page: Page
  const table = () => page.getByRole('table', { name: '台州市未建会核查通报' })
  const total = async () => (await table().getByRole('row', { name: /^合计/ }).innerText()).split(/\s+/)
  const versions = () => page.getByRole('region', { name: '已出具' })

  beforeAll(async () => {
    opened = await openPage(
      async (core) => {
        const { create } = core.call.records
        for (const [index, state] of ['issued', 'issued', 'founded'].entries()) {
          const unit = await create({ register: 'unit', values: { name: `椒江${index}厂`, county: '椒江区', township: '海门街道' } })
          const settled =
            state === 'founded' ? { verificationResult: 'confirmed', verifiedOn: '2019-04-02', foundedOn: '2019-05-06', closedOn: '2019-05-06' } : {}
          const values = { unit: unit.record.id, responsible: '椒江区总工会', state, issuedOn: '2019-03-01', dueOn: '2019-05-30', ...settled }
          await create({ register: 'outreach', values })
        }
      },
      { context: { acceptDownloads: true } },
    )
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('is chosen by month and shows its rows, its rank and its chart', async () => {
    await opened.go('/reports?report=B&period=2019-05')
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
    const row = table().getByRole('row', { name: /^椒江区/ })
    await row.getByRole('button', { name: '33.3', exact: true }).last().click()
    const drawer = page.getByRole('dialog', { name: /^椒江区 建会率/ })
    await drawer.getByText('椒江区，2019年5月：建会率（%） 33.3%＝已建会/合计 1÷（下发 3－不符合条件 0）。').waitFor()
    await drawer.getByRole('button', { name: /^分子 已建会/ }).click()
    await expect.poll(() => drawer.getByRole('table', { name: '计入的记录' }).getByRole('link').allInnerTexts()).toEqual(['椒江2厂'])
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await row.getByRole('button', { name: '1', exact: true }).first().click()
    const verified = page.getByRole('dialog', { name: '椒江区 核查/已核查：1' })
    await verified.getByText('椒江2厂').waitFor()
    await page.keyboard.press('Escape')
    await verified.waitFor({ state: 'detached' })
    const chart = page.getByRole('img', { name: /各地进度/ })
    await chart.scrollIntoViewIfNeeded()
    // The lowest part of the first bar is what was founded.
    const bars = chart.locator('svg path[fill="#22713c"]')
    await expect.poll(() => bars.count()).toBeGreaterThan(1)
    const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()))
    const bar = boxes.filter((box) => box !== null && box.height > 20).at(-1)
    if (!bar) throw new Error('no bar is drawn')
    await page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2)
    const founded = page.getByRole('dialog', { name: '椒江区 已建会/合计：1' })
    await expect.poll(() => founded.getByRole('table', { name: '计入的记录' }).getByRole('link').allInnerTexts(), { timeout: 10_000 }).toEqual(['椒江2厂'])
    await founded.getByRole('link', { name: '在名单里看现在的' }).click()
    await page.getByText('共 1 条').waitFor()
    expect(page.url()).toContain('/r/outreach?figure=founded&place=331002')
    await page.goBack()
    await founded.getByText('椒江2厂').waitFor()
    await page.keyboard.press('Escape')
    await founded.waitFor({ state: 'detached' })
  })

  it('is issued once, and not again while it says the same', async () => {
    await table().waitFor()
    await page.getByRole('button', { name: '出具' }).click()
    const dialog = page.getByRole('dialog', { name: '出具第1版' })
    await dialog.getByText('不能再修改或删除').waitFor()
    await dialog.getByRole('button', { name: /出\s*具/ }).click()
    await page.getByText(/^这是出具时的数字.*第1版/).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '看现在的数字' }).click()
    await page.getByRole('button', { name: '出具' }).click()
    await page.getByText('与第1版没有不同，不再另出新版').waitFor()
  })

  it('asks for a note when a case was put right, says what the next version changes, and keeps both', async () => {
    await opened.go('/r/outreach/1')
    await page.getByRole('link', { name: '椒江0厂' }).first().waitFor()
    await page.keyboard.press('e')
    await page.getByLabel('办结期限', { exact: true }).fill('2019-07-30')
    await page.keyboard.press('Control+s')
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor()
    await opened.go('/reports?report=B&period=2019-05')
    await table().waitFor()
    await page.getByRole('button', { name: '出具' }).click()
    const dialog = page.getByRole('dialog', { name: '更正：出具第2版' })
    await dialog.getByText('椒江区 未办结/逾期：2 → 1').waitFor()
    await expectAccessible(page)
    expect(await dialog.getByRole('button', { name: /出\s*具/ }).isDisabled()).toBe(true)
    await dialog.getByLabel('更正说明').fill('椒江区一家的期限填错')
    await dialog.getByRole('button', { name: /出\s*具/ }).click()
    await page.getByText(/^这是出具时的数字.*第2版/).waitFor()
    await page.getByRole('list', { name: '说明：' }).getByText('更正说明：椒江区一家的期限填错').waitFor()
    await versions().getByText('椒江区 未办结/逾期：2 → 1').waitFor()
    await versions().getByRole('link', { name: '第1版' }).click()
    await page.getByText(/^这是出具时的数字.*第1版/).waitFor()
    expect((await total())[13]).toBe('2')
  })

  it('a version goes to each county as it was issued, as part of it, though a case was put right since', async () => {
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '各县（市、区）各一份：打印或 PDF' }).click()
    const preview = page.getByRole('dialog', { name: '打印预览' })
    await preview.getByText(/^9 张表，共 \d+ 页$/).waitFor()
    const sheets = preview.frameLocator('iframe')
    expect((await sheets.locator('.sheet .page-left').first().innerText()).replaceAll(' ', '')).toMatch(/^台州市第1版分表·\d+年\d+月\d+日出具$/)
    expect((await sheets.locator('.paper').first().getByRole('row', { name: /^合计/ }).innerText()).split(/\s+/)[13]).toBe('2')
    expect(await preview.getByRole('alert').count()).toBe(0)
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'hidden' })
  })

  it('is a Word document of the version on screen, by the office’s own template where it has one', async () => {
    const words = async () => {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Word 文稿' }).click()
      const path = await (await download).path()
      return strFromU8(unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    }
    expect(await words()).toContain('第1版')
    await opened.go('/settings')
    const section = page.getByRole('region', { name: '通报文稿的 Word 模板' })
    const handIn = async (change: (xml: string) => string) => {
      const chooser = page.waitForEvent('filechooser')
      await section.getByRole('button', { name: '换成自己的…' }).click()
      await (await chooser).setFiles({ name: '我们的.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(bulletinTemplate(change)) })
    }
    await handIn((xml) => xml.replace('{主送}', '{抄送}'))
    await page.getByText('“我们的.docx”不能用作模板：不认识{抄送}').waitFor()
    await handIn((xml) => xml.replace('{主送}', '局机关，{主送}'))
    await section.getByText(/^现在用的是“我们的.docx”/).waitFor()
    await expectAccessible(page)
    await opened.go('/reports?report=B&period=2019-05')
    await table().waitFor()
    expect(await words()).toContain('局机关，各县（市、区）总工会：')
    await opened.go('/settings')
    await section.getByRole('button', { name: '改回自带的' }).click()
    await section.getByText(/^现在用的是程序自带的模板/).waitFor()
    await opened.go('/reports?report=B&period=2019-05')
  })

  it('stands in the list of what was issued, both versions, each a way back to it', async () => {
    await page.getByRole('link', { name: '出具记录' }).click()
    const list = page.getByRole('table', { name: '出具记录' })
    await list.getByRole('row', { name: /第2版 现行.*椒江区一家的期限填错/ }).waitFor()
    await expectAccessible(page)
    await list
      .getByRole('row', { name: /第1版 已更正/ })
      .getByRole('link')
      .click()
    await page.getByText(/^这是出具时的数字.*第1版/).waitFor()
    expect((await total())[13]).toBe('2')
  })
})
