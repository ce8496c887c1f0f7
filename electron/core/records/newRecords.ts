// Puts new records into the table of one register. A landing of a million rows writes them several to a statement, and only the columns that its ledger fills.
import type SQLite from 'better-sqlite3'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { foldName } from '#shared/values/name.ts'
import { sortKey } from '../database/sortKey.ts'

export type Bindable = string | number | null

/** Records to a statement; more gain nothing. */
const TOGETHER = 8

export class NewRecords {
  readonly #writer: SQLite.Database
  readonly #table: string
  readonly #title: StoredField | undefined
  readonly #together: number
  /** Writes the records of other registers that those of this one may link to. */
  readonly #linksFirst: () => void
  /** Fields that some record has filled; the others have no column in the statements, which leaves them blank. */
  #filled: readonly StoredField[] = []
  #blank: readonly StoredField[]
  #one: SQLite.Statement | undefined
  #many: SQLite.Statement | undefined
  /** What the statement is to be given, record after record. */
  #bound: Bindable[] = []
  /** The same for all that wait: the instant of their creation. */
  #common = { at: '' }
  #waiting = 0

  /** @param late whether a record may wait for others, until `settle` @param linksFirst writes what waits in the registers to which this one links */
  constructor(writer: SQLite.Database, register: RegisterDefinition, late: boolean, linksFirst: () => void) {
    this.#writer = writer
    this.#table = register.table
    this.#blank = storedFields(register)
    this.#title = this.#blank.find((field) => field.key === register.title)
    this.#together = late ? TOGETHER : 1
    this.#linksFirst = linksFirst
  }

  add(id: number, values: Readonly<Record<string, Value>>, at: string): void {
    if (at !== this.#common.at) {
      this.settle()
      this.#common = { at }
    }
    for (const field of this.#blank) {
      if (toSql(values[field.key] ?? null) === null) continue
      this.#fill(values)
      break
    }
    const bound = this.#bound
    bound.push(id)
    for (const field of this.#filled) bound.push(toSql(values[field.key] ?? null))
    if (this.#title) {
      const [key, sort] = nameColumns(this.#title, values)
      bound.push(key, sort)
    }
    this.#waiting += 1
    if (this.#waiting < this.#together) return
    this.#many ??= this.#prepare(this.#together)
    this.#linksFirst()
    this.#many.run(this.#taken(), this.#common)
  }

  /** Writes the records that wait. */
  settle(): void {
    if (this.#waiting === 0) return
    this.#one ??= this.#prepare(1)
    this.#linksFirst()
    const wide = this.#bound.length / this.#waiting
    const bound = this.#taken()
    for (let from = 0; from < bound.length; from += wide) this.#one.run(bound.slice(from, from + wide), this.#common)
  }

  /** Taken before it is written: what SQLite refuses is not tried again. */
  #taken(): Bindable[] {
    const bound = this.#bound
    this.#bound = []
    this.#waiting = 0
    return bound
  }

  /** From this record on the statements have columns for what it fills too. */
  #fill(values: Readonly<Record<string, Value>>): void {
    this.settle()
    const isFilled = (field: StoredField) => toSql(values[field.key] ?? null) !== null
    this.#filled = [...this.#filled, ...this.#blank.filter(isFilled)]
    this.#blank = this.#blank.filter((field) => !isFilled(field))
    this.#one = undefined
    this.#many = undefined
  }

  #prepare(records: number): SQLite.Statement {
    const named = this.#title ? ['name_key', 'name_sort'] : []
    const columns = ['id', ...this.#filled.map(columnOf), ...named]
    // The instant is bound once for all.
    const one = `(${columns.map(() => '?').join(', ')}, @at, @at)`
    const values = Array.from({ length: records }, () => one).join(', ')
    return this.#writer.prepare(`INSERT INTO ${this.#table} (${columns.join(', ')}, created_at, updated_at) VALUES ${values}`)
  }
}

/** Many people have the same name. */
const names = new Map<string, readonly [string, string]>()
const NAMES = 20_000

/** `name_key` and `name_sort`. */
export function nameColumns(title: StoredField, values: Readonly<Record<string, Value>>): readonly [Bindable, Bindable] {
  const name = emptyToNull(values[title.key] ?? null)
  if (name === null) return [null, null]
  const text = String(name)
  const known = names.get(text)
  if (known) return known
  const columns = [foldName(text), sortKey(text)] as const
  // A long text is a piece of a much longer one, all of which would stay in memory with it.
  if (text.length < 13) {
    if (names.size >= NAMES) names.clear()
    names.set(text, columns)
  }
  return columns
}

export function emptyToNull(value: Value): Value {
  return value === '' ? null : value
}

export function toSql(value: Value): Bindable {
  const filled = emptyToNull(value)
  return typeof filled === 'boolean' ? Number(filled) : filled
}
