// Where the dashboard's tiles, bars and counties lead, and how its figures are written.
import type { Filter } from '#shared/api/recordsContract.ts'
import { dashboardFigure, type FigureKey, figureKeys, figureList, placedList } from '#shared/dashboard/figures.ts'
import { percentText } from '#shared/reports/rate.ts'
import { listPath } from '../../components/listUrl.ts'

/** @param place null: no list would hold just that @returns null as well */
export function figurePath(key: FigureKey, place: readonly Filter[] | null, today: string): string | null {
  const list = placedList(figureList(key, today), place)
  if (list === null) return null
  const { register, filters, incompleteOnly = false, sort = null } = list
  return listPath(register, { filters: [...filters], incompleteOnly, sort })
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
