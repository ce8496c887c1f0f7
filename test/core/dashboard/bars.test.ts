// Every bar of the dashboard is as long as the list that it leads to, whatever codes of regions the records were written with.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dashboardFigures } from '#core/dashboard/dashboardFigures.ts'
import { countRecords } from '#core/records/listRecords.ts'
import type { DashboardPlace } from '#shared/api/dashboardContract.ts'
import { type FigureList, figureKeys, figureList, placedList } from '#shared/dashboard/figures.ts'
import type { Value } from '#shared/registers/field.ts'
import { openReportOffice, type ReportOffice } from '#test/core/reports/reportOffice.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
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
})
afterEach(() => office.close())

/** Those whose figure is a number of records of its list. */
const counts = figureKeys.filter((key) => !['members', 'circleRate', 'foundedRate'].includes(key))

const listLength = ({ register, filters, incompleteOnly }: FigureList) =>
  countRecords(office, { register, filters: [...filters], incompleteOnly: incompleteOnly ?? false, search: '' })

async function barsAndLists(): Promise<readonly DashboardPlace[]> {
  const { places, today } = await dashboardFigures(office)
  for (const { label, filters, figures } of places)
    for (const key of counts) {
      const list = placedList(figureList(key, today), filters)
      if (list !== null) expect(listLength(list), `${label} ${key}`).toBe(figures[key])
    }
  return places
}

const unionsOf = (places: readonly DashboardPlace[]) =>
  Object.fromEntries(places.flatMap(({ label, figures }) => (figures.unions ? [[label, figures.unions]] : [])))

test('of a city: retired counties count for those that they became, whoever names no county for none', async () => {
  const places = await barsAndLists()
  expect(unionsOf(places)).toEqual({ 椒江区: 5, 黄岩区: 1, 玉环市: 2, 市本级: 2, 未归属: 3 })
  expect(places.at(-1)).toMatchObject({ label: '未归属', filters: null, figures: { unions: 3, cases: 3, centres: 3, pilots: 3 } })
})

test('of a county: retired townships count for those that they became, and not for another that has their name today', async () => {
  office.setScope('331002')
  const places = await barsAndLists()
  expect(unionsOf(places)).toEqual({ 新街道: 2, 旧镇: 1, 区本级: 1, 未归属: 9 })
})

test('of a township, whether or not its name is the only one; whoever names no county is in it all the same', async () => {
  office.setScope('331002903')
  expect(unionsOf(await barsAndLists())).toEqual({ 旧镇: 1 })
  office.setScope('331002901')
  expect(unionsOf(await barsAndLists())).toEqual({ 新街道: 4 })
})
