// The past in a real browser: a list and a record as of a day, what was deleted and comes back, and what happened to one field.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegisterId } from '#shared/registers/index.ts'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('the past', () => {
  let opened: OpenPage
  let page: Page

  beforeAll(async () => {
    let day = '2018-12-20'
    opened = await openPage(
      async (core) => {
        const { create, update, remove } = core.call.records
        const add = (register: RegisterId, values: Record<string, string | number>) => create({ register, values })
        await add('union', { name: '德明机械工会', form: 'single', county: '椒江区', members: 120, phone: '13911112222' })
        await add('unit', { name: '德明机械有限公司', county: '椒江区' })
        await add('coverage', { union: 1, unit: 1, coveredFrom: '2018-01-01' })
        await add('member', { name: '周敏', union: 1, unit: 1 })
        await add('union', { name: '海门街道联合工会', form: 'joint', county: '椒江区' })
        day = '2019-03-05'
        await update({ register: 'union', id: 1, version: 1, values: { name: '明德重工工会', members: 95, phone: '13733334444' }, why: '更名批复' })
        await add('union', { name: '新建工会', form: 'single', county: '椒江区' })
        await remove({ register: 'union', id: 2, version: 1, why: '并入' })
      },
      { core: { by: '李会计', clock: { now: () => `${day}T12:00:00.000Z`, today: () => day } } },
    )
    page = opened.page
  })
  afterAll(() => opened?.close())
  const at = (path: string) => opened.go(path)

  it('of a list is one date away, stands in the address, and cannot be changed', async () => {
    await at('/r/union')
    await page.getByText('共 2 条').waitFor()
    await page.getByRole('textbox', { name: '看哪一天的样子' }).fill('2018')
    await page.keyboard.press('Enter')
    await page.getByText('2018-12-31 的样子', { exact: true }).waitFor()
    await page.getByRole('link', { name: '德明机械工会' }).waitFor()
    expect(await page.getByRole('link', { name: '海门街道联合工会' }).count()).toBe(1)
    expect(await page.getByRole('link', { name: '新建工会' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: '新增基层工会' }).count()).toBe(0)
    expect(page.url()).toContain('asOf=2018-12-31')
    await expectAccessible(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: '导出' })
        .click()
        .then(() => page.getByRole('menuitem', { name: '导出 CSV' }).click()),
    ])
    expect(download.suggestedFilename()).toBe('基层工会_2018-12-31.csv')
  })

  it('of a union opens from there, with links that stay on that day, and says that it is only to be read', async () => {
    await page.getByRole('link', { name: '德明机械工会' }).click()
    await page.getByRole('heading', { name: '德明机械工会' }).waitFor()
    await page.getByRole('status').filter({ hasText: '2018-12-31 的样子' }).waitFor()
    await page.getByText('139****2222').waitFor()
    expect(await page.getByRole('button', { name: '编辑' }).count()).toBe(0)
    await page.keyboard.press('e')
    await page.getByText('回到今天才能修改').waitFor()
    await page.getByRole('region', { name: '相关记录' }).getByRole('link', { name: '会员 1' }).click()
    await page.getByText('2018-12-31 的样子', { exact: true }).waitFor()
    await page.getByRole('cell', { name: '德明机械工会' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: '德明机械工会' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '回到今天' }).click()
    await page.getByRole('heading', { name: '明德重工工会' }).waitFor()
    await page.getByRole('button', { name: '编辑' }).waitFor()
  })

  it('of a day that is none, or still to come, is refused in one sentence', async () => {
    await at('/r/union?asOf=2999-01-01')
    await page.getByText('还没有到，只能看今天').waitFor()
    await at('/r/union/3?asOf=2018-12-31')
    await page.getByText('那天还没有这条记录').waitFor()
    await page.getByRole('button', { name: '回到今天' }).click()
    await page.getByRole('heading', { name: '新建工会' }).waitFor()
  })

  it('of a field tells who changed it, when, from what to what and why, with the way back to that day', async () => {
    await page.getByRole('button', { name: '编辑' }).click()
    await page.getByLabel('工会主席').fill('陈刚')
    await page.getByRole('textbox', { name: '修改理由' }).fill('换届选举')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '工会主席' }).click()
    const dialog = page.getByRole('dialog', { name: '“工会主席”的历史' })
    await dialog.getByRole('cell', { name: '换届选举' }).waitFor()
    expect(await dialog.getByRole('row').count()).toBe(3)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: '新建工会' }).waitFor()
    await page.getByRole('tab', { name: '历史' }).click()
    await page.getByRole('link', { name: '2019-03-05 当时的样子' }).click()
    await page.getByText('2019-03-05 的样子', { exact: true }).waitFor()
    await page.getByRole('button', { name: '回到今天' }).click()
    await page.getByRole('button', { name: '编辑' }).waitFor()
  })

  it('gives back what was deleted: from the notice at once, from the recycle bin later', async () => {
    await page.getByRole('button', { name: '删除' }).click()
    await page.getByText('已删除 新建工会').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已恢复 新建工会').waitFor()
    await at('/')
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '回收站' }).click()
    const row = page.getByRole('row').filter({ hasText: '海门街道联合工会' })
    await row.getByText('并入').waitFor()
    expect(await row.innerText()).toContain('李会计')
    await expectAccessible(page)
    await row.getByRole('button', { name: '恢复' }).click()
    await page.getByText('已恢复 海门街道联合工会').waitFor()
    await page.getByText('回收站是空的').waitFor()
    await page.getByRole('button', { name: '撤销' }).last().click()
    await row.waitFor()
  })

  it('brings back with a record what it must link to, after having asked', async () => {
    await at('/r/unit/1')
    await page.getByRole('button', { name: '删除' }).click()
    await page.getByText('已删除 德明机械有限公司').waitFor()
    await at('/bin')
    await page.getByRole('textbox', { name: '搜索回收站' }).fill('周敏')
    await page.getByText('共 1 条').waitFor()
    await page.getByRole('button', { name: '恢复 周敏' }).click()
    await page.getByText('单位“德明机械有限公司”也在回收站里').waitFor()
    await page.getByRole('button', { name: '一起恢复' }).click()
    await page.getByText('已恢复 周敏，一起恢复 1 条').waitFor()
    await page.getByText('没有符合条件的记录').waitFor()
    await at('/r/member/1')
    await page.getByRole('heading', { name: '周敏' }).waitFor()
    await page.getByRole('button', { name: '编辑' }).waitFor()
  })
})
