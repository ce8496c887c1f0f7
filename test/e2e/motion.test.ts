// Whoever asked the system for no movement: what opens stands at once where it stays, so that a quick click meets it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

/** What opens over a page, by the element that antd moves. */
const opening = '.ant-modal, .ant-popover, .ant-select-dropdown, .ant-drawer-content-wrapper'

describe.skipIf(!browserPath)('with reduced motion', () => {
  let opened: OpenPage
  let page: Page
  beforeAll(async () => {
    opened = await openPage(async (core) => {
      await core.call.records.create({ register: 'union', values: { name: '青禾泵业有限公司工会', county: '椒江区' } })
    })
    page = opened.page
  })
  afterAll(() => opened?.close())

  /** Every place and size that what opened had, from its first change of class on. */
  const watch = () =>
    page.evaluate((selector) => {
      const places: string[] = []
      const look = () => {
        for (const element of document.querySelectorAll(selector)) {
          const { x, y, width, right, bottom } = element.getBoundingClientRect()
          // Not its height: what it shows may still be on its way.
          const place = [x, y, width].map(Math.round).join(' ')
          // Before antd knows where to put a list, it stands far outside the window.
          if (right > 0 && bottom > 0 && x < innerWidth && y < innerHeight && !places.includes(place)) places.push(place)
        }
      }
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
      const eachFrame = () => {
        look()
        requestAnimationFrame(eachFrame)
      }
      eachFrame()
      Object.assign(window, { places })
    }, opening)
  const places = async () => {
    await page.waitForTimeout(400)
    return page.evaluate(() => (window as unknown as { places: string[] }).places)
  }

  it.each([
    ['a dialog', '/r/union', () => page.getByRole('button', { name: '批量修改记录' }).click(), () => page.getByRole('dialog')],
    ['a list of columns', '/r/union', () => page.getByRole('button', { name: /列/ }).first().click(), () => page.locator('.ant-popover')],
    ['a list of choices', '/reports/own/new', () => page.getByRole('combobox', { name: '统计哪本台账' }).click(), () => page.locator('.ant-select-dropdown')],
    [
      'what is behind a figure',
      '/reports?report=A&period=2026',
      () => page.getByRole('button', { name: /^1$/ }).first().click(),
      () => page.locator('.ant-drawer-content-wrapper'),
    ],
  ])('%s stands still from the start to the end', async (_name, address, open, element) => {
    await opened.go('/bin')
    await opened.go(address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await watch()
    await open()
    await element().first().waitFor()
    expect(await places()).toEqual([expect.any(String)])
    await page.keyboard.press('Escape')
    await element().first().waitFor({ state: 'hidden' })
    expect(await places()).toEqual([expect.any(String)])
  })
})
