// What the clerk asks of a list, as SQL: every value is a bound parameter, every field one of the register's.
import { type RawBuilder, sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { Filter } from '#shared/api/recordsContract.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { splitChoices } from '#shared/values/choices.ts'
import { foldName } from '#shared/values/name.ts'
import type { RegionIndex } from '#shared/values/region.ts'
import type { Office } from '../office.ts'
import { findCode } from './codeTables.ts'
import { expressionOf, type FieldExpression } from './fieldExpressions.ts'

type Condition = RawBuilder<unknown>
/** What of an office a condition asks. */
type Asked = Pick<Office, 'clock' | 'codes' | 'regions'>
type FilterValue = string | number | boolean

/** @throws LedgerError bad-input, value-invalid */
export function filterCondition(office: Asked, expression: FieldExpression, filter: Filter): Condition {
  const { value } = expression
  switch (filter.op) {
    case 'blank':
      return sql`${value} IS NULL`
    case 'filled':
      return sql`${value} IS NOT NULL`
    case 'is':
      return equals(office, expression, one(filter))
    case 'in': {
      const wanted = Array.isArray(filter.value) ? filter.value : [one(filter)]
      return wanted.length === 0 ? sql`0` : any(wanted.map((item) => equals(office, expression, item)))
    }
    case 'contains':
      return contains(office, expression, String(one(filter)))
    case 'from':
      return sql`${value} >= ${bound(expression, one(filter))}`
    case 'to':
      // The `~` lets 2018-12 reach to the last day of that month.
      return expression.field.kind === 'date' ? sql`${value} <= ${`${one(filter)}~`}` : sql`${value} <= ${bound(expression, one(filter))}`
  }
}

export function incompleteCondition(register: RegisterDefinition): Condition {
  const required = storedFields(register).filter((field) => field.required)
  return required.length === 0 ? sql`0` : any(required.map((field) => sql`${sql.ref(`r.${columnOf(field)}`)} IS NULL`))
}

function equals(office: Asked, expression: FieldExpression, wanted: FilterValue): Condition {
  const { field, value, folded } = expression
  const text = String(wanted).trim()
  switch (field.kind) {
    case 'region':
      return sql`${value} IN (${sql.join(regionCodes(office, field.level, text))})`
    case 'choice':
      return sql`${value} IN (${sql.join([...new Set([findCode(office.codes, field.table, text) ?? text, text])])})`
    case 'organisation':
      return folded ? sql`${folded} = ${foldName(text)}` : sql`${value} = ${text}`
    case 'choices': {
      const codes = splitChoices(text).map((one) => findCode(office.codes, field.table, one) ?? one)
      return sql`${value} = ${codes.join('、')}`
    }
    case 'count':
    case 'year':
    case 'decimal':
    case 'link':
      return sql`${value} = ${numeric(expression, wanted)}`
    case 'boolean':
      return sql`${value} = ${truth(expression, wanted)}`
    case 'uscc':
    case 'organisationCode':
    case 'phone':
    case 'idNumber':
      return sql`${value} = ${text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()}`
    case 'text':
    case 'note':
    case 'person':
    case 'date':
      // The index of names holds them folded.
      return folded ? sql`(${folded} = ${foldName(text)} AND ${value} = ${text})` : sql`${value} = ${text}`
  }
}

function contains(office: Asked, expression: FieldExpression, text: string): Condition {
  const { field, value, folded } = expression
  if (folded) return sql`instr(${folded}, ${foldName(text)}) > 0`
  if (field.kind === 'region') {
    const codes = office
      .regions()
      .entries.filter((entry) => entry.name.includes(text))
      .map((entry) => entry.code)
    return any([sql`instr(${value}, ${text}) > 0`, ...(codes.length > 0 ? [sql`${value} IN (${sql.join(codes)})`] : [])])
  }
  if (field.kind === 'choice' || field.kind === 'choices') {
    const entries = office.codes[field.table]?.entries ?? []
    const codes = entries.filter((entry) => entry.label.includes(text)).map((entry) => entry.code)
    return any([sql`instr(${value}, ${text}) > 0`, ...(codes.length > 0 ? [sql`${value} IN (${sql.join(codes)})`] : [])])
  }
  return sql`instr(upper(${value}), upper(${text})) > 0`
}

/** The codes that a name or a code may mean, retired ones that lead there, and the text itself for values that were kept as written. */
function regionCodes(office: Asked, level: 'county' | 'township', text: string): string[] {
  const regions = office.regions()
  const meant = new Set([text, ...(level === 'county' ? [regions.county(text)?.code ?? text] : townshipCodes(regions, text))])
  const retired = regions.entries.filter(({ code, successor }) => successor !== null && meant.has(regions.current(code)))
  return [...new Set([...meant, ...retired.map(({ code }) => code)])]
}

/** Those in force before retired ones, which only say what nobody is called today. */
function townshipCodes(regions: RegionIndex, text: string): string[] {
  const named = regions.entries.filter((entry) => entry.level === 'township' && (entry.name === text || entry.code === text))
  const inForce = named.filter(({ successor }) => successor === null)
  const codes = (inForce.length > 0 ? inForce : named).map(({ code }) => code)
  return codes.length > 0 ? codes : [regions.township(text, null)?.code ?? text]
}

function one(filter: Filter): FilterValue {
  const value = Array.isArray(filter.value) ? filter.value[0] : filter.value
  if (value === undefined) throw new LedgerError('bad-input', { field: filter.field })
  return value
}

function bound(expression: FieldExpression, value: FilterValue): string | number {
  return ['count', 'year', 'decimal', 'link'].includes(expression.field.kind) ? numeric(expression, value) : String(value)
}

function numeric(expression: FieldExpression, value: FilterValue): number {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
  if (!Number.isFinite(number)) throw new LedgerError('bad-input', { field: expression.key })
  return number
}

function truth(expression: FieldExpression, value: FilterValue): 0 | 1 {
  if (value === true || value === 1 || value === 'true' || value === '1' || value === '是') return 1
  if (value === false || value === 0 || value === 'false' || value === '0' || value === '否') return 0
  throw new LedgerError('bad-input', { field: expression.key })
}

function any(conditions: readonly Condition[]): Condition {
  return sql`(${sql.join(conditions, sql` OR `)})`
}

/** Conditions of every filter of a query, with the expressions that they look at. */
export function filterConditions(
  office: Asked,
  register: RegisterDefinition,
  filters: readonly Filter[],
): { condition: Condition; expression: FieldExpression }[] {
  return filters.map((filter) => {
    const expression = expressionOf(register, filter.field, () => office.clock.today())
    return { expression, condition: filterCondition(office, expression, filter) }
  })
}
