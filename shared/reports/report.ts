// One model that screen, print, PDF, Excel, CSV and JSON all draw from.

/** count: whole number · people: whole number of persons · rate: a fraction, printed in percent with one decimal, half up; null prints —. */
export type FigureKind = 'count' | 'people' | 'rate'

export interface ReportColumn {
  readonly key: string
  /** From the top band down, e.g. ['会员（人）', '其中：女']; one entry spans all header rows. */
  readonly path: readonly string[]
  readonly kind: 'label' | FigureKind
}

export interface ReportRow {
  /** Region code, `own` for the federation's own unions (市本级 / 县本级), `unplaced`, or `total`. */
  readonly key: string
  readonly label: string
  readonly kind: 'region' | 'own' | 'unplaced' | 'total'
  readonly figures: Readonly<Record<string, number | null>>
}

export interface Report {
  readonly id: string
  readonly title: string
  /** 附件 label, top left. */
  readonly label: string
  /** 2018Q4, 2018-11 or 2018. */
  readonly period: string
  readonly periodLabel: string
  /** Last day of the period, y-m-d. */
  readonly asOf: string
  readonly scope: { readonly code: string; readonly name: string }
  /** （单位：个、人、%） */
  readonly units: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  /** Rules and denominators, printed under the table. */
  readonly footers: readonly string[]
  /** Version of the rules by which the figures were made. */
  readonly rules: string
}
