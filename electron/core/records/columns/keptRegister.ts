// What is kept in memory of one large register: which records are on its lists, the columns that somebody has asked for, and the order of their names.
import type SQLite from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { allArrays } from '../../database/query.ts'
import type { Cell, KeptColumn } from './keptColumn.ts'
import { columnFor, mostlyOf } from './keptFields.ts'
import type { Marks } from './marks.ts'
import { NameOrder } from './nameOrder.ts'

/** So many records are read at once: a few milliseconds. */
const SLICE = 8_000
/** Up to so many records are put where their names belong one by one; with more, the order is made anew. */
const FEW = 500

export class KeptRegister {
  readonly register: RegisterDefinition
  readonly columns = new Map<string, KeptColumn>()
  order: NameOrder | undefined
  readonly #reader: SQLite.Database
  #listed: Marks = new Uint8Array(0)
  #listedCount = 0
  /** The highest number that all columns know of. */
  #last = 0

  constructor(register: RegisterDefinition, reader: SQLite.Database) {
    this.register = register
    this.#reader = reader
  }

  /** Those that are not in the recycle bin. */
  get listed(): Marks {
    return this.#listed
  }

  get listedCount(): number {
    return this.#listedCount
  }

  /** Whether it holds these columns, and the order of names if that is wanted. */
  holds(keys: readonly string[], inOrder: boolean): boolean {
    return keys.every((key) => this.columns.has(key)) && (!inOrder || this.order !== undefined)
  }

  /** Reads what is not there yet, yielding after each slice. @param today y-m-d */
  *make(keys: readonly string[], inOrder: boolean, today: string): Generator<void, void> {
    const missing = keys.filter((key) => !this.columns.has(key)).map((key) => columnFor(this.register, key, today))
    const scanned = missing.filter(({ key }) => mostlyOf(this.register, key) === null)
    if (scanned.length > 0 || this.columns.size === 0) yield* this.#scan(scanned)
    for (const column of missing) if (!scanned.includes(column)) yield* this.#readMostly(column)
    for (const column of missing) this.columns.set(column.key, column)
    if (!inOrder || this.order) return
    const order = new NameOrder(this.#reader, this.register.table)
    yield* order.read()
    this.order = order
  }

  /** To be called in the transaction in which it is known that these are all that have changed. */
  moveNames(touched: readonly number[]): void {
    if (!this.order) return
    const added = this.#reader.prepare(`SELECT id FROM ${this.register.table} WHERE id > ? LIMIT ${FEW + 1}`).pluck()
    const moved = [...touched, ...(touched.length > FEW ? [] : (added.all(this.#last) as number[]))]
    if (moved.length > FEW) this.order = undefined
    else if (moved.length > 0) this.order.move(moved)
  }

  /** Reads these records and the new ones. */
  *bringUp(touched: readonly number[]): Generator<void, void> {
    const columns = [...this.columns.values()]
    for (const id of touched) this.#takeOff(columns, id)
    for (let from = 0; from < touched.length; from += SLICE) {
      this.#read(columns, among(touched.slice(from, from + SLICE)), true)
      yield
    }
    this.#last = yield* this.#readAfter(columns, this.#last, true)
  }

  /** Reads anew what follows from other records. @param today y-m-d */
  *deriveAgain(today: string): Generator<void, void> {
    for (const key of [...this.columns.keys()]) {
      if (mostlyOf(this.register, key) === null) continue
      const column = columnFor(this.register, key, today)
      yield* this.#readMostly(column)
      this.columns.set(key, column)
    }
  }

  *#scan(columns: readonly KeptColumn[]): Generator<void, void> {
    const isFirst = this.columns.size === 0
    const last = this.#reader.prepare(`SELECT coalesce(max(id), 0) FROM ${this.register.table}`).pluck().get() as number
    for (const column of columns) column.reach(last)
    if (isFirst) this.#listed = new Uint8Array(roomFor(last))
    const read = yield* this.#readAfter(columns, 0, isFirst)
    // The columns before it do not know those that have come since.
    if (isFirst) this.#last = read
  }

  *#readMostly(column: KeptColumn): Generator<void, void> {
    const said = mostlyOf(this.register, column.key)
    if (!said) return
    column.reach(this.#listed.length - 1)
    column.fill(said.value, this.#listed)
    const others = allArrays(this.#reader, sql<[number]>`SELECT r.id FROM ${sql.table(this.register.table)} AS r WHERE r.id IN (${said.others}) ORDER BY r.id`)
    for (let from = 0; from < others.length; from += SLICE) {
      const ids = others.slice(from, from + SLICE).map(([id]) => id)
      for (const id of ids) if (this.#listed[id] === 1) column.takeOff(id)
      this.#read([column], among(ids), false)
      yield
    }
  }

  *#readAfter(columns: readonly KeptColumn[], id: number, withListed: boolean): Generator<void, number> {
    for (let last = id; ; ) {
      const read = this.#read(columns, sql`r.id > ${last} ORDER BY r.id LIMIT ${SLICE}`, withListed)
      if (read === null) return last
      last = read
      yield
    }
  }

  /**
   * @param withListed whether these are all columns: then it is noted as well which records are in the recycle bin
   * @returns the last one's number; null: there were none
   */
  #read(columns: readonly KeptColumn[], where: RawBuilder<unknown>, withListed: boolean): number | null {
    const values = columns.map(({ value }) => sql`, ${value}`)
    const rows = allArrays(
      this.#reader,
      sql<[number, 0 | 1, ...Cell[]]>`SELECT r.id, r.deleted_at IS NULL${sql.join(values, sql``)} FROM ${sql.table(this.register.table)} AS r WHERE ${where}`,
    )
    const last = rows.at(-1)?.[0]
    if (last === undefined) return null
    if (withListed) this.#reach(last)
    for (const column of columns) column.reach(Math.max(last, this.#listed.length - 1))
    for (const row of rows) {
      const id = row[0]
      if (withListed) {
        this.#takeOff(columns, id)
        this.#listed[id] = row[1]
        this.#listedCount += row[1]
      }
      const isCounted = this.#listed[id] === 1
      for (let index = 0; index < columns.length; index += 1) columns[index]?.set(id, row[index + 2] as Cell, isCounted)
    }
    return last
  }

  #takeOff(columns: readonly KeptColumn[], id: number): void {
    if (this.#listed[id] !== 1) return
    for (const column of columns) column.takeOff(id)
    this.#listed[id] = 0
    this.#listedCount -= 1
  }

  #reach(last: number): void {
    if (last < this.#listed.length) return
    const longer = new Uint8Array(roomFor(last))
    longer.set(this.#listed)
    this.#listed = longer
  }
}

/** And for those that come one by one; whole words. */
function roomFor(last: number): number {
  return Math.ceil(((last + 1) * 1.02) / 4) * 4
}

function among(ids: readonly number[]): RawBuilder<unknown> {
  return sql`r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
}
