// One field of every record of a register in memory: a small number per record that stands for what the field says. Fields that keep to few values, such as those of a code
// table or the days of some decades, need one byte or two for each.
import type { RawBuilder } from 'kysely'

export type Cell = string | number | null
export type Codes = Uint8Array | Uint16Array

/** Two bytes tell so many values apart. */
const MOST_VALUES = 0x1_0000

export class KeptColumn {
  readonly key: string
  /** SQL of what the field of the record `r` says. */
  readonly value: RawBuilder<unknown>
  /** More values were found than can be told apart: it answers nothing. */
  isOver = false
  #codes: Codes = new Uint8Array(0)
  /** By code; the first stands for blank. */
  readonly #values: Cell[] = [null]
  readonly #codeOf = new Map<Cell, number>([[null, 0]])

  constructor(key: string, value: RawBuilder<unknown>) {
    this.key = key
    this.value = value
  }

  /** By the record's number. */
  get codes(): Codes {
    return this.#codes
  }

  get values(): readonly Cell[] {
    return this.#values
  }

  /** Makes room for records up to this number. */
  reach(last: number): void {
    if (this.isOver || last < this.#codes.length) return
    const longer = this.#codes instanceof Uint8Array ? new Uint8Array(last + 1) : new Uint16Array(last + 1)
    longer.set(this.#codes)
    this.#codes = longer
  }

  set(id: number, cell: Cell): void {
    if (this.isOver) return
    const code = this.#codeOf.get(cell) ?? this.#newCode(cell)
    if (!this.isOver) this.#codes[id] = code
  }

  /** All records say the same. */
  fill(cell: Cell): void {
    this.#codes.fill(this.#codeOf.get(cell) ?? this.#newCode(cell))
  }

  #newCode(cell: Cell): number {
    const code = this.#values.length
    if (code === MOST_VALUES) {
      this.isOver = true
      this.#codes = new Uint8Array(0)
      return 0
    }
    if (code > 0xff && this.#codes instanceof Uint8Array) this.#codes = Uint16Array.from(this.#codes)
    this.#values.push(cell)
    this.#codeOf.set(cell, code)
    return code
  }
}
