// What became of each row. Of a million rows nearly all are simply added: for those, nine bytes are kept.
import { isEmpty } from './isEmpty.ts'
import type { LandedRow } from './landed.ts'

const outcomes = ['added', 'changed', 'unchanged', 'rejected'] as const satisfies readonly LandedRow['outcome'][]
const unchanged: LandedRow['changes'] = Object.freeze({})

/** In the order in which they were landed, which is that of the sheet. */
export class LandedRows implements Iterable<LandedRow> {
  length = 0
  /** Rows of which somebody must say whom they mean. */
  unclear = 0
  readonly counts = { added: 0, changed: 0, unchanged: 0, rejected: 0 }
  #rows = new Uint32Array(256)
  #outcomes = new Uint8Array(256)
  /** 0: none. */
  #records = new Uint32Array(256)
  /** By place in the order: those of which there is more to say. */
  readonly #more = new Map<number, Pick<LandedRow, 'changes' | 'candidates'>>()

  add({ row, outcome, recordId, changes, candidates }: LandedRow): void {
    const at = this.length
    if (at === this.#rows.length) this.#grow()
    this.#rows[at] = row
    this.#outcomes[at] = outcomes.indexOf(outcome)
    this.#records[at] = recordId ?? 0
    this.counts[outcome] += 1
    if (candidates) this.unclear += 1
    if (candidates) this.#more.set(at, { changes, candidates })
    else if (!isEmpty(changes)) this.#more.set(at, { changes })
    this.length += 1
  }

  /** Number of the sheet's row at this place in the order. */
  rowAt(at: number): number | undefined {
    return at < this.length ? this.#rows[at] : undefined
  }

  outcomeAt(at: number): LandedRow['outcome'] {
    return outcomes[this.#outcomes[at] as number] ?? 'rejected'
  }

  isUnclearAt(at: number): boolean {
    return this.#more.get(at)?.candidates !== undefined
  }

  at(at: number): LandedRow {
    const row = this.#rows[at] as number
    return { row, outcome: this.outcomeAt(at), recordId: this.#records[at] || null, changes: unchanged, ...this.#more.get(at) }
  }

  *[Symbol.iterator](): Generator<LandedRow> {
    for (let at = 0; at < this.length; at += 1) yield this.at(at)
  }

  #grow(): void {
    const length = this.#rows.length * 2
    const [rows, codes, records] = [new Uint32Array(length), new Uint8Array(length), new Uint32Array(length)]
    rows.set(this.#rows)
    codes.set(this.#outcomes)
    records.set(this.#records)
    this.#rows = rows
    this.#outcomes = codes
    this.#records = records
  }
}
