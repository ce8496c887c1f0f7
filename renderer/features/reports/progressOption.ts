// What ECharts is to draw of a report: stacked bars of each place, with its rate over them. Pure, so that it can be tested without a browser.
import { percentText } from '#shared/reports/rate.ts'
import type { Report, ReportRow } from '#shared/reports/report.ts'
import type { ChartLook } from '../../components/useChartLook.ts'
import type { ChartSpec } from './reportCharts.ts'
import { hasList } from './reportLinks.ts'

/** @param rows of the report, those that are drawn */
export function progressOption(report: Report, rows: readonly ReportRow[], spec: ChartSpec, { text, strong, line, tones }: ChartLook) {
  const rateOf = (index: number) => {
    const rate = rows[index]?.figures[spec.rate.column]
    return rate === null || rate === undefined ? '—' : `${percentText(rate)}%`
  }
  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 8, top: 48, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: text },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'category',
      data: rows.map(({ label }) => label),
      axisLabel: { ...text, interval: 0, rotate: rows.length > 14 ? 40 : 0 },
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: line } } },
    series: spec.bars.map(({ label, tone, column, figure }, index) => ({
      name: label,
      type: 'bar',
      stack: 'all',
      barMaxWidth: 44,
      cursor: hasList(report, column) ? 'pointer' : 'default',
      itemStyle: { color: tones[tone] },
      data: rows.map(figure),
      // Over the whole bar, whatever the last part is.
      ...(index === spec.bars.length - 1 && {
        label: { show: true, position: 'top', ...text, color: strong, formatter: ({ dataIndex }: { dataIndex: number }) => rateOf(dataIndex) },
      }),
    })),
  }
}
