// Pilots of a small office, worked out by hand: who stands on the day, what is theirs, and what the looks back say.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildReport } from '#core/reports/buildReport.ts'
import type { Value } from '#shared/registers/field.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'
import { tracedFigures, untrue } from './tracedFigures.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const build = (period = '2019Q2', scope?: string) => buildReport(office, { report: 'H', period, scope })
const figures = (key: string, period?: string, scope?: string) => build(period, scope).rows.find((row) => row.key === key)?.figures ?? {}
const listed = (period?: string, scope?: string) => build(period, scope).annexes?.[0]?.rows ?? []
const failing = (period?: string) => build(period).checks.filter((check) => check.failing.length > 0)

interface Filled {
  readonly union: number
  readonly street: number
  readonly firm: number
}

function fill(): Filled {
  return office.fill((add) => {
    const union = add('union', { name: '海门街道联合工会', county: '331002', township: '331002001' })
    const pilot = (values: Record<string, Value>) => add('pilot', { county: '331002', level: '省级', startedOn: '2018-01-16', ...values })
    const street = pilot({ name: '海门街道总工会', kind: '镇（街道）', level: '省级重点', township: '331002001', union, coveredUnits: 40, coveredWorkers: 900 })
    const firm = pilot({ name: '甲公司', kind: '企业', county: '331003', union: null, coveredUnits: 1, coveredWorkers: null })
    pilot({ name: '已结束的园区', kind: '园区', endedOn: '2019-03-31' })
    pilot({ name: '还没启动的村', kind: '村（社区）', startedOn: '2019-07-01' })
    const cadre = (values: Record<string, Value>) =>
      add('cadre', { name: '王伟', union, position: '副主席', engagement: 'part-time', from: '2018-02', ...values })
    cadre({})
    cadre({ to: '2019-06-30' }) // the last day is not served
    cadre({ from: '2019-05-05' })
    cadre({ position: '主席' })
    cadre({ engagement: 'seconded', secondedFrom: '2018-02-01', secondedTo: '2019-02-01' })
    cadre({ engagement: 'seconded', secondedFrom: '2018-02-01', secondedTo: '2020-02-01' })
    const centre = (values: Record<string, Value>) => add('centre', { name: '中心', type: '党群服务中心', county: '331002', pilot: street, ...values })
    centre({ openedOn: '2018-05-01' })
    centre({ openedOn: null, type: '职工之家' })
    centre({ openedOn: '2019-07-01' })
    centre({ pilot: null })
    add('brandProject', { name: '红石榴', pilot: street, year: 2018 })
    add('brandProject', { name: '明年的', pilot: street, year: 2020 })
    add('brandProject', { name: '没有试点的', year: 2018 })
    const inspection = (values: Record<string, Value>) => add('inspection', { pilot: street, date: '2019-04-16', ...values })
    inspection({ findings: '台账不全', correctBy: '2019-05-16' })
    inspection({ findings: '牌子未挂', correctBy: '2019-05-16', correctedOn: '2019-05-20' }) // of the same visit
    inspection({ date: '2019-06-03' }) // nothing was found
    inspection({ date: '2018-05-10', pilot: firm, findings: '制度缺失', correctedOn: '2019-04-01' })
    inspection({ date: '2018-05-11', pilot: firm, findings: '没有期限的' })
    return { union, street, firm }
  })
}

test('pilots that stand on the last day, and what is theirs on it', () => {
  fill()
  expect(figures('331002')).toMatchObject({ pilots: 1, 'kind.镇（街道）': 1, 'kind.园区': 0, keyPilots: 1, coveredUnits: 40, coveredWorkers: 900 })
  expect(figures('331002')).toMatchObject({ secondedViceChairs: 1, partTimeViceChairs: 2, centres: 2, serviceCentres: 1, brandProjects: 1 })
  expect(figures('331003')).toMatchObject({ pilots: 1, 'kind.企业': 1, keyPilots: 0, secondedViceChairs: 0, centres: 0, coveredUnits: 1, coveredWorkers: 0 })
  expect(figures('total')).toMatchObject({ pilots: 2, partTimeViceChairs: 2, coveredUnits: 41 })
  // Three months before: the park still stood, one vice-chair had not come and one had not gone, and the secondment was over.
  expect(figures('total', '2019Q1')).toMatchObject({ pilots: 2, secondedViceChairs: 1, partTimeViceChairs: 2 })
  expect(figures('331002', '2019-02')).toMatchObject({ pilots: 2, 'kind.园区': 1, secondedViceChairs: 1 })
  expect(figures('331002', '2018Q4')).toMatchObject({ secondedViceChairs: 2, partTimeViceChairs: 2 })
  expect(figures('331002', '2018Q1')).toMatchObject({ centres: 1, serviceCentres: 0 })
})

test('looks back: visits and findings of the period, what was put right in it, what is open and late at its end', () => {
  fill()
  expect(figures('331002')).toMatchObject({ openBefore: 0, visits: 2, found: 2, corrected: 1, open: 1, overdue: 1 })
  expect(figures('331003')).toMatchObject({ openBefore: 2, visits: 0, found: 0, corrected: 1, open: 1, overdue: 0 })
  expect(figures('331002', '2019-04')).toMatchObject({ visits: 1, found: 2, corrected: 0, open: 2, overdue: 0 })
  expect(figures('331002', '2019-05')).toMatchObject({ openBefore: 2, visits: 0, found: 0, corrected: 1, open: 1, overdue: 1 })
  expect(failing()).toEqual([])
  expect(build().footers.join()).toContain('没有整改期限的问题1个')
})

test('the list names each pilot with its place and its last look back', () => {
  const { street, firm } = fill()
  expect(listed().map(({ key }) => key)).toEqual([`pilot:${street}`, `pilot:${firm}`, 'pilots:total'])
  expect(listed()[0]).toMatchObject({
    label: '海门街道总工会',
    record: { register: 'pilot', id: street },
    texts: { place: '椒江区海门街道', kind: '镇（街道）', level: '省级重点', lastInspection: '2019-06-03' },
    figures: { partTimeViceChairs: 2, centres: 2, open: 1, overdue: 1 },
  })
  // What nobody wrote is not nought.
  expect(listed()[1]?.figures).toMatchObject({ coveredUnits: 1, coveredWorkers: null })
  expect(listed('2019Q2', '331002001').map(({ key }) => key)).toEqual([`pilot:${street}`, 'pilots:total'])
})

test('a correction before its finding fails the check, which names the place', () => {
  const { street } = fill()
  office.fill((add) => add('inspection', { pilot: street, date: '2019-05-10', findings: '日期有误', correctedOn: '2019-03-10' }))
  expect(failing()).toMatchObject([{ code: 'open', failing: [expect.stringContaining('椒江区'), expect.stringContaining('合计')] }])
})

test('figures are those of the records behind them, and the periods before are compared as they were', () => {
  const { street } = fill()
  for (const period of ['2019Q2', '2018Q2', '2019']) expect(untrue(tracedFigures(office, 'H', period))).toEqual([])
  expect(untrue(tracedFigures(office, 'H', '2019Q2', '331002'))).toEqual([])
  const behind = tracedFigures(office, 'H', '2019Q2').find(({ row, column }) => row === 'total' && column === 'brandProjects')
  expect(behind?.records).toEqual(['brandProject 1'])
  const { rows } = build()
  expect(rows.find(({ key }) => key === 'before')?.figures).toEqual(figures('total', '2019Q1'))
  expect(rows.find(({ key }) => key === 'lastYear')?.figures).toEqual(figures('total', '2018Q2'))
  office.remove('pilot', street)
  expect(figures('total')).toMatchObject({ pilots: 1, partTimeViceChairs: 0, centres: 0 })
  expect(untrue(tracedFigures(office, 'H', '2019Q2'))).toEqual([])
})
