// What the search knows of one register's records: numbers of their texts, ends of their numbers, and the records that they link to, column by column.
import type SQLite from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { columnOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { compact } from '#shared/values/cellText.ts'
import { allArrays, firstRow } from '../../database/query.ts'
import { expressionOf } from '../fieldExpressions.ts'
import { Column } from './column.ts'
import { endOf } from './numberEnds.ts'
import { type SearchedField, type SearchedLink, searchedFields, searchedLinks } from './searchedFields.ts'
import { searchedName } from './searchedName.ts'
import type { Texts } from './texts.ts'

export interface Books {
  readonly names: Texts
  readonly codes: Texts
}

interface KeptField extends SearchedField {
  /** Numbers of the texts, or the last characters of the numbers. */
  readonly first: Column
  /** Of numbers, the characters before them. */
  readonly second: Column
}

interface KeptLink {
  /** Key of the link; null: see SearchedLink. */
  readonly link: string | null
  readonly ids: Column
}

type Cell = string | number | null

/** So many records are read at once: a few milliseconds. */
const SLICE = 4_000

export class Shelf {
  readonly register: RegisterDefinition
  readonly fields: readonly KeptField[]
  readonly links: readonly KeptLink[]
  /** What is looked for at the links' ends. */
  readonly ends: readonly SearchedLink[]
  /** Ascending. */
  readonly ids = new Column()
  /** 1: outside the recycle bin. */
  readonly alive = new Column()
  length = 0
  /** It has to be made anew. */
  isTorn = false
  readonly #books: Books
  readonly #columns: RawBuilder<unknown>
  readonly #joins: RawBuilder<unknown>

  /** @param today y-m-d */
  constructor(register: RegisterDefinition, books: Books, today: string) {
    this.register = register
    this.#books = books
    this.fields = searchedFields(register).map((searched) => ({ ...searched, first: new Column(), second: new Column() }))
    this.ends = searchedLinks(register)
    this.links = [...new Set(this.ends.map((end) => end.link))].map((link) => ({ link, ids: new Column() }))
    const own = this.fields.map(({ field }) => sql.ref(`r.${field.key === register.title ? 'name_key' : columnOf(field)}`))
    const joined = coveredUnit(register, today)
    // Of a register that has nothing to search, its records are known all the same.
    this.#columns = sql.join([
      sql`r.id`,
      sql`r.deleted_at IS NULL`,
      ...own,
      ...this.links.map(({ link }) => (link === null ? sql.ref(`${joined?.alias}.id`) : linkColumn(register, link))),
    ])
    this.#joins = joined?.clause ?? sql``
  }

  /** Whether what it says follows from more than its own records: then it is made anew rather than brought up to date. */
  get followsOthers(): boolean {
    return this.links.some(({ link }) => link === null)
  }

  /** The next records that it does not know. @returns how many; fewer than a slice: all are known */
  readOn(reader: SQLite.Database): number {
    const last = this.length === 0 ? 0 : (this.ids.values[this.length - 1] ?? 0)
    if (this.length === 0) this.#reserve(firstRow(reader, sql<{ rows: number }>`SELECT count(*) AS rows FROM ${sql.table(this.register.table)}`)?.rows ?? 0)
    return this.#read(reader, sql`r.id > ${last} ORDER BY r.id LIMIT ${SLICE}`)
  }

  /** These records as they are now; those that are gone for good are forgotten. */
  readAgain(reader: SQLite.Database, ids: readonly number[]): void {
    for (const id of ids) {
      const place = this.placeOf(id)
      if (place >= 0) this.alive.set(place, 0)
    }
    this.#read(reader, sql`r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY r.id`)
  }

  /** @returns -1 for a record that it does not know */
  placeOf(id: number): number {
    const ids = this.ids.values
    let [low, high] = [0, this.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = ids[middle] ?? 0
      if (found === id) return middle
      if (found < id) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #reserve(records: number): void {
    const kept = [...this.fields.flatMap(({ as, first, second }) => (as === 'number' ? [first, second] : [first])), ...this.links.map(({ ids }) => ids)]
    for (const column of [this.ids, this.alive, ...kept]) column.reserve(records)
  }

  #read(reader: SQLite.Database, where: RawBuilder<unknown>): number {
    const query = sql<Cell[]>`SELECT ${this.#columns} FROM ${sql.table(this.register.table)} AS r ${this.#joins} WHERE ${where}`
    const rows = allArrays(reader, query)
    for (const row of rows) this.#keep(row)
    return rows.length
  }

  #keep(row: readonly Cell[]): void {
    const id = row[0] as number
    const last = this.length === 0 ? 0 : (this.ids.values[this.length - 1] ?? 0)
    const place = id > last ? this.length : this.placeOf(id)
    // Numbers only grow, so a record between others that is not known yet should not be; if it is, the shelf has to be made anew.
    if (place < 0) {
      this.isTorn = true
      return
    }
    if (place === this.length) this.length += 1
    this.ids.set(place, id)
    this.alive.set(place, row[1] as number)
    let index = 2
    for (const { as, first, second } of this.fields) {
      const cell = row[index++] as string | null | undefined
      if (as === 'number') {
        const end = endOf(cell ?? '')
        first.set(place, end.last)
        second.set(place, end.before)
      } else if (cell === null || cell === undefined) first.set(place, 0)
      else first.set(place, as === 'name' ? this.#books.names.numberOf(searchedName(cell)) : this.#books.codes.numberOf(compact(cell)))
    }
    for (const { ids } of this.links) ids.set(place, (row[index++] as number | null) ?? 0)
  }
}

function linkColumn(register: RegisterDefinition, key: string): RawBuilder<unknown> {
  const link = register.fields.find((field) => field.kind === 'link' && field.key === key)
  if (link?.kind !== 'link') throw new Error(`${register.id}.${key} is no link`)
  return sql.ref(`r.${columnOf(link)}`)
}

/** The way to the unit that a union covers today, as its fields go it. */
function coveredUnit(register: RegisterDefinition, today: string) {
  const isSo = searchedLinks(register).some((end) => end.link === null)
  const field = isSo ? register.fields.find((each) => each.kind === 'via' && each.register === 'unit' && each.link === undefined) : undefined
  return field ? expressionOf(register, field.key, today).join : null
}
