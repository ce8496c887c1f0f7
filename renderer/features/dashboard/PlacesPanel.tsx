// A bar for each county (or township), leading to the records behind it.
import { useCallback, useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { DashboardFigures, DashboardPlace } from '#shared/api/dashboardContract.ts'
import { countedFigure } from '#shared/dashboard/counted.ts'
import { dashboardFigure, type FigureKey } from '#shared/dashboard/figures.ts'
import { countedPath } from '../../components/listUrl.ts'
import { useChartLook } from '../../components/useChartLook.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { barOption } from './chartOptions.ts'
import { figureChoices, figurePath, figureWords, isFigureKey } from './figureLinks.ts'

export function PlacesPanel({ figures, chosen, onChoose }: { figures: DashboardFigures; chosen: string | null; onChoose(value: string): void }) {
  const key: FigureKey = isFigureKey(chosen) ? chosen : 'unions'
  const { label, unit, kind, counts, note = '', warns = false } = dashboardFigure(key)
  const navigate = useNavigate()
  const look = useChartLook()
  const { places } = figures
  const option = useMemo(
    () => barOption({ name: label, kind, points: places.map((place) => ({ label: place.label, value: place.figures[key] })) }, look, warns),
    [places, key, label, kind, look, warns],
  )
  const open = useCallback(
    (index: number) => {
      const place = places[index]
      if (place && place.counts[counts] > 0) navigate(figurePath(key, place.key))
    },
    [key, counts, places, navigate],
  )
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
        ...places.map((place) => ({ key: place.key, label: place.label, figure: <Figure of={key} from={place} name={place.label} place={place.key} /> })),
        { key: 'total', label: '合计', figure: <Figure of={key} from={{ figures: figures.total, counts: figures.totalCounts }} name="合计" /> },
      ]}
    />
  )
}

interface FigureProps {
  readonly of: FigureKey
  readonly from: Pick<DashboardPlace, 'figures' | 'counts'>
  /** As the place is called. */
  readonly name: string
  /** Absent: of the whole office. */
  readonly place?: string
}

/** 1,234, or of a rate 60.0%（3÷5）; each number leads to its records. */
function Figure({ of: key, from, name, place }: FigureProps) {
  const { kind, counts, whole } = dashboardFigure(key)
  const number = (count: typeof counts) => {
    const words = from.counts[count].toLocaleString('zh-CN')
    if (from.counts[count] === 0) return words
    const { label, unit } = countedFigure(count)
    // Two numbers of a cell sound alike otherwise.
    const spoken = whole === undefined ? {} : { 'aria-label': `${words}${unit}，${name}${label}` }
    return (
      <Link to={countedPath(count, place === undefined ? {} : { place })} {...spoken}>
        {words}
      </Link>
    )
  }
  if (whole === undefined) return number(counts)
  return (
    <>
      {figureWords(from.figures[key], kind)}
      <span className="muted">
        （{number(counts)}÷{number(whole)}）
      </span>
    </>
  )
}
