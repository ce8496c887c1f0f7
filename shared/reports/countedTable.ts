// Tables whose figures are counted from records: what follows from the counts by the columns' formulas, 合计 and the rows of other periods are added in one place.
import { sumOfAmounts } from './amount.ts'
import { ranked } from './ranked.ts'
import { rateOf } from './rate.ts'
import type { ReportColumn, ReportRow, ReportTable } from './report.ts'

type Figures = Readonly<Record<string, number | null>>

/** A row with its counts alone: no figure of a column that has a formula. What is not counted is 0, what nobody knows null. */
export interface CountedRow extends Omit<ReportRow, 'figures'> {
  readonly counts: Figures
}

/** Counts of the whole scope in another period. */
export interface ComparedCounts {
  readonly key: string
  readonly label: string
  readonly counts: Figures
}

export interface CountedParts {
  readonly title: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly CountedRow[]
  /** Key of 合计; null where one row is the whole table. */
  readonly total: string | null
  /** Columns of which a sum says nothing: hundreds of courses and dozens of reading rooms. */
  readonly unsummed?: readonly string[]
  readonly compared?: readonly ComparedCounts[]
}

/** 合计 adds the very counts that the rows print, and what follows from them is worked out once more from the sums. */
export function countedTable({ title, columns, rows, total, unsummed = [], compared = [] }: CountedParts): ReportTable {
  const counted = columns.filter(isCounted)
  const sums = Object.fromEntries(
    counted.map(({ key }) => {
      const known = rows.flatMap(({ counts }) => (typeof counts[key] === 'number' ? [counts[key]] : []))
      return [key, unsummed.includes(key) || (known.length === 0 && rows.length > 0) ? null : sumOfAmounts(known)]
    }),
  )
  const blank = Object.fromEntries(unsummed.map((key) => [key, null]))
  const ownRows = rows.map(({ counts, ...row }): ReportRow => ({ ...row, figures: figuresBy(columns, counts, sums) }))
  const ranks = ranksIn(columns, ownRows)
  return {
    title,
    columns,
    rows: [
      ...ownRows.map((row, index): ReportRow => ({ ...row, figures: { ...row.figures, ...ranks[index] } })),
      ...(total === null ? [] : [{ key: total, label: '合计', kind: 'total' as const, figures: figuresBy(columns, sums) }]),
      ...compared.map(({ key, label, counts }) => ({ key, label, kind: 'compare' as const, figures: figuresBy(columns, { ...counts, ...blank }) })),
    ],
  }
}

/** A column that adds records up, and is not worked out from others. */
export function isCounted({ kind, formula }: ReportColumn): boolean {
  return kind !== 'label' && kind !== 'text' && formula === undefined
}

/** Keys of the columns that rows of places, categories or months make up. */
export function countedKeys(columns: readonly ReportColumn[], unsummed: readonly string[] = []): string[] {
  return columns.filter((column) => isCounted(column) && !unsummed.includes(column.key)).map(({ key }) => key)
}

/** Of another period in which nothing was counted there is nothing to compare with. */
export function worthComparing(compared: readonly ComparedCounts[]): ComparedCounts[] {
  return compared.filter(({ counts }) => Object.values(counts).some((count) => count !== null && count > 0))
}

/** @param whole counts of the total, of which a row has its share */
function figuresBy(columns: readonly ReportColumn[], counts: Figures, whole: Figures = counts): Figures {
  const byKey = new Map(columns.map((column) => [column.key, column]))
  const figureOf = (key: string): number | null => {
    const formula = byKey.get(key)?.formula
    if (formula === undefined) return counts[key] ?? null
    if (formula.of === 'rank') return null
    if (formula.of === 'sum') {
      const [plus, minus] = [formula.plus.map(figureOf), (formula.minus ?? []).map(figureOf)]
      return plus.every((figure) => figure === null) ? null : sumOfAmounts([...plus, ...minus.map((figure) => -(figure ?? 0))])
    }
    const [part, all] = [figureOf(formula.part), formula.of === 'share' ? (whole[formula.part] ?? null) : figureOf(formula.whole)]
    return part === null || all === null ? null : rateOf(part, all)
  }
  return Object.fromEntries(columns.flatMap(({ key, kind }) => (kind === 'label' || kind === 'text' ? [] : [[key, figureOf(key)]])))
}

/** 未归属 is nobody's and has no place among the others. */
function ranksIn(columns: readonly ReportColumn[], rows: readonly ReportRow[]): Figures[] {
  const places = columns.flatMap(({ key, formula }) =>
    formula?.of === 'rank' ? [{ key, ranks: ranked(rows.map(({ kind, figures }) => (kind === 'unplaced' ? null : (figures[formula.by] ?? null)))) }] : [],
  )
  return rows.map((_, index) => Object.fromEntries(places.map(({ key, ranks }) => [key, ranks[index] ?? null])))
}
