import { expect, test } from 'vitest'
import { countedKeys, countedTable, isCounting } from '#shared/reports/countedTable.ts'
import type { ReportColumn } from '#shared/reports/report.ts'

const columns: ReportColumn[] = [
  { key: 'label', path: ['地区'], kind: 'label' },
  { key: 'asked', path: ['点单'], kind: 'count' },
  { key: 'gone', path: ['取消'], kind: 'count' },
  { key: 'due', path: ['应服务'], kind: 'count', formula: { of: 'sum', plus: ['asked'], minus: ['gone'] } },
  { key: 'done', path: ['完成'], kind: 'count' },
  { key: 'rate', path: ['完成率（%）'], kind: 'rate', formula: { of: 'rate', part: 'done', whole: 'due' } },
  { key: 'rank', path: ['位次'], kind: 'rank', formula: { of: 'rank', by: 'rate' } },
  { key: 'share', path: ['占比（%）'], kind: 'rate', formula: { of: 'share', part: 'done' } },
  { key: 'funds', path: ['资金（万元）'], kind: 'amount' },
]
const row = (key: string, counts: Record<string, number | null>, kind: 'region' | 'unplaced' = 'region') => ({ key, label: key, kind, counts })
const rows = [
  row('甲', { asked: 10, gone: 2, done: 4, funds: 0.1 }),
  row('乙', { asked: 4, gone: 0, done: 3, funds: 0.2 }),
  row('丙', { asked: 8, gone: 4, done: 2, funds: null }),
  row('丁', { asked: 0, gone: 0, done: 0, funds: 0 }),
  row('未归属', { asked: 1, gone: 0, done: 1, funds: 0 }, 'unplaced'),
]

test('what follows from the counts follows in every row, and in the total from the sums', () => {
  const { rows: printed } = countedTable({
    title: '点单',
    columns,
    rows,
    total: 'total',
    compared: [{ key: 'before', label: '上季度', counts: { asked: 2, done: 1 } }],
  })
  // By hand: 4 of 8, 3 of 4, 2 of 4, none of none, 1 of 1; together 10 of (23 − 6) = 58.8 %. Of the 10: 4, 3, 2, 0, 1.
  expect(printed.map(({ figures }) => figures.due)).toEqual([8, 4, 4, 0, 1, 17, 2])
  expect(printed.map(({ figures }) => figures.rate)).toEqual([0.5, 0.75, 0.5, null, 1, 0.588, 0.5])
  expect(printed.map(({ figures }) => figures.rank)).toEqual([2, 1, 2, null, null, null, null])
  expect(printed.map(({ figures }) => figures.share)).toEqual([0.4, 0.3, 0.2, 0, 0.1, 1, 1])
  expect(printed.map(({ figures }) => figures.funds)).toEqual([0.1, 0.2, null, 0, 0, 0.3, null])
  expect(printed.map(({ kind }) => kind).slice(-2)).toEqual(['total', 'compare'])
})

test('of what nobody knows, and of things that are no sum, the total says nothing', () => {
  const unknown = rows.map((each) => ({ ...each, counts: { ...each.counts, funds: null } }))
  const { rows: printed } = countedTable({
    title: '点单',
    columns,
    rows: unknown,
    total: 'total',
    unsummed: ['asked'],
    compared: [{ key: 'before', label: '上季度', counts: { asked: 2, done: 1 } }],
  })
  expect(printed.at(-2)?.figures).toMatchObject({ funds: null, asked: null, due: null, done: 10 })
  expect(printed.at(-1)?.figures).toMatchObject({ asked: null })
  expect(countedKeys(columns, ['asked'])).toEqual(['gone', 'done', 'funds'])
})

test('a period in which nothing was counted is nothing to compare with', () => {
  const compared = [
    { key: 'before', label: '上季度', counts: { asked: 0, funds: null } },
    { key: 'lastYear', label: '上年同季', counts: { asked: 0, funds: 0.5 } },
  ]
  expect(compared.filter(isCounting).map(({ key }) => key)).toEqual(['lastYear'])
})
