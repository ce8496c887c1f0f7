// What a later version of an issued report says otherwise than the one before it.
import { figureText } from './figureText.ts'
import { isUnfinishedNote } from './period.ts'
import type { FigureKind, Report, ReportColumn, ReportRow } from './report.ts'

export type ReportDifference =
  | {
      readonly kind: 'figure'
      readonly row: string
      readonly column: string
      readonly figure: FigureKind
      readonly from: number | null
      readonly to: number | null
    }
  | { readonly kind: 'row' | 'column' | 'footer'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'rules' | 'title'; readonly from: string; readonly to: string }

/** Figures row by row in the order of the newer one, then what came or went. Empty: who holds both on paper sees no difference but, perhaps, the day of an unfinished period. */
export function reportDifferences(before: Report, after: Report): ReportDifference[] {
  const differences: ReportDifference[] = []
  if (before.title !== after.title) differences.push({ kind: 'title', from: before.title, to: after.title })
  if (before.rules !== after.rules) differences.push({ kind: 'rules', from: before.rules, to: after.rules })
  const columns = after.columns.filter(({ key }) => before.columns.some((column) => column.key === key))
  for (const row of after.rows) {
    const same = before.rows.find(({ key }) => key === row.key)
    if (same) differences.push(...figureDifferences(columns, same, row))
  }
  differences.push(...cameAndWent('row', before.rows.map(rowName), after.rows.map(rowName)))
  differences.push(...cameAndWent('column', before.columns.map(columnName), after.columns.map(columnName)))
  differences.push(...cameAndWent('footer', lasting(before.footers), lasting(after.footers)))
  return differences
}

/** One line: 椒江区 建会率：58.3 → 61.0 */
export function differenceText(difference: ReportDifference): string {
  const { from, to } = difference
  if (difference.kind === 'figure')
    return `${difference.row} ${difference.column}：${figureText(difference.from, difference.figure)} → ${figureText(difference.to, difference.figure)}`
  const what = { row: '行', column: '列', footer: '说明', rules: '统计口径', title: '标题' }[difference.kind]
  if (from === null) return `增加${what}：${to}`
  if (to === null) return `减少${what}：${from}`
  return `${what}：${from} → ${to}`
}

function figureDifferences(columns: readonly ReportColumn[], before: ReportRow, after: ReportRow): ReportDifference[] {
  return columns.flatMap((column) => {
    if (column.kind === 'label') return []
    const from = before.figures[column.key] ?? null
    const to = after.figures[column.key] ?? null
    return from === to ? [] : [{ kind: 'figure', row: after.label, column: columnName(column), figure: column.kind, from, to }]
  })
}

/** Texts that only one of the two has; those in the same place are one change. */
function cameAndWent(kind: 'row' | 'column' | 'footer', before: readonly string[], after: readonly string[]): ReportDifference[] {
  const gone = before.filter((text) => !after.includes(text))
  const come = after.filter((text) => !before.includes(text))
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({ kind, from: gone[index] ?? null, to: come[index] ?? null }))
}

function lasting(footers: readonly string[]): string[] {
  return footers.filter((footer) => !isUnfinishedNote(footer))
}

function rowName({ label }: ReportRow): string {
  return label
}

function columnName({ path }: ReportColumn): string {
  return path.join('/')
}
