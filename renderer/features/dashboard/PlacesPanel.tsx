// A bar for each county (or township), leading to the records behind it.
import { useCallback, useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { DashboardFigures } from '#shared/api/dashboardContract.ts'
import { dashboardFigure, type FigureKey } from '#shared/dashboard/figures.ts'
import { useChartLook } from '../../components/useChartLook.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { barOption } from './chartOptions.ts'
import { figureChoices, figurePath, figureWords, isFigureKey } from './figureLinks.ts'

export function PlacesPanel({ figures, chosen, onChoose }: { figures: DashboardFigures; chosen: string | null; onChoose(value: string): void }) {
  const key: FigureKey = isFigureKey(chosen) ? chosen : 'unions'
  const { label, unit, kind, note = '', warns = false } = dashboardFigure(key)
  const navigate = useNavigate()
  const look = useChartLook()
  const { places, today, total } = figures
  const option = useMemo(
    () => barOption({ name: label, kind, points: places.map((place) => ({ label: place.label, value: place.figures[key] })) }, look, warns),
    [places, key, label, kind, look, warns],
  )
  const open = useCallback(
    (index: number) => {
      const path = figurePath(key, places[index]?.filters ?? null, today)
      if (path !== null) navigate(path)
    },
    [key, places, today, navigate],
  )
  const cell = (value: number | null, path: string | null) => {
    const words = figureWords(value, kind)
    return path === null || value === null ? words : <Link to={path}>{words}</Link>
  }
  return (
    <ChartPanel
      title="各地"
      choices={figureChoices}
      chosen={key}
      onChoose={onChoose}
      note={`单位：${unit}。点柱子查看名单。${note}${places.some(({ key: place }) => place === 'unplaced') ? '“未归属”是所在地没有填或不在区划表内的。' : ''}`}
      chart={{ option, onPick: open, label: `各地${label}，数字和名单见下面的数字表` }}
      columns={[figures.heading, `${label}（${unit}）`]}
      rows={[
        ...places.map((place) => ({ key: place.key, label: place.label, figure: cell(place.figures[key], figurePath(key, place.filters, today)) })),
        { key: 'total', label: '合计', figure: cell(total[key], null) },
      ]}
    />
  )
}
