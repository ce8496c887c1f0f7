// What a report of the office's own reads: its records with their place, their group and the numbers that are added up, by one SQL that is grouped for the table and listed
// for the trace.
import { type RawBuilder, sql } from 'kysely'
import type { OwnDefinition } from '#shared/api/ownReportsContract.ts'
import { registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { blankChoice, otherChoice } from '#shared/reports/own/measures.ts'
import type { Period } from '#shared/reports/period.ts'
import { expressionOf, type FieldExpression } from '../../records/fieldExpressions.ts'
import { filterConditions, incompleteCondition } from '../../records/filters.ts'
import { type HomePlace, homePlace } from '../../records/homePlace.ts'
import { joinsOf } from '../../records/joinsOf.ts'
import type { ReportOffice } from '../reportKind.ts'

type Sql = RawBuilder<unknown>

export interface OwnQuery {
  readonly register: RegisterDefinition
  /** id, county, township, choice, day, and n0, n1 … of the numbers in hundredths: every record that the conditions leave, whatever its date. */
  readonly records: Sql
  /** The same rows without their number, and with the columns from which `place`, by the alias `r`, is read instead of the place itself. */
  readonly unplaced: Sql
  readonly place: HomePlace
  /** On a row of `records`: whether the period counts it. */
  counts(period: Period): Sql
  /** On a row of `records`: its date is not known. */
  readonly undated: Sql
}

/** @param choice field by which groups are made, or null. @param numbers keys of the fields that are added up. @param range of the alias `r`; absent: all @throws LedgerError bad-input */
export function ownQuery(office: ReportOffice, definition: OwnDefinition, choice: string | null, numbers: readonly string[], range?: Sql): OwnQuery {
  const register: RegisterDefinition = registers[definition.register]
  const today = office.clock.today()
  const joined: FieldExpression[] = []
  const readOf = (key: string): FieldExpression => {
    const expression = expressionOf(register, key, today)
    joined.push(expression)
    return expression
  }
  const conditions = filterConditions(office, register, definition.filters).map(({ condition, expression }) => {
    joined.push(expression)
    return condition
  })
  const place = homePlace(register, 'r') ?? nowhere
  const code = choice === null ? sql`''` : codeOf(office, readOf(choice))
  const day = definition.date === null ? sql`NULL` : firstDay(readOf(definition.date.field).value)
  const sums = numbers.map((key, index) => sql`CAST(round(${readOf(key).value} * 100.0) AS INTEGER) AS ${sql.ref(`n${index}`)}`)
  const where = sql.join(
    [...(range ? [range] : []), sql`r.deleted_at IS NULL`, ...conditions, ...(definition.incompleteOnly ? [incompleteCondition(register)] : [])],
    sql` AND `,
  )
  const selected = (...placed: readonly Sql[]) => {
    const columns = sql.join([...placed, sql`${code} AS choice`, sql`${day} AS day`, ...sums])
    return sql`SELECT ${columns} FROM ${sql.table(register.table)} AS r ${joinsOf(joined)} WHERE ${where}`
  }
  return {
    register,
    place,
    records: selected(sql`r.id AS id`, sql`${place.county} AS county`, sql`${place.township} AS township`),
    unplaced: selected(...place.columns.map((column) => sql.ref(`r.${column}`))),
    counts(period) {
      if (definition.date === null) return sql`1`
      if (definition.date.rule === 'within') return sql`coalesce(day BETWEEN ${period.from} AND ${period.to}, 0)`
      return sql`(day IS NULL OR day <= ${period.to})`
    },
    undated: definition.date === null ? sql`0` : sql`(day IS NULL)`,
  }
}

/** Of a register that says nothing of places. */
const nowhere: HomePlace = { county: sql`NULL`, township: sql`NULL`, columns: [] }

/** A coarse date stands for its first day. */
function firstDay(date: Sql): Sql {
  return sql`CASE length(${date}) WHEN 4 THEN ${date} || '-01-01' WHEN 7 THEN ${date} || '-01' ELSE ${date} END`
}

/** What no table knows is one group, what is not filled another. Of a date its year. */
function codeOf(office: ReportOffice, { field, value }: FieldExpression): Sql {
  const blank = sql`WHEN ${value} IS NULL THEN ${blankChoice.code}`
  if (field.kind === 'date') return sql`CASE ${blank} ELSE substr(${value}, 1, 4) END`
  if (field.kind !== 'choice') return sql`CASE ${blank} ELSE CAST(${value} AS TEXT) END`
  const known = JSON.stringify(office.codes[field.table]?.entries.map((entry) => entry.code) ?? [])
  return sql`CASE ${blank} WHEN ${value} IN (SELECT value FROM json_each(${known})) THEN ${value} ELSE ${otherChoice.code} END`
}
