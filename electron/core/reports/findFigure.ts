// Which figure of a report is meant, by the keys of its row and column or by what stands printed there.
import { LedgerError } from '#shared/api/errors.ts'
import { type Report, type ReportColumn, type ReportRow, type ReportTable, reportTables } from '#shared/reports/report.ts'
import { reportKind } from './buildReport.ts'
import type { ReportKind, ReportOffice } from './reportKind.ts'

export interface Figure {
  readonly kind: ReportKind
  readonly table: ReportTable
  readonly row: ReportRow
  readonly column: ReportColumn & { readonly kind: Exclude<ReportColumn['kind'], 'label' | 'text'> }
}

/**
 * Keys go before labels, and the first table before its annexes.
 * @param today the same report as it is made today: it says how a column follows from others, where an issued one does not say it
 * @throws LedgerError figure-unknown
 */
export function findFigure(
  office: Pick<ReportOffice, 'database'>,
  report: Report,
  wanted: { readonly row: string; readonly column: string },
  today?: Report,
): Figure {
  const todays = today ? reportTables(today) : []
  const tables = reportTables(report).map((table, index) => withFormulas(table, todays[index]))
  const places = tables.flatMap((table) => table.rows.map((row) => ({ table, row })))
  const named = places.filter(({ row }) => row.label === wanted.row.trim())
  const keyed = places.filter(({ row }) => row.key === wanted.row)
  const rows = keyed.length > 0 ? keyed : named
  if (rows.length === 0)
    throw unknown(
      report,
      'row',
      wanted.row,
      places.map(({ row }) => row.label),
    )
  // Several rows may bear the same name: the one whose table has the column is meant.
  for (const { table, row } of rows) {
    const column = columnOf(table, wanted.column)
    if (column) return { kind: reportKind(report.id, office), table, row, column }
  }
  throw unknown(
    report,
    'column',
    wanted.column,
    rows.flatMap(({ table }) => table.columns.filter(isFigure).map(labelOf)),
  )
}

function withFormulas(table: ReportTable, today: ReportTable | undefined): ReportTable {
  const formulas = new Map(today?.columns.map(({ key, formula }) => [key, formula]))
  const columns = table.columns.map((column) => {
    const formula = column.formula ?? formulas.get(column.key)
    return formula === undefined ? column : { ...column, formula }
  })
  return { ...table, columns }
}

function isFigure(column: ReportColumn): column is Figure['column'] {
  return column.kind !== 'label' && column.kind !== 'text'
}

function labelOf({ path }: ReportColumn): string {
  return path.join('/')
}

/** The last band alone will do where only one column ends with it. */
function columnOf(table: ReportTable, wanted: string): Figure['column'] | undefined {
  const columns = table.columns.filter(isFigure)
  const text = wanted.trim()
  const ending = columns.filter(({ path }) => path.at(-1) === text)
  return columns.find(({ key }) => key === wanted) ?? columns.find((column) => labelOf(column) === text) ?? (ending.length === 1 ? ending[0] : undefined)
}

function unknown(report: Report, what: 'row' | 'column', name: string, known: readonly string[]): LedgerError {
  return new LedgerError('figure-unknown', { report: report.id, what, name, known: [...new Set(known)].join('、') })
}
