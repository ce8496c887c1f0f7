// Links followed both ways in a real browser: from a pilot to what belongs to it and back, and a new record that knows where it was made from.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('what links to a record', () => {
  let opened: OpenPage
  let page: Page

  beforeAll(async () => {
    opened = await openPage(async (core) => {
      const { create } = core.call.records
      const { record: pilot } = await create({ register: 'pilot', values: { name: '海门街道总工会', county: '椒江区' } })
      for (const name of ['海门街道党群服务中心', '海门司机之家']) await create({ register: 'centre', values: { name, pilot: pilot.id, county: '椒江区' } })
      await create({ register: 'centre', values: { name: '洪家职工书屋', county: '椒江区' } })
    })
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('is reached through its group at the side, which opens and closes', async () => {
    const side = page.getByRole('navigation', { name: '主导航' })
    expect(await side.getByRole('link', { name: '改革试点' }).count()).toBe(0)
    await side.getByRole('button', { name: '改革' }).click()
    await side.getByRole('link', { name: '改革试点' }).click()
    await page.getByRole('link', { name: '海门街道总工会' }).click()
    await page.getByRole('heading', { name: '海门街道总工会' }).waitFor()
  })

  it('is counted on the page of the record, and each count leads to those records alone', async () => {
    const related = page.getByRole('region', { name: '相关记录' })
    await related.getByText('品牌项目 0').waitFor()
    await related.getByRole('link', { name: '活动阵地 2' }).click()
    await page.getByText('共 2 条').waitFor()
    expect(await page.getByRole('link', { name: '洪家职工书屋' }).count()).toBe(0)
    await page.getByRole('button', { name: '不再只看海门街道总工会' }).click()
    await page.getByText('共 3 条').waitFor()
    await page.goBack()
    await page.getByRole('search').getByRole('link', { name: '海门街道总工会' }).click()
    await related.waitFor()
  })

  it('is entered from there with its link filled in, and counted at once', async () => {
    await page.getByRole('link', { name: '新增品牌项目' }).click()
    await page.getByRole('heading', { name: '新增品牌项目' }).waitFor()
    await page.locator('.ant-select').filter({ hasText: '海门街道总工会' }).waitFor()
    await page.getByLabel('品牌名称').fill('海门工匠港')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '海门工匠港' }).waitFor()
    await page.locator('dd').getByRole('link', { name: '海门街道总工会' }).click()
    await page.getByRole('region', { name: '相关记录' }).getByRole('link', { name: '品牌项目 1' }).waitFor()
  })

  it('has nothing that keeps a person with a screen reader out', async () => {
    await expectAccessible(page)
  })
})
