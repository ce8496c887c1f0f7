// Bars of each place with its rate over them. The table above says the same in figures, and its figures open the same traces as the bars.
import { useCallback, useMemo } from 'react'
import type { Report } from '#shared/reports/report.ts'
import { Chart } from '../../components/Chart.tsx'
import { useChartLook } from '../../components/useChartLook.ts'
import { progressOption } from './progressOption.ts'
import { barFigure, type ChartSpec, chartRows } from './reportCharts.ts'
import type { PointedFigure } from './useTracedFigure.ts'

interface Props {
  readonly report: Report
  readonly spec: ChartSpec
  /** Opens what is behind a figure; absent: nothing is known of it. */
  readonly onFigure?: ((figure: PointedFigure) => void) | undefined
}

export function ProgressChart({ report, spec, onFigure }: Props) {
  const look = useChartLook()
  const rows = useMemo(() => chartRows(report), [report])
  const option = useMemo(() => progressOption(rows, spec, look), [rows, spec, look])
  const open = useCallback(
    (index: number, series: number) => {
      const row = rows[index]
      const bars = spec.bars[series]
      if (row && bars && 'column' in bars && barFigure(bars, row)) onFigure?.({ row: row.key, column: bars.column })
    },
    [rows, spec, onFigure],
  )
  return (
    <figure className="report-chart" aria-labelledby="report-chart">
      <figcaption id="report-chart">
        {spec.title}
        <span className="muted">
          （单位：{spec.unit}；柱顶为{spec.rate.label}；点柱子看这个数由哪些记录得来）
        </span>
      </figcaption>
      <Chart
        className="report-chart-box"
        label={`${spec.title}：${spec.bars.map(({ label }) => label).join('、')}和${spec.rate.label}，数字见上表`}
        option={option}
        onPick={open}
      />
    </figure>
  )
}
