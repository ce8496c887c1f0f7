// Rows of a sheet in a tenth of the memory that objects take: a roster of a million people stays a stack of byte arrays, and each row becomes objects only while somebody looks at it.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Cell, SheetRow, SheetRows } from '#shared/importing/sheet.ts'

/** Some hundred rows, cell by cell. Plain arrays, so that a chunk crosses to another process as it is. */
export interface RowChunk {
  /** Row numbers, ascending. */
  readonly numbers: Uint32Array
  /** Per row: 1 hidden, 2 struck through. */
  readonly flags: Uint8Array
  /** Per row, how many places it has, empty ones included. */
  readonly widths: Uint32Array
  /** Per place: a `Kind`. */
  readonly kinds: Uint8Array
  /** Per cell, as its kind needs: index of its text, index of its format. */
  readonly refs: Uint16Array | Uint32Array
  readonly figures: Float64Array
  /** Length of each distinct text, in UTF-16 units; they stand one after another in `text`, compressed by zstd. */
  readonly lengths: Uint32Array
  readonly text: Uint8Array
  /** utf16le where a text holds half a character, which UTF-8 cannot keep. */
  readonly encoding: 'utf8' | 'utf16le'
}

const NOTHING = 0
const TEXT = 1
const NUMBER = 2
const FORMATTED = 3
const YES = 4
const NO = 5
const DAY = 6
const FORMATTED_DAY = 7
const ERROR = 8

const ROWS = 512
/** Wide rows fill a chunk sooner. */
const PLACES = 16_384

/** Names and addresses shrink to less than half at hardly any cost. */
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

const yes: Cell = { type: 'b', value: true }
const no: Cell = { type: 'b', value: false }

/** Takes rows in ascending order and hands them on in chunks. */
export class RowPacker {
  readonly #give: (chunk: RowChunk) => void
  readonly #texts = new Map<string, number>()
  #numbers: number[] = []
  #flags: number[] = []
  #widths: number[] = []
  #kinds: number[] = []
  #refs: number[] = []
  #figures: number[] = []

  constructor(give: (chunk: RowChunk) => void) {
    this.#give = give
  }

  add(row: SheetRow): void {
    const { cells } = row
    this.#numbers.push(row.number)
    this.#flags.push((row.hidden ? 1 : 0) | (row.struck ? 2 : 0))
    this.#widths.push(cells.length)
    for (let column = 0; column < cells.length; column += 1) this.#kinds.push(this.#put(cells[column]))
    if (this.#numbers.length >= ROWS || this.#kinds.length >= PLACES) this.flush()
  }

  flush(): void {
    if (this.#numbers.length === 0) return
    const texts = [...this.#texts.keys()]
    const text = texts.join('')
    const encoding = text.isWellFormed() ? 'utf8' : 'utf16le'
    this.#give({
      numbers: Uint32Array.from(this.#numbers),
      flags: Uint8Array.from(this.#flags),
      widths: Uint32Array.from(this.#widths),
      kinds: Uint8Array.from(this.#kinds),
      refs: texts.length <= 65_536 ? Uint16Array.from(this.#refs) : Uint32Array.from(this.#refs),
      figures: Float64Array.from(this.#figures),
      lengths: Uint32Array.from(texts, (one) => one.length),
      text: zstdCompressSync(Buffer.from(text, encoding), quick),
      encoding,
    })
    this.#texts.clear()
    this.#numbers = []
    this.#flags = []
    this.#widths = []
    this.#kinds = []
    this.#refs = []
    this.#figures = []
  }

  #put(cell: Cell | undefined): number {
    switch (cell?.type) {
      case undefined:
        return NOTHING
      case 's':
        this.#refs.push(this.#text(cell.value))
        return TEXT
      case 'n':
        this.#figures.push(cell.value)
        if (cell.format === undefined) return NUMBER
        this.#refs.push(this.#text(cell.format))
        return FORMATTED
      case 'b':
        return cell.value ? YES : NO
      case 'd':
        this.#figures.push(cell.serial)
        this.#refs.push(this.#text(cell.value))
        if (cell.format === undefined) return DAY
        this.#refs.push(this.#text(cell.format))
        return FORMATTED_DAY
      case 'e':
        this.#refs.push(this.#text(cell.value))
        return ERROR
    }
  }

  #text(text: string): number {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#texts.set(text, this.#texts.size)
    return this.#texts.size - 1
  }
}

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
  #open: { readonly chunk: RowChunk; readonly rows: readonly SheetRow[] } | undefined

  constructor(chunks: readonly RowChunk[]) {
    this.#chunks = chunks
    this.length = chunks.reduce((sum, chunk) => sum + chunk.numbers.length, 0)
    this.width = chunks.reduce((widest, chunk) => chunk.widths.reduce((most, width) => Math.max(most, width), widest), 0)
  }

  *[Symbol.iterator](): Iterator<SheetRow> {
    for (const chunk of this.#chunks) yield* unpack(chunk)
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
