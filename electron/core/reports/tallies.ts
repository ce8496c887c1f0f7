// What a report counts, record by record. The figure of a cell and the records behind it come from the same additions, so that neither can say otherwise than the other.
import type { RegisterId } from '#shared/registers/index.ts'
import { amountOf } from '#shared/reports/amount.ts'
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

export class Tallies {
  readonly #measures: Measures
  readonly #wanted: Wanted | null
  /** In hundredths, by row and column. */
  readonly #sums = new Map<string, Record<string, number>>()
  readonly #records: Contribution[] = []

  /** @param wanted the one cell whose records are kept; without it only sums are. */
  constructor(measures: Measures, wanted: Wanted | null = null) {
    this.#measures = measures
    this.#wanted = wanted
  }

  /** @param rows of whatever tables; null is none. @param amount in hundredths at the finest; true counts 1, false and null nothing */
  add(rows: readonly (string | null)[], id: number, amounts: Readonly<Record<string, number | boolean | null>>): void {
    for (const column in amounts) {
      const amount = amounts[column]
      if (!amount) continue
      if (this.#measures[column] === undefined) throw new Error(`nobody said what ${column} is counted from`)
      if (this.#wanted === null) this.#sum(rows, column, amount === true ? 100 : Math.round(amountOf(amount) * 100))
      else if (this.#wanted.column === column)
        for (const row of rows) if (row === this.#wanted.row) this.#records.push({ id, amount: amount === true ? 1 : amountOf(amount) })
    }
  }

  #sum(rows: readonly (string | null)[], column: string, hundredths: number): void {
    for (const row of rows) {
      if (row === null || hundredths === 0) continue
      let sums = this.#sums.get(row)
      if (sums === undefined) {
        sums = {}
        this.#sums.set(row, sums)
      }
      sums[column] = (sums[column] ?? 0) + hundredths
    }
  }

  /** Of every column that is counted; 0 where nothing was. */
  of(row: string): Record<string, number> {
    const sums = this.#sums.get(row)
    return Object.fromEntries(Object.keys(this.#measures).map((column) => [column, (sums?.[column] ?? 0) / 100]))
  }

  has(row: string): boolean {
    return this.#sums.has(row)
  }

  /** Of the rows in which something was counted. @param prefix of one table's */
  keys(prefix: string): string[] {
    return [...this.#sums.keys()].filter((key) => key.startsWith(prefix))
  }

  /** Behind the cell that was wanted; a column that adds no records up has none. */
  behind(): Contributions[] {
    const measure = this.#measures[this.#wanted?.column ?? '']
    return measure ? [{ ...measure, records: this.#records }] : []
  }
}
