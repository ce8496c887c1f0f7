// Settings in a real browser: whose office this is and when it is reminded, saved by the keyboard, named in the history, taken back.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('settings', () => {
  let opened: OpenPage
  let page: Page
  const history = () => page.getByRole('table', { name: '修改记录' }).getByRole('row')

  beforeAll(async () => {
    opened = await openPage(async (core) => {
      await core.call.records.create({ register: 'unit', values: { name: '椒江甲厂' } })
    })
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('says whose office this is, on every screen', async () => {
    await page.getByText('台州市总工会', { exact: true }).waitFor()
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设置' }).click()
    await page.getByText('还没有改过').waitFor()
    await expectAccessible(page)
    await page.getByLabel('本级工会所在区划').fill('路桥')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+s')
    await page.getByText('路桥区总工会', { exact: true }).waitFor()
    expect(await history().nth(1).getByRole('cell').nth(4).innerText()).toBe('台州市 · 路桥区')
  })

  it('refuses what does not fit where it was typed', async () => {
    await page.getByLabel('首次换届提醒').fill('60')
    await page.getByText('三个天数要从大到小').waitFor()
    await expect.poll(() => page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await page.getByLabel('首次换届提醒').fill('120')
    await page.keyboard.press('Control+s')
    await expect.poll(async () => (await history().nth(1).innerText()).split('\t').slice(2)).toEqual(['换届提醒', '180、90、30 天', '120、90、30 天'])
    await expectAccessible(page)
    await page.getByRole('link', { name: '首页' }).click()
    await page.getByText('个基层工会将在 120 天内届满').waitFor()
  })

  it('takes a save back, and asks before typed ones are lost', async () => {
    await page.getByRole('link', { name: '设置' }).click()
    // Takes away the words about earlier saves, each of which can be taken back for some seconds.
    await page.reload()
    await page.getByLabel('核查期限').fill('45')
    await page.getByRole('link', { name: '首页' }).click()
    await page.getByRole('button', { name: '留在这里' }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await expect.poll(() => history().count()).toBe(4)
    await page
      .locator('.ant-notification')
      .getByRole('button', { name: /撤\s*销/ })
      .click()
    await expect.poll(() => page.getByLabel('核查期限').inputValue()).toBe('60')
    await expect.poll(() => history().count()).toBe(5)
  })
})
