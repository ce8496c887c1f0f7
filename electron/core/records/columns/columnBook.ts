// Lists of a large register answered from memory: which records some filters find, how many they are, and which stand on a page. What it cannot answer, and everything as
// long as it is not brought up, is left to SQL, which gives the same.
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { CountQuery, Filter, ListQuery } from '#shared/api/recordsContract.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { OfficeDatabase } from '../../database/database.ts'
import { allArrays } from '../../database/query.ts'
import type { Clock, Office } from '../../office.ts'
import { deciding } from '../derivedFields.ts'
import { expressionOf, type FieldExpression } from '../fieldExpressions.ts'
import { filterCondition } from '../filters.ts'
import { listOrder } from '../listOrder.ts'
import { type Moment, officeChanges } from '../officeChanges.ts'
import type { Among } from '../search/findOnShelf.ts'
import { type Condition, FoundRecords } from './foundRecords.ts'
import type { KeptColumn } from './keptColumn.ts'
import { INCOMPLETE } from './keptFields.ts'
import { KeptRegister } from './keptRegister.ts'
import { type Plan, planOf } from './plan.ts'

/** Registers with fewer records are quick by SQL, and office computers are spared the memory. */
const LARGE = 50_000
/** Nor is memory spent on record numbers that have run far away. */
const HIGHEST = 8_000_000

type Query = CountQuery & Pick<ListQuery, 'sort' | 'limit'> & { readonly offset?: number }

/** The whole answer, or what is left to ask of SQL. */
export type Answer = { readonly total: number; page(): readonly number[] } | { readonly among: Among; readonly rest: readonly Filter[] }

export interface ColumnBook {
  /** Reads what the query needs of it, and brings it up to what is committed; others get their turns meanwhile. To be awaited before a list of the present. */
  prepare(query: Query): Promise<void>
  /** @param found what the search finds, where the list is searched @returns null: SQL has to answer all of it */
  answer(office: Office, register: RegisterDefinition, query: Query, found: Among | null): Answer | null
}

/** Of a past day nothing is kept. */
export const noColumns: ColumnBook = { prepare: () => Promise.resolve(), answer: () => null }

/** @param large from how many records on a register is kept; for tests */
export function createColumnBook({ reader }: OfficeDatabase, clock: Clock, large: number = LARGE): ColumnBook {
  const changes = officeChanges(reader, clock)
  const kept = new Map<RegisterId, KeptRegister>()
  const lastIds = new Map<RegisterId, SQLite.Statement>()
  let seen: Moment | undefined
  let work: Promise<void> = Promise.resolve()
  /** What the values of a column are to a filter or a sort; regions may have changed with every commit. */
  const known = new Map<string, Uint8Array | Uint32Array>()
  /** The next page of a list asks for the same again. */
  let lastFound: { readonly key: string; readonly found: FoundRecords } | undefined
  /** Of registers whose events or the like decide what is derived. */
  let newest = new Map<RegisterId, unknown>()

  function planned(register: RegisterDefinition, query: Query): Plan | null {
    const plan = planOf(register, query)
    if (!plan || kept.has(register.id as RegisterId)) return plan
    const last = lastOf(register.id as RegisterId)
    return last >= large && last <= HIGHEST ? plan : null
  }

  function lastOf(id: RegisterId): number {
    const asked = lastIds.get(id) ?? reader.prepare(`SELECT max(id) FROM ${registers[id].table}`).pluck()
    lastIds.set(id, asked)
    return (asked.get() as number | null) ?? 0
  }

  function isReady(register: RegisterDefinition, plan: Plan): boolean {
    return changes.isNow(seen) && kept.get(register.id as RegisterId)?.holds(plan.columns, plan.inNameOrder) === true
  }

  function* bringUp(): Generator<void, void> {
    known.clear()
    lastFound = undefined
    const before = seen
    if (!before || kept.size === 0) {
      seen = changes.now()
      newest = new Map(deciding.map((id) => [id, lastOf(id)]))
      return
    }
    // Within one transaction, so that no name changes between what is known to have changed and its new place.
    const { now, touched } = reader.transaction(() => {
      const found = { now: changes.now(), touched: changes.since(before) }
      for (const [id, register] of kept) register.moveNames(found.touched.get(id) ?? [])
      return found
    })()
    for (const [id, register] of kept) yield* register.bringUp(touched.get(id) ?? [])
    const decided = new Map(deciding.map((id) => [id, lastOf(id)]))
    if (before.today !== now.today || deciding.some((id) => touched.has(id) || decided.get(id) !== newest.get(id))) {
      for (const register of kept.values()) yield* register.deriveAgain(now.today)
    }
    newest = decided
    known.clear()
    lastFound = undefined
    seen = now
  }

  async function bring(register: RegisterDefinition, plan: Plan): Promise<void> {
    // What is committed meanwhile is looked at again, but nobody who goes on committing keeps a clerk waiting: SQL answers then.
    for (let round = 0; round < 3 && !isReady(register, plan); round += 1) {
      for (const _ of steps(register, plan)) {
        await setImmediate()
        if (!reader.open) throw new LedgerError('cancelled')
      }
    }
  }

  function* steps(register: RegisterDefinition, plan: Plan): Generator<void, void> {
    if (!changes.isNow(seen)) yield* bringUp()
    const id = register.id as RegisterId
    const held = kept.get(id) ?? new KeptRegister(register, reader)
    yield* held.make(plan.columns, plan.inNameOrder, clock.today())
    kept.set(id, held)
  }

  function wantedBy(office: Office, register: RegisterDefinition, column: KeptColumn, filter: Filter | null): Uint8Array {
    const key = `filter ${register.id} ${column.key} ${JSON.stringify(filter)}`
    const before = known.get(key)
    if (before instanceof Uint8Array) return before
    const wanted = new Uint8Array(column.values.length)
    if (filter === null) for (const [code, value] of column.values.entries()) wanted[code] = value === 1 ? 1 : 0
    else {
      const condition = filterCondition(office, onValues(office, register, column.key), filter)
      for (const [code] of allArrays(reader, sql<[number]>`SELECT d.key FROM json_each(${JSON.stringify(column.values)}) AS d WHERE ${condition}`))
        wanted[code] = 1
    }
    known.set(key, wanted)
    return wanted
  }

  function placesOf(office: Office, register: RegisterDefinition, column: KeptColumn, descending: boolean): Uint32Array {
    const key = `order ${register.id} ${column.key} ${descending}`
    const before = known.get(key)
    if (before instanceof Uint32Array) return before
    const order = listOrder(office, onValues(office, register, column.key))
    const direction = descending ? sql`DESC` : sql`ASC`
    const values = JSON.stringify(column.values)
    // Values that the order does not tell apart share a place; blank comes last either way.
    const query = sql<[number, number]>`SELECT d.key, dense_rank() OVER (ORDER BY ${order} ${direction} NULLS LAST) - 1 FROM json_each(${values}) AS d`
    const places = new Uint32Array(column.values.length)
    for (const [code, place] of allArrays(reader, query)) places[code] = place
    known.set(key, places)
    return places
  }

  function found(office: Office, register: RegisterDefinition, held: KeptRegister, plan: Plan, query: Query, search: Among | null): FoundRecords {
    const except = plan.isWhole ? (query.except ?? []) : []
    const key = JSON.stringify([register.id, plan.kept, plan.incomplete, search && query.search, except])
    if (lastFound?.key === key) return lastFound.found
    const conditions = plan.columns.flatMap((name): Condition[] => {
      const column = held.columns.get(name)
      const filters = name === INCOMPLETE ? [null] : plan.kept.filter((filter) => filter.field === name)
      if (!column || filters.length === 0) return []
      return [{ column, wanted: filters.map((filter) => wantedBy(office, register, column, filter)).reduce(both) }]
    })
    const without = new Set(except)
    const also = search || without.size > 0 ? (id: number) => (!search || search.holds(id)) && !without.has(id) : null
    const records = new FoundRecords({ conditions, listed: held.listed, listedCount: held.listedCount, also })
    lastFound = { key, found: records }
    return records
  }

  return {
    async prepare(query) {
      const register = registers[query.register]
      const plan = planned(register, query)
      if (!plan || isReady(register, plan)) return
      work = work.catch(() => undefined).then(() => bring(register, plan))
      await work
    },

    answer(office, register, query, search) {
      const plan = planned(register, query)
      if (!plan || !isReady(register, plan)) return null
      const held = kept.get(register.id as RegisterId)
      if (!held || plan.columns.some((key) => held.columns.get(key)?.isOver !== false)) return null
      const records = found(office, register, held, plan, query, search)
      if (!plan.isWhole) return { among: records, rest: plan.rest }
      const [offset, limit] = [query.offset ?? 0, query.limit ?? records.count]
      const total = records.count
      const { sort } = query
      if (!sort) return { total, page: () => records.ids(offset, limit) }
      const { order } = held
      if (order && plan.inNameOrder) return { total, page: () => records.byName(order, sort.descending, offset, limit) }
      const column = held.columns.get(sort.field)
      return column ? { total, page: () => records.byColumn(column, placesOf(office, register, column, sort.descending), offset, limit) } : null
    },
  }

  /** The field as one of the values `d` that the records of a column have. */
  function onValues(office: Office, register: RegisterDefinition, key: string): FieldExpression {
    const value = sql.ref('d.value')
    return { ...expressionOf(register, key, office.clock.today()), value, order: value, folded: null, join: null }
  }
}

function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((wanted, code) => wanted & (other[code] as number))
}
