// Two units are merged and made two again, and a member moves to another union, in a real browser.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('duplicates and transfers', () => {
  let opened: OpenPage
  let page: Page

  beforeAll(async () => {
    opened = await openPage(async (core) => {
      const { create } = core.call.records
      const unit = async (values: Record<string, string | number>) => (await create({ register: 'unit', values: { county: '椒江区', ...values } })).record.id
      const union = async (values: Record<string, string | number>) => (await create({ register: 'union', values: { county: '椒江区', ...values } })).record.id
      const one = await unit({ name: '台州海正机械有限公司', uscc: '91331002MA28G3XQ50', employees: 120 })
      const other = await unit({ name: '台州海正机械厂', address: '海门街道1号', employees: 118 })
      await unit({ name: '路桥轴承厂' })
      const joint = await union({ name: '海门街道联合工会', form: 'joint', members: 3 })
      const second = await union({ name: '滨海园区联合工会', form: 'joint', members: 1 })
      await create({ register: 'coverage', values: { union: joint, unit: one, memberCount: 2 } })
      await create({ register: 'coverage', values: { union: second, unit: other } })
      for (const name of ['周敏', '吴刚'])
        await create({ register: 'member', values: { name, union: joint, unit: other, joinedOn: '2016-05-01', occupationGroup: '快递员' } })
    })
    page = opened.page
    await page.getByRole('heading').first().waitFor()
  })
  afterAll(() => opened?.close())

  const goTo = (hash: string) => page.evaluate((to) => window.location.assign(to), `#${hash}`)
  const shot = async (name: string) => {
    const where = process.env.LEDGER_SHOTS
    if (where) await page.screenshot({ path: join(where, `${name}.png`) })
  }

  it('are compared side by side, field by field', async () => {
    await goTo('/r/unit')
    await page
      .getByRole('row', { name: /台州海正机械有限公司/ })
      .getByRole('checkbox')
      .check()
    await page
      .getByRole('row', { name: /台州海正机械厂/ })
      .getByRole('checkbox')
      .check()
    await page.getByRole('button', { name: '合并重复记录…' }).click()
    await page.getByRole('heading', { name: '合并重复记录' }).waitFor()
    const table = page.getByRole('table', { name: '各条记录的不同之处' })
    await table
      .getByRole('row', { name: /^保留哪一条/ })
      .getByRole('radio')
      .first()
      .check()
    await table.getByRole('radio', { name: '职工人数用台州海正机械有限公司的：120' }).check()
    await page.getByText('记入曾用名：台州海正机械厂').waitFor()
    await page.getByText(/会员 2 条/).waitFor()
    await shot('merge')
    await expectAccessible(page)
  })

  it('become one, which holds what was chosen and all that hung on both', async () => {
    await page.getByRole('button', { name: '合并成一条' }).click()
    await page.getByRole('heading', { name: '台州海正机械有限公司' }).waitFor()
    await page.getByText(/并入了/).waitFor()
    await page.locator('dd', { hasText: '海门街道1号' }).waitFor()
    await page.getByRole('region', { name: '相关记录' }).getByRole('link', { name: '会员 2' }).waitFor()
    await shot('merged')
    await expectAccessible(page)
    await page.getByRole('link', { name: '台州海正机械厂' }).click()
    await page.getByText(/已并入/).waitFor()
  })

  it('are two again', async () => {
    await shot('absorbed')
    await page.getByRole('alert').getByRole('button', { name: '撤销合并' }).click()
    await page.getByText('已撤销合并，两边都回到合并之前').waitFor()
    await page.getByRole('heading', { name: '台州海正机械厂' }).waitFor()
    await page.getByRole('region', { name: '相关记录' }).getByRole('link', { name: '会员 2' }).waitFor()
    await goTo('/r/unit')
    await page.getByText('共 3 条').waitFor()
  })

  it('a member moves by a transfer, and both unions count anew', async () => {
    await goTo('/r/member')
    await page.getByRole('link', { name: '周敏' }).click()
    await page.getByRole('button', { name: '转会…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '转入工会' }).click()
    await page.keyboard.type('滨海')
    await page.locator('.ant-select-item-option', { hasText: '滨海园区联合工会' }).click()
    await dialog.getByLabel('转会日期').fill('2019-03-15')
    await dialog.getByLabel('转会原因').fill('工作调动')
    await dialog.getByText('可以转会 1 人：周敏（海门街道联合工会）').waitFor()
    await shot('transfer')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '转会 1 人' }).click()
    await page.getByText('已转会 1 人').waitFor()
    await page.locator('dd').getByRole('link', { name: '滨海园区联合工会' }).click()
    await page.getByRole('tab', { name: '会员数' }).click()
    const figures = page.locator('.membership-figures')
    await figures.getByText('1', { exact: true }).first().waitFor()
    await page.getByRole('table', { name: '按职业类别' }).getByRole('row', { name: '快递员 1' }).waitFor()
    await shot('counts')
    await expectAccessible(page)
    await page.getByLabel('截至哪天').fill('2019-03-14')
    await page.getByRole('table', { name: '按职业类别' }).getByRole('row', { name: '快递员 0' }).waitFor()
  })

  it('an edit of the union is refused and names the transfer', async () => {
    await goTo('/r/member')
    await page.getByRole('link', { name: '吴刚' }).click()
    await page.getByRole('button', { name: '编辑' }).click()
    await page.getByRole('combobox', { name: '所属工会' }).click()
    await page.keyboard.type('滨海')
    await page.locator('.ant-select-item-option', { hasText: '滨海园区联合工会' }).click()
    await page.getByText('会员换工会要用“转会”登记', { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await shot('refused')
  })
})
