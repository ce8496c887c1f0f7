// Tables whose figures are counted from records: what follows from the counts by the columns' formulas, 合计 and the rows of other periods are added in one place.
import { sumOfAmounts } from './amount.ts'
import type { Period } from './period.ts'
import { ranked } from './ranked.ts'
import { rateOf } from './rate.ts'
import type { Report, ReportColumn, ReportRow, ReportTable } from './report.ts'

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

/** What reports of a table by place are made from. */
export interface CountedPlaces {
  readonly period: Period
  readonly scope: Report['scope']
  /** Heading of the first column. */
  readonly places: string
  /** In the order of the places. */
  readonly rows: readonly CountedRow[]
  /** false: a table of one township, which needs no 合计 */
  readonly total: boolean
  /** All that it is held against; the report leaves out those in which there was nothing. */
  readonly compared: readonly ComparedCounts[]
  /** y-m-d */
  readonly today: string
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
  const figuresOf = figuresBy(columns)
  const ownRows = withRanks(
    columns,
    rows.map(({ counts, ...row }): ReportRow => ({ ...row, figures: figuresOf(counts, sums) })),
  )
  return {
    title,
    columns,
    rows: [
      ...ownRows,
      ...(total === null ? [] : [{ key: total, label: '合计', kind: 'total' as const, figures: figuresOf(sums) }]),
      ...compared.map(({ key, label, counts }) => ({ key, label, kind: 'compare' as const, figures: figuresOf({ ...counts, ...blank }) })),
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

/** Whether anything was counted. */
export function isCounting({ counts }: Pick<ComparedCounts, 'counts'>): boolean {
  return Object.values(counts).some((count) => count !== null && count > 0)
}

/** Of a further table of the report: no two rows of a report share a key. */
export function comparedIn(table: string, compared: readonly ComparedCounts[]): ComparedCounts[] {
  return compared.map((other) => ({ ...other, key: `${table}:${other.key}` }))
}

/** What rows count together, of columns and of what stands in none but has to be said; what nobody knows is nothing. */
export function summedCounts<K extends string>(keys: readonly K[], rows: readonly Pick<CountedRow, 'counts'>[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, sumOfAmounts(rows.map(({ counts }) => counts[key]))])) as Record<K, number>
}

/** @returns what a row prints of its counts; `whole`: those of the total, of which a row has its share */
function figuresBy(columns: readonly ReportColumn[]): (counts: Figures, whole?: Figures) => Record<string, number | null> {
  const byKey = new Map(columns.map((column) => [column.key, column]))
  const printed = columns.flatMap(({ key, kind }) => (kind === 'label' || kind === 'text' ? [] : [key]))
  function figureOf(key: string, counts: Figures, whole: Figures): number | null {
    const formula = byKey.get(key)?.formula
    if (formula === undefined) return counts[key] ?? null
    if (formula.of === 'rank') return null
    const of = (other: string) => figureOf(other, counts, whole)
    if (formula.of === 'sum') {
      const [plus, minus] = [formula.plus.map(of), (formula.minus ?? []).map(of)]
      return plus.every((figure) => figure === null) ? null : sumOfAmounts([...plus, ...minus.map((figure) => -(figure ?? 0))])
    }
    const [part, all] = [of(formula.part), formula.of === 'share' ? (whole[formula.part] ?? null) : of(formula.whole)]
    return part === null || all === null ? null : rateOf(part, all)
  }
  return (counts, whole = counts) => {
    const figures: Record<string, number | null> = {}
    for (const key of printed) figures[key] = figureOf(key, counts, whole)
    return figures
  }
}

/** The rows with their places; 未归属 is nobody's and has no place among the others. */
function withRanks(columns: readonly ReportColumn[], rows: readonly ReportRow[]): readonly ReportRow[] {
  const places = columns.flatMap(({ key, formula }) =>
    formula?.of === 'rank' ? [{ key, ranks: ranked(rows.map(({ kind, figures }) => (kind === 'unplaced' ? null : (figures[formula.by] ?? null)))) }] : [],
  )
  if (places.length === 0) return rows
  return rows.map((row, index) => ({ ...row, figures: { ...row.figures, ...Object.fromEntries(places.map(({ key, ranks }) => [key, ranks[index] ?? null])) } }))
}
