// Honours, studios, problems and forums of a small office, worked out by hand.
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

const build = (period = '2019Q2', scope?: string) => buildReport(office, { report: 'K', period, scope })
const all = (period?: string, scope?: string) => {
  const report = build(period, scope)
  return [report, ...(report.annexes ?? [])].flatMap(({ rows }) => rows)
}
const row = (key: string, period?: string, scope?: string) => all(period, scope).find((each) => each.key === key)
const figures = (key: string, period?: string, scope?: string) => row(key, period, scope)?.figures

type Values = Readonly<Record<string, Value>>

function fill(): void {
  office.fill((add) => {
    const here = add('unit', { name: '甲公司', county: '331002', township: '331002001' })
    const there = add('unit', { name: '乙公司', county: '331003' })
    const honouree = (values: Values) => add('honouree', { name: '王伟', unit: here, title: '台州工匠', year: 2019, level: '市', ...values })
    honouree({ name: '李明' })
    honouree({ level: '全国', title: '全国劳动模范', year: 2015 })
    honouree({ level: '省', title: '浙江工匠', conferredBy: '浙江省总工会', conferralDocument: '浙总工发〔2019〕8号' })
    honouree({ unit: there, year: null })
    honouree({ unit: null, level: '国际', year: 2018 })
    honouree({ year: 2020 })
    const studio = (values: Values) => add('studio', { name: '工作室', kind: '劳模创新工作室', level: '市', leader: '王伟', county: '331002', ...values })
    const master = studio({ kind: '技能大师工作室', level: '省', namedOn: '2019-05-01' })
    studio({ namedOn: '2018' })
    studio({ namedOn: null, county: null, unit: there, level: null })
    studio({ namedOn: '2019-07-01' })
    const challenge = (values: Values) => add('challenge', { name: '难题', year: 2019, unit: here, state: '攻关中', ...values })
    challenge({ collectedOn: '2019-02-01' })
    challenge({ collectedOn: '2019-02-02', state: '已解决', solvedOn: '2019-05-05' })
    challenge({ collectedOn: '2019-04-02', state: '已终止' })
    challenge({ unit: null, studio: master, collectedOn: '2019-06-01', state: '已解决' })
    challenge({ unit: there, collectedOn: '2019-07-01' })
    const centre = add('centre', { name: '文化宫', type: '职工活动中心', county: '331003', township: null })
    const forum = (values: Values) => add('activity', { name: '工匠论坛', kind: '工匠论坛', county: '331002', date: '2019-04-12', people: 40, ...values })
    forum({})
    forum({ date: '2019-04-26', county: null, centre, people: null })
    forum({ date: '2019-04-28', county: null, people: 55 })
    forum({ date: '2019-05', people: 10 })
    forum({ date: '2019-07-30' }) // still to come
    forum({ kind: '培训' })
    forum({ date: '2018-05-05', people: 60 })
  })
}

test('honours by level where the unit is, those of the year among them', () => {
  fill()
  expect(figures('331002')).toMatchObject({ honourees: 3, 'level.全国': 1, 'level.省': 1, 'level.市': 1, 'level.县': 0, honouredYear: 2 })
  expect(figures('331003')).toMatchObject({ honourees: 1, 'level.市': 1, honouredYear: 0 })
  // Of a level that the table does not know, without a unit.
  expect(figures('unplaced')).toMatchObject({ honourees: 1, 'level.other': 1 })
  expect(figures('total')).toMatchObject({ honourees: 5, honouredYear: 2 })
  expect(figures('total', '2018Q4')).toMatchObject({ honourees: 3, honouredYear: 1 })
  expect(build().footers.join()).toContain('没有登记授予年度的劳模工匠1人次')
})

test('studios by kind and place, and by kind and level', () => {
  fill()
  expect(figures('331002')).toMatchObject({ studios: 2, 'studioKind.劳模创新工作室': 1, 'studioKind.技能大师工作室': 1, named: 1 })
  expect(figures('331003')).toMatchObject({ studios: 1, named: 0 })
  expect(figures('studioKind:劳模创新工作室')).toMatchObject({ studios: 2, 'studioLevel.市': 1, 'studioLevel.other': 1 })
  expect(figures('studioKind:技能大师工作室')).toMatchObject({ studios: 1, 'studioLevel.省': 1 })
  expect(figures('studioKinds:total')).toMatchObject({ studios: 3 })
  expect(figures('total', '2019Q1')).toMatchObject({ studios: 2, named: 0 })
})

test('problems: unsolved at first, collected, solved, given up, unsolved at last', () => {
  fill()
  expect(figures('331002')).toMatchObject({ unsolvedBefore: 2, collected: 2, solved: 2, givenUp: 1, unsolved: 1 })
  expect(figures('331003')).toMatchObject({ unsolvedBefore: 0, collected: 0, unsolved: 0 })
  expect(figures('331002', '2019Q1')).toMatchObject({ unsolvedBefore: 0, collected: 2, solved: 0, unsolved: 2 })
  expect(build().footers.join()).toContain('没有填解决日期的技术难题1个')
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
})

test('forums by place and by month; one that is still to come has not been held', () => {
  fill()
  expect(figures('331002')).toMatchObject({ forums: 2, forumPeople: 50 })
  expect(figures('331003')).toMatchObject({ forums: 1, forumPeople: 0 })
  expect(figures('own')).toMatchObject({ forums: 1, forumPeople: 55 })
  expect(row('month:2019-04')).toMatchObject({ label: '2019年4月', texts: { expected: '1至2', standing: '偏多' }, figures: { forums: 3, forumPeople: 95 } })
  expect(row('month:2019-05')?.texts?.standing).toBe('符合')
  expect(row('month:2019-06')?.texts?.standing).toBe('未举办')
  expect(figures('months:total')).toMatchObject({ forums: 4, forumPeople: 105 })
  expect(figures('months:lastYear')).toMatchObject({ forums: 1, forumPeople: 60 })
  expect(row('month:2019-07', '2019Q3')).toMatchObject({ texts: { standing: '尚未举办' }, figures: { forums: 0 } })
  // Of a part of the office nothing is expected.
  expect(build('2019Q2', '331002').annexes?.[1]?.columns.map(({ key }) => key)).toEqual(['label', 'forums', 'forumPeople'])
})

test('who was honoured in the year is named, the highest level first', () => {
  fill()
  const names = build().annexes?.find(({ title }) => title === '2019年授予的劳模工匠')?.rows ?? []
  expect(names.map(({ label }) => label)).toEqual(['王伟', '李明'])
  expect(names[0]).toMatchObject({
    record: { register: 'honouree' },
    texts: { unit: '甲公司', place: '椒江区海门街道', title: '浙江工匠', level: '省', conferredBy: '浙江省总工会', conferralDocument: '浙总工发〔2019〕8号' },
  })
  expect(build('2019Q2', '331003').annexes?.map(({ title }) => title)).toEqual(['创新工作室（按类型和级别）', '工匠论坛（按月）'])
})

test('figures are those of the records behind them, and the periods before are compared', () => {
  fill()
  for (const period of ['2019Q2', '2019']) expect(untrue(tracedFigures(office, 'K', period))).toEqual([])
  expect(untrue(tracedFigures(office, 'K', '2019Q2', '331002'))).toEqual([])
  expect(figures('before')).toEqual(figures('total', '2019Q1'))
  expect(figures('studioKinds:lastYear')).toMatchObject({ studios: 2 })
})
