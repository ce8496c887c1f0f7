// Outside lists in a real browser: one comes in by its own door, the next by the ordinary wizard, both are held against the units, and the two months are compared.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath, clerkWindow, launchBrowser } from '#test/support/browser.ts'
import { ledger } from '#test/support/ledger.ts'
import { startWebHost, type TestHost } from '#test/support/webHost.ts'

const units = [
  '单位名称,统一社会信用代码,县（市、区）',
  '台州市青禾甲泵业有限公司,91331002803526A778,椒江区',
  '台州市青禾乙泵业有限公司,91331022C71U835Q9K,椒江区',
]
const heading = '单位编号,单位名称,统一社会信用代码,参保人数,所属乡镇（街道）'
const may = [
  heading,
  '1001,台州市青禾甲泵业有限公司,91331002803526A778,35,海门街道',
  '1002,台州市青禾乙泵业有限公司,91331022C71U835Q9K,120,海门街道',
  '1003,温岭市听泉与众不同家具厂,,9,太平街道',
]
const june = [heading, may[1]?.replace(',35,', ',41,'), may[2], '1004,玉环市新来的水暖有限公司,,66,玉城街道']

describe.skipIf(!browserPath)('outside lists', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-lists-'))
  const path = (name: string) => join(folder, name)
  const complaints: string[] = []
  let host: TestHost
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    for (const [name, lines] of Object.entries({ '单位.csv': units, '参保5月.csv': may, '参保6月.csv': june }))
      writeFileSync(path(name), `\uFEFF${lines.join('\n')}\n`)
    await ledger('init', '--data', path('data'))
    expect((await ledger('import', path('单位.csv'), '--data', path('data'))).code).toBe(0)
    host = await startWebHost(path('data'))
    browser = await launchBrowser()
    const context = await browser.newContext({ ...clerkWindow, acceptDownloads: true })
    page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(host.url)
    await page.getByRole('link', { name: '导入台账' }).first().waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const shot = async (name: string) => {
    if (process.env.LIST_SHOTS) await page.screenshot({ path: join(process.env.LIST_SHOTS, `${name}.png`) })
  }
  const choose = async (name: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择文件…' }).click()
    await (await chooser).setFiles(path(name))
    await page.getByRole('button', { name: '读取并预览' }).click()
  }
  const pick = async (select: string, option: string) => {
    await page.getByRole('combobox', { name: select }).click()
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
  }
  /** @param warned there is something to think about first */
  const commit = async (warned = false) => {
    await page.getByRole('button', { name: '导入', exact: true }).click()
    if (warned) await page.getByRole('button', { name: '仍然导入' }).click()
    await page.getByText('导入完成').waitFor()
  }

  it('the first comes in by its own door, and is held against the units from its receipt', async () => {
    await page.getByRole('button', { name: '未建会核查' }).click()
    await page.getByRole('link', { name: '外部名单' }).click()
    await page.getByText('还没有外部名单').waitFor()
    await page.getByRole('button', { name: '导入名单' }).click()
    const next = page.getByRole('button', { name: '下一步：选择文件' })
    expect(await next.isDisabled()).toBe(true)
    await pick('名单来源', '社会保险')
    const month = page.getByRole('textbox', { name: '名单月份' })
    await month.fill('2019年13月')
    expect(await next.isDisabled()).toBe(true)
    await month.fill('2019年5月')
    await expectAccessible(page)
    await shot('new')
    await month.press('Enter')
    await page.getByText('社会保险 2019年5月').waitFor()
    await choose('参保5月.csv')
    await commit()
    await page.getByRole('button', { name: '与单位和工会比对' }).click()
    await page.getByText('未建会 3 家').waitFor()
    await expectAccessible(page)
    await shot('receipt')
  })

  it('the next is dropped into the ordinary wizard, which asks which list it is', async () => {
    await page.getByRole('link', { name: '导入台账' }).first().click()
    await page.goto(`${new URL(page.url()).origin}/#/import`)
    await page.getByRole('button', { name: '再导入一份' }).click()
    await choose('参保6月.csv')
    await page.getByRole('button', { name: '上一步' }).click()
    await pick('登记到哪本台账', '名单企业')
    await page.getByText('哪一份名单').waitFor()
    await page.getByRole('button', { name: '下一步：核对数据' }).click()
    await page.getByText('还没有说明这是哪一份外部名单').first().waitFor()
    await page.getByRole('button', { name: '上一步' }).click()
    await page.getByRole('textbox', { name: '名单月份' }).fill('2019-06')
    await pick('名单来源', '社会保险')
    await shot('naming')
    await page.getByRole('button', { name: '下一步：核对数据' }).click()
    await expect.poll(() => page.getByText('还没有说明这是哪一份外部名单').count()).toBe(0)
    await commit(true)
  })

  it('the lists stand by month with what is known of their enterprises', async () => {
    await page.getByRole('link', { name: '外部名单' }).click()
    await page.getByRole('button', { name: /比对 社会保险 2019年6月$/ }).click()
    await page.getByRole('link', { name: '社会保险 2019年6月 未建会 3 家' }).waitFor()
    await expectAccessible(page)
    await shot('lists')
    await page.getByRole('link', { name: '社会保险 2019年6月 未建会 3 家' }).click()
    await page.getByRole('heading', { name: '社会保险名单 2019年6月' }).waitFor()
    const rows = page.getByRole('table', { name: '名单企业' }).getByRole('row')
    await expect.poll(() => rows.count()).toBe(4)
    await page.getByRole('link', { name: '台州市青禾乙泵业有限公司' }).first().waitFor()
    await expectAccessible(page)
  })

  it('two months are compared with both figures, by kind, and written out', async () => {
    await page.getByText('与上一份比较', { exact: true }).click()
    const table = page.getByRole('table', { name: '变化的企业' })
    await expect
      .poll(async () => (await table.getByRole('row').allInnerTexts()).map((row) => row.split(/\s+/).slice(0, 2).join(' ')))
      .toEqual([expect.stringContaining('变化'), '新增 玉环市新来的水暖有限公司', '减少 温岭市听泉与众不同家具厂', '人数变化 台州市青禾甲泵业有限公司'])
    await expectAccessible(page)
    await shot('compared')
    await page.getByText('人数变化 1', { exact: true }).click()
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
    expect(await table.getByRole('row').nth(1).innerText()).toMatch(/35\s+41\s+\+6/)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 Excel' }).click()
    expect((await download).suggestedFilename()).toBe('社会保险名单_2019-06与2019-05比较.xlsx')
    await page.reload()
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
  })

  it('nothing was complained of', () => {
    expect(complaints).toEqual([])
  })
})
