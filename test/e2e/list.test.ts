// The list of a register in a real browser: what an input method types, and addresses of pages that are gone.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('a list', () => {
  let opened: OpenPage
  let page: Page
  const searches: string[] = []

  beforeAll(async () => {
    opened = await openPage(async (core) => {
      for (let number = 1; number <= 60; number++) await core.call.records.create({ register: 'unit', values: { name: `云帆缝纫设备${number}厂` } })
    })
    page = opened.page
    page.on('request', (request) => {
      const search = request.url().endsWith('/rpc/records/list') ? /"search":"([^"]+)"/.exec(request.postData() ?? '')?.[1] : undefined
      if (search !== undefined) searches.push(search)
    })
  })
  afterAll(() => opened?.close())

  it('goes to the last page when its address names one that is not there', async () => {
    await opened.go('/r/unit?page=99')
    await page.getByRole('link', { name: '云帆缝纫设备60厂' }).waitFor()
    expect(page.url()).toMatch(/page=2$/)
  })

  it('looks for what an input method has settled on, not for the letters before', async () => {
    await page.keyboard.press('/')
    const keyboard = await page.context().newCDPSession(page)
    await keyboard.send('Input.imeSetComposition', { text: 'yun', selectionStart: 3, selectionEnd: 3 })
    await page.waitForTimeout(600)
    await keyboard.send('Input.insertText', { text: '云帆缝纫设备7厂' })
    await page.getByText('共 1 条').waitFor()
    expect(searches).toEqual(['云帆缝纫设备7厂'])
  })

  it('ticks rows by mouse and keys, over several searches, or all that it finds', async () => {
    await opened.go('/r/unit')
    await page.getByRole('checkbox', { name: '选择第 2 行' }).click()
    await page.getByRole('checkbox', { name: '选择第 5 行' }).click({ modifiers: ['Shift'] })
    const bar = page.getByRole('region', { name: '所选记录' })
    await bar.getByText('已选 4 条').waitFor()
    await page.getByRole('row').filter({ hasText: '云帆缝纫设备9厂' }).click()
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await bar.getByText('已选 6 条').waitFor()
    await page.getByRole('textbox', { name: '搜索单位' }).fill('设备60厂')
    await page.getByText('共 1 条').waitFor()
    await bar.getByText('其中 6 条不在本页').waitFor()
    await page.getByRole('checkbox', { name: '全选本页' }).click()
    await bar.getByText('已选 7 条').waitFor()
    await expectAccessible(page)

    await bar.getByRole('button', { name: '选择全部 1 条' }).click()
    await bar.getByText('已选 1 条').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await bar.waitFor({ state: 'hidden' })
    await page.getByRole('checkbox', { name: '全选本页' }).click()
    await bar.getByRole('button', { name: '选择全部 60 条' }).click()
    await page.getByRole('checkbox', { name: '选择第 3 行' }).click()
    await bar.getByText('已选 59 条').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), bar.getByRole('button', { name: '导出所选' }).click()])
    expect(download.suggestedFilename()).toMatch(/^单位_.*\.xlsx$/)
    await page.getByText('已导出 59 行').waitFor()
    await page.getByRole('row').filter({ hasText: '云帆缝纫设备9厂' }).click()
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'hidden' })
  })

  it('throws the current row or the ticked ones into the recycle bin by one key, and brings them back by one button', async () => {
    await opened.go('/r/unit')
    await page.keyboard.press('Escape')
    const undo = page.locator('.ant-notification').getByRole('button', { name: /撤\s*销/ })
    const list = page.getByRole('table', { name: '单位列表' })
    const row = (name: string) => list.getByRole('link', { name, exact: true })
    await list.getByRole('row').filter({ hasText: '云帆缝纫设备3厂' }).click()
    await page.keyboard.press('Delete')
    await page.getByText('已删除 云帆缝纫设备3厂，放进了回收站').waitFor()
    await page.getByText('共 59 条').waitFor()
    // The next row has the focus: the key works again.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('云帆缝纫设备4厂')
    await undo.click()
    await row('云帆缝纫设备3厂').waitFor()
    for (const name of ['云帆缝纫设备5厂', '云帆缝纫设备6厂']) await list.getByRole('row').filter({ hasText: name }).getByRole('checkbox').click()
    await page.getByRole('region', { name: '所选记录' }).getByRole('button', { name: '删除' }).click()
    await page.getByText('已删除 2 条').waitFor()
    await page.getByText('共 58 条').waitFor()
    expect(await page.getByRole('region', { name: '所选记录' }).isVisible()).toBe(false)
    await undo.last().click()
    await page.getByText('已恢复 2 条').waitFor()
    await page.getByText('共 60 条').waitFor()
    await expectAccessible(page)
  })
})
