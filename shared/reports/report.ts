// One model that screen, print, PDF, Excel, CSV and JSON all draw from.

/** count: whole number · people: whole number of persons · rate: a fraction, printed in percent with one decimal, half up · rank: a place from 1 on, which no sum has; null prints —. */
export type FigureKind = 'count' | 'people' | 'rate' | 'rank'

export interface ReportColumn {
  readonly key: string
  /** From the top band down, e.g. ['会员（人）', '其中：女']; one entry spans all header rows. */
  readonly path: readonly string[]
  readonly kind: 'label' | FigureKind
}

export interface ReportRow {
  /** Region code, `own` for the federation's own unions (市本级 / 县本级), `unplaced`, `total`, or `before` and `lastYear` for the totals of other periods below it. */
  readonly key: string
  readonly label: string
  readonly kind: 'region' | 'own' | 'unplaced' | 'total' | 'compare'
  readonly figures: Readonly<Record<string, number | null>>
}

/** 勾稽: what has to hold between the figures of a row before the report may leave the house. */
export interface ReportCheck {
  readonly code: string
  /** e.g. 单独建会＋联合建会＝合计 */
  readonly text: string
  /** Rows in which it does not hold, by their label, with the figures; empty = it holds. */
  readonly failing: readonly string[]
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
  /** Landscape; A3 for tables of very many columns. */
  readonly paper: 'A4' | 'A3'
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  /** Rules and denominators, printed under the table. */
  readonly footers: readonly string[]
  readonly checks: readonly ReportCheck[]
  /** Version of the rules by which the figures were made. */
  readonly rules: string
}
