// Promises of a year and what was asked for from the menu, in a small office, worked out by hand.
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

const build = (period = '2019Q2', scope?: string) => buildReport(office, { report: 'I', period, scope })
const all = (period?: string, scope?: string) => {
  const report = build(period, scope)
  return [report, ...(report.annexes ?? [])].flatMap(({ rows }) => rows)
}
const row = (key: string, period?: string, scope?: string) => all(period, scope).find((each) => each.key === key)
const figures = (key: string, period?: string, scope?: string) => row(key, period, scope)?.figures

function fillThings(): number[] {
  return office.fill((add) => {
    const thing = (values: Record<string, Value>) => add('practicalThing', { name: '实事', year: 2019, department: '权益保障部', ...values })
    return [
      thing({ name: '驿站', number: 2, target: 100, measure: '个', done: 56, funds: 260.55, peopleServed: 2632, leader: '王伟', dueOn: '2019-12-20' }),
      thing({ name: '疗休养', number: 1, target: 3000, measure: '人', done: 3000, funds: 450.1, peopleServed: 3000, dueOn: '2019-05-31' }),
      thing({ name: '书屋', number: 3, target: 40, measure: '个', done: 18, funds: null, department: '宣传教育部', dueOn: '2019-06' }),
      thing({ name: '没有部门的', target: 5, measure: '件', done: null, department: null, dueOn: '2019-06-29' }),
      thing({ name: '去年的', year: 2018, number: 1, target: 10, done: 12, funds: 99.9, peopleServed: 12 }),
    ]
  })
}

test('each thing of the year in the order of its number, and only what adds up is added', () => {
  const [station, rest, books, odd] = fillThings()
  expect(build().rows.map(({ key }) => key)).toEqual([...[rest, station, books, odd].map((id) => `thing:${id}`), 'total', 'lastYear'])
  expect(row(`thing:${station}`)).toMatchObject({
    label: '驿站',
    texts: { number: '2', measure: '个', state: '推进中', department: '权益保障部', leader: '王伟', dueOn: '2019-12-20' },
    figures: { target: 100, done: 56, doneRate: 0.56, funds: 260.55, peopleServed: 2632 },
  })
  expect(row(`thing:${rest}`)?.texts?.state).toBe('已完成')
  // A month is kept until its last day; one day later it is not.
  expect(row(`thing:${books}`)).toMatchObject({ texts: { state: '推进中' }, figures: { doneRate: 0.45, funds: null } })
  expect(row(`thing:${books}`, '2019-07')?.texts?.state).toBe('逾期')
  expect(row(`thing:${odd}`)).toMatchObject({ texts: { state: '逾期' }, figures: { done: null, doneRate: null } })
  expect(figures('total')).toMatchObject({ target: null, done: null, doneRate: null, funds: 710.65, peopleServed: 5632 })
  expect(figures('lastYear')).toMatchObject({ target: null, funds: 99.9, peopleServed: 12 })
  // In the first quarter the period before is another year's, too.
  expect(figures('before', '2019Q1')).toMatchObject({ funds: 99.9 })
})

test('half of a thing makes targets print with their decimals', () => {
  fillThings()
  const kindOf = () => build().columns.find(({ key }) => key === 'target')?.kind
  expect(kindOf()).toBe('count')
  office.fill((add) => add('practicalThing', { name: '帮扶资金', year: 2019, target: 12.5, measure: '万元', done: 6.25 }))
  expect(kindOf()).toBe('amount')
  expect(build().rows.find(({ label }) => label === '帮扶资金')?.figures.doneRate).toBe(0.5)
})

test('departments answer for their things', () => {
  fillThings()
  expect(figures('department:权益保障部')).toMatchObject({ things: 2, finished: 1, late: 0, finishedRate: 0.5, funds: 710.65 })
  expect(row('department:none')).toMatchObject({ label: '未填责任部门', figures: { things: 1, finished: 0, late: 1 } })
  expect(figures('departments:total')).toMatchObject({ things: 4, finished: 1, late: 1, finishedRate: 0.25 })
  expect(figures('departments:lastYear')).toMatchObject({ things: 1, finished: 1 })
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
})

function fillMenu(): void {
  office.fill((add) => {
    const here = add('union', { name: '甲工会', county: '331002', township: '331002001' })
    const there = add('union', { name: '乙工会', county: '331003' })
    const clinic = add('serviceItem', { name: '体检', category: '健康', provider: '医院', county: '331002' })
    const course = add('serviceItem', { name: '焊工班', category: '技能提升', provider: '学校', county: null })
    const odd = add('serviceItem', { name: '其他的', category: null, provider: '学校', county: '331003' })
    const demand = (values: Record<string, Value>) =>
      add('serviceDemand', { applicant: '李明', union: here, item: clinic, date: '2019-04-10', state: '已受理', ...values })
    demand({ date: '2019-03-20', state: '已完成', servedOn: '2019-04-20', people: 30, satisfaction: '非常满意' })
    demand({ state: '已完成', servedOn: '2019-05-01', people: 5, satisfaction: '不满意' })
    demand({ state: '已取消' })
    demand({ date: '2019-06-20' })
    demand({ union: there, item: course, state: '已完成' })
    demand({ union: null, item: odd, date: '2019-05-05' })
    demand({ date: '2019-07-01' })
  })
}

test('demands by category: what waited, came, was taken back and served', () => {
  fillMenu()
  expect(figures('category:健康')).toMatchObject({ items: 1, waitingBefore: 1, demands: 3, cancelled: 1, toServe: 3, served: 2, waiting: 1, servedRate: 0.667 })
  expect(figures('category:健康')).toMatchObject({ people: 35, rated: 2, satisfied: 1, satisfiedRate: 0.5 })
  expect(figures('category:技能提升')).toMatchObject({ items: 1, demands: 1, served: 1, people: 1, rated: 0, satisfiedRate: null })
  expect(row('category:none')).toMatchObject({ label: '未填类别', figures: { items: 1, demands: 1, waiting: 1 } })
  expect(figures('categories:total')).toMatchObject({ items: 3, waitingBefore: 1, demands: 5, cancelled: 1, toServe: 5, served: 3, waiting: 2, people: 36 })
  expect(figures('categories:before')).toMatchObject({ demands: 1, waiting: 1 })
  expect(row('categories:lastYear')).toBeUndefined()
  expect(build().footers.join()).toContain('没有填服务日期的点单1单')
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
})

test('by place: the union’s, or else the item’s; what lies nowhere is the office’s own', () => {
  fillMenu()
  expect(figures('menu:331002')).toMatchObject({ items: 1, demands: 3, served: 2 })
  expect(figures('menu:331003')).toMatchObject({ items: 1, demands: 2, served: 1 })
  expect(figures('menu:own')).toMatchObject({ items: 1, demands: 0 })
})

test('a county’s own report begins with the menu: the promises are the city’s', () => {
  fillThings()
  fillMenu()
  const report = build('2019Q2', '331002')
  expect(report.rows.map(({ key }) => key)).toContain('category:健康')
  expect(figures('menu:331002001', '2019Q2', '331002')).toMatchObject({ demands: 3, served: 2 })
  expect(figures('categories:total', '2019Q2', '331002')).toEqual(figures('menu:331002'))
  expect(report.footers[0]).toContain('由本会统一实施')
  expect(report.footers.join()).not.toContain('完成数÷目标数')
  expect([report.units, build().units]).toEqual(['（单位：个、单、人、%）', '（单位：个、件、万元、人、单、%）'])
  expect(build('2019Q2', '331002001').annexes).toEqual([])
  office.setScope('331002')
  expect(build().rows.at(-2)?.figures).toMatchObject({ funds: 710.65 })
})

test('figures are those of the records behind them', () => {
  fillThings()
  fillMenu()
  for (const period of ['2019Q2', '2019']) expect(untrue(tracedFigures(office, 'I', period))).toEqual([])
  expect(untrue(tracedFigures(office, 'I', '2019Q2', '331002'))).toEqual([])
  const funds = tracedFigures(office, 'I', '2019Q2').find((each) => each.row === 'total' && each.column === 'funds')
  expect(funds?.records).toEqual(['practicalThing 2', 'practicalThing 1'])
})
