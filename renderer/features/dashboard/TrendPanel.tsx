// How a figure came to be: over eight quarters or twelve months, each point leading to the records that it counts.
import { useCallback, useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { DashboardTrend } from '#shared/api/dashboardContract.ts'
import { type MonthKey, monthKeys, type QuarterKey, quarterKeys, trendCounts, trendLabels } from '#shared/dashboard/trends.ts'
import { countedPath } from '../../components/listUrl.ts'
import { useChartLook } from '../../components/useChartLook.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { lineOption } from './chartOptions.ts'
import { figureWords } from './figureLinks.ts'

const keys: readonly (QuarterKey | MonthKey)[] = [...quarterKeys, ...monthKeys]
const choices = keys.map((key) => ({ value: key as string, label: trendLabels[key].label }))

export function TrendPanel({ trend, chosen, onChoose }: { trend: DashboardTrend | undefined; chosen: string | null; onChoose(value: string): void }) {
  const key = keys.find((known) => known === chosen) ?? 'unions'
  const { label, unit, kind } = trendLabels[key]
  const navigate = useNavigate()
  const look = useChartLook()
  const isStock = quarterKeys.some((known) => known === key)
  const points = useMemo(() => trend && pointsOf(trend, key), [trend, key])
  const option = useMemo(() => points && lineOption({ name: label, kind, points }, look), [points, label, kind, look])
  const open = useCallback(
    (index: number) => {
      const path = points?.[index]?.path
      if (path) navigate(path)
    },
    [points, navigate],
  )
  return (
    <ChartPanel
      title="走势"
      choices={choices}
      chosen={key}
      onChoose={onChoose}
      note={
        isStock
          ? `单位：${unit}。点一处查看名单。各季度末的数按现在的台账倒推，口径同报表A、G、H；补录的计入它所属的日期。`
          : `单位：${unit}。点一处查看名单${kind === 'rate' ? '（已建会的）' : ''}。各月的数口径同未建会核查通报（报表B），最后一个月到今天为止。`
      }
      chart={{ option: option ?? null, onPick: open, label: `${label}的走势，数字和名单见下面的数字表` }}
      columns={[isStock ? '截至' : '月份', `${label}（${unit}）`]}
      rows={(points ?? []).map((point) => {
        const words = figureWords(point.value, kind)
        return { key: point.day, label: point.label, figure: point.path ? <Link to={point.path}>{words}</Link> : words }
      })}
    />
  )
}

function pointsOf({ quarters, months }: DashboardTrend, key: QuarterKey | MonthKey) {
  const isStock = (one: QuarterKey | MonthKey): one is QuarterKey => quarterKeys.some((known) => known === one)
  const point = (day: string, label: string, value: number | null) => ({ day, label, value, path: value ? countedPath(trendCounts(key), { day }) : null })
  return isStock(key)
    ? quarters.map(({ day, label, figures }) => point(day, label, figures[key]))
    : months.map(({ day, label, figures }) => point(day, label, figures[key]))
}
