// What ECharts is to draw of the dashboard's figures. Pure, so that it can be tested without a browser.

import type { ChartLook } from '../../components/useChartLook.ts'
import { figureWords } from './figureLinks.ts'

export interface Drawn {
  readonly label: string
  readonly value: number | null
}

interface Series {
  readonly name: string
  readonly kind: 'count' | 'rate'
  readonly points: readonly Drawn[]
}

/** One bar for each place, with its figure over it. @param warns of what there should be little of */
export function barOption(series: Series, look: ChartLook, warns: boolean) {
  const { text } = look
  const { base, value } = common(series, look)
  return {
    ...base,
    xAxis: { ...base.xAxis, axisLabel: { ...text, interval: 0, rotate: series.points.length > 11 ? 40 : 0 } },
    series: [
      {
        name: series.name,
        type: 'bar',
        barMaxWidth: 40,
        cursor: 'pointer',
        itemStyle: { color: warns ? look.tones.warning : look.tones.info },
        label: { show: true, position: 'top', ...text, color: look.strong, formatter: ({ dataIndex }: { dataIndex: number }) => value(dataIndex) },
        labelLayout: { hideOverlap: true },
        data: series.points.map((point) => point.value),
      },
    ],
  }
}

/** A line over the days; it need not begin at nought, since a year's change is a small part of the whole. */
export function lineOption(series: Series, look: ChartLook) {
  const { text } = look
  const { base, value } = common(series, look)
  return {
    ...base,
    xAxis: { ...base.xAxis, boundaryGap: true, axisLabel: { ...text, interval: 0, rotate: 30 } },
    yAxis: { ...base.yAxis, scale: true },
    series: [
      {
        name: series.name,
        type: 'line',
        symbolSize: 9,
        itemStyle: { color: look.tones.info },
        lineStyle: { color: look.tones.info, width: 2 },
        // Edged, since a steep line runs through the figure of the point before.
        label: {
          show: true,
          position: 'top',
          ...text,
          color: look.strong,
          textBorderColor: look.ground,
          textBorderWidth: 3,
          formatter: ({ dataIndex }: { dataIndex: number }) => value(dataIndex),
        },
        labelLayout: { hideOverlap: true },
        data: series.points.map((point) => point.value),
      },
    ],
  }
}

function common({ kind, points }: Series, look: ChartLook) {
  const { text } = look
  const value = (index: number) => figureWords(points[index]?.value ?? null, kind)
  const axis = (shown: number) => (kind === 'rate' ? `${Math.round(shown * 100)}%` : shown.toLocaleString('zh-CN'))
  return {
    value,
    base: {
      animation: false,
      textStyle: text,
      grid: { left: 8, right: 12, top: 26, bottom: 4, containLabel: true },
      tooltip: { trigger: 'item', formatter: ({ dataIndex }: { dataIndex: number }) => `${points[dataIndex]?.label ?? ''}：${value(dataIndex)}` },
      xAxis: { type: 'category', data: points.map(({ label }) => label), axisTick: { show: false } },
      yAxis: {
        type: 'value',
        ...(kind === 'count' && { minInterval: 1 }),
        axisLabel: { ...text, formatter: axis },
        splitLine: { lineStyle: { color: look.line } },
      },
    },
  }
}
