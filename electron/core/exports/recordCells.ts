// The cells of very many records, some at a time: columns and joins are composed once, and no record becomes an object.
import { type Compilable, type RawBuilder, sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { allArrays, compose } from '../database/query.ts'
import type { Office } from '../office.ts'
import { expressionOf, type FieldExpression } from '../records/fieldExpressions.ts'
import { joinsOf } from '../records/joinsOf.ts'
import { shownValue } from '../records/recordRow.ts'
import type { RecordColumn } from './recordTable.ts'
import type { CellValue } from './xlsx/sheetXml.ts'

type Row = [id: number, ...(string | number | null)[]]

export interface RecordCells {
  /** Those outside the recycle bin in the order of their numbers, each read when it is its turn. */
  all(): Generator<readonly CellValue[]>
  /** These in their order, those in the recycle bin too. */
  of(ids: readonly number[]): Generator<readonly CellValue[]>
}

/** Records to a read: some milliseconds. */
const PAGE = 100
/** Different values of one column whose cells are remembered. */
const REMEMBERED = 5_000

/** @param unmask gives masked fields in full */
export function recordCells(office: Office, register: RegisterDefinition, columns: readonly RecordColumn[], unmask: boolean): RecordCells {
  const { reader } = office.database
  const today = office.clock.today()
  const expressions = columns.map((column) => expressionOf(register, column.key, today))
  const toCells = columns.map((column, index) => cellMaker(office, column, expressions[index] as FieldExpression, unmask))
  const values = sql.join([sql`r.id`, ...expressions.map(({ value }) => value)])
  const select = sql`SELECT ${values} FROM ${sql.table(register.table)} AS r ${joinsOf(expressions)}`
  const following = composedOnce<Row>(sql`${select} WHERE r.deleted_at IS NULL AND r.id > ${0} ORDER BY r.id LIMIT ${PAGE}`, 2)
  const named = composedOnce<Row>(sql`${select} WHERE r.id IN (SELECT value FROM json_each(${'[]'}))`, 1)
  // Between two pages the office may have been closed.
  const expectOpen = () => {
    if (!reader.open) throw new LedgerError('cancelled')
  }
  const cellsOf = ([, ...row]: Row) => row.map((raw, index) => toCells[index]?.(raw) ?? null)

  return {
    *all() {
      for (let last = 0; ; ) {
        expectOpen()
        const rows = allArrays(reader, following(last, PAGE))
        for (const row of rows) yield cellsOf(row)
        if (rows.length < PAGE) return
        last = rows.at(-1)?.[0] ?? last
      }
    },
    *of(ids) {
      for (let from = 0; from < ids.length; from += PAGE) {
        const page = ids.slice(from, from + PAGE)
        expectOpen()
        const rows = new Map(allArrays(reader, named(JSON.stringify(page))).map((row) => [row[0], row]))
        for (const id of page) {
          const row = rows.get(id)
          if (row) yield cellsOf(row)
        }
      }
    },
  }
}

/** What a list shows of a value, as a cell. Of choices, places and the like there are few, and each is looked up once. */
function cellMaker(office: Office, column: RecordColumn, expression: FieldExpression, unmask: boolean): (raw: string | number | null) => CellValue {
  const regions = office.regions()
  const make = (raw: string | number | null) => column.cell(shownValue(expression, regions, raw, unmask) as Value)
  const known = new Map<string | number | null, CellValue>()
  switch (expression.field.kind) {
    case 'choice':
    case 'choices':
    case 'region':
    case 'boolean':
      return (raw) => {
        const before = known.get(raw)
        if (before !== undefined) return before
        const cell = make(raw)
        if (known.size < REMEMBERED) known.set(raw, cell)
        return cell
      }
    default:
      return make
  }
}

/** A query whose last parameters change while its text stays. */
function composedOnce<T>(query: RawBuilder<unknown>, changing: number): (...last: readonly unknown[]) => Compilable<T> {
  const composed = query.compile(compose)
  const others = composed.parameters.slice(0, composed.parameters.length - changing)
  return (...last) => ({ compile: () => ({ ...composed, parameters: [...others, ...last] }) }) as Compilable<T>
}
