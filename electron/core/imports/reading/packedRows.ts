// Rows of a sheet in a tenth of the memory that objects take: a roster of a million people stays a stack of byte arrays, and each row becomes objects only while somebody looks at it.
import { zstdDecompressSync } from 'node:zlib'
import type { Cell, SheetRow, SheetRows } from '#shared/importing/sheet.ts'
import { DAY, ERROR, FORMATTED, FORMATTED_DAY, NO, NUMBER, type RowChunk, TEXT, YES } from './rowChunk.ts'

const yes: Cell = { type: 'b', value: true }
const no: Cell = { type: 'b', value: false }

export function unpack(chunk: RowChunk): SheetRow[] {
  const { numbers, flags, widths, kinds, refs, figures, lengths } = chunk
  const text = zstdDecompressSync(chunk.text).toString(chunk.encoding)
  const texts: string[] = new Array(lengths.length)
  for (let index = 0, at = 0; index < lengths.length; index += 1) {
    const length = lengths[index] as number
    texts[index] = text.slice(at, at + length)
    at += length
  }
  const shared: (Cell | undefined)[] = new Array(texts.length)
  const rows: SheetRow[] = new Array(numbers.length)
  let place = 0
  let ref = 0
  let figure = 0
  const next = (): string => texts[refs[ref++] as number] as string
  for (let index = 0; index < numbers.length; index += 1) {
    const cells: (Cell | undefined)[] = new Array(widths[index] as number)
    for (let column = 0; column < cells.length; column += 1, place += 1) {
      switch (kinds[place]) {
        case TEXT: {
          const at = refs[ref++] as number
          const known = shared[at] ?? { type: 's', value: texts[at] as string }
          shared[at] = known
          cells[column] = known
          break
        }
        case NUMBER:
          cells[column] = { type: 'n', value: figures[figure++] as number }
          break
        case FORMATTED:
          cells[column] = { type: 'n', value: figures[figure++] as number, format: next() }
          break
        case YES:
          cells[column] = yes
          break
        case NO:
          cells[column] = no
          break
        case DAY:
          cells[column] = { type: 'd', value: next(), serial: figures[figure++] as number }
          break
        case FORMATTED_DAY:
          cells[column] = { type: 'd', value: next(), serial: figures[figure++] as number, format: next() }
          break
        case ERROR:
          cells[column] = { type: 'e', value: next() }
          break
      }
    }
    const flag = flags[index] as number
    const number = numbers[index] as number
    rows[index] = flag === 0 ? { number, cells } : { number, cells, ...(flag & 1 ? { hidden: true } : {}), ...(flag & 2 ? { struck: true } : {}) }
  }
  return rows
}

/** Chunks as rows that can be gone through again and again. */
export class PackedRows implements SheetRows {
  readonly length: number
  readonly width: number
  readonly #chunks: readonly RowChunk[]
  readonly #finder: RowFinder

  constructor(chunks: readonly RowChunk[]) {
    this.#chunks = chunks
    this.#finder = new RowFinder(chunks)
    this.length = chunks.reduce((sum, chunk) => sum + chunk.numbers.length, 0)
    this.width = chunks.reduce((widest, chunk) => chunk.widths.reduce((most, width) => Math.max(most, width), widest), 0)
  }

  *[Symbol.iterator](): Iterator<SheetRow> {
    // Not yield*, which asks the array's own iterator anew for every row.
    for (const chunk of this.#chunks) for (const row of unpack(chunk)) yield row
  }

  numbered(number: number): SheetRow | undefined {
    return this.#finder.numbered(number)
  }
}

/** Finds single rows in chunks, of which there may come to be more. */
export class RowFinder {
  readonly #chunks: readonly RowChunk[]
  #open: { readonly chunk: RowChunk; readonly rows: readonly SheetRow[] } | undefined

  constructor(chunks: readonly RowChunk[]) {
    this.#chunks = chunks
  }

  numbered(number: number): SheetRow | undefined {
    let low = 0
    let high = this.#chunks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#chunks[middle]?.numbers[0] ?? 0) <= number) low = middle
      else high = middle - 1
    }
    const chunk = this.#chunks[low]
    const at = chunk?.numbers.indexOf(number) ?? -1
    if (chunk === undefined || at < 0) return undefined
    if (this.#open?.chunk !== chunk) this.#open = { chunk, rows: unpack(chunk) }
    return this.#open.rows[at]
  }
}
