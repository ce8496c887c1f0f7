// What ECharts is to draw of a report: stacked bars of each place, with its rate over them. Pure, so that it can be tested without a browser.
import { percentText } from '#shared/reports/rate.ts'
import type { ReportRow } from '#shared/reports/report.ts'
import type { ChartLook } from '../../components/useChartLook.ts'
import { barFigure, type ChartSpec } from './reportCharts.ts'

/** @param rows of the report, those that are drawn. Each bar of a stack lies over the one before, and the rate over the last. */
export function progressOption(rows: readonly ReportRow[], spec: ChartSpec, { text, strong, line, tones }: ChartLook) {
  const rateOf = (index: number) => {
    const rate = rows[index]?.figures[spec.rate.column]
    return rate === null || rate === undefined ? '—' : `${percentText(rate)}%`
  }
  const last = spec.bars.findLastIndex(({ beside }) => !beside)
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
    series: spec.bars.map((bars, index) => ({
      name: bars.label,
      type: 'bar',
      ...(bars.beside ? { barMaxWidth: 10, barGap: '8%' } : { stack: 'all', barMaxWidth: 44 }),
      cursor: 'column' in bars ? 'pointer' : 'default',
      itemStyle: { color: tones[bars.tone] },
      data: rows.map((row) => barFigure(bars, row)),
      // Over the whole bar, whatever the last part is.
      ...(index === last && {
        label: { show: true, position: 'top', ...text, color: strong, formatter: ({ dataIndex }: { dataIndex: number }) => rateOf(dataIndex) },
      }),
    })),
  }
}
