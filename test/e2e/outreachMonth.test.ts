// A month of outreach in a real browser, from end to end: a list comes in, ten doubtful enterprises are decided by keyboard, cases are opened and handed out, the task
// list goes out and comes back filled in, a union is founded, and the bulletin shows it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

const brands = ['海正隆', '德明辉', '永达宏', '金鼎盛', '恒丰泰', '华兴旺', '瑞安捷', '天虹达', '宏图远', '利华康']
const trades = ['机械', '塑料', '电子', '模具', '阀门', '服饰', '橡胶', '电机', '汽配', '鞋业']
const misspelt = '龙晖鸿胜太王杰大园慷'
const place = { county: '椒江区', township: '海门街道' }
const month = '2019-06'

/** Written nearly as in the roster, largest first; one whose code nobody knows, and one that is there by its code. */
function list(): string {
  const doubtful = brands.map((brand, index) => `台州${brand.slice(0, 2)}${misspelt[index]}${trades[index]}有限公司,,${400 - 20 * index},椒江区,海门街道`)
  const unknown = `椒江青田新来电子有限公司,${code(77)},130,椒江区,海门街道`
  return ['单位名称,统一社会信用代码,参保人数,县（市、区）,所属乡镇（街道）', ...doubtful, unknown, `台州确实有限公司,${code(1)},52,椒江区,海门街道`].join('\n')
}

function code(number: number): string {
  const body = `91331002MA2${String(number).padStart(6, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}

describe.skipIf(!browserPath)('a month of outreach', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-month-'))
  let open: OpenPage

  beforeAll(async () => {
    writeFileSync(join(folder, '参保清单.csv'), `\uFEFF${list()}\n`)
    open = await openPage(
      async ({ call: { records } }) => {
        for (const [index, brand] of brands.entries()) {
          const values = { ...place, name: `台州市${brand}${trades[index]}有限公司`, employees: 400 - 20 * index }
          const unit = (await records.create({ register: 'unit', values })).record.id
          if (index % 2 === 1) continue
          const union = (await records.create({ register: 'union', values: { ...place, name: `台州市${brand}工会`, form: 'single', foundedOn: '2015-01-01' } }))
            .record.id
          await records.create({ register: 'coverage', values: { union, unit } })
        }
        await records.create({ register: 'unit', values: { ...place, name: '台州确实有限公司', uscc: code(1) } })
      },
      { context: { acceptDownloads: true } },
    )
  })
  afterAll(async () => {
    await open?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const importFile = async (path: string) => {
    const { page } = open
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择文件…' }).click()
    await (await chooser).setFiles(path)
    await page.getByRole('button', { name: '读取并预览' }).click()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('导入完成').waitFor()
  }

  it('brings a list in and holds it against the roster: ten of twelve are doubtful', async () => {
    const { page } = open
    await open.go('/outreach/lists')
    await page.getByRole('button', { name: '导入名单' }).click()
    await page.getByRole('combobox', { name: '名单来源' }).click()
    await page.locator('.ant-select-dropdown:visible').getByText('社会保险', { exact: true }).click()
    await page.getByRole('textbox', { name: '名单月份' }).fill(month)
    await page.getByRole('textbox', { name: '名单月份' }).press('Enter')
    await importFile(join(folder, '参保清单.csv'))
    await page.getByRole('button', { name: '与单位和工会比对' }).click()
    await page.getByText('待复核 10 家').waitFor()
  })

  it('is decided by ten keys, one after the other', async () => {
    const { page } = open
    await open.go('/outreach/queue')
    for (let decided = 0; decided < brands.length; decided += 1) {
      await page.getByRole('region', { name: new RegExp(`^待复核企业：台州${brands[decided]?.slice(0, 2)}`) }).waitFor()
      await page.keyboard.press(decided === 9 ? 'n' : '1')
    }
    await expect.poll(() => page.getByText('没有待复核的企业').count()).toBe(1)
  })

  it('opens a case of each enterprise that is without a union, and hands them out', async () => {
    const { page } = open
    await open.go('/outreach/cases')
    await page.getByRole('button', { name: '立案…' }).click()
    // Four of those decided, the one of the last key, the unknown one, and the one known by its code.
    await page.getByRole('dialog').getByRole('button', { name: '立案 7 件' }).click()
    await page.getByText('已立案 7 件，新建单位 2 家').waitFor()
    await open.go('/outreach/cases?tab=to-issue')
    await page.getByRole('table', { name: '案件' }).getByText('HC000001').waitFor()
    await page.keyboard.press('Control+a')
    await page.getByText('已选 7 件').waitFor()
    await page.getByRole('button', { name: '下发…' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /下\s*发$/ })
      .click()
    await page.getByText('下发 7 件').waitFor()
  })

  it('sends the task list out, and takes it back filled in', async () => {
    const { page } = open
    await open.go('/outreach/cases?tab=issued')
    await page.getByRole('table', { name: '案件' }).getByText('HC000001').waitFor()
    await page.getByRole('button', { name: '任务清单' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: '7 件，每县一张表' }).click()
    const path = join(folder, '任务清单.xlsx')
    await (await download).saveAs(path)
    const workbook = new Workbook()
    await workbook.xlsx.readFile(path)
    const sheet = workbook.getWorksheet('椒江区')
    if (!sheet) throw new Error('the county has no sheet')
    const headings = sheet.getRow(4).values as string[]
    const results = ['符合建会条件', '符合建会条件', '已注销']
    for (const [index, result] of results.entries()) {
      sheet.getCell(5 + index, headings.indexOf('核查结果')).value = result
      sheet.getCell(5 + index, headings.indexOf('核查依据')).value = '现场走访'
    }
    await workbook.xlsx.writeFile(join(folder, '回执.xlsx'))
    await open.go('/import')
    await importFile(join(folder, '回执.xlsx'))
    await open.go('/outreach/cases')
    const states = page.getByRole('navigation', { name: '案件状态' })
    await states.getByRole('link', { name: /^建会中\s*2/ }).waitFor()
    await states.getByRole('link', { name: /^不符合条件\s*1/ }).waitFor()
  })

  it('founds a union from a case, and the bulletin of the month shows all of it', async () => {
    const { page } = open
    await open.go('/outreach/cases?tab=founding')
    await page.getByRole('table', { name: '案件' }).getByRole('link').first().click()
    await page.getByRole('button', { name: '登记建会…' }).click()
    const dialog = page.getByRole('dialog')
    const day = await dialog.getByLabel('建会日期').inputValue()
    await dialog.getByRole('button', { name: '登记建会' }).click()
    await page.getByText('已登记建会').first().waitFor()
    await open.go(`/reports?report=B&period=${day.slice(0, 7)}`)
    const row = page.getByRole('table', { name: '台州市未建会核查通报' }).getByRole('row', { name: /^椒江区/ })
    // issued, verified, rate, should found, founded, single, joint, this month, this year, rate, not eligible, open, overdue, rank
    await expect
      .poll(async () => (await row.innerText()).split(/\s+/).slice(1))
      .toEqual(['7', '3', '42.9', '6', '1', '1', '0', '1', '1', '16.7', '1', '5', '0', '1'])
  })
})
