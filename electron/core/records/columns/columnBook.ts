// Lists of a large register answered from memory: which records some filters find, how many they are, and which stand on a page. What it cannot answer, and everything as
// long as it is not brought up, is left to SQL, which gives the same.
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import type { Filter, ListQuery } from '#shared/api/recordsContract.ts'
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
import type { KeptColumn } from './keptColumn.ts'
import { INCOMPLETE } from './keptFields.ts'
import { KeptRegister } from './keptRegister.ts'
import { countOf, idsByPlace, idsOf, type Marks, narrow } from './marks.ts'
import { type Plan, planOf } from './plan.ts'

/** Registers with fewer records are quick by SQL, and office computers are spared the memory. */
const LARGE = 50_000
/** Nor is memory spent on record numbers that have run far away. */
const HIGHEST = 8_000_000

type Query = Omit<ListQuery, 'withSources' | 'offset'> & { readonly offset?: number }

/** The whole answer, or what is left to ask of SQL. */
export type Answer = { readonly total: number; readonly ids: readonly number[] } | { readonly among: Among; readonly rest: readonly Filter[] }

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
  let seen: Moment | undefined
  let work: Promise<void> = Promise.resolve()
  /** What the values of a column are to a filter or a sort; regions may have changed with every commit. */
  const known = new Map<string, Uint8Array | Uint32Array>()
  /** The next page of a list asks for the same again. */
  let lastFound: { readonly key: string; readonly marks: Marks; readonly count: number } | undefined
  /** Of registers whose events or the like decide what is derived. */
  let newest = new Map<RegisterId, unknown>()

  function planned(register: RegisterDefinition, query: Query): Plan | null {
    const plan = planOf(register, query)
    if (!plan) return null
    const last = lastOf(register.id as RegisterId)
    return last >= large && last <= HIGHEST ? plan : null
  }

  function lastOf(id: RegisterId): number {
    return (reader.prepare(`SELECT max(id) FROM ${registers[id].table}`).pluck().get() as number | null) ?? 0
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

  function found(office: Office, register: RegisterDefinition, held: KeptRegister, plan: Plan, searched: { text: string; among: Among } | null) {
    const key = JSON.stringify([register.id, plan.kept, plan.incomplete, searched?.text ?? null])
    if (lastFound?.key === key) return lastFound
    let among: Marks = held.listed
    let count: number | null = null
    const marks: Marks = new Uint8Array(among.length)
    const narrowTo = (column: KeptColumn | undefined, filter: Filter | null) => {
      if (!column) return
      count = narrow(among, column.codes, wantedBy(office, register, column, filter), marks)
      among = marks
    }
    if (plan.incomplete) narrowTo(held.columns.get(INCOMPLETE), null)
    for (const filter of plan.kept) narrowTo(held.columns.get(filter.field), filter)
    if (searched) {
      count = 0
      for (let id = among.indexOf(1); id >= 0; id = among.indexOf(1, id + 1)) {
        const mark = searched.among.holds(id) ? 1 : 0
        marks[id] = mark
        count += mark
      }
      among = marks
    }
    lastFound = { key, marks: among, count: count ?? countOf(among) }
    return lastFound
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
      const all = found(office, register, held, plan, search && { text: query.search, among: search })
      if (!plan.isWhole) return { among: asAmong(all.marks, all.count), rest: plan.rest }
      const { marks, count } = query.except ? without(all.marks, all.count, query.except) : all
      const [offset, limit] = [query.offset ?? 0, query.limit ?? count]
      const { sort } = query
      if (!sort) return { total: count, ids: idsOf(marks, offset, limit) }
      const descending = sort.descending
      if (plan.inNameOrder) return { total: count, ids: held.order?.page(marks, descending, offset, limit) ?? [] }
      const column = held.columns.get(sort.field)
      if (!column) return null
      return { total: count, ids: idsByPlace(marks, column.codes, placesOf(office, register, column, descending), offset, limit) }
    },
  }

  /** The field as one of the values `d` that the records of a column have. */
  function onValues(office: Office, register: RegisterDefinition, key: string): FieldExpression {
    const value = sql.ref('d.value')
    return { ...expressionOf(register, key, office.clock.today()), value, order: value, folded: null, join: null }
  }
}

function asAmong(marks: Marks, count: number): Among {
  return { count, outOf: marks.length, ids: (offset = 0, limit = count) => idsOf(marks, offset, limit), holds: (id) => marks[id] === 1 }
}

function without(marks: Marks, count: number, except: readonly number[]): { readonly marks: Marks; readonly count: number } {
  const others = marks.slice()
  let left = count
  for (const id of except) {
    if (others[id] !== 1) continue
    others[id] = 0
    left -= 1
  }
  return { marks: others, count: left }
}
