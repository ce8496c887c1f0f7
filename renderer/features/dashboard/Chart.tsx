// A drawing by ECharts, which is only loaded with this file. To a screen reader it is a picture; the table under it says and leads to the same.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { barOption, lineOption } from './chartOptions.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

interface Props {
  readonly label: string
  readonly option: ReturnType<typeof barOption> | ReturnType<typeof lineOption>
  /** Of the bar or point that was clicked. */
  onPick?(index: number): void
}

export function Chart({ label, option, onPick }: Props) {
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
    const pick = ({ dataIndex }: { dataIndex?: number }) => dataIndex !== undefined && onPick(dataIndex)
    drawn.on('click', pick)
    return () => {
      drawn.off('click', pick)
    }
  }, [onPick])

  return <div ref={box} className="dashboard-chart" role="img" aria-label={label} />
}
