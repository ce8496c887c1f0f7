// Bars of each place and a line of its rate, drawn by ECharts, which is only loaded where a report has a chart. The table above it says the same in figures, and its
// figures lead to the same lists as the bars, so the drawing itself is a picture to a screen reader.
import { theme } from 'antd'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
import { percentText } from '#shared/reports/rate.ts'
import type { Report } from '#shared/reports/report.ts'
import { useCodes } from '../../api/useCodes.ts'
import { type ChartSpec, chartRows, type Tone } from './reportCharts.ts'
import { figurePath } from './reportLinks.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export function ProgressChart({ report, spec }: { report: Report; spec: ChartSpec }) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const navigate = useNavigate()
  const codes = useCodes()
  const { token } = theme.useToken()
  const rows = useMemo(() => chartRows(report), [report])

  useEffect(() => {
    const element = box.current
    if (!element) return
    const drawn = init(element, null, { renderer: 'svg' })
    chart.current = drawn
    const watch = new ResizeObserver(() => drawn.resize())
    watch.observe(element)
    return () => {
      watch.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    const tones: Readonly<Record<Tone, string>> = {
      good: token.colorSuccess,
      info: token.colorPrimary,
      warning: token.colorError,
      plain: token.colorBorder,
    }
    const text = { color: token.colorTextSecondary, fontFamily: token.fontFamily, fontSize: 12 }
    const rule = { lineStyle: { color: token.colorBorderSecondary } }
    chart.current?.setOption(
      {
        animation: false,
        textStyle: text,
        grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: text },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
        xAxis: {
          type: 'category',
          data: rows.map(({ label }) => label),
          axisLabel: { ...text, interval: 0, rotate: rows.length > 14 ? 40 : 0 },
          axisTick: { show: false },
        },
        yAxis: [
          { type: 'value', name: report.columns[1]?.kind === 'people' ? '人' : '家', minInterval: 1, nameTextStyle: text, axisLabel: text, splitLine: rule },
          { type: 'value', name: '%', min: 0, max: 100, nameTextStyle: text, axisLabel: text, splitLine: { show: false } },
        ],
        series: [
          ...spec.bars.map(({ label, tone, figure }) => ({
            name: label,
            type: 'bar',
            stack: 'all',
            barMaxWidth: 36,
            cursor: 'pointer',
            itemStyle: { color: tones[tone] },
            data: rows.map(figure),
          })),
          {
            name: spec.line.label,
            type: 'line',
            yAxisIndex: 1,
            symbolSize: 7,
            // Places are no course of time: points without a line between them.
            lineStyle: { width: 0 },
            itemStyle: { color: token.colorText },
            label: { show: true, position: 'top', ...text, formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? `${value}%` : '') },
            data: rows.map(({ figures }) => (figures[spec.line.column] == null ? null : Number(percentText(figures[spec.line.column] ?? 0)))),
          },
        ],
      },
      { notMerge: true },
    )
  }, [report, rows, spec, token])

  useEffect(() => {
    const drawn = chart.current
    if (!drawn) return
    const open = ({ seriesIndex, dataIndex }: { seriesIndex?: number; dataIndex?: number }) => {
      const row = rows[dataIndex ?? -1]
      const bars = spec.bars[seriesIndex ?? -1]
      const path = row && bars ? figurePath(report, row, bars.column, codes.counties.find(({ code }) => code === row.key)?.name) : null
      if (path !== null) navigate(path)
    }
    drawn.on('click', open)
    return () => {
      drawn.off('click', open)
    }
  }, [report, rows, spec, codes, navigate])

  return (
    <figure className="report-chart" aria-labelledby="report-chart">
      <figcaption id="report-chart">
        {spec.title}
        <span className="muted">（点柱子查看名单）</span>
      </figcaption>
      <div
        ref={box}
        className="report-chart-box"
        role="img"
        aria-label={`${spec.title}：${spec.bars.map(({ label }) => label).join('、')}和${spec.line.label}，数字见上表`}
      />
    </figure>
  )
}
