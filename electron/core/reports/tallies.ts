// What a report counts, record by record. The figure of a cell and the records behind it come from the same additions, so that neither can say otherwise than the other.
import type { RegisterId } from '#shared/registers/index.ts'
import { amountOf } from '#shared/reports/amount.ts'
import type { Days } from '../records/activeUnions.ts'
import type { Contribution, Contributions } from './reportKind.ts'

/** What a column is counted from. */
export interface Measure {
  readonly register: RegisterId
  /** Keys of the fields that decide whether and how much a record counts. */
  readonly fields: readonly string[]
}

export type Measures = Readonly<Record<string, Measure>>

/** A cell whose records are asked for. */
export interface Wanted {
  readonly row: string
  readonly column: string
}

/** Of whatever tables; null is none. */
type Rows = readonly (string | null)[]
/** In hundredths at the finest; true counts 1, false and null nothing. */
type Amounts = Readonly<Record<string, number | boolean | null>>

export class Tallies {
  readonly #measures: Measures
  readonly #wanted: Wanted | null
  /** In hundredths, by row and column, of each day. */
  readonly #sums: Map<string, Record<string, number>>[] = []
  /** How often the very same amounts were added to the very same rows: at the number that is the set of days on which they count. */
  readonly #alike = new Map<Amounts, Map<Rows, (number | undefined)[]>>()
  readonly #records: Contribution[] = []

  /** @param wanted the one cell, of the first day, whose records are kept; without it only sums are. */
  constructor(measures: Measures, wanted: Wanted | null = null) {
    this.#measures = measures
    this.#wanted = wanted
  }

  add(rows: Rows, id: number, amounts: Amounts): void {
    if (this.#wanted === null) this.#addUp(rows, amounts, 1, 1)
    else this.#keep(rows, id, amounts, 1, this.#wanted)
  }

  /**
   * For very many records: those that count alike name one and the same object of rows and of amounts, of which the sums are then made once for all of them.
   * @param days of which the record counts @param times the amounts so many times
   */
  addAlike(rows: Rows, id: number, amounts: Amounts, days: Days = 1, times = 1): void {
    if (days === 0 || times === 0) return
    if (this.#wanted !== null) {
      if ((days & 1) !== 0) this.#keep(rows, id, amounts, times, this.#wanted)
      return
    }
    let ofAmounts = this.#alike.get(amounts)
    if (ofAmounts === undefined) {
      ofAmounts = new Map()
      this.#alike.set(amounts, ofAmounts)
    }
    let counts = ofAmounts.get(rows)
    if (counts === undefined) {
      counts = []
      ofAmounts.set(rows, counts)
    }
    counts[days] = (counts[days] ?? 0) + times
  }

  #keep(rows: Rows, id: number, amounts: Amounts, times: number, { row, column }: Wanted): void {
    const amount = amounts[column]
    if (!amount || !rows.includes(row)) return
    this.#measureOf(column)
    this.#records.push({ id, amount: hundredthsOf(amount, times) / 100 })
  }

  #addUp(rows: Rows, amounts: Amounts, days: Days, times: number): void {
    for (const column in amounts) {
      const amount = amounts[column]
      if (!amount) continue
      this.#measureOf(column)
      const hundredths = hundredthsOf(amount, times)
      if (hundredths === 0) continue
      for (let day = 0; 2 ** day <= days; day++) {
        if ((days & (2 ** day)) === 0) continue
        for (const row of rows) if (row !== null) this.#ofRow(row, day)[column] = (this.#ofRow(row, day)[column] ?? 0) + hundredths
      }
    }
  }

  #measureOf(column: string): Measure {
    const measure = this.#measures[column]
    if (measure === undefined) throw new Error(`nobody said what ${column} is counted from`)
    return measure
  }

  #ofRow(row: string, day: number): Record<string, number> {
    const ofDay = this.#ofDay(day)
    let sums = ofDay.get(row)
    if (sums === undefined) {
      sums = {}
      ofDay.set(row, sums)
    }
    return sums
  }

  #ofDay(day: number): Map<string, Record<string, number>> {
    while (this.#sums.length <= day) this.#sums.push(new Map())
    return this.#sums[day] as Map<string, Record<string, number>>
  }

  /** What was only numbered until here. */
  #settled(day: number): ReadonlyMap<string, Readonly<Record<string, number>>> {
    for (const [amounts, ofAmounts] of this.#alike)
      for (const [rows, times] of ofAmounts) for (const [days, count = 0] of times.entries()) if (count > 0) this.#addUp(rows, amounts, days, count)
    this.#alike.clear()
    return this.#ofDay(day)
  }

  /** Of every column that is counted; 0 where nothing was. @param day number of the day, where several were counted */
  of(row: string, day = 0): Record<string, number> {
    const sums = this.#settled(day).get(row)
    return Object.fromEntries(Object.keys(this.#measures).map((column) => [column, (sums?.[column] ?? 0) / 100]))
  }

  /** On the first day. @param columns of which one is enough; absent: any */
  has(row: string, columns?: readonly string[]): boolean {
    const sums = this.#settled(0).get(row)
    return sums !== undefined && (columns === undefined || columns.some((column) => (sums[column] ?? 0) !== 0))
  }

  /** Of the rows in which something was counted on the first day. @param prefix of one table's */
  keys(prefix: string): string[] {
    return [...this.#settled(0).keys()].filter((key) => key.startsWith(prefix))
  }

  /** Behind the cell that was wanted; a column that adds no records up has none. */
  behind(): Contributions[] {
    const measure = this.#measures[this.#wanted?.column ?? '']
    return measure ? [{ ...measure, records: this.#records }] : []
  }
}

function hundredthsOf(amount: number | true, times: number): number {
  return (amount === true ? 100 : Math.round(amountOf(amount) * 100)) * times
}
