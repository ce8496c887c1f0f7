// How a figure came to be: over eight quarters or twelve months.
import { useMemo } from 'react'
import type { DashboardTrend } from '#shared/api/dashboardContract.ts'
import { type MonthKey, monthKeys, type QuarterKey, quarterKeys, trendLabels } from '#shared/dashboard/trends.ts'
import { useChartLook } from '../../components/useChartLook.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { lineOption } from './chartOptions.ts'
import { figureWords } from './figureLinks.ts'

const keys: readonly (QuarterKey | MonthKey)[] = [...quarterKeys, ...monthKeys]
const choices = keys.map((key) => ({ value: key as string, label: trendLabels[key].label }))

export function TrendPanel({ trend, chosen, onChoose }: { trend: DashboardTrend | undefined; chosen: string | null; onChoose(value: string): void }) {
  const key = keys.find((known) => known === chosen) ?? 'unions'
  const { label, unit, kind } = trendLabels[key]
  const look = useChartLook()
  const isStock = quarterKeys.some((known) => known === key)
  const points = useMemo(() => trend && pointsOf(trend, key), [trend, key])
  const option = useMemo(() => points && lineOption({ name: label, kind, points }, look), [points, label, kind, look])
  return (
    <ChartPanel
      title="走势"
      choices={choices}
      chosen={key}
      onChoose={onChoose}
      note={
        isStock
          ? `单位：${unit}。各季度末的数按现在的台账倒推，口径同报表A、G、H；补录的计入它所属的日期。`
          : `单位：${unit}。各月的数口径同未建会核查通报（报表B），最后一个月到今天为止。`
      }
      chart={{ option: option ?? null, label: `${label}的走势，数字见下面的数字表` }}
      columns={[isStock ? '截至' : '月份', `${label}（${unit}）`]}
      rows={(points ?? []).map((point) => ({ key: point.day, label: point.label, figure: figureWords(point.value, kind) }))}
    />
  )
}

function pointsOf({ quarters, months }: DashboardTrend, key: QuarterKey | MonthKey) {
  const isStock = (one: QuarterKey | MonthKey): one is QuarterKey => quarterKeys.some((known) => known === one)
  return isStock(key)
    ? quarters.map(({ day, label, figures }) => ({ day, label, value: figures[key] }))
    : months.map(({ day, label, figures }) => ({ day, label, value: figures[key] }))
}
