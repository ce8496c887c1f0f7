// One field of every record of a register in memory: a small number per record that stands for what the field says. Fields that keep to few values, such as those of a code
// table or the days of some decades, need one byte or two for each.
import type { RawBuilder } from 'kysely'
import { countOf, type Marks } from './marks.ts'

export type Cell = string | number | null
export type Codes = Uint8Array | Uint16Array

/** Two bytes tell so many values apart. */
const MOST_VALUES = 0x1_0000
/** Lists are kept for values that so many records have together. */
const MOST_LISTED = 200_000

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
  /** By code: how many records outside the recycle bin have the value. */
  readonly #counts: number[] = [0]
  /** The records of values that were asked for and that few have, ascending. */
  readonly #lists = new Map<number, readonly number[]>()
  #listed = 0

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

  get counts(): readonly number[] {
    return this.#counts
  }

  /** Makes room for records up to this number. */
  reach(last: number): void {
    if (this.isOver || last < this.#codes.length) return
    const longer = this.#codes instanceof Uint8Array ? new Uint8Array(last + 1) : new Uint16Array(last + 1)
    longer.set(this.#codes)
    this.#codes = longer
  }

  /** @param isCounted it stands outside the recycle bin; one that was counted before has to be taken off first */
  set(id: number, cell: Cell, isCounted: boolean): void {
    if (this.isOver) return
    const code = this.#codeOf.get(cell) ?? this.#newCode(cell)
    if (this.isOver) return
    this.#codes[id] = code
    if (isCounted) this.#count(code, 1)
  }

  /** It is not counted any more. */
  takeOff(id: number): void {
    if (!this.isOver) this.#count(this.#codes[id] as number, -1)
  }

  /** All records say the same. @param counted those outside the recycle bin */
  fill(cell: Cell, counted: Marks): void {
    const code = this.#codeOf.get(cell) ?? this.#newCode(cell)
    this.#codes.fill(code)
    this.#count(code, countOf(counted))
  }

  /** The records that have one of these values, by value. @param among those outside the recycle bin */
  lists(codes: readonly number[], among: Marks): (readonly number[])[] {
    const missing = codes.filter((code) => !this.#lists.has(code))
    if (missing.length > 0) {
      const made = new Map(missing.map((code): [number, number[]] => [code, []]))
      const isMissing = new Uint8Array(this.#values.length)
      for (const code of missing) isMissing[code] = 1
      const end = Math.min(among.length, this.#codes.length)
      for (let id = 0; id < end; id += 1) if (isMissing[this.#codes[id] as number] === 1 && among[id] === 1) made.get(this.#codes[id] as number)?.push(id)
      const kept = codes.flatMap((code) => (this.#lists.has(code) ? [[code, this.#lists.get(code) ?? []] as const] : []))
      for (const [, ids] of made) this.#listed += ids.length
      if (this.#listed > MOST_LISTED) {
        this.#lists.clear()
        this.#listed = [...made.values(), ...kept.map(([, ids]) => ids)].reduce((sum, ids) => sum + ids.length, 0)
      }
      for (const [code, ids] of [...kept, ...made]) this.#lists.set(code, ids)
    }
    return codes.map((code) => this.#lists.get(code) ?? [])
  }

  #count(code: number, more: number): void {
    this.#counts[code] = (this.#counts[code] as number) + more
    const list = this.#lists.get(code)
    if (!list) return
    this.#lists.delete(code)
    this.#listed -= list.length
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
    this.#counts.push(0)
    this.#codeOf.set(cell, code)
    return code
  }
}
