// Tasks of a small office, worked out by hand: by place, by source, late ones by name, and the scores of federations.
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

const build = (period = '2019Q2', scope?: string) => buildReport(office, { report: 'J', period, scope })
const all = (period?: string, scope?: string) => {
  const report = build(period, scope)
  return [report, ...(report.annexes ?? [])].flatMap(({ rows }) => rows)
}
const figures = (key: string, period?: string, scope?: string) => all(period, scope).find((row) => row.key === key)?.figures
const annex = (title: string, period?: string, scope?: string) => build(period, scope).annexes?.find((each) => each.title === title)?.rows

function fill(): number[] {
  return office.fill((add) => {
    const task = (values: Record<string, Value>) => add('task', { name: '任务', year: 2019, source: '年度重点', state: '进行中', county: '331002', ...values })
    const ids = [
      task({ name: '甲', state: '已完成', dueOn: '2019-06-30', doneOn: '2019-05-10' }),
      task({ name: '乙', dueOn: '2019-06-20', lead: '组织部', person: '李明' }),
      task({ name: '丙', state: '取消', dueOn: '2019-06-01', source: '党建考核' }),
      task({ name: '丁', state: '延期', township: '331002001', dueOn: '2019-03-01' }),
      task({ name: '戊', county: '331003', state: '已完成', dueOn: '2019-12-01', doneOn: '2019-07-02' }),
      task({ name: '己', county: null, state: '待确认', dueOn: '2019-09', source: null }), // the office's own
      task({ name: '庚', county: '331003', year: null, dueOn: '2019-11-01', source: '自己想的' }),
      task({ name: '去年的', year: 2018, state: '已完成', dueOn: '2018-12-01', doneOn: '2018-11-11' }),
    ]
    const [first, late] = ids
    add('taskProgress', { task: first ?? 0, date: '2019-04-01', progress: '过半', share: 50 })
    add('taskProgress', { task: late ?? 0, date: '2019-03-31', progress: '开了会', share: 10 })
    add('taskProgress', { task: late ?? 0, date: '2019-06-24', progress: '发了文', share: 30 })
    add('taskProgress', { task: late ?? 0, date: '2019-07-02', progress: '以后的', share: 40 })
    return ids
  })
}

test('by place: what is done, on its way, late, put off and given up at the end of the period', () => {
  fill()
  expect(figures('331002')).toMatchObject({ assigned: 4, done: 1, doneNow: 1, running: 1, overdue: 1, extended: 1, cancelled: 1, due: 3, doneRate: 0.333 })
  expect(figures('331002')).toMatchObject({ entries: 2, rank: 1 })
  expect(figures('331003')).toMatchObject({ assigned: 2, done: 0, running: 2, overdue: 0, due: 2, doneRate: 0, rank: 2 })
  expect(figures('own')).toMatchObject({ assigned: 1, toConfirm: 1, overdue: 0, rank: 2 })
  expect(figures('total')).toMatchObject({ assigned: 7, done: 1, due: 6, doneRate: 0.167, rank: null })
  // The day on which it was done is known, whenever it was entered.
  expect(figures('331002', '2019Q1')).toMatchObject({ done: 0, running: 2, overdue: 0, entries: 1 })
  expect(figures('331003', '2019Q3')).toMatchObject({ done: 1, doneNow: 1 })
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
})

test('a year’s tasks stand beside those of the year before', () => {
  fill()
  expect(figures('before', '2019')).toMatchObject({ assigned: 1, done: 1, doneRate: 1 })
  expect(figures('before')).toEqual(figures('total', '2019Q1'))
  expect(figures('lastYear')).toMatchObject({ assigned: 1, done: 0, running: 1 })
  expect(figures('sources:before')).toMatchObject({ assigned: 7 })
})

test('by source: those of the list, those that nobody put on it, and none', () => {
  fill()
  expect(annex('按任务来源')?.map(({ key, label, figures: { assigned } }) => [key, label, assigned])).toEqual([
    ['source:群团改革方案', '群团改革方案', 0],
    ['source:党建考核', '党建考核', 1],
    ['source:年度重点', '年度重点', 4],
    ['source:上级交办', '上级交办', 0],
    ['source:其他', '其他', 0],
    ['source:自己想的', '自己想的', 1],
    ['source:none', '未填来源', 1],
    ['sources:total', '合计', 7],
    ['sources:before', '上季度', 7],
    ['sources:lastYear', '上年同季', 1],
  ])
})

test('late tasks go by name, with the newest of their progress by then', () => {
  const [, late] = fill()
  expect(annex('逾期任务')).toMatchObject([
    { key: `task:${late}`, label: '乙', texts: { place: '椒江区', lead: '组织部', person: '李明', dueOn: '2019-06-20', progress: '发了文' } },
  ])
  expect(annex('逾期任务', '2019Q1')).toBeUndefined()
})

test('a county’s own table holds its townships, and what it does itself', () => {
  fill()
  expect(figures('331002001', '2019Q2', '331002')).toMatchObject({ assigned: 1, extended: 1, doneRate: 0 })
  expect(figures('own', '2019Q2', '331002')).toMatchObject({ assigned: 3, done: 1 })
  // In a county's office what names no place is the county's.
  office.setScope('331003')
  expect(figures('own')).toMatchObject({ assigned: 3, toConfirm: 1 })
})

test('scores of one appraisal make a table, with ranks shared', () => {
  office.fill((add) => {
    const item = (federation: string, name: string, weight: number, score: number | null, period: string | null = '上半年') =>
      add('appraisal', { federation, year: 2019, period, item: name, weight, selfScore: weight, score })
    item('椒江区总工会', '组建', 60, 54.5)
    item('椒江区总工会', '服务', 40, 35.5)
    item('黄岩区总工会', '组建', 60, 50)
    item('黄岩区总工会', '服务', 40, 40)
    item('路桥区总工会', '组建', 60, 60)
    item('路桥区总工会', '服务', 40, null)
    item('三门县总工会', '组建', 60, null)
    item('椒江区总工会', '全年的', 100, 99, null)
  })
  const rows = annex('2019年上半年考评得分') ?? []
  expect(
    rows.map(({ label, figures: { items, scored, weight, selfScore, score, scoreRate, scoreRank } }) => [
      label,
      items,
      scored,
      weight,
      selfScore,
      score,
      scoreRate,
      scoreRank,
    ]),
  ).toEqual([
    ['椒江区总工会', 2, 2, 100, 100, 90, 0.9, 1],
    ['黄岩区总工会', 2, 2, 100, 100, 90, 0.9, 1],
    ['路桥区总工会', 2, 1, 100, 100, 60, 0.6, 3],
    ['三门县总工会', 1, 0, 60, 60, null, null, null],
  ])
  expect(annex('2019年全年考评得分')).toBeUndefined()
  expect(annex('2019年全年考评得分', '2019')).toHaveLength(1)
  expect(annex('2019年上半年考评得分', '2019Q2', '331003')?.map(({ label }) => label)).toEqual(['黄岩区总工会'])
  expect(untrue(tracedFigures(office, 'J', '2019Q2'))).toEqual([])
})

test('figures are those of the records behind them', () => {
  fill()
  for (const period of ['2019Q2', '2019']) expect(untrue(tracedFigures(office, 'J', period))).toEqual([])
  const late = tracedFigures(office, 'J', '2019Q2').find(({ row, column }) => row === 'total' && column === 'overdue')
  expect(late?.records).toEqual(['task 2'])
})
