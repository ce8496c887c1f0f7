// A report as the command line prints it: figures beside their row's name, so that a reader needs no second look-up.
import type { Report, ReportRow } from './report.ts'

export interface ReportJson {
  readonly id: string
  readonly title: string
  readonly period: string
  readonly asOf: string
  readonly scope: Report['scope']
  /** label joins the bands of the heading with /. */
  readonly columns: readonly { readonly key: string; readonly label: string; readonly kind: string }[]
  /** key, label, kind and every figure by its column's key; rates as fractions, null where there is none. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[]
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
    columns: report.columns.map((column) => ({ key: column.key, label: column.path.join('/'), kind: column.kind })),
    rows: report.rows.map((row) => jsonRow(report, row)),
    footers: report.footers,
    checks: report.checks.filter(({ failing }) => failing.length > 0),
    rules: report.rules,
    out,
  }
}

function jsonRow(report: Report, row: ReportRow): Record<string, string | number | null> {
  const figures = report.columns.filter((column) => column.kind !== 'label').map((column) => [column.key, row.figures[column.key] ?? null])
  return { key: row.key, label: row.label, kind: row.kind, ...Object.fromEntries(figures) }
}
