// What a figure is made of: itself, where it is counted, or the counted figures that its column's formula comes down to.
import { sumOfAmounts } from './amount.ts'
import { rateOf } from './rate.ts'
import type { ReportColumn } from './report.ts'

export interface FigureTerm {
  /** A column that is counted from records. */
  readonly column: ReportColumn
  /** sum: of a figure that is no rate; else over or under its line */
  readonly side: 'sum' | 'part' | 'whole'
  readonly sign: 1 | -1
  /** Counted in the total's row, not in the figure's own. */
  readonly ofTotal: boolean
}

/** In the order of the formula. A rank comes down to the rate that it goes by. @throws Error when a formula names a column that is not there */
export function figureTerms(columns: readonly ReportColumn[], column: ReportColumn): FigureTerm[] {
  const { formula } = column
  if (formula === undefined) return [{ column, side: 'sum', sign: 1, ofTotal: false }]
  const named = (key: string) => {
    const found = columns.find((candidate) => candidate.key === key)
    if (!found) throw new Error(`the formula of ${column.key} names ${key}, which is no column`)
    return figureTerms(columns, found)
  }
  const onSide = (key: string, side: 'part' | 'whole', ofTotal = false) => named(key).map((term) => ({ ...term, side, ofTotal }))
  switch (formula.of) {
    case 'sum':
      return [...formula.plus.flatMap(named), ...(formula.minus ?? []).flatMap(named).map((term): FigureTerm => ({ ...term, sign: term.sign === 1 ? -1 : 1 }))]
    case 'rate':
      return [...onSide(formula.part, 'part'), ...onSide(formula.whole, 'whole')]
    case 'share':
      return [...onSide(formula.part, 'part'), ...onSide(formula.part, 'whole', true)]
    case 'rank':
      return named(formula.by)
  }
}

/** The figure that the sums of its terms make; of a rank, the rate that it goes by. null: a rate without a denominator. */
export function figureOfTerms(terms: readonly (Pick<FigureTerm, 'side' | 'sign'> & { readonly sum: number })[]): number | null {
  const of = (side: FigureTerm['side']) => sumOfAmounts(terms.filter((term) => term.side === side).map(({ sign, sum }) => sign * sum))
  if (terms.every(({ side }) => side === 'sum')) return of('sum')
  // In hundredths: areas and sums of money may be divided, too.
  return rateOf(Math.round(of('part') * 100), Math.round(of('whole') * 100))
}
