// The quarter's close in a real browser, on the demo office: through all its steps, away and back, a correction after issuing, one PDF of the set, closed and opened again.
// Beside it a report as of a past day, since this office has a past.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layDemo } from '#test/core/demo/layDemo.ts'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

describe.skipIf(!browserPath)('the quarter’s close', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-closing-'))
  let opened: OpenPage
  let page: Page

  beforeAll(async () => {
    opened = await openPage(
      async (core) => {
        const ledger = join(folder, '椒江一季度.csv')
        writeFileSync(ledger, '\ufeff工会名称,建会形式,县（市、区）,建会时间,职工数,会员数\n海门新工会,单独,椒江区,2019-02-01,30,20\n')
        const { fileId } = await core.files.takeIn(ledger, basename(ledger))
        let previewId = ''
        for await (const event of await core.call.imports.open({ fileIds: [fileId], register: 'union' }))
          if (event.type === 'preview') previewId = event.preview.previewId
        for await (const event of await core.call.imports.commit({ previewId })) if (event.type === 'committed') break
      },
      { lay: (dataDir) => layDemo(dataDir, 'sample'), context: { acceptDownloads: true } },
    )
    page = opened.page
  })
  afterAll(async () => {
    await opened?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const steps = () => page.getByRole('navigation', { name: '结账的步骤' })
  const standing = (step: string) => steps().getByRole('link', { name: new RegExp(step) })
  const go = (step: string) => standing(step).click()

  it('begins with what came in, for the quarter that ended last, and names who sent nothing', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '季度结账' }).click()
    const sent = page.getByRole('table', { name: '各地报来的记录' })
    await sent.getByRole('row', { name: /椒江区 1 已报/ }).waitFor()
    await sent.getByRole('row', { name: /温岭市 0 未报/ }).waitFor()
    await page.getByRole('link', { name: '椒江一季度.csv' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '这一步办完了' }).click()
    await page.getByText(/由.+确认办完$/).waitFor()
    await standing('台账报送 已完成').waitFor()
  })

  it('leads to the faults that move figures, and finds its place again after going there', async () => {
    await page.getByRole('link', { name: '下一步：数据质量' }).click()
    const faults = page.getByRole('table', { name: '影响报表的问题', exact: true })
    await faults.getByRole('link', { name: '单位同时在两个工会' }).waitFor()
    await expectAccessible(page)
    await faults.getByRole('link', { name: '单位同时在两个工会' }).click()
    await page.getByRole('table', { name: '问题', exact: true }).waitFor()
    await opened.go('/close')
    // The first step is done, so that the second one is shown.
    await page.getByRole('heading', { name: '2 数据质量' }).waitFor()
    await page.getByRole('button', { name: '这一步办完了' }).click()
    await standing('数据质量 已完成').waitFor()
    await page.getByRole('button', { name: '重新打开这一步' }).click()
    await standing('数据质量 待办').waitFor()
    await page.getByRole('button', { name: '这一步办完了' }).click()
    await standing('数据质量 已完成').waitFor()
  })

  it('leads to what is overdue', async () => {
    await go('届期与时限')
    const late = page.getByRole('link', { name: /项任务过了完成时限/ })
    const count = (await late.innerText()).match(/\d+/)?.[0]
    await expectAccessible(page)
    await late.click()
    await page.getByText(`共 ${count} 条`).waitFor()
    await page.goBack()
    await page.getByRole('button', { name: '这一步办完了' }).click()
    await standing('届期与时限 已完成').waitFor()
  })

  it('counts all reports of the quarter, and their checks hold', async () => {
    await go('统计与勾稽')
    await page.getByText('勾稽全部相符').waitFor()
    const reports = page.getByRole('table', { name: '本季度的报表' })
    await reports.getByRole('row', { name: /^A 基层工会组织情况 2019年第一季度 相符/ }).waitFor()
    for (const month of ['1月', '2月', '3月']) await reports.getByRole('row', { name: new RegExp(`^B 未建会核查通报 2019年${month} 相符`) }).waitFor()
    await expectAccessible(page)
    await standing('统计与勾稽 已完成').waitFor()
  })

  it('issues the chosen ones in one go', async () => {
    await go('出具')
    const all = page.getByRole('checkbox', { name: '全部出具' })
    await all.uncheck()
    expect(await page.getByRole('button', { name: '出具所选的 0 张' }).isDisabled()).toBe(true)
    await all.check()
    await page.getByRole('checkbox', { name: /^出具 B 未建会核查通报 2019年1月/ }).uncheck()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^出具所选的 \d+ 张/ }).click()
    await page.getByText(/^已出具 \d+ 张$/).waitFor()
    const table = page.getByRole('table', { name: '出具本季度的报表' })
    await table.getByRole('row', { name: /A 基层工会组织情况 2019年第一季度 第1版 2019-06-28 刚刚出具/ }).waitFor()
    await standing('出具 待办').waitFor()
    await page.getByRole('checkbox', { name: /^出具 B 未建会核查通报 2019年1月/ }).check()
    await page.getByRole('button', { name: '出具所选的 1 张' }).click()
    await standing('出具 已完成').waitFor()
  })

  it('asks for a note where the ledgers say something else since, and says what', async () => {
    await opened.go('/r/union?q=海门新工会')
    await page.getByRole('link', { name: '海门新工会' }).first().click()
    await page.getByRole('heading', { name: '海门新工会' }).waitFor()
    await page.keyboard.press('e')
    await page.getByLabel('会员数', { exact: true }).fill('25')
    await page.keyboard.press('Control+s')
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor()
    await opened.go('/close?period=2019Q1&step=issue')
    const table = page.getByRole('table', { name: '出具本季度的报表' })
    const row = table.getByRole('row', { name: /A 基层工会组织情况/ })
    await row.getByText(/有 \d+ 处不同/).click()
    await row.getByText(/^椒江区 会员（人）\/合计：\d+ → \d+$/).waitFor()
    await standing('出具 有变化').waitFor()
    const again = page.getByRole('button', { name: /^出具所选的 \d+ 张/ })
    expect(await again.isDisabled()).toBe(true)
    await page.getByLabel('更正说明').fill('海门新工会补报 5 名会员')
    await again.click()
    await table.getByRole('row', { name: /A 基层工会组织情况 2019年第一季度 第2版/ }).waitFor()
    await standing('出具 已完成').waitFor()
  })

  it('prints the set as one PDF, each report on pages of its own', async () => {
    await go('打印')
    await expectAccessible(page)
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: '打印整套' }).click()
    const preview = page.getByRole('dialog', { name: '打印预览' })
    await preview.getByText(/^\d+ 张表，共 \d+ 页$/).waitFor()
    const said = page.getByText('已生成 PDF').waitFor()
    await preview.getByRole('button', { name: 'PDF' }).click()
    const download = await coming
    await said
    await page.getByRole('dialog', { name: '正在生成 PDF' }).waitFor({ state: 'hidden' })
    expect(download.suggestedFilename()).toBe('台州市2019年第一季度报表.pdf')
    const file = join(folder, 'set.pdf')
    await download.saveAs(file)
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    for (const title of ['台州市基层工会组织情况', '台州市未建会核查通报', '台州市八大员入会情况']) expect(text).toContain(title)
    expect(text).toContain('更正说明：海门新工会补报 5 名会员')
    expect(text).toMatch(/第\s*1\s*页\s*共\s*\d+\s*页/)
    await page.keyboard.press('Escape')
    await preview.waitFor({ state: 'detached' })
    await standing('打印 已完成').waitFor()
  })

  it('takes a backup and writes down who closed it with what; opened again, it says so', async () => {
    await go('备份与结账')
    await page.getByLabel('结账备注').fill('按期结账')
    await page.getByRole('button', { name: '备份并结账' }).click()
    await page.getByText(/^2019年第一季度已经结账：2019年6月28日，.+，出具报表 \d+ 张，备份 office-.*-manual\.sqlite$/).waitFor()
    const history = page.getByRole('table', { name: '历次结账' })
    await history.getByRole('row', { name: /2019年第一季度 已结账 2019-06-28 \S+ A第2版.*按期结账/ }).waitFor()
    await expectAccessible(page)
    // A later quarter sees it.
    await opened.go('/close?period=2019Q2')
    await page.getByText('2019年第二季度到2019年6月30日才结束').waitFor()
    await opened.go('/close?period=2019Q3')
    await page.getByText('2019年第三季度从2019年7月1日开始，还没有可以结的账。').waitFor()
    expect(await steps().count()).toBe(0)
    await history.getByRole('link', { name: '2019年第一季度' }).click()
    await page.getByRole('button', { name: '重新打开' }).click()
    const dialog = page.getByRole('dialog', { name: '重新打开2019年第一季度' })
    await dialog.getByLabel('理由').fill('温岭市补报')
    await dialog.getByRole('button', { name: '重新打开' }).click()
    await history.getByRole('row', { name: /2019年第一季度 已重新打开/ }).waitFor()
    await standing('出具 已完成').waitFor()
  })

  it('a report can be made from the ledgers of a past day, and an issued one is held against those of its day', async () => {
    await opened.go('/reports?report=A&period=2019Q1')
    const table = page.getByRole('table', { name: '台州市基层工会组织情况' })
    const members = async () => (await table.getByRole('row', { name: /^合计 9/ }).innerText()).split(/\s+/)[7]
    await page.getByRole('button', { name: '出具' }).waitFor()
    const now = await members()
    await page.getByRole('textbox', { name: '看哪一天的台账' }).fill('2019-05')
    await page.keyboard.press('Enter')
    await page.getByText('2019-05-31 的台账', { exact: true }).waitFor()
    await page.getByText('本表按2019年5月31日的台账统计').waitFor()
    expect(await page.getByRole('button', { name: '出具', exact: true }).count()).toBe(0)
    expect(Number(await members())).not.toBe(Number(now))
    await expectAccessible(page)
    await page.getByRole('button', { name: '回到今天' }).click()
    await page.getByRole('region', { name: '已出具' }).getByRole('link', { name: '第1版' }).click()
    await page.getByRole('button', { name: '与现在的台账核对' }).click()
    await page.getByText('按现在的台账重新统计，与第1版的不同').waitFor()
  })
})
