// Every bar, tile, county of the map and point of a trend shows as many records as stand in the list that it leads to, whatever the records of an office look like.
import { afterEach, expect, test } from 'vitest'
import { figureKeys } from '#shared/dashboard/figures.ts'
import { monthKeys, quarterKeys, trendCounts } from '#shared/dashboard/trends.ts'
import type { Value } from '#shared/registers/field.ts'
import { rateOf } from '#shared/reports/rate.ts'
import { openReportOffice, type ReportOffice } from '#test/core/reports/reportOffice.ts'
import { fillOffice } from '#test/properties/reports/fillOffice.ts'
import { countedPath } from '../../../renderer/components/listUrl.ts'
import { figurePath } from '../../../renderer/features/dashboard/figureLinks.ts'
import { barFigure, chartOf, chartRows } from '../../../renderer/features/reports/reportCharts.ts'
import { type BarsOffice, openBars } from './barsOffice.ts'

let bars: BarsOffice | undefined
afterEach(() => bars?.close())

async function openWith(fill: (office: ReportOffice) => unknown): Promise<BarsOffice> {
  const office = await openReportOffice()
  fill(office)
  bars = await openBars(office)
  return bars
}

/** What the list holds of a figure: its records, or for members what they report. */
const held = ({ lengthOf, sumOf }: BarsOffice, path: string) => (path.includes('figure=members') ? sumOf(path, 'members') : lengthOf(path))

/** Of every place and of the whole office. @returns how many figures were not nothing */
async function figuresAndLists(of: BarsOffice): Promise<number> {
  const { places, total, totalCounts } = await of.core.call.dashboard.figures()
  let shown = 0
  for (const place of [...places, { key: undefined, label: '合计', figures: total, counts: totalCounts }]) {
    for (const key of figureKeys) {
      const figure = place.figures[key]
      const whole = key === 'circleRate' ? 'circleKnown' : key === 'foundedRate' ? 'shouldFound' : null
      const above = await held(of, figurePath(key, place.key))
      const about = `${place.label} ${key}`
      if (whole === null) expect(above, about).toBe(figure)
      else {
        const below = await held(of, countedPath(whole, place.key === undefined ? {} : { place: place.key }))
        expect(below, about).toBe(place.counts[whole])
        expect(figure, about).toBe(rateOf(above, below))
      }
      if (figure) shown += 1
    }
  }
  return shown
}

async function trendAndLists(of: BarsOffice): Promise<void> {
  const { quarters, months } = await of.core.call.dashboard.trend()
  for (const { day, figures } of quarters)
    for (const key of quarterKeys) expect(await held(of, countedPath(trendCounts(key), { day })), `${day} ${key}`).toBe(figures[key])
  for (const { day, figures } of months)
    for (const key of monthKeys.filter((one) => one !== 'foundedRate'))
      expect(await held(of, countedPath(trendCounts(key), { day })), `${day} ${key}`).toBe(figures[key])
}

async function mapAndLists(of: BarsOffice): Promise<void> {
  const { centres, unions } = await of.core.call.dashboard.map()
  const { places } = await of.core.call.dashboard.figures()
  for (const { key, label } of places)
    expect(await held(of, countedPath('centres', { place: key })), label).toBe(centres.filter(({ place }) => place === key).length)
  expect(await held(of, countedPath('centresNowhere'))).toBe(centres.filter(({ position }) => position === null).length)
  for (const { id, unions: near } of centres) expect(await held(of, countedPath('circleNear', { centre: id })), `centre ${id}`).toBe(near)
  expect(await held(of, countedPath('unions'))).toBe(unions.all)
  expect(await held(of, countedPath('circleKnown'))).toBe(unions.known)
  expect(await held(of, countedPath('circleWithin'))).toBe(unions.within)
  expect(await held(of, countedPath('circleUnknown'))).toBe(unions.all - unions.known)
}

async function startPageAndLists(of: BarsOffice): Promise<void> {
  const { figures } = await of.core.call.office.status()
  for (const key of ['unions', 'single', 'joint', 'unitsCovered', 'members', 'incomplete', 'termsExpired', 'termsEnding'] as const)
    expect(await held(of, countedPath(key)), key).toBe(figures[key])
}

/** A bar of a report is as long as the figure whose records it opens. */
async function chartsAndTraces({ core }: BarsOffice): Promise<void> {
  for (const [id, period] of [
    ['A', '2019Q2'],
    ['A', '2018Q3'],
    ['B', '2019-05'],
    ['C', '2019Q2'],
  ] as const) {
    const report = await core.call.reports.build({ report: id, period })
    for (const row of chartRows(report))
      for (const one of chartOf(report)?.bars ?? []) {
        if (!('column' in one)) continue
        const { records, total } = await core.call.reports.trace({ report: id, period, row: row.key, column: one.column, limit: 200 })
        const sum = records.reduce((all, { amount }) => all + amount, 0)
        expect([total, sum], `${id} ${period} ${row.label} ${one.label}`).toEqual([barFigure(one, row), barFigure(one, row)])
      }
  }
}

test.each([1, 2, 3, 4])('of office %i that never was, with the oddities of real ones', async (number) => {
  const of = await openWith((office) => fillOffice(office, number))
  expect(await figuresAndLists(of)).toBeGreaterThan(20)
  await trendAndLists(of)
  await mapAndLists(of)
  await startPageAndLists(of)
  await chartsAndTraces(of)
})

/** Today is 3 July 2019. The first four stand. */
const standings: readonly Readonly<Record<string, Value>>[] = [
  { status: 'active' },
  { status: null },
  { status: 'merged', endedOn: '2019-07-04' },
  { status: '停办', foundedOn: null },
  { status: 'active', endedOn: '2019-07-03' },
  { status: 'active', endedOn: '2019-07' },
  { status: 'revoked' },
  { status: 'preparing' },
  { status: 'active', foundedOn: '2019-07-04' },
]

test('who stands today is in bar and list whatever its state says, and who does not is in neither', async () => {
  const of = await openWith((office) => {
    const removed = office.fill((add) => {
      const unit = add('unit', { name: '甲厂', county: '331003', township: null })
      for (const [number, values] of standings.entries()) {
        const place = { county: '331002', township: null, foundedOn: '2017-03-01', form: 'single', members: 7 }
        const union = add('union', { name: `第${number}工会`, ...place, ...values })
        add('coverage', { union, unit, coveredFrom: '2017-03-01', coveredTo: number % 2 === 0 ? null : '2020-01-01' })
        if (number < 2) add('coverage', { union, unit: add('unit', { name: `第${number}厂` }), coveredFrom: number === 0 ? '2017' : '2019-08-01' })
      }
      return add('union', { name: '收进回收站的工会', county: '331002', status: 'active', form: 'single' })
    })
    office.remove('union', removed)
  })
  const { places, total } = await of.core.call.dashboard.figures()
  // The unit that all four cover counts once, and the other where its union lies, though it names no place itself; what begins in August does not.
  const counted = { unions: 4, single: 4, joint: 0, unitsCovered: 2, members: 28 }
  expect(total).toMatchObject(counted)
  expect(places.find(({ key }) => key === '331002')?.figures).toMatchObject(counted)
  expect(places.find(({ key }) => key === '331003')?.figures).toMatchObject({ unions: 0, unitsCovered: 0 })
  const { records } = await of.core.call.records.list({ register: 'union', counted: { figure: 'unions', place: '331002' } })
  expect(records.map(({ name }) => name)).toEqual(['第0工会', '第1工会', '第2工会', '第3工会'])
  await figuresAndLists(of)
  await trendAndLists(of)
})

function placesOf(office: ReportOffice): void {
  office.fill((add) => {
    const region = (code: string, values: Readonly<Record<string, Value>>) =>
      add('region', { code, level: 'township', parent: '331002', local: true, ...values })
    region('331002901', { name: '新街道' })
    // Its name belongs to another today.
    region('331002902', { name: '旧镇', successor: '331002901', validTo: '2018-01-01' })
    region('331002903', { name: '旧镇' })
    region('331003901', { name: '新街道', parent: '331003' })
    const places: Readonly<Record<'county' | 'township', string | null>>[] = [
      { county: '331083', township: null },
      { county: '331021', township: null }, // 玉环县 until 2017
      { county: '331000', township: null },
      { county: '331000L0', township: null },
      { county: '331002', township: '331002901' },
      { county: '331002', township: '331002902' },
      { county: '331002', township: '331002903' },
      { county: '331002', township: '没有这个镇' },
      { county: '331002', township: null },
      { county: '331003', township: '331003901' },
      { county: null, township: '331002901' },
      { county: '没有这个县', township: '331002901' },
      { county: null, township: null },
    ]
    for (const [number, place] of places.entries()) {
      const unit = add('unit', { name: `第${number}厂`, ...place })
      const termEndsOn = number % 2 === 0 ? '2019-01-31' : '2021-01-31'
      const union = add('union', { name: `第${number}厂工会`, form: 'single', status: 'active', members: 7, foundedOn: '2017-03-01', termEndsOn, ...place })
      add('coverage', { union, unit, coveredFrom: '2017-03-01' })
      add('pilot', { name: `第${number}试点`, kind: '企业', ...place })
      add('centre', { name: `第${number}驿站`, type: '工会驿站', ...place })
      add('outreach', { unit, state: 'issued', issuedOn: '2019-01-01', dueOn: '2019-02-01' })
    }
  })
}

const unionsIn = async ({ core }: BarsOffice) =>
  Object.fromEntries((await core.call.dashboard.figures()).places.flatMap(({ label, figures }) => (figures.unions ? [[label, figures.unions]] : [])))

test('of a city: retired counties count for those that they became, and whoever names no county by the township, as in report A', async () => {
  const of = await openWith(placesOf)
  expect(await unionsIn(of)).toEqual({ 椒江区: 7, 黄岩区: 1, 玉环市: 2, 市本级: 2, 未归属: 1 })
  const report = await of.core.call.reports.build({ report: 'A', period: '2019Q2' })
  for (const { key, figures } of (await of.core.call.dashboard.figures()).places)
    expect(figures.unions, key).toBe(report.rows.find((row) => row.key === key)?.figures.unions ?? 0)
  await figuresAndLists(of)
})

test('of a county: its townships as they are today, its own office and what lies nowhere', async () => {
  const of = await openWith((office) => {
    placesOf(office)
    office.setScope('331002')
  })
  expect(await unionsIn(of)).toEqual({ 新街道: 4, 旧镇: 1, 区本级: 1, 未归属: 7 })
  await figuresAndLists(of)
})

test('of a township: only what lies in it, in the tiles, too', async () => {
  const of = await openWith((office) => {
    placesOf(office)
    office.setScope('331002901')
  })
  expect(await unionsIn(of)).toEqual({ 新街道: 4 })
  expect((await of.core.call.dashboard.figures()).total.unions).toBe(4)
  await figuresAndLists(of)
  await startPageAndLists(of)
})

test('a list of a figure is searched, filtered and looked at as of a day like any other, and is of one register', async () => {
  const of = await openWith(placesOf)
  const { count } = of.core.call.records
  const counted = { figure: 'unions', place: '331002' } as const
  expect((await count({ register: 'union', counted, search: '第5厂' })).total).toBe(1)
  expect((await count({ register: 'union', counted, filters: [{ field: 'county', op: 'is', value: '椒江区' }] })).total).toBe(5)
  // The records of a report made in July came to the office on that day.
  expect((await count({ register: 'union', counted, asOf: '2019-06-30' })).total).toBe(0)
  expect((await count({ register: 'union', counted: { ...counted, day: '2017-02-28' } })).total).toBe(0)
  await expect(count({ register: 'unit', counted })).rejects.toMatchObject({ code: 'bad-input' })
  await expect(count({ register: 'union', counted: { figure: 'unions', place: '999999' } })).rejects.toMatchObject({ code: 'scope-unknown' })
  expect(await of.core.call.dashboard.counted(counted)).toEqual({ label: '基层工会', place: '椒江区', figure: 7, unit: '个', records: 7 })
})
