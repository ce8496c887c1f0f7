// Data quality in a real browser: find a fault, open its record at the field, mend it, see it gone; put one aside and take it back; export.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

describe.skipIf(!browserPath)('data quality', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-quality-'))
  let opened: OpenPage
  let page: Page

  beforeAll(async () => {
    opened = await openPage(
      async (core) => {
        const { create } = core.call.records
        const place = { county: '椒江区', township: '海门街道' }
        const unit = await create({ register: 'unit', values: { name: '椒江甲厂', ...place } })
        const { record: union } = await create({
          register: 'union',
          values: { name: '椒江甲厂工会', form: 'single', foundedOn: '2015-01-01', termFrom: '2024-01-01', termYears: 4, ...place },
        })
        await create({ register: 'coverage', values: { union: union.id, unit: unit.record.id, coveredFrom: '2015-01-01' } })
      },
      { context: { acceptDownloads: true } },
    )
    page = opened.page
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is checked on coming, and shown by kind and county', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '数据质量' }).click()
    const gaps = page.getByRole('region', { name: '缺项' })
    await gaps.getByText('警告 1').waitFor()
    await page.getByRole('region', { name: '届期与期限' }).getByRole('link', { name: '任期年限少见' }).waitFor()
    const row = page.getByRole('table', { name: '各县（市、区）的问题' }).getByRole('row', { name: /椒江区/ })
    expect((await row.innerText()).split(/\s+/)).toEqual(['椒江区', '1', '0', '0', '1', '0', '0', '2'])
    await expectAccessible(page)
  })

  it('leads to the record with the field ready, and what was mended is gone', async () => {
    await page.getByRole('link', { name: '必填项未填' }).click()
    await page.getByRole('table', { name: '问题' }).getByText('缺：统一社会信用代码').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '椒江甲厂' }).click()
    const code = page.getByLabel('统一社会信用代码', { exact: true })
    await code.waitFor()
    await expect.poll(() => code.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.type('91331002')
    await page.getByText('有 1 处错误，改正后才能保存').waitFor()
    await page.keyboard.type('148235561A')
    await page.keyboard.press('Control+s')
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor()
    await page.goBack()
    await page.getByRole('region', { name: '必填项未填' }).getByText('这里没有问题了').waitFor()
  })

  it('opens a field that breaks a rule with the sentence of the rule under it', async () => {
    await page.getByRole('button', { name: '全部检查' }).click()
    await page.getByRole('link', { name: '任期年限少见' }).click()
    await page.getByRole('table', { name: '问题' }).getByRole('link', { name: '椒江甲厂工会' }).click()
    await page.locator('#field-termYears-problems').getByText('任期一般为3年或5年，现为4年，请核对。').waitFor()
    await page.goBack()
  })

  it('puts a finding aside with a reason, shows it apart and takes it back', async () => {
    await page.getByRole('button', { name: '搁置 椒江甲厂工会 任期（年）' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('理由').inputValue()).toBe('已核实，无误')
    await dialog.getByLabel('理由').press('Enter')
    await page.getByText('这里没有问题了').waitFor()
    // Its state stands in the address, which changes a moment after the click.
    await page.getByRole('checkbox', { name: '已搁置（1）' }).click()
    await page.getByText(/搁置：已核实，无误/).waitFor()
    await page.getByRole('button', { name: '恢复 椒江甲厂工会 任期（年）' }).click()
    await page.getByText('没有搁置的问题').waitFor()
  })

  it('is written to a workbook that can be sent back', async () => {
    await page.getByRole('button', { name: '全部检查' }).click()
    await page.getByRole('button', { name: '导出' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: /导出当前的/ }).click()
    expect((await download).suggestedFilename()).toMatch(/^数据质量_.*\.xlsx$/)
    await (await download).saveAs(join(folder, '发出.xlsx'))
  })

  it('comes back filled in, is looked at, written and taken back', async () => {
    const book = XLSX.read(readFileSync(join(folder, '发出.xlsx')), { type: 'buffer' })
    const rows = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet, { header: 1, raw: false, defval: '' })
    writeWorkbook(join(folder, '发回.xlsx'), { 数据质量: rows.map((row) => (row[4] === '任期（年）' ? [...row.slice(0, 9), '5'] : row)) })
    await page.getByRole('button', { name: '读回更正…' }).click()
    await page.getByRole('heading', { name: '读回更正' }).waitFor()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择发回的表…' }).click()
    await (await chooser).setFiles(join(folder, '发回.xlsx'))
    const row = page.getByRole('table', { name: '更正' }).getByRole('row').nth(1)
    await row.getByText('可以写入').waitFor()
    expect((await row.innerText()).split('\t').slice(2, 7)).toEqual(['椒江甲厂工会', '任期（年）', '4', '4', '5'])
    await expectAccessible(page)
    await page.keyboard.press('Control+s')
    await row.getByText('已写入').waitFor()
    await page
      .locator('.ant-notification')
      .getByRole('button', { name: /撤\s*销/ })
      .last()
      .click()
    await page.getByText('已撤销').waitFor()
    await page.getByRole('link', { name: '数据质量' }).click()
    await page.getByRole('region', { name: '届期与期限' }).getByRole('link', { name: '任期年限少见' }).waitFor()
  })

  it('is report L, which says from which day it is, and checks again when asked', async () => {
    await opened.go('/reports?report=L')
    const report = page.getByRole('table', { name: '台州市数据质量情况' })
    await report.getByRole('row', { name: /^合计/ }).waitFor()
    expect(await report.getByRole('row', { name: /^椒江区/ }).innerText()).toMatch(/^椒江区\s+[1-9]/)
    await page.getByRole('table', { name: '附表：各项检查' }).getByText('任期年限少见').waitFor()
    await page.getByRole('button', { name: '重新检查' }).click()
    await page.getByText(/年\d+月\d+日检查的结果/).waitFor()
    await expectAccessible(page)
  })
})
