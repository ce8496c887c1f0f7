// Many records at once in a real browser: ticked, previewed, changed, and put back.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('a bulk edit', () => {
  let opened: OpenPage
  let page: Page
  const dialog = () => page.getByRole('dialog', { name: /^批量修改单位/ })
  const choose = async (combobox: string, text: string) => {
    await dialog().getByRole('combobox', { name: combobox }).fill(text)
    await page.keyboard.press('Enter')
  }

  beforeAll(async () => {
    opened = await openPage(
      async (core) => {
        for (let number = 1; number <= 60; number++) {
          const women = number === 7 ? { womenEmployees: 500 } : {}
          await core.call.records.create({ register: 'unit', values: { name: `云帆缝纫设备${number}厂`, employees: 1000, ...women } })
        }
      },
      { context: { locale: 'zh-CN' } },
    )
    page = opened.page
    await opened.go('/r/unit')
  })
  afterAll(() => opened?.close())

  it('shows what it would do before it does it, and says what it did', async () => {
    await page.getByRole('checkbox', { name: '全选本页' }).click()
    await page.getByRole('button', { name: '选择全部 60 条' }).click()
    await page.getByRole('button', { name: '批量修改…' }).click()
    await choose('修改哪一项', '职工人数')
    await dialog().getByRole('spinbutton', { name: '职工人数' }).fill('120')
    await dialog().getByRole('button', { name: '预览' }).click()
    await dialog().getByText('共 60 条：将修改 59 条，不能修改 1 条').waitFor()
    await dialog().getByText('前 50 条').waitFor()
    await dialog().getByText('女职工数多于职工人数，请核对。').waitFor()
    expect(await dialog().getByRole('row').nth(1).innerText()).toMatch(/云帆缝纫设备1厂\s+1,000\s+120/)
    await expectAccessible(page)
    expect(await dialog().getByRole('button', { name: '修改 59 条' }).isDisabled()).toBe(true)
    await dialog().getByRole('textbox', { name: '修改理由' }).fill('年报核对')
    await page.keyboard.press('Enter')
    await dialog().getByText('共 60 条：已修改 59 条，没有修改 1 条').waitFor()
    await dialog().getByRole('button', { name: '完成' }).click()
    await page.getByRole('region', { name: '所选记录' }).waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: '120', exact: true }).first().waitFor()
    await page.getByRole('link', { name: '云帆缝纫设备2厂' }).click()
    await page.getByRole('tab', { name: /历史/ }).click()
    await page.getByText('批量修改：年报核对').waitFor()
    await page.goBack()
  })

  it('is taken back later, without what somebody changed since', async () => {
    await page.getByRole('link', { name: '云帆缝纫设备3厂' }).click()
    await page.getByRole('heading', { name: /云帆缝纫设备3厂/ }).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('spinbutton', { name: '职工人数' }).fill('333')
    await page.keyboard.press('Control+s')
    await page.getByText('333').first().waitFor()
    await opened.go('/r/unit')
    await page.getByRole('button', { name: '批量修改记录' }).click()
    await page.getByRole('row', { name: /年报核对/ }).waitFor()
    await page.getByRole('button', { name: '撤销：职工人数改为“120”' }).click()
    await page.getByText('已撤销，1 条记录没有恢复').last().waitFor()
    await page.getByText('58 条记录恢复原样').waitFor()
    await page.getByText('批量修改之后又被改过，已保留。').waitFor()
    await page.getByRole('button', { name: '知道了' }).click()
    await page.getByRole('cell', { name: /已撤销$/ }).waitFor()
    await page
      .getByRole('dialog', { name: '单位的批量修改记录' })
      .getByRole('button', { name: /关闭|Close/ })
      .click()
    await page.getByRole('cell', { name: '1,000', exact: true }).first().waitFor()
    await page.getByRole('cell', { name: '333', exact: true }).waitFor()
  })

  it('replaces a word in a name, and is taken back from its result', async () => {
    await page.getByRole('checkbox', { name: '选择第 1 行' }).click()
    await page.getByRole('checkbox', { name: '选择第 3 行' }).click({ modifiers: ['Shift'] })
    await page.getByRole('button', { name: '批量修改…' }).click()
    await choose('修改哪一项', '单位名称')
    await dialog().getByRole('radio', { name: '查找替换' }).check()
    await dialog().getByRole('textbox', { name: '查找' }).fill('设备')
    await dialog().getByRole('textbox', { name: '替换为' }).fill('机械')
    await dialog().getByRole('button', { name: '预览' }).click()
    await dialog().getByRole('textbox', { name: '修改理由' }).fill('更名')
    await dialog().getByRole('button', { name: '修改 3 条' }).click()
    await dialog().getByText('共 3 条：已修改 3 条').waitFor()
    await page.getByRole('link', { name: '云帆缝纫机械1厂', includeHidden: true }).first().waitFor({ state: 'attached' })
    await dialog().getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销：3 条记录恢复原样').waitFor()
    await page.getByRole('link', { name: '云帆缝纫设备1厂' }).waitFor()
  })
})
