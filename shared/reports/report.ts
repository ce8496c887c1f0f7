// One model that screen, print, PDF, Excel, CSV and JSON all draw from.
import type { RegisterId } from '../registers/index.ts'

/**
 * count: whole number · people: whole number of persons · amount: a measure in hundredths at the finest (㎡, 万元, 分) · rate: a fraction, printed in percent with
 * one decimal, half up · rank: a place from 1 on, which no sum has; null prints —.
 */
export type FigureKind = 'count' | 'people' | 'amount' | 'rate' | 'rank'

/**
 * How a figure follows from others of its row. A column without one is counted from records. Excel writes it as a formula, and a figure's trace follows it.
 * share: what of the total row's `part` is in this row, as a rate; of a total and of another period's total it is the whole.
 */
export type ColumnFormula =
  | { readonly of: 'sum'; readonly plus: readonly string[]; readonly minus?: readonly string[] }
  | { readonly of: 'rate'; readonly part: string; readonly whole: string }
  | { readonly of: 'rank'; readonly by: string }
  | { readonly of: 'share'; readonly part: string }

export interface ReportColumn {
  readonly key: string
  /** From the top band down, e.g. ['会员（人）', '其中：女']; one entry spans all header rows. */
  readonly path: readonly string[]
  /** label: the row's name · text: words or a date, from the row's texts */
  readonly kind: 'label' | 'text' | FigureKind
  readonly formula?: ColumnFormula
}

export interface ReportRow {
  /**
   * Region code, `own` for the federation's own unions (市本级 / 县本级), `unplaced`, `total`, or `before` and `lastYear` for the totals of other periods below it.
   * No two rows of a report share one, in whichever of its tables they stand.
   */
  readonly key: string
  readonly label: string
  /** group: what several records have in common, e.g. a category · record: one record, by its name */
  readonly kind: 'region' | 'own' | 'unplaced' | 'group' | 'record' | 'total' | 'compare'
  readonly figures: Readonly<Record<string, number | null>>
  /** Of the text columns; null prints as an empty cell. */
  readonly texts?: Readonly<Record<string, string | null>>
  readonly record?: { readonly register: RegisterId; readonly id: number }
}

export interface ReportTable {
  readonly title: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
}

/** 勾稽: what has to hold between the figures of a row before the report may leave the house. */
export interface ReportCheck {
  readonly code: string
  /** e.g. 单独建会＋联合建会＝合计 */
  readonly text: string
  /** Rows in which it does not hold, by their label, with the figures; empty = it holds. */
  readonly failing: readonly string[]
  /** Where these rows stand, in the same order: the keys of each row and of the figure that is held against others. Absent where there is none. */
  readonly places?: readonly { readonly row: string; readonly column: string }[]
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
  /** 附表: further tables of the same report, drawn after the first. */
  readonly annexes?: readonly ReportTable[]
  /** Rules and denominators, printed under the table. */
  readonly footers: readonly string[]
  readonly checks: readonly ReportCheck[]
  /** Version of the rules by which the figures were made. */
  readonly rules: string
}

/** Of all its tables, the first one first. */
export function reportTables({ title, columns, rows, annexes = [] }: Pick<Report, 'title' | 'columns' | 'rows' | 'annexes'>): ReportTable[] {
  return [{ title, columns, rows }, ...annexes]
}
