// 勾稽: what has to hold between the figures of a table before it may be issued, and the rows in which it does not.
import { sumOfAmounts } from './amount.ts'
import type { ReportCheck, ReportColumn, ReportRow } from './report.ts'

export interface RowRule {
  readonly code: string
  /** As the clerk reads it: 单独建会＋联合建会＝合计 */
  readonly text: string
  /** The figures that it speaks of. Where one of them is unknown, it is not asked. */
  readonly keys: readonly string[]
  /** @param figures in the order of `keys` */
  holds(...figures: number[]): boolean
}

export interface RowChecks {
  readonly rules: readonly RowRule[]
  /** Columns in which the rows above 合计 make it up. */
  readonly sums: readonly string[]
  /** Of an annex: its title, which its checks are told apart by. */
  readonly annex?: string
}

/** The rules on every row but those of other periods, and the sums on 合计. */
export function checkRows(columns: readonly ReportColumn[], rows: readonly ReportRow[], { rules, sums, annex }: RowChecks): ReportCheck[] {
  const named = (check: ReportCheck): ReportCheck =>
    annex === undefined ? check : { ...check, code: `${annex}.${check.code}`, text: `${annex}：${check.text}` }
  const own = rows.filter(({ kind }) => kind !== 'compare')
  const checks = rules.map(({ code, text, keys, holds }): ReportCheck => {
    const broken = own.flatMap((row) => {
      const figures = keys.map((key) => row.figures[key]).filter((figure) => typeof figure === 'number')
      return figures.length < keys.length || holds(...figures) ? [] : [{ text: `${row.label}（${figures.join('、')}）`, row: row.key, column: keys[0] ?? '' }]
    })
    return { code, text, ...failingOf(broken) }
  })
  const total = own.find(({ kind }) => kind === 'total')
  if (total === undefined) return checks.map(named)
  const broken = sums.flatMap((key) => {
    const sum = sumOfAmounts(own.map((row) => (row === total ? 0 : row.figures[key])))
    const printed = total.figures[key] ?? 0
    const heading = columns.find((column) => column.key === key)?.path.join('/') ?? key
    return sum === printed ? [] : [{ text: `${total.label}（${heading}：${printed}、${sum}）`, row: total.key, column: key }]
  })
  return [...checks, { code: 'total', text: '各行之和＝合计', ...failingOf(broken) }].map(named)
}

function failingOf(broken: readonly { readonly text: string; readonly row: string; readonly column: string }[]): Pick<ReportCheck, 'failing' | 'places'> {
  return { failing: broken.map(({ text }) => text), ...(broken.length > 0 && { places: broken.map(({ row, column }) => ({ row, column })) }) }
}

/** @param text e.g. 核查数≤下发数 */
export function within(part: string, whole: string, text: string): RowRule {
  return { code: part, text, keys: [part, whole], holds: (some, all) => (some ?? 0) <= (all ?? 0) }
}

/** @param rest what is left of `plus` without `minus` @param text e.g. 期初＋增加－减少＝期末 */
export function leaves(rest: string, plus: readonly string[], minus: readonly string[], text: string): RowRule {
  const signs = [...plus.map(() => 1), ...minus.map(() => -1), -1]
  return {
    code: rest,
    text,
    keys: [...plus, ...minus, rest],
    holds: (...figures) => sumOfAmounts(figures.map((figure, index) => figure * (signs[index] ?? 0))) === 0,
  }
}

/** @param parts that make up `whole` */
export function makesUp(whole: string, parts: readonly string[], text: string): RowRule {
  return { code: whole, text, keys: [whole, ...parts], holds: (all, ...some) => sumOfAmounts(some) === all }
}
