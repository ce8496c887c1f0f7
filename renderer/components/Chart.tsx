// A drawing by ECharts, which is only loaded where there is one. To a screen reader it is a picture; the table beside it says and leads to the same.
import { Spin } from 'antd'
import { lazy, Suspense } from 'react'
import type { DrawingProps } from './ChartDrawing.tsx'

const load = () => import('./ChartDrawing.tsx')
const ChartDrawing = lazy(() => load().then((module) => ({ default: module.ChartDrawing })))

/** For a screen whose charts wait for an answer: the library is on its way meanwhile. A failure shows where the chart is drawn. */
export function loadCharts(): void {
  load().catch(() => {})
}

/** @param option null: what is to be drawn is still on its way */
export function Chart({ option, ...others }: Omit<DrawingProps, 'option'> & { readonly option: DrawingProps['option'] | null }) {
  const waiting = (
    <div className={`${others.className} chart-waiting`}>
      <Spin />
    </div>
  )
  return <Suspense fallback={waiting}>{option ? <ChartDrawing option={option} {...others} /> : waiting}</Suspense>
}
