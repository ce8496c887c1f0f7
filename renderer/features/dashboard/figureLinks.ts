// Where the dashboard's tiles, bars and counties lead, and how its figures are written.
import { dashboardFigure, type FigureKey, figureKeys } from '#shared/dashboard/figures.ts'
import { percentText } from '#shared/reports/rate.ts'
import { countedPath } from '../../components/listUrl.ts'

/** The records that it counts, of a rate those above the line. @param place its key; absent: the whole office */
export function figurePath(key: FigureKey, place?: string): string {
  return countedPath(dashboardFigure(key).counts, place === undefined ? {} : { place })
}

/** 9,394; 11.1%; — where there is nothing to divide by. */
export function figureWords(value: number | null, kind: 'count' | 'rate'): string {
  if (value === null) return '—'
  return kind === 'rate' ? `${percentText(value)}%` : value.toLocaleString('zh-CN')
}

export const figureChoices = figureKeys.map((key) => ({ value: key as string, label: dashboardFigure(key).label }))

export function isFigureKey(text: string | null): text is FigureKey {
  return figureKeys.some((key) => key === text)
}
