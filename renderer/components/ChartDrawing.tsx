// What ECharts draws: this file is what loads it.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, LabelLayout, SVGRenderer])

export interface DrawingProps {
  /** Says its height. */
  readonly className: string
  /** What a screen reader says of it. */
  readonly label: string
  /** The same object as long as the same is drawn. */
  readonly option: EChartsCoreOption
  /** Of the bar or point that was clicked: its place on the axis, and its series. */
  onPick?(index: number, series: number): void
}

export function ChartDrawing({ className, label, option, onPick }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)

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
    chart.current?.setOption(option, { notMerge: true })
  }, [option])

  useEffect(() => {
    const drawn = chart.current
    if (!drawn || !onPick) return
    const pick = ({ dataIndex, seriesIndex }: { dataIndex?: number; seriesIndex?: number }) => dataIndex !== undefined && onPick(dataIndex, seriesIndex ?? 0)
    drawn.on('click', pick)
    return () => {
      drawn.off('click', pick)
    }
  }, [onPick])

  return <div ref={box} className={className} role="img" aria-label={label} />
}
