// Lines of a table that go into it several to a statement: a landing writes very many, and what a statement costs by itself is then paid once for all of them.
import type SQLite from 'better-sqlite3'

type Line = readonly (string | number | null)[]

/** Lines to a statement; more gain nothing. */
const TOGETHER = 20

export class WaitingLines {
  readonly #prepare: (lines: number) => SQLite.Statement
  readonly #together: number
  readonly #wide: number
  #one: SQLite.Statement | undefined
  #many: SQLite.Statement | undefined
  /** Value after value, line after line. */
  #waiting: (string | number | null)[] = []

  /**
   * @param insert the statement up to VALUES, @param end what follows the lines, such as ON CONFLICT
   * @param late false: each line is written at once
   */
  constructor(writer: SQLite.Database, insert: string, columns: readonly string[], { end = '', late }: { readonly end?: string; readonly late: boolean }) {
    const line = `(${columns.map(() => '?').join(', ')})`
    this.#prepare = (lines) => writer.prepare(`${insert} (${columns.join(', ')}) VALUES ${Array(lines).fill(line).join(', ')} ${end}`)
    this.#together = late ? TOGETHER : 1
    this.#wide = columns.length
  }

  add(line: Line): void {
    this.#waiting.push(...line)
    if (this.#waiting.length < this.#together * this.#wide) return
    this.#many ??= this.#prepare(this.#together)
    const waiting = this.#waiting
    this.#waiting = []
    this.#many.run(waiting)
  }

  /** Writes the lines that wait. */
  finish(): void {
    if (this.#waiting.length === 0) return
    this.#one ??= this.#prepare(1)
    const waiting = this.#waiting
    this.#waiting = []
    for (let at = 0; at < waiting.length; at += this.#wide) this.#one.run(waiting.slice(at, at + this.#wide))
  }
}
