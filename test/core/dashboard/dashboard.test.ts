// The dashboard of the demo office: its figures are those of the reports, and every bar is as long as the list that it leads to.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DashboardFigures } from '#shared/api/dashboardContract.ts'
import { countedFigure } from '#shared/dashboard/counted.ts'
import { dashboardFigure, type FigureKey, figureKeys } from '#shared/dashboard/figures.ts'
import { rateOf } from '#shared/reports/rate.ts'
import { type OpenDemo, openDemo } from '#test/core/demo/openDemo.ts'

let demo: OpenDemo
let figures: DashboardFigures
const call = () => demo.core.call
const countOf = (key: FigureKey, place?: string) => {
  const figure = dashboardFigure(key).counts
  return call().records.count({ register: countedFigure(figure).register, counted: { figure, ...(place && { place }) } })
}

beforeAll(async () => {
  demo = await openDemo()
  figures = await call().dashboard.figures()
})
afterAll(() => demo?.close())

test('the office’s figures are the published ones', () => {
  expect(figures.total).toMatchObject({ unions: 9394, single: 8457, joint: 937, unitsCovered: 26353, members: 1_033_100, pilots: 30 })
  expect(figures.scope).toEqual({ code: '331000', name: '台州市' })
  expect(figures.places.map(({ label }) => label)).toEqual(['椒江区', '黄岩区', '路桥区', '三门县', '天台县', '仙居县', '温岭市', '临海市', '玉环市', '市本级'])
})

test('what the start page reminds of is the same here', async () => {
  const { figures: reminded } = await call().office.status()
  expect(figures.total).toMatchObject({
    termsExpired: reminded.termsExpired,
    incomplete: reminded.incomplete,
    unions: reminded.unions,
    members: reminded.members,
  })
})

/** Those whose figure is a number of records; the others are sums and rates. */
const counts = figureKeys.filter((key) => !['members', 'circleRate', 'foundedRate'].includes(key))

test.each(counts)('each place’s bar of %s is as long as its list, and the bars add up to the whole', async (key) => {
  for (const place of figures.places) expect((await countOf(key, place.key)).total, place.label).toBe(place.figures[key])
  const whole = await countOf(key)
  expect(whole.total).toBe(figures.total[key])
  expect(figures.places.reduce((sum, { figures: own }) => sum + (own[key] ?? 0), 0)).toBe(figures.total[key])
})

test('members and the founding rate are those of reports A and B, place by place', async () => {
  const [bulletin, organisation] = [
    await call().reports.build({ report: 'B', period: '2019-06' }),
    await call().reports.build({ report: 'A', period: '2019Q2' }),
  ]
  for (const { key, figures: own } of figures.places) {
    expect(own.foundedRate, key).toBe(bulletin.rows.find((row) => row.key === key)?.figures.foundedRate)
    // The quarter is not over: on its last day the demo's unions are still those of today.
    expect(own.members, key).toBe(organisation.rows.find((row) => row.key === key)?.figures.members)
  }
  expect(figures.total.foundedRate).toBe(bulletin.rows.find(({ key }) => key === 'total')?.figures.foundedRate)
})

describe('the trend', () => {
  test('is what reports A and B say of eight quarters and twelve months', async () => {
    const { quarters, months } = await call().dashboard.trend()
    expect(quarters.map(({ label }) => label)).toEqual([
      '2017年6月底',
      '2017年9月底',
      '2017年12月底',
      '2018年3月底',
      '2018年6月底',
      '2018年9月底',
      '2018年12月底',
      '2019年3月底',
      '今天',
    ])
    expect(quarters[6]?.figures).toMatchObject({ unions: 9394, single: 8457, joint: 937, unitsCovered: 26353, members: 1_033_100 })
    const totalOf = async (report: string, period: string) => (await call().reports.build({ report, period })).rows.find(({ key }) => key === 'total')?.figures
    const { pilots, centres, ...organisation } = quarters[3]?.figures ?? {}
    expect(await totalOf('A', '2018Q1')).toMatchObject(organisation)
    expect(await totalOf('H', '2018Q1')).toMatchObject({ pilots })
    expect(await totalOf('G', '2018Q1')).toMatchObject({ centres })
    expect(quarters.at(-1)?.figures).toMatchObject({ pilots: 30, centres: figures.total.centres })
    expect(months.map(({ day }) => day.slice(0, 7))).toEqual([
      '2018-07',
      '2018-08',
      '2018-09',
      '2018-10',
      '2018-11',
      '2018-12',
      '2019-01',
      '2019-02',
      '2019-03',
      '2019-04',
      '2019-05',
      '2019-06',
    ])
    expect(await totalOf('B', '2019-03')).toMatchObject(months[8]?.figures ?? {})
  })

  test('lets other calls through while it is worked out, is kept, and is worked out anew after something was written', async () => {
    const before = await call().dashboard.trend()
    const [{ record }] = [
      await call().records.create({
        register: 'union',
        values: { name: '看板测试厂工会', form: 'single', county: '椒江区', township: '海门街道', foundedOn: '2018-02-01', status: 'active', members: 40 },
      }),
    ]
    const order: string[] = []
    const trend = call()
      .dashboard.trend()
      .then((answer) => {
        order.push('trend')
        return answer
      })
    await call()
      .records.list({ register: 'union', limit: 1 })
      .then(() => order.push('list'))
    const after = await trend
    expect(order).toEqual(['list', 'trend'])
    expect(after.quarters.map(({ figures: own }, index) => (own.unions ?? 0) - (before.quarters[index]?.figures.unions ?? 0))).toEqual([
      0, 0, 0, 1, 1, 1, 1, 1, 1,
    ])
    await call().records.remove({ register: 'union', id: record.id, version: record.version })
    expect((await call().dashboard.trend()).quarters).toEqual(before.quarters)
  })
})

describe('the map', () => {
  test('has every centre with its place, the one with exchanged axes without a position, and says of how many unions it speaks', async () => {
    const map = await call().dashboard.map()
    const sites = (await call().reports.build({ report: 'G', period: '2019Q2' })).rows.find(({ key }) => key === 'total')
    expect(sites?.figures).toMatchObject({
      unionsPlaced: map.unions.known,
      unionsNear: map.unions.within,
      membersPlaced: map.members.known,
      membersNear: map.members.within,
    })
    expect(map.radiusM).toBe(7692)
    expect(map.centres).toHaveLength(figures.total.centres ?? 0)
    expect(map.centres.filter(({ position }) => position === null)).toHaveLength(1)
    expect(map.unions.all).toBe(9394)
    // What the city leads itself has no township that stands anywhere; a few unions name none.
    expect(map.unions.known).toBe(
      9394 -
        Number(demo.one("SELECT count(*) FROM trade_union WHERE deleted_at IS NULL AND status = 'active' AND (township IS NULL OR township LIKE '331000L0%')")),
    )
    expect(map.unions.within).toBeLessThan(map.unions.known)
    expect(map.members.all).toBe(1_033_100)
    expect(figures.total.circleRate).toBe(rateOf(map.unions.within, map.unions.known))
    const one = map.centres.find(({ position }) => position !== null)
    expect(one?.unions).toBeGreaterThan(0)
    expect(one?.townshipName).toMatch(/镇|街道|乡/)
  })

  test('follows the setting: with an hour all unions are reached whose place is known', async () => {
    await call().settings.save({ circle: { minutes: 240 } })
    const map = await call().dashboard.map()
    expect(map.radiusText).toContain('240分钟')
    expect(map.unions.within).toBe(map.unions.known)
    await call().settings.save({ circle: { minutes: 30 } })
  })
})

test('an office of a county shows its townships, each leading to its own lists', async () => {
  await call().settings.save({ office: { scope: '331004' } })
  const county = await call().dashboard.figures()
  expect(county.heading).toBe('镇（街道）')
  // What lies in no township of the county stays in sight as 未归属.
  const strangers = county.places.find(({ key }) => key === 'unplaced')
  expect((county.total.unions ?? 0) - (strangers?.figures.unions ?? 0)).toBe(figures.places.find(({ key }) => key === '331004')?.figures.unions)
  const town = county.places.find(({ key, figures: own }) => key.startsWith('331004') && (own.unions ?? 0) > 50)
  const keys: FigureKey[] = ['unions', 'unitsCovered', 'centres', 'termsExpired']
  for (const place of [town, strangers])
    for (const key of keys) expect((await countOf(key, place?.key)).total, `${place?.label} ${dashboardFigure(key).label}`).toBe(place?.figures[key])
  const map = await call().dashboard.map()
  expect(map.centres).toHaveLength(county.total.centres ?? 0)
  expect(Object.keys(map.middles).length).toBe(county.places.filter(({ key }) => key.startsWith('331004')).length)
  expect((await call().dashboard.trend()).quarters.at(-1)?.figures.unions).toBe(county.total.unions)
  await call().settings.save({ office: { scope: '331000' } })
})
