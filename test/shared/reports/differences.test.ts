import { expect, test } from 'vitest'
import { heldAgainst } from '#shared/reports/compared.ts'
import { differenceText, reportDifferences } from '#shared/reports/differences.ts'
import { parsePeriod, unfinishedNotes } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'

const report = (changes: Partial<Report> = {}): Report => ({
  id: 'B',
  title: '未建会核查通报',
  label: '附件',
  period: '2019-05',
  periodLabel: '2019年5月',
  asOf: '2019-05-31',
  scope: { code: '331000', name: '台州市' },
  units: '（单位：件、%）',
  paper: 'A4',
  columns: [
    { key: 'label', path: ['县（市、区）'], kind: 'label' },
    { key: 'issued', path: ['下发'], kind: 'count' },
    { key: 'rate', path: ['建会', '建会率（%）'], kind: 'rate' },
  ],
  rows: [
    { key: '331002', label: '椒江区', kind: 'region', figures: { issued: 12, rate: 0.583 } },
    { key: 'total', label: '合计', kind: 'total', figures: { issued: 12, rate: 0.583 } },
  ],
  footers: ['口径。'],
  checks: [],
  rules: 'B-1',
  ...changes,
})
const may = parsePeriod('2019-05')
const lines = (after: Report) => reportDifferences(report(), after).map(differenceText)

test('two that say the same have no difference', () => {
  expect(lines(report())).toEqual([])
})

test('a figure that changed is told by row and column, as it is printed', () => {
  const rows = [
    { key: '331002', label: '椒江区', kind: 'region', figures: { issued: 13, rate: 0.61 } },
    { key: 'total', label: '合计', kind: 'total', figures: { issued: 12, rate: null } },
  ] as const
  expect(lines(report({ rows }))).toEqual(['椒江区 下发：12 → 13', '椒江区 建会/建会率（%）：58.3 → 61.0', '合计 建会/建会率（%）：58.3 → —'])
})

test('rows, columns, notes and rules that came or went are told', () => {
  const changed = report({
    columns: [...report().columns, { key: 'open', path: ['未办结'], kind: 'count' }],
    rows: [...report().rows, { key: 'unplaced', label: '未归属', kind: 'unplaced', figures: {} }],
    footers: ['新口径。', '又一条。'],
    rules: 'B-2',
  })
  expect(lines(changed)).toEqual(['统计口径：B-1 → B-2', '增加行：未归属', '增加列：未办结', '说明：口径。 → 新口径。', '增加说明：又一条。'])
})

test('the day of a period that is not over is no difference', () => {
  const before = report({ footers: ['口径。', ...unfinishedNotes(may, '2019-05-28')] })
  expect(reportDifferences(before, report({ footers: ['口径。', ...unfinishedNotes(may, '2019-05-29')] }))).toEqual([])
  expect(reportDifferences(before, report())).toEqual([])
})

test('why a row that neither has is missing is no difference, and the row that came is', () => {
  const { notes } = heldAgainst([{ label: '上年同月' }], () => false, '没有下发的企业')
  expect(reportDifferences(report(), report({ footers: ['口径。', ...notes] }))).toEqual([])
  const rows = [...report().rows, { key: 'lastYear', label: '上年同月', kind: 'compare' as const, figures: { issued: 3, rate: 0.1 } }]
  expect(reportDifferences(report({ footers: ['口径。', ...notes] }), report({ rows })).map(differenceText)).toEqual(['增加行：上年同月'])
})
