import { expect, test } from 'vitest'
import type { Report, ReportRow } from '#shared/reports/report.ts'
import { progressOption } from '../../renderer/features/reports/progressOption.ts'
import { chartOf, chartRows } from '../../renderer/features/reports/reportCharts.ts'

const tones = { good: '#4', info: '#5', warning: '#6', plain: '#7' }
const look = { text: { color: '#1', fontFamily: 'f', fontSize: 12 }, strong: '#2', ground: '#0', line: '#3', tones }
const row = (label: string, kind: ReportRow['kind'], figures: ReportRow['figures']): ReportRow => ({ key: label, label, kind, figures })

test('a chart draws the places and no sums, each bar in its parts, the rate over the whole, and as long as the figures of the table', () => {
  const report = {
    id: 'B',
    rows: [
      row('椒江区', 'region', { founded: 3, open: 5, overdue: 2, notEligible: 1, foundedRate: 0.3333 }),
      row('黄岩区', 'region', { founded: 0, open: 0, overdue: 0, notEligible: 0, foundedRate: null }),
      row('合计', 'total', { founded: 3, open: 5, overdue: 2, notEligible: 1, foundedRate: 0.3333 }),
    ],
  } as unknown as Report
  const spec = chartOf(report)
  if (!spec) throw new Error('report B has a chart')
  const option = progressOption(chartRows(report), spec, look)
  expect(option.xAxis.data).toEqual(['椒江区', '黄岩区'])
  expect(option.series.map(({ name, data }) => [name, ...data])).toEqual([
    ['已建会', 3, 0],
    ['未办结', 5, 0],
    ['不符合条件', 1, 0],
    ['未办结中逾期的', 2, 0],
  ])
  expect(option.series.map(({ itemStyle }) => itemStyle.color)).toEqual([tones.good, tones.info, tones.plain, tones.warning])
  const labels = option.series.map((series) => ('label' in series ? series.label : undefined))
  expect(option.series.map((series) => 'stack' in series)).toEqual([true, true, true, false])
  expect([labels[0], labels[1], labels[3]]).toEqual([undefined, undefined, undefined])
  expect([0, 1].map((dataIndex) => labels[2]?.formatter({ dataIndex }))).toEqual(['33.3%', '—'])
})
