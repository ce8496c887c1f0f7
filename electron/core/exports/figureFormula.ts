// What a figure of a report is in a workbook: the formula by which it follows from other cells, where it does.
import { columnName } from '#shared/importing/sheet.ts'
import { sumOfAmounts } from '#shared/reports/amount.ts'
import { ranked } from '#shared/reports/ranked.ts'
import { rateOf } from '#shared/reports/rate.ts'
import type { ReportColumn, ReportRow, ReportTable } from '#shared/reports/report.ts'

type Table = Pick<ReportTable, 'columns' | 'rows'>

/**
 * @param firstRow number of the sheet's row in which the table's first stands; its first column is A
 * @returns null where the figure is a number of its own, or where the formula would say anything else than the report. A rate is in percent.
 */
export function figureFormula(table: Table, row: ReportRow, column: ReportColumn, firstRow: number): string | null {
  const at = cellsOf(table, firstRow)
  const { formula } = column
  if (formula === undefined) return row.kind === 'total' ? sumAbove(table, row, column, firstRow) : null
  const figure = row.figures[column.key] ?? null
  const value = (key: string) => row.figures[key] ?? null
  switch (formula.of) {
    case 'sum': {
      const minus = formula.minus ?? []
      const made = sumOfAmounts([...formula.plus.map(value), ...minus.map((key) => -(value(key) ?? 0))])
      if (made !== figure) return null
      // A sum passes over a cell that says —, where + would stumble.
      const unknown = [...formula.plus, ...minus].some((key) => value(key) === null)
      const sum = (keys: readonly string[]) => {
        const cells = keys.map((key) => at(key, row))
        return unknown ? `SUM(${cells.join(',')})` : cells.join(keys === minus ? '-' : '+')
      }
      return rounded(column, minus.length > 0 ? `${sum(formula.plus)}-${sum(minus)}` : sum(formula.plus))
    }
    case 'rate':
      return rate(table, value(formula.part), value(formula.whole), figure, at(formula.part, row), at(formula.whole, row), formula)
    case 'share': {
      const total = table.rows.find(({ kind }) => kind === 'total')
      if (!total || row.kind === 'compare') return null
      return rate(table, value(formula.part), total.figures[formula.part] ?? null, figure, at(formula.part, row), at(formula.part, total), formula)
    }
    case 'rank':
      return rankFormula(table, row, column.key, formula.by, firstRow)
  }
}

function cellsOf({ columns, rows }: Table, firstRow: number) {
  return (key: string, row: ReportRow) => `${columnName(columns.findIndex((column) => column.key === key))}${firstRow + rows.indexOf(row)}`
}

function rounded({ kind }: ReportColumn, formula: string): string {
  return kind === 'amount' ? `ROUND(${formula},2)` : formula
}

/** The total of a column whose rows above add up to it. */
function sumAbove({ columns, rows }: Table, row: ReportRow, column: ReportColumn, firstRow: number): string | null {
  const place = rows.indexOf(row)
  if (column.kind === 'rate' || column.kind === 'rank' || place < 1) return null
  if (sumOfAmounts(rows.slice(0, place).map(({ figures }) => figures[column.key])) !== row.figures[column.key]) return null
  const letter = columnName(columns.indexOf(column))
  return rounded(column, `SUM(${letter}${firstRow}:${letter}${firstRow + place - 1})`)
}

/** Whole numbers are divided once and rounded half up at the thousandth, as the report does it. */
function rate(
  { columns }: Table,
  part: number | null,
  whole: number | null,
  figure: number | null,
  partCell: string,
  wholeCell: string,
  formula: { readonly part: string; readonly whole?: string },
): string | null {
  if (part === null || whole === null) return null
  const hundredths = [formula.part, formula.whole ?? formula.part].some((key) => columns.find((column) => column.key === key)?.kind === 'amount')
  const times = hundredths ? 100 : 1
  if (part < 0 || rateOf(Math.round(part * times), Math.round(whole * times)) !== figure) return null
  const [above, below] = hundredths ? [`ROUND(${partCell}*100,0)`, `ROUND(${wholeCell}*100,0)`] : [partCell, wholeCell]
  return `IF(${wholeCell}=0,"—",ROUND(${above}*1000/${below},0)/10)`
}

/** Only rows that have a place are ranked; where others stand between them no range would hold just those. */
function rankFormula({ columns, rows }: Table, row: ReportRow, key: string, by: string, firstRow: number): string | null {
  const ranks = rows.map(({ figures }) => figures[key] ?? null)
  const [first, last] = [ranks.findIndex((rank) => rank !== null), ranks.findLastIndex((rank) => rank !== null)]
  const own = rows.indexOf(row)
  if (ranks[own] === null || first < 0) return null
  const rates = rows.slice(first, last + 1).map(({ figures }) => figures[by] ?? null)
  if (ranked(rates).some((rank, index) => rank !== ranks[first + index])) return null
  const letter = columnName(columns.findIndex((column) => column.key === by))
  return `RANK(${letter}${firstRow + own},${letter}$${firstRow + first}:${letter}$${firstRow + last})`
}
