// The rows of a large sheet while its file is still being read: whoever goes through them may begin at once.
import type { ComingRows, SheetRow } from '#shared/importing/sheet.ts'
import { RowFinder, unpack } from './packedRows.ts'
import type { RowChunk } from './rowChunk.ts'

/** The same chunks serve as the sheet's rows when all is read. */
export class RowsOnTheWay implements ComingRows {
  readonly width: number
  readonly #chunks: RowChunk[] = []
  readonly #finder = new RowFinder(this.#chunks)
  #length = 0
  #isComplete = false
  #last = 0
  #isAscending = true
  #taken = 0
  #wake = (): void => {}

  /** @param first enough of them to find the header in */
  constructor(first: readonly RowChunk[]) {
    for (const chunk of first) this.add(chunk)
    this.width = first.reduce((widest, chunk) => chunk.widths.reduce((most, width) => Math.max(most, width), widest), 0)
  }

  get length(): number {
    return this.#length
  }

  add(chunk: RowChunk): void {
    this.#chunks.push(chunk)
    this.#length += chunk.numbers.length
    for (const number of chunk.numbers) {
      if (number <= this.#last) this.#isAscending = false
      this.#last = number
    }
    this.#wake()
  }

  /** Rows out of order are put in order once all are there: what was seen of them before means nothing. */
  get isAscending(): boolean {
    return this.#isAscending
  }

  complete(): void {
    this.#isComplete = true
    this.#wake()
  }

  isComplete(): boolean {
    return this.#isComplete
  }

  /** Settles when there are rows that `from` has not yet given, or no more will come. */
  async more(): Promise<void> {
    while (!this.#isComplete && this.#taken >= this.#length) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  *from(index: number): Generator<SheetRow> {
    let first = 0
    for (let place = 0; place < this.#chunks.length; place += 1) {
      const chunk = this.#chunks[place] as RowChunk
      const after = first + chunk.numbers.length
      if (after > index) {
        const rows = unpack(chunk)
        for (let at = Math.max(0, index - first); at < rows.length; at += 1) yield rows[at] as SheetRow
        this.#taken = Math.max(this.#taken, after)
      }
      first = after
    }
  }

  numbered(number: number): SheetRow | undefined {
    return this.#finder.numbered(number)
  }

  [Symbol.iterator](): Iterator<SheetRow> {
    return this.from(0)
  }
}
