import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildReport } from '#core/reports/buildReport.ts'
import type { Value } from '#shared/registers/field.ts'
import { type Add, openReportOffice, type ReportOffice } from './reportOffice.ts'
import { tracedFigures, untrue } from './tracedFigures.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const build = (period = '2019Q2', scope?: string) => buildReport(office, { report: 'G', period, scope })
const figures = (key = '331002', period?: string, scope?: string) => build(period, scope).rows.find((row) => row.key === key)?.figures
const annex = (index: number, key: string) => build().annexes?.[index]?.rows.find((row) => row.key === key)?.figures
const centre = (add: Add, type: Value, values: Readonly<Record<string, Value>> = {}) =>
  add('centre', { name: '某阵地', type, county: '331002', township: '331002001', openedOn: '2017-01-01', ...values })
const rate = (add: Add, of: number, year: number, stars: number, outcome = '获评') => add('rating', { centre: of, year, stars, outcome })

test('centres in use on the day, with area, visits and demonstration sites', () => {
  office.fill((add) => {
    centre(add, '党群服务中心', { areaSqm: 100.1, visitsPerDay: 20, demonstrationSite: true })
    centre(add, '党群服务中心', { areaSqm: 200.2, visitsPerDay: 30, demonstrationSite: false })
    centre(add, '工会驿站', { areaSqm: 0.25, openedOn: '2019-06' }) // from the first of June
    centre(add, '工会驿站', { openedOn: null })
    centre(add, '工会驿站', { openedOn: '2019-07-01' }) // to come
    centre(add, '健身步道', { county: '331003', township: '331003001' }) // a type that no table knows
  })
  expect(figures()).toMatchObject({ centres: 4, area: 300.55, visits: 50, demonstration: 1 })
  // Nobody told its area: unknown, not nought.
  expect(figures('331003')).toMatchObject({ centres: 1, area: null, visits: null })
  expect(figures('total')).toMatchObject({ centres: 5, area: 300.55, visits: 50, demonstration: 1 })
  expect(figures('before')).toMatchObject({ centres: 4, area: 300.3 })
  expect(figures('before')).toEqual(figures('total', '2019Q1'))
  expect(annex(0, 'type:党群服务中心')).toMatchObject({ centres: 2, area: 300.3, visits: 50 })
  expect(annex(0, 'type:others')).toMatchObject({ centres: 1, area: null })
  expect(figures('total')).toMatchObject(annex(0, 'type:total') ?? {})
  expect(annex(1, 'place:331002')).toMatchObject({ centres: 4, 'type.党群服务中心': 2, 'type.工会驿站': 2, 'type.司机之家': 0, 'type.others': 0 })
  expect(annex(1, 'place:total')).toMatchObject({ centres: 5, 'type.others': 1 })
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
  const footers = build().footers.join()
  for (const said of ['启用时间不详的阵地1个', '未填面积的阵地2个', '未填日均服务人次的阵地3个', '“其他”为']) expect(footers).toContain(said)
  expect(untrue(tracedFigures(office, 'G', '2019Q2'))).toEqual([])
  expect(untrue(tracedFigures(office, 'G', '2019Q2', '331002'))).toEqual([])
})

test('stars are those of the last rating until the year of the day; lost ones are none', () => {
  office.fill((add) => {
    const kept = centre(add, '职工书屋')
    rate(add, kept, 2017, 3)
    rate(add, kept, 2019, 4)
    const lost = centre(add, '职工书屋')
    rate(add, lost, 2017, 5)
    rate(add, lost, 2018, 0, '取消')
    const own = centre(add, '职工书屋', { starRating: 2, ratedIn: 2016 }) // its own record has the say
    rate(add, own, 2017, 5)
    centre(add, '职工书屋', { starRating: 1, ratedIn: 2019 })
    centre(add, '职工书屋')
  })
  expect(figures()).toMatchObject({ centres: 5, starred: 3, stars5: 0, stars4: 1, stars3: 0, stars2: 1, stars1: 1 })
  expect(figures('331002', '2018Q4')).toMatchObject({ centres: 5, starred: 2, stars3: 1, stars2: 1, stars1: 0 })
  expect(figures('331002', '2017Q4')).toMatchObject({ starred: 3, stars5: 1, stars3: 1, stars2: 1 })
  expect(untrue(tracedFigures(office, 'G', '2019Q2'))).toEqual([])
  expect(untrue(tracedFigures(office, 'G', '2017Q4'))).toEqual([])
})

test('an office without centres has a table without annexes', () => {
  expect(build().annexes).toBeUndefined()
  expect(build().rows.map(({ kind }) => kind)).not.toContain('compare')
  expect(figures('total')).toMatchObject({ centres: 0, area: 0, starred: 0 })
})

test('unions and their members within half an hour of a centre, as the day had them', () => {
  // Half an hour is 7.7 km in a straight line: 0.06 degrees of latitude are 6.7 km, 0.08 are 8.9.
  const at = (latitude: number | null) => ({ longitude: latitude === null ? null : 121.4, latitude })
  office.fill((add) => {
    const union = (values: Readonly<Record<string, Value>>) =>
      add('union', { name: '某工会', county: '331002', status: 'active', foundedOn: '2010-01-01', ...values })
    centre(add, '工会驿站', { ...at(28.6), openedOn: '2018-05-01' })
    centre(add, '工会驿站', { ...at(28.9), openedOn: '2019-07-01' }) // to come
    union({ ...at(28.66), members: 50 })
    union({ ...at(28.54), members: null })
    union({ ...at(28.68), members: 30 })
    union({ ...at(28.9), members: 20 })
    union({ ...at(null), members: 500 }) // stands nowhere that is known
    union({ ...at(28.6), county: '331003', members: 7 }) // reached by a centre of another county
    union({ ...at(28.6), status: 'merged', endedOn: '2019-01-01', members: 1000 })
  })
  expect(figures()).toMatchObject({ unionsPlaced: 4, unionsNear: 2, unionRate: 0.5, membersPlaced: 100, membersNear: 50, memberRate: 0.5 })
  expect(figures('331003')).toMatchObject({ unionsPlaced: 1, unionsNear: 1, membersNear: 7 })
  expect(figures('total')).toMatchObject({ unionsPlaced: 5, unionsNear: 3, unionRate: 0.6 })
  // Before the centre was opened; the merged union still stood.
  expect(figures('331002', '2018Q1')).toMatchObject({ unionsPlaced: 5, unionsNear: 0, unionRate: 0 })
  expect(build().footers.join()).toContain('位置不详的工会1个')
  expect(untrue(tracedFigures(office, 'G', '2019Q2'))).toEqual([])
})
