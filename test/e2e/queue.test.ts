// The review queue in a real browser: one key per decision, the last one taken back, what was decided stays decided when the next list comes, and the program's own
// decisions are sampled.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Core, createCore } from '#core/core.ts'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath, clerkWindow, launchBrowser } from '#test/support/browser.ts'
import { resourcesDir } from '#test/support/office.ts'
import { startWebHost, type TestHost } from '#test/support/webHost.ts'

const brands = ['海正隆', '德明辉', '永达宏', '金鼎盛', '恒丰泰', '华兴旺', '瑞安捷', '天虹达', '宏图远', '利华康', '正阳春', '百川汇']
const trades = ['机械', '塑料', '电子', '模具', '阀门', '服饰', '橡胶', '电机', '汽配', '鞋业', '泵业', '五金']
const misspelt = '龙晖鸿胜太王杰大园慷椿会'
const code = (number: number) => {
  const body = `91331002MA2${String(number).padStart(6, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}

describe.skipIf(!browserPath)('the review queue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-queue-'))
  const dataDir = join(folder, 'data')
  let host: TestHost
  let browser: Browser
  let page: Page

  async function work(deed: (core: Core) => Promise<void>): Promise<void> {
    const core = await createCore({ dataDir, resourcesDir, by: '周核对' })
    try {
      await deed(core)
    } finally {
      await core.close()
    }
  }
  /** Enterprises as the social insurance writes them, and held against the units. */
  async function listOf(core: Core, month: string, more: number): Promise<void> {
    const doubtful = brands.map(
      (brand, index) => `台州${brand.slice(0, 2)}${misspelt[index]}${trades[index]}有限公司,,${300 - 20 * index + more},椒江区,海门街道`,
    )
    const certain = [1, 2, 3].map((number) => `台州确实${number}号有限公司,${code(number)},${40 + number},椒江区,海门街道`)
    const path = join(folder, `社保${month}.csv`)
    writeFileSync(path, `\uFEFF单位名称,统一社会信用代码,参保人数,县（市、区）,所属乡镇（街道）\n${[...doubtful, ...certain].join('\n')}\n`)
    const { fileId } = await core.files.takeIn(path, basename(path))
    for await (const event of await core.call.imports.open({ fileIds: [fileId], list: { source: 'social-insurance', month } })) {
      if (event.type !== 'preview') continue
      for await (const _ of await core.call.imports.commit({ previewId: event.preview.previewId }));
    }
    for await (const _ of await core.call.matching.match({}));
  }
  async function open(): Promise<void> {
    host = await startWebHost(dataDir)
    await page.goto(host.url)
    await page.getByRole('heading').first().waitFor()
  }

  beforeAll(async () => {
    await work(async (core) => {
      const { create } = core.call.records
      const place = { county: '椒江区', township: '海门街道' }
      for (const [index, brand] of brands.entries()) {
        const values = { ...place, name: `台州市${brand}${trades[index]}有限公司`, employees: 300 - 20 * index, address: `海门街道中山路${index + 1}号` }
        const unit = (await create({ register: 'unit', values })).record.id
        if (index % 3 > 0) continue
        const union = (await create({ register: 'union', values: { ...place, name: `台州市${brand}工会`, form: 'single', status: 'active' } })).record.id
        await create({ register: 'coverage', values: { union, unit } })
      }
      await create({ register: 'unit', values: { ...place, name: '台州市海正龙华机械厂', employees: 12 } })
      for (const number of [1, 2, 3]) await create({ register: 'unit', values: { ...place, name: `台州确实${number}号有限公司`, uscc: code(number) } })
      await listOf(core, '2019-06', 0)
    })
    browser = await launchBrowser()
    page = await (await browser.newContext(clerkWindow)).newPage()
    await open()
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const shot = async (name: string) => {
    const where = process.env.LEDGER_SHOTS
    if (where) await page.screenshot({ path: join(where, `${name}.png`) })
  }
  const goTo = (hash: string) => page.evaluate((to) => window.location.assign(to), `#${hash}`)
  const asked = (brand: string) => page.getByRole('region', { name: new RegExp(`^待复核企业：台州${brand}`) }).waitFor()
  const figures = () => page.locator('.review-figures').innerText()
  const link = (name: string) => page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name })

  it('begins with the largest, and marks how it differs from the units beside it', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '未建会核查' }).click()
    await link('比对复核').click()
    await asked('海正龙')
    expect(await figures()).toBe('本次已定 0，还剩 12 家')
    const name = page.getByRole('table', { name: '名单企业与单位名册' }).getByRole('row', { name: /^名称/ })
    await expect.poll(() => name.getByRole('cell').nth(0).locator('mark').allInnerTexts()).toEqual(['龙'])
    expect(await name.getByRole('cell').nth(1).locator('mark').allInnerTexts()).toEqual(['市', '隆'])
    await page.getByText('字号相近：名单为', { exact: false }).first().waitFor()
    await page.getByRole('link', { name: '台州市海正隆工会' }).waitFor()
    await shot('queue')
    await expectAccessible(page)
    // Arrows scroll what does not fit.
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('table-scroll')
  })

  it('takes ten decisions by single keys, and one of them back', async () => {
    for (const brand of ['德明晖', '永达鸿', '金鼎胜']) {
      await page.keyboard.press('1')
      await asked(brand)
    }
    // A key held down decides once, and one that an input method takes not at all.
    await page.keyboard.down('n')
    await page.keyboard.down('n')
    await page.keyboard.up('n')
    await asked('恒丰太')
    await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: '1', keyCode: 229, isComposing: true, bubbles: true })))
    await page.keyboard.press('m')
    await page.keyboard.type('1 电话问过')
    await page.keyboard.press('Enter')
    expect(await figures()).toBe('本次已定 4，还剩 8 家')
    await page.keyboard.press('0')
    await asked('华兴王')
    expect(await page.getByLabel('备注（M）').inputValue()).toBe('')
    await page.keyboard.press('s')
    await asked('瑞安杰')
    for (const brand of ['天虹大', '宏图园', '利华慷', '正阳椿']) {
      await page.keyboard.press('1')
      await asked(brand)
    }
    await page.keyboard.press('n')
    await asked('百川会')
    expect(await figures()).toBe('本次已定 10，还剩 2 家（跳过 1）')
    await page.getByText('已定：台州正阳椿泵业有限公司 都不是').waitFor()
    await page.keyboard.press('Control+z')
    await asked('正阳椿')
    expect(await figures()).toBe('本次已定 9，还剩 3 家（跳过 1）')
    await page.keyboard.press('1')
    await asked('百川会')
    await page.keyboard.press('ArrowRight')
    await page.getByText('只剩跳过的 2 家').waitFor()
    await shot('queue-end')
    await expectAccessible(page)
    // What is decided is written behind the clerk's back, in its order.
    await goTo('/outreach/queue/decided')
    await expect.poll(() => page.getByRole('table', { name: '人工决定' }).getByRole('row').count()).toBe(1 + 11)
  })

  it('keeps what was decided when the list comes again', async () => {
    await host.close()
    await work((core) => listOf(core, '2019-07', 5))
    await open()
    await goTo('/outreach/queue')
    await asked('华兴王')
    expect(await figures()).toBe('本次已定 0，还剩 2 家')
    await goTo('/outreach/queue/decided')
    const book = page.getByRole('table', { name: '人工决定' })
    await book.getByText('1 电话问过').waitFor()
    expect(await book.getByRole('row').count()).toBe(1 + 11)
    await shot('decided')
    await expectAccessible(page)
  })

  it('withdraws a decision from the book, and the question is open again', async () => {
    await page.getByRole('button', { name: '撤回 台州恒丰太阀门有限公司' }).click()
    await page.getByText('已撤回：台州恒丰太阀门有限公司').waitFor()
    await page.getByRole('navigation', { name: '比对复核' }).getByRole('link', { name: '待复核' }).click()
    await asked('恒丰太')
    expect(await figures()).toBe('本次已定 0，还剩 3 家')
    // It is none of those beside it, and the clerk knows which.
    await page.getByRole('combobox', { name: '另选单位' }).click()
    await page.keyboard.type('确实3')
    await page.locator('.ant-select-item-option', { hasText: '台州确实3号有限公司' }).click()
    await asked('华兴王')
    await page.keyboard.press('Control+z')
    await asked('恒丰太')
  })

  it('draws a sample of the program’s own decisions, and says how often they are wrong', async () => {
    await page.getByRole('navigation', { name: '比对复核' }).getByRole('link', { name: '自动决定与抽查' }).click()
    await page.getByRole('button', { name: '信用代码：对上单位 3' }).click()
    await expect.poll(() => page.getByRole('table', { name: '自动决定' }).getByRole('row').count()).toBe(1 + 3)
    await page.getByRole('spinbutton', { name: '抽多少家' }).fill('3')
    await page.getByRole('spinbutton', { name: '随机种子' }).fill('2019')
    await page.getByRole('button', { name: '抽查', exact: true }).click()
    await page.getByText('种子 2019').waitFor()
    await shot('sample')
    await expectAccessible(page)
    const next = async (looked: number) => expect.poll(() => page.locator('.review-figures').innerText()).toBe(`已看 ${looked} / 3`)
    await page.keyboard.press('y')
    await next(1)
    await page.keyboard.press('n')
    await next(2)
    await page.keyboard.press('Control+z')
    await next(1)
    await page.keyboard.press('n')
    await next(2)
    await page.keyboard.press('y')
    await page.getByText('这 3 家都看过了。错 1 家，错误率约 33.3%（95% 的把握在 6.1%–79.2% 之间）').waitFor()
    await page.getByRole('link', { name: '回到自动决定' }).click()
    await page.getByRole('table', { name: '抽查记录' }).getByText('3 / 3').waitFor()
    await page.getByText('已由人改定').waitFor()
    await shot('automatic')
    await expectAccessible(page)
  })

  it('tells at the records of enterprise and unit what was made of them', async () => {
    await goTo('/outreach/queue/decided')
    await page.getByRole('table', { name: '人工决定' }).getByRole('link', { name: '台州德明晖塑料有限公司' }).click()
    await page.getByRole('tab', { name: '比对结果' }).click()
    await page.getByText('由人认定').waitFor()
    await page.getByRole('table', { name: '提到它的名单' }).getByText('2019-07').waitFor()
    await shot('entry')
    await expectAccessible(page)
    await page.getByRole('tabpanel').getByRole('link', { name: '台州市德明辉塑料有限公司' }).first().click()
    await page.getByRole('tab', { name: '外部名单' }).click()
    await page
      .getByRole('table', { name: '对上这个单位的名单企业' })
      .getByRole('row', { name: /台州德明晖塑料有限公司.*285.*2019-07/ })
      .waitFor()
    await shot('unit')
    await expectAccessible(page)
  })
})
