// A messy ledger through every step of the wizard in a real browser, its recipe on the next one, and the rows that were sent back.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath, clerkWindow, launchBrowser } from '#test/support/browser.ts'
import { startWebHost, type TestHost } from '#test/support/webHost.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

const bands = ['序号', '县（市、区）', '镇（街道）', '工会信息', '', '', '', '', '单位信息', '', '备用']
const headings = ['', '', '', '工会名称', '建会形式', '建会时间', '会员数', '工会主席', '单位名称', '职工人数', '']
const union = (number: number, form: string, founded: string, more: { name?: string; members?: number } = {}) => [
  number,
  '椒江区',
  '海门街道',
  more.name ?? `台州市椒江青禾${'甲乙丙丁戊己庚辛'[number - 1]}泵业有限公司工会`,
  form,
  founded,
  more.members ?? 20 + number,
  '高柔',
  `台州市椒江青禾${'甲乙丙丁戊己庚辛'[number - 1]}泵业有限公司`,
  30 + number,
  '甲',
]
const first = [
  ['附件1'],
  ['海门街道基层工会一览表'],
  bands,
  headings,
  union(1, '企业自建', '2010-04-01'),
  union(2, '企业自建', '2016/2/30'),
  union(3, '单独建会', '2016/2/30'),
  union(4, '企业自建', '2012年5月'),
  union(5, '单独建会', '2011-05-06', { name: '' }),
]
const hidden = [['说明'], ['本表由各街道填报']]

/** The same headings in another order, with the texts that the clerk has decided about already. */
const order = [8, 9, 2, 1, 5, 3, 4, 6, 7, 0, 10]
const second = [
  ['海门街道基层工会一览表'],
  ['单位信息', '', '镇（街道）', '县（市、区）', '工会信息', '', '', '', '', '序号', '备用'],
  ...[headings, union(6, '企业自建', '2016/2/30'), union(7, '企业自建', '2018-01-04')].map((row) => order.map((column) => row[column] ?? '')),
]

/** Two unions of one name, and later a row that does not say which of them it is. */
const namesakes = [
  ['工会名称', '县（市、区）', '建会形式', '建会时间', '工会主席同志'],
  ['青禾物业工会', '椒江区', '单独建会', '2010-04-01', '高柔'],
  ['青禾物业工会', '温岭市', '单独建会', '2011-05-06', '林知秋'],
  ['听泉物业工会', '温岭市', '单独建会', '2012-06-07', '王伟'],
]
const placeless = [
  ['工会名称', '工会主席', '会员数'],
  ['青禾物业工会', '林知秋', 31],
  ['青禾物业工会', '高柔', 21],
]

/** More problems than a preview carries, and one more behind them. */
const long = [
  ['单位名称', '县（市、区）', '职工人数'],
  ...Array.from({ length: 1600 }, (_, index) => [index === 1550 ? '' : `青禾第${index}厂`, '椒江区', '若干']),
]

describe.skipIf(!browserPath)('the wizard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-wizard-'))
  const path = (name: string) => join(folder, name)
  const complaints: string[] = []
  let host: TestHost
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    writeWorkbook(path('海门街道.xlsx'), { 台账: first, 说明: hidden }, ['A2:K2', 'D3:H3', 'I3:J3', 'A3:A4', 'B3:B4', 'C3:C4', 'K3:K4'], ['说明'])
    writeWorkbook(path('海门街道第二批.xlsx'), { 台账: second }, ['A2:B2', 'E2:I2', 'C2:C3', 'D2:D3', 'J2:J3', 'K2:K3'])
    writeWorkbook(path('物业工会.xlsx'), { 台账: namesakes })
    writeWorkbook(path('物业工会会员数.xlsx'), { 台账: placeless })
    writeWorkbook(path('物业工会2019.xlsx'), { 台账: namesakes.slice(0, 3) })
    writeWorkbook(path('单位.xlsx'), { 单位: long })
    host = await startWebHost(path('data'))
    browser = await launchBrowser()
    const context = await browser.newContext({ ...clerkWindow, acceptDownloads: true })
    page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(host.url)
    await page.getByRole('button', { name: '导入我的台账' }).click()
    await page.getByRole('button', { name: '选择文件…' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Pictures for whoever wants to look at the screens. */
  const shot = async (name: string) => {
    if (process.env.WIZARD_SHOTS) await page.screenshot({ path: join(process.env.WIZARD_SHOTS, `${name}.png`) })
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
  /** What an input method does while it composes: Enter and Escape are its own. @returns a function that ends it with a text */
  const compose = async (letters: string) => {
    const inputMethod = await page.context().newCDPSession(page)
    const typed = () => page.evaluate(() => (document.activeElement instanceof HTMLInputElement ? document.activeElement.value : ''))
    // A dialog that is still opening takes the focus once more, which would end a composition; nobody composes that fast.
    await page.waitForFunction(() => document.getAnimations().every((each) => each.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY))
    await page.waitForTimeout(100)
    await expect
      .poll(async () => {
        await inputMethod.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length })
        return typed()
      })
      .toContain(letters)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    return async (text: string) => {
      await inputMethod.send('Input.insertText', { text })
      await expect.poll(typed).toContain(text)
      await inputMethod.detach()
    }
  }
  const header = (row: number) => page.getByRole('button', { name: new RegExp(`^第 ${row} 行`) })

  it('shows pasted cells before it takes them', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '单位名称\t职工人数\r\n台州市椒江禾木超市有限公司\t60\r\n')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    const pasted = page.getByRole('region', { name: '粘贴的单元格' })
    await pasted.getByText('2 行 × 2 列').waitFor()
    await shot('paste')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByText('粘贴的单元格 1.txt').waitFor()
    await page.getByRole('button', { name: '不导入 粘贴的单元格 1.txt' }).click()
  })

  it('keeps the merged bands of a pasted header', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '单位信息\t\t县市区\r\n单位名称\t职工人数\t\r\n台州市椒江禾木超市有限公司\t60\t椒江区\r\n')
      const rows =
        '<tr><td colspan=2>单位信息</td><td rowspan=2>县市区</td></tr><tr><td>单位名称</td><td>职工人数</td></tr><tr><td>台州市椒江禾木超市有限公司</td><td>60</td><td>椒江区</td></tr>'
      data.setData('text/html', `<html><body><!--StartFragment--><table>${rows}</table><!--EndFragment--></body></html>`)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    await page.keyboard.press('Enter')
    await page.getByText('粘贴的单元格 2.html').waitFor()
    await page.getByRole('button', { name: '读取并预览' }).click()
    await page.getByText('新增 1').first().waitFor()
    await page.getByRole('button', { name: '上一步' }).click()
    await page.getByRole('cell', { name: '单位信息 › 单位名称' }).waitFor()
    await page.getByRole('button', { name: '上一步' }).click()
    await page.getByRole('button', { name: '不导入 粘贴的单元格 2.html' }).click()
  })

  it('asks about a hidden sheet', async () => {
    await choose('海门街道.xlsx')
    await page.getByText('在文件里是隐藏的，要导入吗').waitFor()
    await shot('map-hidden')
    await expectAccessible(page)
    await page.getByRole('button', { name: '不导入', exact: true }).click()
    await page.getByText('在文件里是隐藏的，要导入吗').waitFor({ state: 'hidden' })
  })

  it('lets the header band be moved, shortened and drawn by keyboard and mouse', async () => {
    await page.getByText('表头：第 3-4 行').waitFor()
    await header(4).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByText('表头：第 4-5 行').waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowUp')
    await page.getByText('表头：第 3 行').waitFor()
    // The columns are read anew; the keyboard stays where it was.
    await page.getByRole('cell', { name: '工会信息', exact: true }).nth(1).waitFor()
    expect(await header(3).evaluate((button) => button === document.activeElement)).toBe(true)
    const [from, to] = [await header(3).boundingBox(), await header(4).boundingBox()]
    if (!from || !to) throw new Error('no row numbers')
    await page.mouse.move(from.x + 5, from.y + 5)
    await page.mouse.down()
    await page.mouse.move(to.x + 5, to.y + 5, { steps: 4 })
    await page.mouse.up()
    await page.getByText('表头：第 3-4 行').waitFor()
    await page.getByRole('cell', { name: '工会信息 › 工会名称' }).waitFor()
    await shot('map')
  })

  it('never gives one field to two columns', async () => {
    await page.getByRole('combobox', { name: /^K 列 备用/ }).click()
    const taken = page.locator('.ant-select-dropdown:visible .ant-select-item-option-disabled', { hasText: /^工会名称$/ })
    await taken.waitFor()
    await page.keyboard.press('Escape')
  })

  it('leaves Enter and Escape to an input method that composes in a list of choices', async () => {
    const box = page.getByRole('combobox', { name: /^K 列 备用/ })
    await box.click()
    const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option')
    await options.first().waitFor()
    const end = await compose('信用代码')
    await page.getByText('2 列没有对应的字段').waitFor()
    await expect.poll(() => options.allInnerTexts()).toContain('工会统一社会信用代码')
    await end('信用代码')
    await options.filter({ hasText: '信用代码' }).first().waitFor()
    await expect.poll(() => options.allInnerTexts()).not.toContain('工会名称')
    expect(await box.inputValue()).toContain('信用代码')
    await page.keyboard.press('Escape')
    await options.first().waitFor({ state: 'hidden' })
    await page.getByText('2 列没有对应的字段').waitFor()
  })

  it('keeps a field that the clerk says shall be kept', async () => {
    await pick('工会主席与名册不一致时', '只填空白')
    await page.locator('tr', { hasText: '工会信息 › 工会主席' }).getByTitle('只填空白').waitFor()
    await expectAccessible(page)
  })

  it('asks once for a text that stands in three rows', async () => {
    await page.getByRole('button', { name: '下一步：对应写法' }).click()
    const row = page.getByRole('row', { name: /企业自建/ })
    expect(await row.innerText()).toContain('3')
    await shot('values')
    await expectAccessible(page)
    await pick('建会形式“企业自建”对应到', '单独建会')
    await page.getByText('都已选好').waitFor()
    await page.getByRole('button', { name: '下一步：核对数据' }).click()
  })

  it('mends a cell, and with one key all cells of its column that say the same', async () => {
    await page.getByText('退回 1').first().waitFor()
    const problems = page.getByRole('complementary', { name: '问题' })
    await problems.getByText('F6', { exact: true }).click()
    await page.getByRole('textbox', { name: /^F6 / }).waitFor()
    await page.keyboard.type('2016-02-29')
    await page.keyboard.press('Enter')
    const reach = page.getByRole('group', { name: /F6 的“2016\/2\/30”/ })
    await reach.getByText(/这一列相同的 2 格/).waitFor()
    await problems.getByText('日期无效').waitFor()
    await shot('review-reach')
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await problems.getByText('日期无效').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+z')
    await problems.getByText('日期无效').waitFor()
    await reach.waitFor({ state: 'hidden' })
    await problems.getByText('F6', { exact: true }).click()
    await page.keyboard.type('2016-02-29')
    await page.keyboard.press('Control+Enter')
    await problems.getByText('日期无效').waitFor({ state: 'hidden' })
  })

  it('leaves the keys of an input method that composes in a cell alone', async () => {
    const problems = page.getByRole('complementary', { name: '问题' })
    await page.getByRole('gridcell', { name: '高柔' }).first().click()
    const cell = page.getByRole('textbox', { name: /工会主席：高柔$/ })
    const end = await compose('lin')
    expect(await cell.inputValue()).toBe('lin')
    await end('林知秋')
    expect(await cell.inputValue()).toBe('林知秋')
    await page.keyboard.press('Enter')
    await page.getByRole('gridcell', { name: '林知秋' }).first().waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('gridcell', { name: '林知秋' }).first().waitFor({ state: 'hidden' })
    await problems.getByText('日期无效').waitFor({ state: 'hidden' })
  })

  it('keeps what was decided as a recipe, whose name an input method may compose', async () => {
    await page.getByRole('button', { name: '上一步' }).click()
    await page.getByRole('button', { name: '上一步' }).click()
    await page.getByRole('button', { name: '保存为方案…' }).click()
    await page.getByRole('textbox', { name: '方案名称' }).fill('')
    const end = await compose('jiedao')
    expect(await page.getByRole('dialog', { name: '保存为方案' }).isVisible()).toBe(true)
    expect(await page.getByText('已保存').count()).toBe(0)
    await end('街道')
    expect(await page.getByRole('textbox', { name: '方案名称' }).inputValue()).toBe('街道')
    await page.getByRole('textbox', { name: '方案名称' }).fill('街道工会台账')
    await shot('recipe-save')
    await page.keyboard.press('Enter')
    await page.getByText('方案“街道工会台账”已保存').waitFor()
    await page.getByRole('button', { name: '管理方案…' }).click()
    await page.getByRole('dialog', { name: '导入方案' }).getByText('街道工会台账').waitFor()
    await shot('recipes')
    await expectAccessible(page)
    await page.getByRole('button', { name: '改名：街道工会台账' }).click()
    await page.getByRole('textbox', { name: '新名称' }).fill('')
    await (await compose('yilanbiao'))('街道工会一览表')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '导入方案' }).getByText('街道工会一览表').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出：街道工会一览表' }).click()
    await (await download).saveAs(path('方案.json'))
    await page.getByRole('button', { name: '删除：街道工会一览表' }).click()
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /^删\s?除$/ })
      .click()
    await page.getByText('还没有方案').waitFor()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '从文件读入…' }).click()
    await (await chooser).setFiles(path('方案.json'))
    await page.getByRole('dialog', { name: '导入方案' }).getByText('街道工会一览表').first().waitFor()
    await page
      .getByRole('button', { name: /^关\s?闭$/ })
      .last()
      .click()
  })

  it('imports, and gives the refused row back in the ledger’s own layout', async () => {
    await page.getByRole('button', { name: '下一步：核对数据' }).click()
    await commit(page)
    await page.getByText('有 1 行退回').waitFor()
    await shot('receipt')
    await expectAccessible(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: /下载退回表/ }).click()
    await (await download).saveAs(path('退回表.xlsx'))
  })

  it('takes the error workbook back once its row is mended, and that row alone', async () => {
    await page.getByRole('button', { name: '再导入一份' }).click()
    await choose('退回表.xlsx')
    await toReview(page)
    await page.getByText('全部 1').first().waitFor()
    await page.getByText('退回 1').first().waitFor()
    const problems = page.getByRole('complementary', { name: '问题' })
    await problems.getByRole('button', { name: /^D\d+/ }).click()
    await page.getByRole('textbox', { name: /^D\d+ / }).waitFor()
    await page.keyboard.type('台州市椒江青禾戊泵业有限公司工会')
    await page.keyboard.press('Enter')
    await page.getByText('新增 1').first().waitFor()
    await shot('review-error-workbook')
    await commit(page)
    await page.getByText('导入完成').waitFor()
  })

  it('reads the next ledger by the recipe, though its columns stand in another order', async () => {
    await page.getByRole('button', { name: '再导入一份' }).click()
    await choose('海门街道第二批.xlsx')
    await toReview(page)
    await page.getByText('新增 2').first().waitFor()
    await shot('review-second')
    expect(await page.getByText('日期无效').count()).toBe(0)
    expect(await page.getByText('不在代码表中').count()).toBe(0)
    await expectAccessible(page)
    await commit(page)
    await page.getByText('导入完成').waitFor()
  })

  it('tells a batch’s whole story, and what its undo did', async () => {
    await page.getByRole('link', { name: '导入记录' }).last().click()
    await page.getByRole('link', { name: /海门街道.xlsx/ }).click()
    await page.getByRole('heading', { name: '导入记录：第 1 批' }).waitFor()
    await page.getByText('没有名称').first().waitFor()
    await shot('batch')
    await expectAccessible(page)
    await page.getByRole('button', { name: /撤销这次导入/ }).click()
    await page.getByRole('button', { name: '撤销导入' }).click()
    const result = page.getByRole('region', { name: '撤销的结果' })
    await result.getByText('条记录恢复原样').waitFor()
    await shot('batch-undone')
    await expectAccessible(page)
  })

  it('only offers what a heading may mean, until the clerk accepts it', async () => {
    await page.getByRole('link', { name: '导入台账' }).first().click()
    await choose('物业工会.xlsx')
    await page.getByText('新增 3').first().waitFor()
    await page.getByRole('button', { name: '上一步' }).click()
    await page.getByText('1 列没有对应的字段').waitFor()
    await shot('map-suggestion')
    await expectAccessible(page)
    await page.getByRole('button', { name: '可能是“工会主席”，采用' }).click()
    await page.getByText('每一列都有对应的字段').waitFor()
    await page.getByRole('button', { name: '下一步：核对数据' }).click()
    await commit(page)
    await page.getByText('导入完成').waitFor()
  })

  it('asks which record an unclear row is, and takes one key for an answer', async () => {
    await page.getByRole('button', { name: '再导入一份' }).click()
    await choose('物业工会会员数.xlsx')
    await toReview(page)
    await page.getByText('待认定 2').click()
    const row = page.getByRole('region', { name: '待认定：第 2 行' })
    const columns = row.getByRole('columnheader')
    await columns.filter({ hasText: '温岭市' }).waitFor()
    await row.getByRole('cell', { name: '林知秋' }).nth(1).waitFor()
    await shot('unclear')
    await expectAccessible(page)
    const heads = await columns.allInnerTexts()
    const key = heads.slice(2).findIndex((head) => head.includes('温岭市')) + 1
    await page.keyboard.press(String(key))
    await page.getByRole('region', { name: '待认定：第 3 行' }).waitFor()
    await page.getByText('待认定 1').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('待认定 2').waitFor()
    await page.keyboard.press(String(key))
    await page.getByText('待认定 1').waitFor()
    await page.keyboard.press('s')
    await page.getByText('待认定 0').waitFor()
    await page.getByText('修改 1').first().waitFor()
    await commit(page)
    await page.getByText('导入完成').waitFor()
  })

  it('warns of records that the ledger no longer names, and asks before it imports', async () => {
    await page.getByRole('button', { name: '再导入一份' }).click()
    await choose('物业工会2019.xlsx')
    await toReview(page)
    await page.getByText(/导入前请留意/).waitFor()
    await shot('warnings')
    await page.getByRole('button', { name: '导入', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '导入前请确认' })
    await dialog.getByRole('button', { name: '看是哪些' }).click()
    await page.getByRole('dialog', { name: '这份台账里没有的记录' }).getByText('听泉物业工会').waitFor()
    await shot('missing')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: '返回核对' }).click()
  })

  it('goes to a problem behind a thousand others', async () => {
    await page.getByRole('button', { name: '上一步' }).click()
    await page.getByRole('button', { name: '上一步' }).click()
    await page.getByRole('button', { name: '不导入 物业工会2019.xlsx' }).click()
    await choose('单位.xlsx')
    await toReview(page)
    const problems = page.getByRole('complementary', { name: '问题' })
    await problems.getByText('没有名称').click()
    await problems.getByRole('button', { name: /^A1552/ }).click()
    await page.getByRole('textbox', { name: /^A1552 / }).waitFor()
    await page.keyboard.type('青禾补名厂')
    await page.keyboard.press('Enter')
    await page.getByText('退回 0').first().waitFor()
  })

  it('has left nothing in the browser’s console to be ashamed of', () => {
    expect(complaints).toEqual([])
  })
})

/** Whatever steps lie before the rows. */
async function toReview(page: Page): Promise<void> {
  const rows = page.getByRole('complementary', { name: '问题' })
  const next = page.getByRole('button', { name: /^下一步/ })
  for (;;) {
    await rows.or(next).first().waitFor()
    if (await rows.isVisible()) return
    await next.click()
  }
}

/** With or without a warning on the way. */
async function commit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '导入', exact: true }).click()
  const done = page.getByText('导入完成')
  const sure = page.getByRole('button', { name: '仍然导入' })
  await done.or(sure).first().waitFor()
  if (await sure.isVisible()) await sure.click()
}
