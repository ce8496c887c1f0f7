// A page of a register: count, page of ids, then the records of that page, so that sorting never carries whole records.
import { type RawBuilder, sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { CountQuery, ListQuery } from '#shared/api/recordsContract.ts'
import type { RecordPage, RecordRow } from '#shared/api/recordTypes.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { byCounted } from '../dashboard/countedList.ts'
import { allRows, allValues, firstRow } from '../database/query.ts'
import type { Office } from '../office.ts'
import { writeAudit } from './audit.ts'
import { countListed } from './countListed.ts'
import { expressionOf, type FieldExpression } from './fieldExpressions.ts'
import { filterConditions, incompleteCondition } from './filters.ts'
import { joinsOf } from './joinsOf.ts'
import { listOrder } from './listOrder.ts'
import { recordQuery } from './recordQuery.ts'
import { toRecordRow } from './recordRow.ts'
import type { Among } from './search/findOnShelf.ts'
import { isSearched } from './search/searchBook.ts'
import { sourcesOf } from './sources.ts'

/** @throws LedgerError register-unknown, bad-input */
export function listRecords(office: Office, query: ListQuery): RecordPage {
  const register = registerOf(query.register)
  const { total, ids } = findIds(office, register, query)
  if (query.unmask) {
    const day = query.asOf === undefined ? {} : { asOf: query.asOf }
    writeAudit(office, 'unmasked-list', { register: register.id, records: ids.length, reason: query.unmask.reason, ...day })
  }
  const records = recordsById(office, register, ids, query.unmask !== undefined)
  const sources = query.withSources ? sourcesOf(office.database.reader, register.id, ids) : null
  return { total, records: sources ? records.map((record) => ({ ...record, sources: sources.get(record.id) ?? [] })) : records }
}

/** How many records a list has. @throws LedgerError register-unknown, bad-input */
export function countRecords(office: Office, query: CountQuery): number {
  const { total } = find(office, registerOf(query.register), query)
  return total()
}

interface Found {
  total(): number
  page(): readonly number[]
}
type Asked = CountQuery & Pick<ListQuery, 'sort' | 'limit'> & { readonly offset?: number }

function findIds(office: Office, register: RegisterDefinition, query: Asked): { readonly total: number; readonly ids: readonly number[] } {
  const { total, page } = find(office, register, query)
  return { total: total(), ids: page() }
}

/** Nothing is counted and no page made before it is asked for. */
function find(office: Office, register: RegisterDefinition, query: Asked): Found {
  if (query.counted) return find(office, register, byCounted(office, query, query.counted))
  const found = isSearched(query) ? office.search.find(register.id as RegisterId, query.search) : null
  if (found && searchDecides(query)) return { total: () => found.count, page: () => found.ids(query.offset, query.limit) }
  const answer = office.columns.answer(office, register, query, found)
  if (!answer) return selected(office, register, query, found)
  if ('page' in answer) return { total: () => answer.total, page: answer.page }
  return selected(office, register, { ...query, filters: [...answer.rest], incompleteOnly: false }, answer.among)
}

/** Nothing narrows the list, and it runs by the numbers of its records. */
export function isWholeRegister(query: CountQuery & Pick<ListQuery, 'sort'>): boolean {
  return !isSearched(query) && searchDecides(query)
}

/** Nothing else is asked: the search itself knows how many there are and in which order they come. */
function searchDecides(query: Asked): boolean {
  return query.filters.length === 0 && !query.incompleteOnly && !query.sort && !query.counted && !query.ids && !query.except
}

function selected(office: Office, register: RegisterDefinition, query: Asked, found: Among | null): Found {
  const { reader } = office.database
  const { where, joins } = selection(office, register, query)
  const isNarrowed = where.length > 0
  if (found) where.push(office.search.condition(found))
  const listed = sql.join([sql`r.deleted_at IS NULL`, ...where], sql` AND `)
  return {
    total() {
      if (!isNarrowed) return found?.count ?? countListed(reader, register)
      return (
        firstRow(reader, sql<{ total: number }>`SELECT count(*) AS total FROM ${sql.table(register.table)} AS r ${joinsOf(joins)} WHERE ${listed}`)?.total ?? 0
      )
    },
    page() {
      const { offset = 0, limit } = query
      const sorted = query.sort ? expressionOf(register, query.sort.field, () => office.clock.today()) : null
      const ordered = sql`FROM ${sql.table(register.table)} AS r ${joinsOf(sorted ? [...joins, sorted] : joins)} WHERE ${listed}`
      const page = limit === undefined && offset === 0 ? sql`` : sql`LIMIT ${limit ?? -1} OFFSET ${offset}`
      return allValues<number>(reader, sql`SELECT r.id ${ordered} ORDER BY ${orderBy(office, sorted, query)} ${page}`)
    },
  }
}

/** Ids of every record of a query, in its order. @throws LedgerError register-unknown, bad-input */
export function recordIds(office: Office, query: Omit<ListQuery, 'offset' | 'limit' | 'withSources' | 'unmask' | 'asOf'>): readonly number[] {
  return findIds(office, registerOf(query.register), query).ids
}

/** @returns the records in the order of `ids`; those in the recycle bin too. */
export function recordsById(
  office: Pick<Office, 'clock' | 'database' | 'regions'>,
  register: RegisterDefinition,
  ids: readonly number[],
  unmask = false,
): RecordRow[] {
  const query = recordQuery(register, office.clock.today())
  const rows = allRows(office.database.reader, query.of(ids))
  const regions = office.regions()
  const byId = new Map(rows.map((row) => [Number(row.id), row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [toRecordRow(register, query.expressions, regions, row, unmask)] : []
  })
}

/** @throws LedgerError register-unknown */
export function registerOf(id: string): RegisterDefinition {
  const register = findRegister(id)
  if (!register) throw new LedgerError('register-unknown', { register: id })
  return register
}

/** What narrows the list further than that its records are not in the recycle bin. */
function selection(office: Office, register: RegisterDefinition, query: CountQuery): { where: RawBuilder<unknown>[]; joins: FieldExpression[] } {
  const where: RawBuilder<unknown>[] = []
  const joins: FieldExpression[] = []
  for (const { condition, expression } of filterConditions(office, register, query.filters)) {
    where.push(condition)
    joins.push(expression)
  }
  if (query.incompleteOnly) where.push(incompleteCondition(register))
  if (query.ids) where.push(sql`r.id IN (SELECT value FROM json_each(${JSON.stringify(query.ids)}))`)
  if (query.except) where.push(sql`r.id NOT IN (SELECT value FROM json_each(${JSON.stringify(query.except)}))`)
  return { where, joins }
}

/** Empty values come last whichever way the list runs; ties by id. */
function orderBy(office: Office, sorted: FieldExpression | null, query: Pick<ListQuery, 'sort'>): RawBuilder<unknown> {
  if (!sorted) return sql`r.id`
  const order = listOrder(office, sorted)
  return query.sort?.descending ? sql`${order} DESC NULLS LAST, r.id` : sql`${order} ASC NULLS LAST, r.id`
}
