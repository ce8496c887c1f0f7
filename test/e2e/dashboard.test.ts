// The dashboard in a real browser: a bar leads to its list with that many records, the map shows centres and circles, and all of it works by the keyboard.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '#test/support/accessible.ts'
import { browserPath } from '#test/support/browser.ts'
import { type OpenPage, openPage } from '#test/support/openPage.ts'

const towns = [
  ['椒江区', '海门街道', 3],
  ['温岭市', '泽国镇', 2],
] as const

describe.skipIf(!browserPath)('the dashboard', () => {
  let opened: OpenPage
  let page: Page
  const places = () => page.getByRole('img', { name: /^各地/ })
  const map = () => page.locator('svg.county-map')

  beforeAll(async () => {
    opened = await openPage(async (core) => {
      const { create } = core.call.records
      for (const [county, township, unions] of towns)
        for (let number = 1; number <= unions; number++) {
          const values = {
            name: `${county}${number}厂工会`,
            form: 'single',
            county,
            township,
            foundedOn: '2017-03-01',
            status: 'active',
            members: 100 * number,
          }
          await create({
            register: 'union',
            values: { ...values, longitude: county === '椒江区' ? 121.44 : 121.36, latitude: county === '椒江区' ? 28.67 : 28.47 },
          })
        }
      await create({
        register: 'union',
        values: { name: '城南厂工会', form: 'joint', county: '温岭市', township: '城南镇', foundedOn: '2017-03-01', status: 'active', members: 9 },
      })
      const centre = { type: '工会驿站', county: '椒江区', township: '海门街道', openedOn: '2018-01-01' }
      await create({ register: 'centre', values: { ...centre, name: '海门驿站', longitude: 121.45, latitude: 28.68 } })
      await create({ register: 'centre', values: { ...centre, name: '没有坐标的驿站' } })
      await create({ register: 'centre', values: { ...centre, name: '大陈书屋', type: '职工书屋', longitude: 121.5, latitude: 28.65 } })
    })
    page = opened.page
    await opened.go('/dashboard')
  })
  afterAll(() => opened?.close())

  it('shows the office’s figures, its trend and its places', async () => {
    const tiles = page.getByRole('region', { name: '主要数字' })
    await tiles.getByRole('link', { name: /^基层工会\s*6\s*个/ }).waitFor()
    await tiles.getByRole('link', { name: /^活动阵地\s*3\s*处/ }).waitFor()
    await page
      .getByRole('img', { name: /的走势/ })
      .locator('svg')
      .waitFor()
    await places().locator('svg').waitFor()
    await map().waitFor()
    await expectAccessible(page)
  })

  it('leads from a bar to its list, with that many records, and back to the same choice', async () => {
    await choose(page.getByRole('combobox', { name: '各地看什么' }), '单独建会')
    await page.getByRole('img', { name: /^各地单独建会/ }).waitFor()
    const bars = places().locator('svg path[fill="#1f5a99"]')
    await expect.poll(async () => (await heights(bars)).length).toBe(2)
    const [first] = await heights(bars)
    if (!first) throw new Error('no bar is drawn')
    await page.mouse.click(first.x + first.width / 2, first.y + first.height / 2)
    await page.getByText('共 3 条').waitFor()
    expect(page.url()).toContain('/r/union?figure=single&place=331002')
    await page.getByText('看板的数：椒江区单独建会 3个').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '不再只看单独建会的这些' }).click()
    await page.getByText('共 6 条').waitFor()
    await page.goBack()
    await page.goBack()
    await page.getByRole('img', { name: /^各地单独建会/ }).waitFor()
  })

  it('says the same in a table that the keyboard opens and follows', async () => {
    await page.getByText('各地的数字表（单独建会）').focus()
    await page.keyboard.press('Enter')
    const table = page.getByRole('table').filter({ hasText: '单独建会' })
    expect(await table.getByRole('row', { name: /温岭市/ }).innerText()).toMatch(/2$/)
    await table
      .getByRole('row', { name: /温岭市/ })
      .getByRole('link')
      .focus()
    await page.keyboard.press('Enter')
    await page.getByText('共 2 条').waitFor()
    await page.goBack()
    // The table is still open, and the focus where it was.
    await table.getByRole('row', { name: /温岭市/ }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toContain('figure=single&place=331081')
  })

  it('leads from a point of the trend to who counted on that day, and from a rate to what stands above and below the line', async () => {
    const points = page.getByRole('img', { name: /^基层工会的走势/ }).locator('svg path[fill="#fff"]')
    await expect.poll(() => points.count()).toBeGreaterThan(7)
    await points.first().click()
    await page.getByText('共 6 条').waitFor()
    expect(page.url()).toMatch(/\/r\/union\?figure=unions&day=\d{4}-\d\d-\d\d$/)
    await page.goBack()
    await page.getByText('走势的数字表（基层工会）').focus()
    await page.keyboard.press('Enter')
    const trend = page.getByRole('table').filter({ hasText: '截至' })
    await trend.getByRole('row', { name: /今天/ }).getByRole('link').focus()
    await page.keyboard.press('Enter')
    await page.getByText('共 6 条').waitFor()
    await page.goBack()
    await choose(page.getByRole('combobox', { name: '各地看什么' }), '服务圈覆盖率')
    const rates = page.getByRole('table').filter({ hasText: '服务圈覆盖率（%）' }).first()
    expect(await rates.getByRole('row', { name: /合计/ }).innerText()).toMatch(/60\.0%（3÷5）$/)
    await rates.getByRole('link', { name: '5个，合计知道位置的工会' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('共 5 条').waitFor()
    await page.goBack()
  })

  it('marks the centres on the map, draws the circle of the one that is chosen, and of all', async () => {
    await expect.poll(() => map().locator('a[data-centre]').count()).toBe(2)
    expect(await map().locator('path.map-county').count()).toBe(9)
    // Nothing is counted in the others: no list stands behind them.
    expect(await map().locator('a[data-place]').count()).toBe(1)
    expect(await map().locator('.map-circles').count()).toBe(0)
    await map().locator('a[data-centre]').first().click()
    const chosen = page.locator('.map-chosen-centre')
    await chosen.getByText('直线7.7公里内有3个工会、600名会员').waitFor()
    await chosen.getByRole('link', { name: '3个工会' }).waitFor()
    const circle = await drawn(map().locator('.map-circles[data-circles="1"]'))
    const scale = await drawn(map().locator('.map-scale path'))
    // 15.384 km across, beside a bar of 10 km; as high as wide.
    expect(circle.width / scale.width).toBeCloseTo(1.5384, 1)
    expect(circle.height / circle.width).toBeCloseTo(1, 2)
    await page.getByRole('checkbox', { name: '画出全部服务圈' }).click()
    await map().locator('.map-circles[data-circles="2"]').waitFor()
    await page.getByRole('checkbox', { name: '职工书屋' }).uncheck()
    await map().locator('.map-circles[data-circles="1"]').waitFor()
    await page.getByText('6个工会中知道位置的5个，圈内3个，占60.0%').waitFor()
    await page.getByText('另有1个不知道位置，不计入。1处阵地没有填经纬度或填得有误，没有画出。').waitFor()
    await expectAccessible(page)
  })

  it('does the same from the list beside it, by the keyboard alone, as far as the record', async () => {
    await page.getByRole('checkbox', { name: '职工书屋' }).check()
    await page.getByRole('link', { name: '大陈书屋' }).focus()
    await page.keyboard.press('Enter')
    const chosen = page.locator('.map-chosen-centre')
    await chosen.getByText('大陈书屋').waitFor()
    expect(page.url()).toContain('centre=3')
    await page.getByRole('link', { name: '没有坐标的驿站' }).waitFor()
    await chosen.getByRole('link', { name: '打开记录' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '大陈书屋' }).waitFor()
    await page.goBack()
    await chosen.getByText('大陈书屋').waitFor()
  })

  it('leads from a county of the map to the list of what colours it', async () => {
    await choose(page.getByRole('combobox', { name: '地图上各地的颜色' }), '基层工会')
    await map()
      .locator('a[data-place="331081"] path')
      .click({ position: { x: 30, y: 60 } })
    await page.getByText('共 3 条').waitFor()
    expect(page.url()).toContain('figure=unions&place=331081')
  })

  async function choose(box: Locator, text: string): Promise<void> {
    await box.focus()
    await box.fill(text)
    await page.keyboard.press('Enter')
  }

  /** What is drawn, without the width of the pen. */
  function drawn(path: Locator) {
    return path.evaluate((element) => {
      const { width, height } = (element as SVGGraphicsElement).getBBox()
      return { width, height }
    })
  }

  /** Of bars that are there: the chart draws those of nought as lines. */
  async function heights(bars: Locator) {
    const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()))
    return boxes.filter((box) => box !== null && box.height > 20 && box.width > 10)
  }
})
