import { percentText } from './rate.ts'
import type { FigureKind } from './report.ts'

/** What a figure looks like wherever it is read: plain digits without separators, a rate in percent without its sign, — where there is none. */
export function figureText(value: number | null | undefined, kind: FigureKind): string {
  if (value === null || value === undefined) return '—'
  return kind === 'rate' ? percentText(value) : String(value)
}
