// Rows into chunks while they are read. A million rows pass here cell by cell: texts are written as bytes at once, and those of the workbook's own table are never made into strings.
import { constants, zstdCompressSync } from 'node:zlib'
import type { Cell, SheetRow } from '#shared/importing/sheet.ts'
import { DAY, ERROR, FORMATTED, FORMATTED_DAY, HIDDEN, NO, NOTHING, NUMBER, type RowChunk, STRUCK, TEXT, YES } from './rowChunk.ts'

/** A table of texts that stand one after another as UTF-8. */
export interface TextTable {
  readonly bytes: Uint8Array
  /** Where each text ends. */
  readonly ends: Uint32Array
  /** Texts with half a character, which UTF-8 cannot keep. */
  readonly broken: ReadonlyMap<number, string>
}

/** A cell, or the number of a text in the table. */
export type Place = Cell | number | undefined

const ROWS = 512
/** Wide rows fill a chunk sooner. */
const PLACES = 16_384

/** Texts of the table that are remembered within a chunk, by the low bits of their numbers; one that is forgotten stands in the chunk twice. */
const SLOTS = 16_384

/** Names and addresses shrink to less than half at hardly any cost. */
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

const noTexts: TextTable = { bytes: new Uint8Array(0), ends: new Uint32Array(0), broken: new Map() }

/** Takes rows in ascending order and hands them on in chunks. */
export class RowPacker {
  readonly #give: (chunk: RowChunk) => void
  readonly #table: TextTable
  /** Texts of this chunk → their index in it. */
  readonly #texts = new Map<string, number>()
  readonly #slotOf = new Int32Array(SLOTS).fill(-1)
  readonly #slotIndex = new Uint32Array(SLOTS)

  readonly #numbers = new Uint32Array(ROWS)
  readonly #flags = new Uint8Array(ROWS)
  readonly #widths = new Uint32Array(ROWS)
  // These grow as the rows need them: most sheets are small.
  #kinds = new Uint8Array(0)
  #refs = new Uint32Array(0)
  #figures = new Float64Array(0)
  #lengths = new Uint32Array(0)
  #text = Buffer.alloc(0)
  #encoding: RowChunk['encoding'] = 'utf8'

  #rowCount = 0
  #placeCount = 0
  #refCount = 0
  #figureCount = 0
  #textCount = 0
  #textUsed = 0

  /** @param table what numbers in place of cells stand for */
  constructor(give: (chunk: RowChunk) => void, table: TextTable = noTexts) {
    this.#give = give
    this.#table = table
  }

  add({ number, cells, hidden, struck }: SheetRow): void {
    this.addPlaces(number, cells, (hidden ? HIDDEN : 0) | (struck ? STRUCK : 0))
  }

  addPlaces(number: number, places: readonly Place[], flags: number): void {
    const { length } = places
    this.#makeRoom(length)
    this.#numbers[this.#rowCount] = number
    this.#flags[this.#rowCount] = flags
    this.#widths[this.#rowCount] = length
    this.#rowCount += 1
    for (let column = 0; column < length; column += 1) {
      const place = places[column]
      this.#kinds[this.#placeCount] = place === undefined ? NOTHING : typeof place === 'number' ? this.#putNumbered(place) : this.#put(place)
      this.#placeCount += 1
    }
    if (this.#rowCount === ROWS || this.#placeCount >= PLACES) this.flush()
  }

  flush(): void {
    if (this.#rowCount === 0) return
    const refs = this.#refs.subarray(0, this.#refCount)
    this.#give({
      numbers: this.#numbers.slice(0, this.#rowCount),
      flags: this.#flags.slice(0, this.#rowCount),
      widths: this.#widths.slice(0, this.#rowCount),
      kinds: this.#kinds.slice(0, this.#placeCount),
      refs: this.#textCount <= 65_536 ? Uint16Array.from(refs) : refs.slice(),
      figures: this.#figures.slice(0, this.#figureCount),
      lengths: this.#lengths.slice(0, this.#textCount),
      text: zstdCompressSync(this.#text.subarray(0, this.#textUsed), quick),
      encoding: this.#encoding,
    })
    this.#texts.clear()
    this.#slotOf.fill(-1)
    this.#encoding = 'utf8'
    this.#rowCount = 0
    this.#placeCount = 0
    this.#refCount = 0
    this.#figureCount = 0
    this.#textCount = 0
    this.#textUsed = 0
  }

  #put(cell: Cell): number {
    switch (cell.type) {
      case 's':
        this.#refer(cell.value)
        return TEXT
      case 'n':
        this.#figures[this.#figureCount++] = cell.value
        if (cell.format === undefined) return NUMBER
        this.#refer(cell.format)
        return FORMATTED
      case 'b':
        return cell.value ? YES : NO
      case 'd':
        this.#figures[this.#figureCount++] = cell.serial
        this.#refer(cell.value)
        if (cell.format === undefined) return DAY
        this.#refer(cell.format)
        return FORMATTED_DAY
      case 'e':
        this.#refer(cell.value)
        return ERROR
    }
  }

  #putNumbered(index: number): number {
    const slot = index % SLOTS
    if (this.#slotOf[slot] !== index) {
      this.#slotOf[slot] = index
      this.#slotIndex[slot] = this.#textCount
      this.#copy(index)
    }
    this.#refs[this.#refCount++] = this.#slotIndex[slot] as number
    return TEXT
  }

  #refer(text: string): void {
    let index = this.#texts.get(text)
    if (index === undefined) {
      index = this.#textCount
      this.#texts.set(text, index)
      this.#write(text)
    }
    this.#refs[this.#refCount++] = index
  }

  /** A text of the table, byte by byte: they are short, and each call into Node would cost more than the bytes. */
  #copy(index: number): void {
    const { bytes, ends, broken } = this.#table
    const from = index === 0 ? 0 : (ends[index - 1] as number)
    const to = ends[index] as number
    if (this.#encoding === 'utf16le' || broken.has(index)) {
      this.#write(broken.get(index) ?? Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString())
      return
    }
    this.#makeTextRoom(to - from)
    const text = this.#text
    let used = this.#textUsed
    let units = 0
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number
      text[used++] = byte
      // The first byte of a character counts, twice where UTF-16 needs a pair.
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
    }
    this.#textUsed = used
    this.#lengths[this.#textCount++] = units
  }

  #write(text: string): void {
    if (this.#encoding === 'utf8' && !text.isWellFormed()) {
      const before = this.#text.toString('utf8', 0, this.#textUsed)
      this.#encoding = 'utf16le'
      this.#textUsed = 0
      this.#makeTextRoom(before.length * 2)
      this.#textUsed = this.#text.write(before, 'utf16le')
    }
    this.#makeTextRoom(text.length * 3)
    this.#textUsed += this.#text.write(text, this.#textUsed, this.#encoding)
    this.#lengths[this.#textCount++] = text.length
  }

  /** For a row of so many places, each of which needs two texts at most. */
  #makeRoom(places: number): void {
    const most = this.#placeCount + places
    if (most > this.#kinds.length) this.#kinds = longer(this.#kinds, new Uint8Array(most * 2))
    if (this.#figureCount + places > this.#figures.length) this.#figures = longer(this.#figures, new Float64Array(most * 2))
    if (this.#refCount + places * 2 > this.#refs.length) this.#refs = longer(this.#refs, new Uint32Array(most * 4))
    if (this.#textCount + places * 2 > this.#lengths.length) this.#lengths = longer(this.#lengths, new Uint32Array(most * 4))
  }

  #makeTextRoom(bytes: number): void {
    if (this.#textUsed + bytes > this.#text.length) this.#text = longer(this.#text, Buffer.allocUnsafe((this.#textUsed + bytes) * 2))
  }
}

function longer<Items extends Uint8Array | Uint32Array | Float64Array>(from: Items, to: Items): Items {
  to.set(from)
  return to
}
