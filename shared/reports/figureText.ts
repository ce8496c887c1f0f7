import { percentText } from './rate.ts'
import type { FigureKind, ReportColumn, ReportRow } from './report.ts'

/** What a figure looks like wherever it is read: plain digits without separators, an amount with two decimals, a rate in percent without its sign, — where there is none. */
export function figureText(value: number | null | undefined, kind: FigureKind): string {
  if (value === null || value === undefined) return '—'
  if (kind === 'amount') return value.toFixed(2)
  return kind === 'rate' ? percentText(value) : String(value)
}

/** A cell of a report's table as it is read. */
export function cellText(row: ReportRow, { key, kind }: Pick<ReportColumn, 'key' | 'kind'>): string {
  if (kind === 'label') return row.label
  if (kind === 'text') return row.texts?.[key] ?? ''
  return figureText(row.figures[key], kind)
}
