import { expect, test } from 'vitest'
import { parsePeriod } from '#shared/reports/period.ts'
import { type SummaryInput, summarySums, summaryTable } from '#shared/reports/quarterSummary.ts'

const none = Object.fromEntries(summarySums.map((key) => [key, 0])) as Record<(typeof summarySums)[number], number>
// By hand: 100 + 7 − (2 + 1) = 104, net 4; 12 of 30 = 40.0 %. 50 + 1 − 3 = 48, net −2; 4 of 10 = 40.0 %.
const jiaojiang = {
  ...none,
  opening: 100,
  added: 7,
  deregistered: 2,
  merged: 1,
  closing: 104,
  addedYear: 12,
  beforeAdded: 5,
  beforeRemoved: 6,
  lastYearAdded: 3,
}
const huangyan = { ...none, opening: 50, added: 1, deregistered: 3, closing: 48, addedYear: 4 }
const input = (extra: Partial<SummaryInput> = {}): SummaryInput => ({
  period: parsePeriod('2019Q2'),
  scope: { code: '331000', name: '台州市' },
  places: '县（市、区）',
  rows: [
    { key: '331002', label: '椒江区', kind: 'region', counts: jiaojiang, target: 30 },
    { key: '331003', label: '黄岩区', kind: 'region', counts: huangyan, target: 10 },
    { key: 'own', label: '市本级', kind: 'own', counts: { ...none, opening: 3, closing: 3 }, target: null },
  ],
  total: true,
  target: null,
  hasLastYear: true,
  today: '2019-07-03',
  ...extra,
})

test('stocks, flows and rates are those that were worked out by hand', () => {
  const { rows, checks, footers } = summaryTable(input())
  expect(rows[0]?.figures).toMatchObject({ opening: 100, added: 7, removed: 3, net: 4, closing: 104, target: 30, addedYear: 12, doneRate: 0.4 })
  expect(rows[0]?.figures).toMatchObject({ beforeAdded: 5, beforeRemoved: 6, beforeNet: -1, lastYearAdded: 3, lastYearRemoved: 0, lastYearNet: 3 })
  expect(rows[1]?.figures).toMatchObject({ removed: 3, net: -2, doneRate: 0.4 })
  expect(rows[2]?.figures).toMatchObject({ target: null, doneRate: null })
  // 16 of 40.
  expect(rows[3]?.figures).toMatchObject({ opening: 153, added: 8, removed: 6, net: 2, closing: 155, target: 40, addedYear: 16, doneRate: 0.4 })
  expect(checks.flatMap(({ failing }) => failing)).toEqual([])
  expect(footers.join()).toContain('本表合计 16÷40')
  expect(footers.join()).toContain('没有设年度目标的1个地区')
})

test('a stock that does not follow from the flows fails the check and names its row', () => {
  const [first, ...rest] = input().rows
  const broken = summaryTable(input({ rows: first ? [{ ...first, counts: { ...jiaojiang, closing: 105 } }, ...rest] : [] }))
  expect(broken.checks.filter(({ failing }) => failing.length > 0)).toEqual([
    {
      code: 'closing',
      text: '期初＋增加－减少＝期末',
      failing: ['椒江区（100、7、3、105）', '合计（153、8、6、156）'],
      places: [
        { row: '331002', column: 'opening' },
        { row: 'total', column: 'opening' },
      ],
    },
  ])
})

test.each([
  ['2019-05', '基层工会组建月度总结'],
  ['2019Q2', '基层工会组建季度总结'],
  ['2018', '基层工会组建年度总结'],
])('%s is summed up under the name of its period', (id, title) => {
  expect(summaryTable(input({ period: parsePeriod(id) })).title).toBe(title)
})

test('without a target no denominator is stated', () => {
  const rows = input().rows.map((row) => ({ ...row, target: null }))
  expect(summaryTable(input({ rows })).footers[1]).toBe(
    '完成率＝本年新建÷年度目标数，本年新建为1月1日至期末建立的；合计行按合计数计算，保留一位小数；没有设目标的记“—”。',
  )
})

test('a county’s table has the county’s target under its total alone', () => {
  const rows = input().rows.map((row) => ({ ...row, target: null }))
  const report = summaryTable(input({ rows, target: 20 }))
  expect(report.rows.map(({ figures }) => figures.target)).toEqual([null, null, null, 20])
  expect(report.rows.at(-1)?.figures.doneRate).toBe(0.8)
  expect(report.checks.flatMap(({ failing }) => failing)).toEqual([])
})

test('a year stands beside the year before alone', () => {
  const keys = summaryTable(input({ period: parsePeriod('2019'), hasLastYear: false })).columns.map(({ key }) => key)
  expect(keys).toContain('beforeNet')
  expect(keys).not.toContain('lastYearNet')
})
