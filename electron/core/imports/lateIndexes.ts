// An index that is kept up with every new row costs more than the row itself; made once from all of them it costs a third. So a landing that brings very many records
// takes the indexes of the tables that it appends to away, and makes them anew in the same transaction: whatever ends it early brings them back.
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'

/** So many records must have come in, and as many rows must still be to come. */
const MANY = 20_000

/** KiB, negative by SQLite's convention. Rows that are only appended need no more, nor does the sorting of an index, which may take as much again. */
const SMALL_CACHE = -16_384

interface Index {
  readonly name: string
  readonly sql: string
}

export class LateIndexes {
  readonly #writer: SQLite.Database
  readonly #many: number
  readonly #missing: Index[] = []
  readonly #cache: number

  constructor(writer: SQLite.Database, many: number = MANY) {
    this.#writer = writer
    this.#many = many
    this.#cache = writer.pragma('cache_size', { simple: true }) as number
  }

  /** To be asked after each new record. @param table of the records @param added how many this ledger has brought @param left rows of it that are still to come */
  added(table: string, added: number, left: number): void {
    if (added !== this.#many || left < this.#many) return
    // Nothing that a landing asks of these needs an index: records are looked up by number, and all else it keeps in memory.
    for (const each of [table, 'change']) if (left >= this.#rowsOf(each)) this.#takeAway(each)
  }

  /** In their own order, with pauses between them. @throws LedgerError cancelled */
  async restore(onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<void> {
    for (const [done, { sql }] of this.#missing.entries()) {
      onProgress(done, this.#missing.length)
      await setImmediate()
      if (signal.aborted) throw new LedgerError('cancelled')
      this.#writer.exec(sql)
    }
    this.#missing.length = 0
  }

  /** However the landing ended. */
  end(): void {
    this.#writer.pragma(`cache_size = ${this.#cache}`)
  }

  #rowsOf(table: string): number {
    return (this.#writer.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number | null) ?? 0
  }

  /** A unique one stays: it refuses a row where it stands. */
  #takeAway(table: string): void {
    const indexes = this.#writer
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY rowid")
      .all(table) as Index[]
    for (const { name } of indexes) this.#writer.exec(`DROP INDEX ${name}`)
    this.#missing.push(...indexes)
    this.#writer.pragma(`cache_size = ${SMALL_CACHE}`)
  }
}
