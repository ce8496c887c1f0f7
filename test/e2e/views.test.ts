// Views of a list in a real browser: columns arranged, kept under a name, found again by address and as the default.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('the views of a list', () => {
  let opened: OpenPage
  let page: Page
  const go = (address: string) => opened.go(address)
  const headings = () => page.locator('thead th .sort-button').allInnerTexts()
  const pick = async (item: string) => {
    await page.getByRole('button', { name: /^视图：/ }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  beforeAll(async () => {
    opened = await openPage(
      async (core) => {
        for (let number = 1; number <= 20; number++)
          await core.call.records.create({
            register: 'unit',
            values: { name: `云帆缝纫设备${number}厂`, county: number % 2 ? '椒江区' : '黄岩区', employees: number * 10 },
          })
      },
      { context: { locale: 'zh-CN' } },
    )
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('hold columns in an order and width of their own, some of which stay', async () => {
    await go('/r/unit')
    await page.getByRole('button', { name: '列', exact: true }).click()
    const chooser = page.getByRole('region', { name: '列的显示、顺序和冻结' })
    await chooser.getByRole('checkbox', { name: '成立日期' }).check()
    await chooser.getByRole('checkbox', { name: '职工人数' }).focus()
    for (let step = 0; step < 5; step++) await page.keyboard.press('Alt+ArrowUp')
    await chooser.getByRole('button', { name: '冻结到此列：职工人数' }).click()
    await chooser.locator('li', { hasText: '成立日期' }).dragTo(chooser.locator('li', { hasText: '统一社会信用代码' }))
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.mouse.click(700, 755)
    expect((await headings()).slice(0, 4)).toEqual(['单位名称', '职工人数', '成立日期', '统一社会信用代码'])

    const name = page.getByRole('columnheader', { name: /^单位名称/ })
    const before = (await name.boundingBox())?.width ?? 0
    const edge = name.locator('.column-edge')
    await edge.hover()
    await page.mouse.down()
    await page.mouse.move(700, 195, { steps: 4 })
    await page.mouse.up()
    const dragged = (await name.boundingBox())?.width ?? 0
    expect(dragged).toBeGreaterThan(before + 100)
    await edge.dblclick()
    await expect.poll(async () => (await name.boundingBox())?.width ?? 0).toBeLessThan(dragged - 100)
    await page.getByRole('button', { name: '单位名称', exact: true }).press('Shift+ArrowRight')

    await page.locator('.table-scroll').evaluate((box) => box.scrollTo(400, 0))
    const box = await page.locator('.table-scroll').boundingBox()
    const staying = await page.getByRole('columnheader', { name: /^职工人数/ }).boundingBox()
    expect((staying?.x ?? 0) - (box?.x ?? 0)).toBeLessThan(400)
  })

  it('are saved under a name, say when they were changed, and come back after a reload', async () => {
    await page.getByRole('combobox', { name: '按县（市、区）筛选' }).fill('椒江')
    await page.keyboard.press('Enter')
    await page.getByText('共 10 条').waitFor()
    await pick('另存为…')
    await page.getByRole('dialog').getByRole('textbox', { name: '视图名称' }).fill('椒江')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^视图：椒江/ }).waitFor()
    expect(page.url()).toMatch(/\/r\/unit\?view=1$/)

    await page.reload()
    await page.getByText('共 10 条').waitFor()
    expect((await headings()).slice(0, 2)).toEqual(['单位名称', '职工人数'])
    await page.getByRole('button', { name: '职工人数', exact: true }).click()
    await page.getByRole('button', { name: /^视图：椒江.*已改动/ }).waitFor()
    await pick('保存')
    await page.getByText('视图已保存').first().waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByText('共 20 条').waitFor()
    expect(page.url()).toMatch(/view=1/)
    await page.reload()
    await page.getByText('共 20 条').waitFor()
    await pick('恢复到保存时的样子')
    await page.getByText('共 10 条').waitFor()
    await expect.poll(() => page.getByRole('row').nth(1).innerText()).toContain('云帆缝纫设备1厂')
  })

  it('open the list by default, are left, and come back from the bin', async () => {
    await pick('设为默认')
    await page.getByText('打开时显示“椒江”').waitFor()
    await go('/')
    await go('/r/unit')
    await page.getByText('共 10 条').waitFor()
    await page.getByRole('button', { name: /^视图：椒江/ }).click()
    await page.getByRole('menuitem', { name: '全部记录', exact: true }).click()
    await page.getByText('共 20 条').waitFor()
    expect(page.url()).toMatch(/view=0$/)
    await pick('椒江（默认）')
    await pick('删除')
    await page.getByText('已删除视图“椒江”').waitFor()
    await page.getByText('共 20 条').waitFor()
    await go('/r/unit?view=1')
    await page.getByText('这个地址里的视图已经删除').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('共 10 条').waitFor()
    await expectAccessible(page)
  })
})
