import { expect, test } from 'vitest'
import { checkRows, makesUp } from '#shared/reports/checks.ts'
import { columnWidths } from '#shared/reports/columnWidths.ts'
import { differenceText, reportDifferences } from '#shared/reports/differences.ts'
import { cellText } from '#shared/reports/figureText.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import type { Report, ReportTable } from '#shared/reports/report.ts'
import { reportJson } from '#shared/reports/reportJson.ts'

const list: ReportTable = {
  title: '到期工会名单',
  columns: [
    { key: 'label', path: ['工会'], kind: 'label' },
    { key: 'ends', path: ['届满日期'], kind: 'text' },
    { key: 'area', path: ['面积（㎡）'], kind: 'amount' },
  ],
  rows: [
    {
      key: 'union:7',
      label: '甲厂<工会>',
      kind: 'record',
      texts: { ends: '2019-07-01' },
      figures: { area: 0.1 },
      record: { register: 'union', id: 7 },
    },
    { key: 'union:8', label: '乙厂工会', kind: 'record', texts: { ends: null }, figures: { area: 0.2 } },
    { key: 'union:total', label: '合计', kind: 'total', figures: { area: 0.3 } },
  ],
}
const report = (changes: Partial<Report> = {}): Report => ({
  id: 'E',
  title: '换届预警',
  label: '附件',
  period: '2019Q2',
  periodLabel: '2019年第二季度',
  asOf: '2019-06-30',
  scope: { code: '331000', name: '台州市' },
  units: '（单位：个）',
  paper: 'A4',
  columns: [
    { key: 'label', path: ['县（市、区）'], kind: 'label' },
    { key: 'due', path: ['到期'], kind: 'count' },
  ],
  rows: [{ key: '331002', label: '椒江区', kind: 'region', figures: { due: 2 } }],
  annexes: [list],
  footers: [],
  checks: [],
  rules: 'E-1',
  ...changes,
})

test('words stand as they are, amounts with two decimals, and what is not known stays empty or —', () => {
  const [label, ends, area] = list.columns
  if (!label || !ends || !area) throw new Error('three columns')
  const cells = list.rows.map((row) => [cellText(row, label), cellText(row, ends), cellText(row, area)])
  expect(cells[0]).toEqual(['甲厂<工会>', '2019-07-01', '0.10'])
  expect(cells[1]).toEqual(['乙厂工会', '', '0.20'])
  expect(cellText({ key: 'x', label: '', kind: 'record', figures: {} }, area)).toBe('—')
})

test('an annex is printed on a page of its own under its own heading', () => {
  const html = renderReportHtml(report(), { office: '台州市总工会' })
  expect(html).toContain('<h2>附表：到期工会名单</h2>')
  expect(html).toContain('甲厂&lt;工会&gt;')
  expect(html).toContain('<td class="text">2019-07-01</td>')
  const two = renderReportHtml(report({ annexes: [list, { ...list, title: '又一张' }] }), { office: '台州市总工会' })
  expect(two).toContain('附表2：又一张')
})

test('its rows and texts are in the JSON', () => {
  expect(reportJson(report()).annexes?.[0]).toMatchObject({
    title: '到期工会名单',
    columns: [{ label: '工会' }, { kind: 'text' }, { kind: 'amount' }],
    rows: [{ key: 'union:7', label: '甲厂<工会>', kind: 'record', ends: '2019-07-01', area: 0.1 }, { ends: null }, { area: 0.3 }],
  })
  const { annexes: _, ...bare } = report()
  expect(reportJson(bare)).not.toHaveProperty('annexes')
})

test('a sum of amounts holds to the hundredth, and its check names the annex', () => {
  const checks = (rows: ReportTable['rows']) => checkRows(list.columns, rows, { rules: [], sums: ['area'], annex: list.title })
  expect(checks(list.rows)).toEqual([{ code: '到期工会名单.total', text: '到期工会名单：各行之和＝合计', failing: [] }])
  const wrong = list.rows.map((row) => (row.kind === 'total' ? { ...row, figures: { area: 0.31 } } : row))
  expect(checks(wrong)[0]?.failing).toEqual(['合计（面积（㎡）：0.31、0.3）'])
  const parts = { key: 'r', label: '行', kind: 'region', figures: { all: 0.3, a: 0.1, b: 0.2 } } as const
  expect(checkRows([], [parts], { rules: [makesUp('all', ['a', 'b'], '甲＋乙＝全部')], sums: [] })[0]?.failing).toEqual([])
})

test('what a later version says otherwise in an annex is told', () => {
  const rows = list.rows.map((row, index) => (index === 1 ? { ...row, texts: { ends: '2019-08-01' }, figures: { area: 0.25 } } : row)).slice(0, 2)
  expect(reportDifferences(report(), report({ annexes: [{ ...list, rows }] })).map(differenceText)).toEqual([
    '乙厂工会 届满日期：空 → 2019-08-01',
    '乙厂工会 面积（㎡）：0.20 → 0.25',
    '减少行：合计',
  ])
  expect(reportDifferences(report(), report({ annexes: [] })).map(differenceText)).toEqual(['减少附表：到期工会名单'])
})

test('what stands in brackets at the end of a heading is never broken inside, and its column is wide enough for it', () => {
  const columns = [
    { key: 'label', path: ['地区'], kind: 'label' },
    { key: 'towns', path: ['试点', '镇（街道）'], kind: 'count' },
    { key: 'rate', path: ['入会率（%）'], kind: 'rate' },
  ] as const
  const html = renderReportHtml(report({ columns, rows: [], annexes: [] }), { office: '某总工会' })
  expect(html).toContain('>镇<wbr><span class="bracket">（街道）</span></th>')
  expect(html).toContain('>入会率<wbr><span class="bracket">（%）</span></th>')
  expect(html).toContain('>试点</th>')
  // Four characters, and the space beside them.
  expect(columnWidths({ columns, rows: [] })[1]).toBeGreaterThan(4)
})
