// A report of the office's own in a real browser: composed by keyboard with its preview beside it, kept, read, changed, removed and brought back.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('a report of the office’s own', () => {
  let opened: OpenPage
  let page: Page
  const preview = () => page.getByRole('region', { name: '预览' })
  const figures = async (name: RegExp) => (await page.getByRole('row', { name }).innerText()).split(/\s+/)
  const pick = async (label: string, text: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).focus()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }

  beforeAll(async () => {
    opened = await openPage(async (core) => {
      const { create } = core.call.records
      for (const [index, type] of ['职工书屋', '职工书屋', '工会驿站'].entries()) {
        await create({
          register: 'centre',
          values: { name: `阵地${index}`, type, county: '椒江区', township: '海门街道', areaSqm: 40.5, openedOn: '2019-05-06', phone: '13900001234' },
        })
      }
    })
    page = opened.page
  })
  afterAll(() => opened?.close())

  it('shows at once what it would say', async () => {
    await opened.go('/reports')
    await page.getByRole('link', { name: '新建报表' }).click()
    await page.getByLabel('报表名称').fill('各县书屋')
    await pick('统计哪本台账', '活动阵地')
    await page.getByRole('button', { name: '加一个条件' }).click()
    await pick('条件1：字段', '阵地类型')
    await pick('条件1：值', '职工书屋')
    await pick('对哪些数求和', '面积')
    await page.keyboard.press('Escape')
    await pick('按哪个日期算期间', '启用时间')
    await preview()
      .getByRole('table', { name: /各县书屋$/ })
      .getByRole('columnheader', { name: '面积（㎡）' })
      .waitFor()
    await expect
      .poll(() =>
        preview()
          .getByText(/统计对象/)
          .innerText(),
      )
      .toContain('活动阵地（阵地类型为职工书屋），启用时间不晚于')
    await expectAccessible(page)
  })

  it('is kept under its name and stands among the reports, with figures of the period', async () => {
    await page.keyboard.press('Control+s')
    await page.waitForURL(/report=own-1$/)
    await opened.go('/reports?report=own-1&period=2019Q2')
    await page.getByRole('table', { name: '台州市各县书屋' }).getByRole('row', { name: /^合计/ }).waitFor()
    expect(await figures(/^椒江区/)).toEqual(['椒江区', '2', '81.00'])
    expect(await figures(/^上季度/)).toEqual(['上季度', '0', '0.00'])
    await page.getByRole('button', { name: '出具' }).waitFor()
  })

  it('becomes a list of records with masked phones, and says who changed it', async () => {
    await page.getByRole('link', { name: '修改这张报表' }).click()
    await page.getByText('名单', { exact: true }).click()
    await pick('名单有哪些列', '联系电话')
    await page.keyboard.press('Escape')
    await preview().getByText('139****1234').first().waitFor()
    expect(await preview().getByText('13900001234').count()).toBe(0)
    await page.keyboard.press('Control+s')
    await page.waitForURL(/report=own-1$/)
    await page.getByRole('link', { name: '修改这张报表' }).click()
    await page
      .getByRole('region', { name: '修改记录' })
      .getByText(/修改内容/)
      .waitFor()
    await expectAccessible(page)
  })

  it('is removed without a question and brought back', async () => {
    await page.getByRole('button', { name: '删除' }).click()
    await page.getByText(/^已删除报表“各县书屋”/).waitFor()
    await page.getByRole('button', { name: /撤\s*销/ }).click()
    await page.getByText('已恢复“各县书屋”').waitFor()
    await opened.go('/reports?report=own-1&period=2019Q2')
    await page.getByRole('table', { name: '台州市各县书屋' }).getByText('阵地0').waitFor()
  })
})
