// Which figure is open stands in the address: Back closes it, and from a record behind it Back leads to its list again.
import { useSearchParams } from 'react-router'

export interface PointedFigure {
  /** Keys. */
  readonly row: string
  readonly column: string
}

/** The report as it is or as of a day, or an issued version. */
export type FigureOf = { readonly issued: number } | { readonly report: string; readonly period: string; readonly scope?: string; readonly asOf?: string }

export interface TracedFigure {
  readonly figure: PointedFigure | null
  open(figure: PointedFigure): void
  close(): void
}

export function useTracedFigure(): TracedFigure {
  const [params, setParams] = useSearchParams()
  const [row, column] = [params.get('row'), params.get('column')]
  return {
    figure: row === null || column === null ? null : { row, column },
    open(figure) {
      const next = new URLSearchParams(params)
      next.set('row', figure.row)
      next.set('column', figure.column)
      setParams(next)
    },
    close() {
      const next = new URLSearchParams(params)
      next.delete('row')
      next.delete('column')
      setParams(next, { replace: true })
    },
  }
}
