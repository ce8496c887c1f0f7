// What the contract gives back of a figure's trace: what it is made of, the records behind it, and the cells of ledgers that these came from.
import type { RegisterId } from '../registers/index.ts'
import type { FigureTerm } from '../reports/figureTerms.ts'
import type { IssuedInfo } from '../reports/issued.ts'
import type { FigureKind, Report } from '../reports/report.ts'

export interface FigureTrace {
  readonly report: string
  readonly title: string
  /** The report's own; `counted` is the period of the figure, which for a row of another period is that one. */
  readonly period: string
  readonly counted: { readonly period: string; readonly label: string }
  readonly scope: Report['scope']
  readonly row: { readonly key: string; readonly label: string }
  /** label joins the bands of the heading with /. */
  readonly column: { readonly key: string; readonly label: string; readonly kind: FigureKind }
  /** As it is printed, or was in the version that was issued. */
  readonly figure: number | null
  /** What the records give; of a rank, the rate that it goes by. */
  readonly traced: number | null
  /** Whether the records give what is printed. */
  readonly agrees: boolean
  readonly terms: readonly TraceTerm[]
  /** Records of the terms that were asked for. */
  readonly total: number
  readonly records: readonly TracedRecord[]
  /** y-m-d: the records are those of that day's end; null: as they are. */
  readonly asOf: string | null
  /** The version whose figure this is; null: not issued, or not asked of one. */
  readonly issued: IssuedInfo | null
}

/** A column that the figure comes down to; most figures have one, their own. */
export interface TraceTerm extends Pick<FigureTerm, 'side' | 'sign' | 'ofTotal'> {
  /** By which its records are asked for: the column's key, with `total.` before it where it is counted in the total's row. */
  readonly key: string
  readonly label: string
  readonly kind: FigureKind
  readonly sum: number
  readonly records: number
  readonly of: readonly {
    readonly register: RegisterId
    readonly label: string
    readonly records: number
    /** Fields that it is read from. */
    readonly fields: readonly { readonly key: string; readonly label: string }[]
    /** Each record counts one. */
    readonly each: boolean
  }[]
}

export interface TracedRecord {
  readonly term: string
  readonly register: RegisterId
  readonly id: number
  readonly title: string
  /** What tells it from its namesakes: its place, union, unit. */
  readonly detail: string
  readonly amount: number
  /** It lies in the recycle bin. */
  readonly deleted: boolean
  /** Of the ledger that says most of the figure's fields first, then of the newest import; empty: it came from no ledger. */
  readonly sources: readonly SourceCell[]
  /** The last that was said about the fields of the figure, where no ledger said it. */
  readonly byHand: HandWritten | null
}

export interface SourceCell {
  readonly file: string
  /** '' in a text file. */
  readonly sheet: string
  readonly row: number
  /** Letters; null: the row has no column of the figure's fields. */
  readonly column: string | null
  readonly field: string | null
}

export interface HandWritten {
  readonly at: string
  readonly by: string
}
