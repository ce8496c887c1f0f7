// Cases in a real browser: opened from a list, handed out, sent out as a workbook that comes back filled in, a union founded, and each deed taken back where one wants.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Workbook } from '@cj-tech-master/excelts'
import SQLite from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '#core/core.ts'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath, clerkWindow, launchBrowser } from '#test/support/browser.ts'
import { resourcesDir } from '#test/support/office.ts'
import { startWebHost, type TestHost } from '#test/support/webHost.ts'

describe.skipIf(!browserPath)('outreach cases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-cases-e2e-'))
  const dataDir = join(folder, 'data')
  let host: TestHost
  let browser: Browser
  let page: Page
  const sql = (query: string): unknown => {
    const db = new SQLite(join(dataDir, 'office.sqlite'), { readonly: true })
    const value = db.prepare(query).pluck().get()
    db.close()
    return value
  }

  beforeAll(async () => {
    const core = await createCore({ dataDir, resourcesDir })
    const { create } = core.call.records
    const place = { county: '椒江区', township: '海门街道' }
    const { record: joint } = await create({ register: 'union', values: { name: '海门街道联合工会', form: 'joint', foundedOn: '2015-01-01', ...place } })
    const { record: unit } = await create({ register: 'unit', values: { name: '椒江大联机械有限公司', ...place } })
    await create({ register: 'coverage', values: { union: joint.id, unit: unit.id, coveredFrom: '2016-01-01' } })
    const entries: number[] = []
    for (const [name, headcount] of [
      ['椒江大联机械有限公司', 80],
      ['椒江新来电子有限公司', 130],
      ['椒江小厂', 8],
      ['椒江待核有限公司', 200],
    ] as const)
      entries.push((await create({ register: 'listEntry', values: { source: 'social-insurance', name, headcount, ...place } })).record.id)
    await core.close()
    const db = new SQLite(join(dataDir, 'office.sqlite'))
    const put = db.prepare("INSERT INTO match_result VALUES (?, ?, ?, 0, 'none', '[]', '[]', '', '')")
    put.run(entries[0], 'matched', unit.id)
    put.run(entries[1], 'unmatched', null)
    put.run(entries[2], 'unmatched', null)
    put.run(entries[3], 'review', null)
    db.close()
    host = await startWebHost(dataDir)
    browser = await launchBrowser()
    page = await (await browser.newContext({ ...clerkWindow, acceptDownloads: true })).newPage()
    await page.goto(host.url)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('are opened for what has no union of its own, never for what is to be verified', async () => {
    await page.goto(`${page.url().split('#')[0]}#/outreach/cases`)
    await page.getByText('还没有案件').waitFor()
    await page.getByRole('button', { name: '立案…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('椒江新来电子有限公司（130 人）').waitFor()
    expect(await dialog.innerText()).not.toContain('椒江待核有限公司')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '立案 2 件' }).click()
    await page.getByText('已立案 2 件，新建单位 1 家').waitFor()
    const table = page.getByRole('table', { name: '案件' })
    await table.getByRole('link', { name: '椒江新来电子有限公司' }).waitFor()
    expect(await table.getByRole('row').nth(1).innerText()).toContain('集中行动')
    await expectAccessible(page)
  })

  it('are handed out by the keyboard, all at once', async () => {
    await page.getByRole('navigation', { name: '案件状态' }).getByRole('link', { name: '待下发' }).click()
    await page.getByRole('table', { name: '案件' }).getByText('HC000001').waitFor()
    // A row is ticked and let go by keys; a button that has the focus keeps its own.
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.getByText('已选 1 件').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+a')
    await page.getByText('已选 2 件').waitFor()
    await page.getByRole('button', { name: '下发…' }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByLabel('下发日期').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/)
    await expectAccessible(page)
    await dialog
      .getByRole('button', { name: '下 发' })
      .or(dialog.getByRole('button', { name: '下发', exact: true }))
      .click()
    await page.getByText('下发 2 件').waitFor()
    await page.getByText('没有“待下发”的案件').waitFor()
    expect(sql("SELECT count(*) FROM outreach_case WHERE state = 'issued' AND due_on IS NOT NULL")).toBe(2)
  })

  it('go out as a list with choices and come back filled in', async () => {
    await page.getByRole('navigation', { name: '案件状态' }).getByRole('link', { name: '已下发' }).click()
    await page.getByRole('table', { name: '案件' }).getByText('HC000001').waitFor()
    await page.getByRole('button', { name: '任务清单' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: '2 件，每县一张表' }).click()
    const path = join(folder, '清单.xlsx')
    await (await coming).saveAs(path)

    const workbook = new Workbook()
    await workbook.xlsx.readFile(path)
    const sheet = workbook.getWorksheet('椒江区')
    if (!sheet) throw new Error('no sheet')
    const headings = sheet.getRow(4).values as string[]
    for (const row of [5, 6]) {
      sheet.getCell(row, headings.indexOf('核查结果')).value = '符合建会条件'
      sheet.getCell(row, headings.indexOf('核查依据')).value = '已走访，同意建会'
    }
    const back = join(folder, '回执.xlsx')
    await workbook.xlsx.writeFile(back)

    await page.goto(`${page.url().split('#')[0]}#/import`)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择文件…' }).click()
    await (await chooser).setFiles(back)
    await page.getByRole('button', { name: '读取并预览' }).click()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('导入完成').waitFor()
    await expect.poll(() => sql("SELECT count(*) FROM outreach_case WHERE state = 'founding' AND verification_result = 'confirmed'")).toBe(2)
  })

  it('end with a union, its coverage link and the joint union left behind; and all of it goes back', async () => {
    await page.goto(`${page.url().split('#')[0]}#/outreach/cases?tab=founding`)
    await page.getByRole('link', { name: '椒江大联机械有限公司' }).click()
    await page.getByRole('heading', { name: '椒江大联机械有限公司' }).waitFor()
    await page.getByRole('button', { name: '登记建会…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('工会主席').fill('林静')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '登记建会' }).click()
    await page.getByText('已登记建会，已退出 海门街道联合工会').waitFor()
    const states = () =>
      sql(`SELECT c.state || ' ' || (u.name IS NOT NULL) || ' ' || (SELECT count(*) FROM union_unit l WHERE l.unit_id = c.unit_id AND l.covered_to IS NULL AND l.deleted_at IS NULL)
           FROM outreach_case c JOIN unit n ON n.id = c.unit_id LEFT JOIN trade_union u ON u.id = c.resulting_union_id WHERE n.name = '椒江大联机械有限公司'`)
    expect(states()).toBe('founded 1 1')
    expect(sql("SELECT name FROM trade_union WHERE form = 'single'")).toBe('椒江大联机械有限公司工会委员会')
    const deeds = page.getByRole('region', { name: '办理经过' })
    await deeds.getByText('登记建会').waitFor()
    await expectAccessible(page)
    await deeds.getByRole('button', { name: '撤销：登记建会' }).click()
    await page.getByText('已撤销，1 件恢复原样').waitFor()
    expect(states()).toBe('founding 0 1')
  })
})
