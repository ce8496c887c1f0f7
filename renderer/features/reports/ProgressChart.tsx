// Bars of each place with its rate over them. The table above says the same in figures, and its figures lead to the same lists as the bars.
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Report } from '#shared/reports/report.ts'
import { useCodes } from '../../api/useCodes.ts'
import { Chart } from '../../components/Chart.tsx'
import { useChartLook } from '../../components/useChartLook.ts'
import { progressOption } from './progressOption.ts'
import { type ChartSpec, chartRows } from './reportCharts.ts'
import { figurePath, hasList } from './reportLinks.ts'

export function ProgressChart({ report, spec }: { report: Report; spec: ChartSpec }) {
  const navigate = useNavigate()
  const codes = useCodes()
  const look = useChartLook()
  const rows = useMemo(() => chartRows(report), [report])
  const option = useMemo(() => progressOption(report, rows, spec, look), [report, rows, spec, look])
  const open = useCallback(
    (index: number, series: number) => {
      const row = rows[index]
      const bars = spec.bars[series]
      const path = row && bars ? figurePath(report, row, bars.column, codes.counties.find(({ code }) => code === row.key)?.name) : null
      if (path !== null) navigate(path)
    },
    [report, rows, spec, codes, navigate],
  )
  return (
    <figure className="report-chart" aria-labelledby="report-chart">
      <figcaption id="report-chart">
        {spec.title}
        <span className="muted">
          （单位：{spec.unit}；柱顶为{spec.rate.label}
          {spec.bars.some(({ column }) => hasList(report, column)) ? '；点柱子查看名单' : ''}）
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
