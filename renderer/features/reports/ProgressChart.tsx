// Bars of each place with its rate over them, drawn by ECharts, which is only loaded where a report has a chart. The table above it says the same in figures, and its
// figures lead to the same lists as the bars, so the drawing itself is a picture to a screen reader.
import { theme } from 'antd'
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
import { percentText } from '#shared/reports/rate.ts'
import type { Report } from '#shared/reports/report.ts'
import { useCodes } from '../../api/useCodes.ts'
import { type ChartSpec, chartRows, type Tone } from './reportCharts.ts'
import { figurePath, hasList } from './reportLinks.ts'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

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
    const rateOf = (index: number) => {
      const rate = rows[index]?.figures[spec.rate.column]
      return rate === null || rate === undefined ? '—' : `${percentText(rate)}%`
    }
    chart.current?.setOption(
      {
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
        yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: token.colorBorderSecondary } } },
        series: spec.bars.map(({ label, tone, figure }, index) => ({
          name: label,
          type: 'bar',
          stack: 'all',
          barMaxWidth: 44,
          cursor: hasList(report, spec.bars[index]?.column ?? '') ? 'pointer' : 'default',
          itemStyle: { color: tones[tone] },
          data: rows.map(figure),
          // Over the whole bar, whatever the last part is.
          ...(index === spec.bars.length - 1 && {
            label: { show: true, position: 'top', ...text, color: token.colorText, formatter: ({ dataIndex }: { dataIndex: number }) => rateOf(dataIndex) },
          }),
        })),
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
        <span className="muted">
          （单位：{spec.unit}；柱顶为{spec.rate.label}
          {spec.bars.some(({ column }) => hasList(report, column)) ? '；点柱子查看名单' : ''}）
        </span>
      </figcaption>
      <div
        ref={box}
        className="report-chart-box"
        role="img"
        aria-label={`${spec.title}：${spec.bars.map(({ label }) => label).join('、')}和${spec.rate.label}，数字见上表`}
      />
    </figure>
  )
}
