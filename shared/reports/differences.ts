// What a later version of an issued report says otherwise than the one before it.
import { isComparisonNote } from './compared.ts'
import { figureText } from './figureText.ts'
import { isDayNote } from './period.ts'
import { type FigureKind, type Report, type ReportColumn, type ReportRow, type ReportTable, reportTables } from './report.ts'

export type ReportDifference =
  | {
      readonly kind: 'figure'
      readonly row: string
      readonly column: string
      readonly figure: FigureKind
      readonly from: number | null
      readonly to: number | null
    }
  | { readonly kind: 'text'; readonly row: string; readonly column: string; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'row' | 'column' | 'footer' | 'annex'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'rules' | 'title'; readonly from: string; readonly to: string }

/** Figures row by row in the order of the newer one, then what came or went. Empty: who holds both on paper sees no difference but, perhaps, of which day the ledgers were, or why a row that neither has is missing. */
export function reportDifferences(before: Report, after: Report): ReportDifference[] {
  const differences: ReportDifference[] = []
  if (before.title !== after.title) differences.push({ kind: 'title', from: before.title, to: after.title })
  if (before.rules !== after.rules) differences.push({ kind: 'rules', from: before.rules, to: after.rules })
  const earlier = reportTables(before)
  const later = reportTables(after)
  // The first table is the report itself, whatever it is called; annexes are known by their titles.
  const pairs = later.flatMap((table, index) => {
    const same = index === 0 ? earlier[0] : earlier.find(({ title }, place) => place > 0 && title === table.title)
    return same ? [{ was: same, is: table }] : []
  })
  for (const { was, is } of pairs) differences.push(...tableDifferences(was, is))
  differences.push(...cameAndWent('annex', titlesOf(before), titlesOf(after)))
  differences.push(...cameAndWent('footer', lasting(before.footers), lasting(after.footers)))
  return differences
}

/** One line: 椒江区 建会率：58.3 → 61.0 */
export function differenceText(difference: ReportDifference): string {
  const { from, to } = difference
  if (difference.kind === 'figure')
    return `${difference.row} ${difference.column}：${figureText(difference.from, difference.figure)} → ${figureText(difference.to, difference.figure)}`
  if (difference.kind === 'text') return `${difference.row} ${difference.column}：${from ?? '空'} → ${to ?? '空'}`
  const what = { row: '行', column: '列', footer: '说明', annex: '附表', rules: '统计口径', title: '标题' }[difference.kind]
  if (from === null) return `增加${what}：${to}`
  if (to === null) return `减少${what}：${from}`
  return `${what}：${from} → ${to}`
}

function tableDifferences(before: ReportTable, after: ReportTable): ReportDifference[] {
  const columns = after.columns.filter(({ key }) => before.columns.some((column) => column.key === key))
  const cells = after.rows.flatMap((row) => {
    const same = before.rows.find(({ key }) => key === row.key)
    return same ? figureDifferences(columns, same, row) : []
  })
  return [
    ...cells,
    ...cameAndWent('row', before.rows.map(rowName), after.rows.map(rowName)),
    ...cameAndWent('column', before.columns.map(columnName), after.columns.map(columnName)),
  ]
}

function titlesOf({ annexes = [] }: Report): string[] {
  return annexes.map(({ title }) => title)
}

function figureDifferences(columns: readonly ReportColumn[], before: ReportRow, after: ReportRow): ReportDifference[] {
  return columns.flatMap((column) => {
    if (column.kind === 'label') return []
    if (column.kind === 'text') return textDifference(column, before, after)
    const from = before.figures[column.key] ?? null
    const to = after.figures[column.key] ?? null
    return from === to ? [] : [{ kind: 'figure', row: after.label, column: columnName(column), figure: column.kind, from, to }]
  })
}

function textDifference(column: ReportColumn, before: ReportRow, after: ReportRow): ReportDifference[] {
  const from = before.texts?.[column.key] ?? null
  const to = after.texts?.[column.key] ?? null
  return from === to ? [] : [{ kind: 'text', row: after.label, column: columnName(column), from, to }]
}

/** Texts that only one of the two has; those in the same place are one change. */
function cameAndWent(kind: 'row' | 'column' | 'footer' | 'annex', before: readonly string[], after: readonly string[]): ReportDifference[] {
  const gone = before.filter((text) => !after.includes(text))
  const come = after.filter((text) => !before.includes(text))
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({ kind, from: gone[index] ?? null, to: come[index] ?? null }))
}

function lasting(footers: readonly string[]): string[] {
  return footers.filter((footer) => !isDayNote(footer) && !isComparisonNote(footer))
}

function rowName({ label }: ReportRow): string {
  return label
}

function columnName({ path }: ReportColumn): string {
  return path.join('/')
}
