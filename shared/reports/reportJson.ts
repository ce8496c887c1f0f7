// A report as the command line prints it: figures beside their row's name, so that a reader needs no second look-up.
import type { Report, ReportColumn, ReportRow, ReportTable } from './report.ts'

interface TableJson {
  /** label joins the bands of the heading with /. */
  readonly columns: readonly { readonly key: string; readonly label: string; readonly kind: string }[]
  /** key, label, kind and every figure or text by its column's key; rates as fractions, null where there is none. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[]
}

export interface ReportJson {
  readonly id: string
  readonly title: string
  readonly period: string
  readonly asOf: string
  readonly scope: Report['scope']
  readonly columns: TableJson['columns']
  readonly rows: TableJson['rows']
  /** 附表, in their order; absent where there are none. */
  readonly annexes?: readonly (TableJson & { readonly title: string })[]
  readonly footers: readonly string[]
  /** Those that do not hold, with their rows; empty = it may be issued. */
  readonly checks: Report['checks']
  readonly rules: string
  /** Where the report was written; null when it was only asked for. */
  readonly out: string | null
}

export function reportJson(report: Report, out: string | null = null): ReportJson {
  return {
    id: report.id,
    title: report.title,
    period: report.period,
    asOf: report.asOf,
    scope: report.scope,
    ...tableJson(report),
    ...(report.annexes && { annexes: report.annexes.map((annex) => ({ title: annex.title, ...tableJson(annex) })) }),
    footers: report.footers,
    checks: report.checks.filter(({ failing }) => failing.length > 0),
    rules: report.rules,
    out,
  }
}

function tableJson({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): TableJson {
  return {
    columns: columns.map(({ key, path, kind }) => ({ key, label: path.join('/'), kind })),
    rows: rows.map((row) => jsonRow(columns, row)),
  }
}

function jsonRow(columns: readonly ReportColumn[], row: ReportRow): Record<string, string | number | null> {
  const cells = columns.filter(({ kind }) => kind !== 'label').map(({ key, kind }) => [key, (kind === 'text' ? row.texts?.[key] : row.figures[key]) ?? null])
  return { key: row.key, label: row.label, kind: row.kind, ...Object.fromEntries(cells) }
}
