// All records of a register in the order of their names, as numbers: a page of what few filters find is a walk along them. An index of SQLite's gives the same order,
// but asks of each record by name and number whether it is among those that were found.
import type SQLite from 'better-sqlite3'
import type { Codes } from './keptColumn.ts'
import { isMarked, type Marks } from './marks.ts'

/** Set on a record whose name is another than that of the record before it: descending, names run backwards and the records of one name forwards. */
const BEGINS = 0x8000_0000
const NUMBER = 0x7fff_ffff

/** Records to a read: a few milliseconds. */
const SLICE = 4_000
/** So few records are sorted sooner than met on a walk. */
const SORTED_BY_SQL = 200

export class NameOrder {
  readonly #reader: SQLite.Database
  readonly #table: string
  #order = new Uint32Array(0)
  /** From here on stand those without a name. */
  #nameless = 0
  #sorted: SQLite.Statement[] | undefined

  constructor(reader: SQLite.Database, table: string) {
    this.#reader = reader
    this.#table = table
  }

  /** Reads all, yielding after each slice. */
  *read(): Generator<void, void> {
    const all = this.#reader.prepare(`SELECT count(*) FROM ${this.#table}`).pluck().get() as number
    const order = new Grown(all)
    const next = this.#reader.prepare(`SELECT name_sort, id FROM ${this.#table} WHERE (name_sort, id) > (?, ?) ORDER BY name_sort, id LIMIT ${SLICE}`).raw()
    let last: readonly [string, number] = ['', 0]
    for (;;) {
      const rows = next.all(...last) as [string, number][]
      for (const row of rows) {
        order.push(row[0] === last[0] && order.length > 0 ? row[1] : row[1] | BEGINS)
        last = row
      }
      if (rows.length === 0) break
      yield
    }
    this.#nameless = order.length
    for (const id of this.#reader.prepare(`SELECT id FROM ${this.#table} WHERE name_sort IS NULL ORDER BY id`).pluck().all() as number[]) order.push(id)
    this.#order = order.all()
  }

  /** Puts these records where their names now are; those that are gone are forgotten. To be called in the transaction in which it is known that no others have changed. */
  move(ids: readonly number[]): void {
    this.#take(new Set(ids))
    const wanted = JSON.stringify(ids)
    const named = this.#reader
      .prepare(`SELECT id, name_sort FROM ${this.#table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name_sort NULLS LAST, id`)
      .raw()
      .all(wanted) as [number, string | null][]
    const longer = new Uint32Array(this.#order.length + named.length)
    let [from, to] = [0, 0]
    const put: number[] = []
    let nameless = this.#nameless
    for (const [id, name] of named) {
      const place = name === null ? this.#placeOfNameless(id) : this.#placeOf(name, id)
      longer.set(this.#order.subarray(from, place), to)
      to += place - from
      from = place
      put.push(to)
      longer[to++] = id
      if (name !== null) nameless += 1
    }
    longer.set(this.#order.subarray(from), to)
    this.#order = longer
    this.#nameless = nameless
    for (const place of put) {
      this.#setBegin(place)
      this.#setBegin(place + 1)
    }
  }

  /** Those of these records that stand on a page. */
  pageOf(ids: readonly number[], descending: boolean, offset: number, limit: number): number[] {
    if (ids.length <= SORTED_BY_SQL) {
      this.#sorted ??= [false, true].map((down) =>
        this.#reader
          .prepare(
            `SELECT id FROM ${this.#table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name_sort ${down ? 'DESC' : 'ASC'} NULLS LAST, id LIMIT ? OFFSET ?`,
          )
          .pluck(),
      )
      return this.#sorted[descending ? 1 : 0]?.all(JSON.stringify(ids), limit, offset) as number[]
    }
    const marks = new Uint8Array((ids.at(-1) ?? 0) + 1)
    for (const id of ids) marks[id] = 1
    return this.page(marks, marks, isMarked, descending, offset, limit)
  }

  /** Numbers of those that are listed and whose code is one of the wanted, names ascending or descending, those without one last. @param wanted by code: 1 or 0 */
  page(listed: Marks, codes: Codes, wanted: Uint8Array, descending: boolean, offset: number, limit: number): number[] {
    const order = this.#order
    const page: number[] = []
    let before = 0
    const add = (from: number, to: number) => {
      for (let place = from; place < to && page.length < limit; place += 1) {
        const id = (order[place] as number) & NUMBER
        if (listed[id] !== 1 || wanted[codes[id] as number] !== 1) continue
        if (before >= offset) page.push(id)
        before += 1
      }
    }
    if (!descending) add(0, this.#nameless)
    else {
      for (let to = this.#nameless; to > 0 && page.length < limit; ) {
        let from = to - 1
        while (from > 0 && ((order[from] as number) & BEGINS) === 0) from -= 1
        add(from, to)
        to = from
      }
    }
    add(this.#nameless, order.length)
    return page
  }

  #take(ids: ReadonlySet<number>): void {
    const order = this.#order
    let to = 0
    let nameless = 0
    let begins = 0
    for (let from = 0; from < order.length; from += 1) {
      const entry = order[from] as number
      if (ids.has(entry & NUMBER)) {
        // The next one begins the name in its place.
        begins |= entry & BEGINS
        continue
      }
      order[to] = from < this.#nameless ? entry | begins : entry
      to += 1
      begins = 0
      if (from < this.#nameless) nameless = to
    }
    this.#order = order.subarray(0, to)
    this.#nameless = nameless
  }

  /** Where a record of this name belongs. */
  #placeOf(name: string, id: number): number {
    const isBefore = this.#reader.prepare(`SELECT (name_sort, id) < (?, ?) FROM ${this.#table} WHERE id = ?`).pluck()
    return this.#search(0, this.#nameless, (other) => isBefore.get(name, id, other) === 1)
  }

  #placeOfNameless(id: number): number {
    return this.#search(this.#nameless, this.#order.length, (other) => other < id)
  }

  #search(from: number, to: number, isBefore: (id: number) => boolean): number {
    let [low, high] = [from, to]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore((this.#order[middle] as number) & NUMBER)) low = middle + 1
      else high = middle
    }
    return low
  }

  #setBegin(place: number): void {
    if (place >= this.#nameless) return
    const id = (this.#order[place] as number) & NUMBER
    const before = place === 0 ? 0 : (this.#order[place - 1] as number) & NUMBER
    const isSame = this.#reader
      .prepare(`SELECT one.name_sort = other.name_sort FROM ${this.#table} one, ${this.#table} other WHERE one.id = ? AND other.id = ?`)
      .pluck()
      .get(id, before)
    this.#order[place] = isSame === 1 ? id : id | BEGINS
  }
}

/** Numbers one after the other, as many as come. */
class Grown {
  #values: Uint32Array<ArrayBuffer>
  length = 0

  constructor(expected: number) {
    this.#values = new Uint32Array(expected)
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const longer = new Uint32Array(Math.ceil(this.length * 1.1) + 1_000)
      longer.set(this.#values)
      this.#values = longer
    }
    this.#values[this.length++] = value
  }

  all(): Uint32Array<ArrayBuffer> {
    return this.#values.subarray(0, this.length)
  }
}
