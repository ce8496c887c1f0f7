// Which figure of a report is meant, by the keys of its row and column or by what stands printed there.
import { LedgerError } from '#shared/api/errors.ts'
import { type Report, type ReportColumn, type ReportRow, type ReportTable, reportTables } from '#shared/reports/report.ts'
import { foldName } from '#shared/values/name.ts'
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
  const rows = meant(
    places.map((place) => ({ one: place, key: place.row.key, name: place.row.label })),
    wanted.row,
  )
  if (rows.length === 0)
    throw unknown(
      report,
      'row',
      wanted.row,
      places.map(({ row }) => row.label),
    )
  // Several rows may bear the same name: the one whose table has the column is meant, and a whole name goes before a part of one.
  const found = rows.map((place) => ({ place, columns: place.table.columns.filter(isFigure).map(named) }))
  for (const choose of [exactly, meant]) {
    for (const { place, columns } of found) {
      const [column] = choose(columns, wanted.column)
      if (column) return { kind: reportKind(report.id, office), ...place, column }
    }
  }
  throw unknown(
    report,
    'column',
    wanted.column,
    found.flatMap(({ columns }) => columns.map(({ name }) => name)),
  )
}

interface Named<T> {
  readonly one: T
  readonly key: string
  readonly name: string
  /** What alone will do, where no other ends with it. */
  readonly ending?: string | undefined
}

function named(column: Figure['column']): Named<Figure['column']> {
  return { one: column, key: column.key, name: column.path.join('/'), ending: column.path.at(-1) }
}

/** By its key, else by what stands printed; brackets and blanks are those of any keyboard. */
function exactly<T>(all: readonly Named<T>[], wanted: string): T[] {
  const keyed = all.filter(({ key }) => key === wanted)
  if (keyed.length > 0) return keyed.map(({ one }) => one)
  const text = foldName(wanted)
  const whole = all.filter(({ name }) => foldName(name) === text)
  const ending = whole.length > 0 ? [] : all.filter((each) => each.ending !== undefined && foldName(each.ending) === text)
  return (ending.length === 1 ? ending : whole).map(({ one }) => one)
}

/** The same; else by a part of the name, where only one has it. */
function meant<T>(all: readonly Named<T>[], wanted: string): T[] {
  const found = exactly(all, wanted)
  if (found.length > 0) return found
  const near = containing(all, wanted)
  return new Set(near.map(({ name }) => name)).size === 1 ? near.map(({ one }) => one) : []
}

function containing<T extends { readonly name: string }>(all: readonly T[], wanted: string): T[] {
  const text = foldName(wanted)
  return text === '' ? [] : all.filter(({ name }) => foldName(name).includes(text))
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

/** So many names are said. */
const most = 40

/** Says the names that the wanted one is part of, or else all. */
function unknown(report: Report, what: 'row' | 'column', wanted: string, names: readonly string[]): LedgerError {
  const all = [...new Set(names)].map((name) => ({ name }))
  const near = containing(all, wanted)
  const known = (near.length > 0 ? near : all).map(({ name }) => name)
  const more = known.length - most
  return new LedgerError('figure-unknown', { report: report.id, what, name: wanted, known: known.slice(0, most).join('、'), ...(more > 0 && { more }) })
}
