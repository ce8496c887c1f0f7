// The workbook's table of texts, kept as bytes. A text becomes a cell object when it is asked for, and those asked for again and again (names of counties repeat by the thousand) stay one object.
import type { Cell } from '#shared/importing/sheet.ts'
import type { ReadLimits } from '../readLimits.ts'
import type { Turns } from '../turns.ts'
import type { ZipArchive } from '../zip/zipArchive.ts'
import { Outgrown, scanPart } from './scanPart.ts'
import type { XmlHandler } from './xmlScanner.ts'
import { readText, unescapeCharacters } from './xmlText.ts'

export interface SharedStrings {
  readonly size: number
  /** Undefined when the text is empty or there is no such index. */
  cell(index: number): Cell | undefined
}

/** Cells kept at hand. */
const REMEMBERED = 65_536

export const noSharedStrings: SharedStrings = { size: 0, cell: () => undefined }

export async function readSharedStrings(
  archive: ZipArchive,
  part: string,
  limits: ReadLimits,
  turns: Turns,
  onBytes: (count: number) => void,
): Promise<SharedStrings> {
  const texts = new TextStore()
  await scanPart(archive, part, textItems(texts, limits), turns, onBytes)
  const made: (Cell | undefined)[] = new Array(REMEMBERED)
  const madeOf = new Int32Array(REMEMBERED).fill(-1)
  return {
    size: texts.size,
    cell(index) {
      const slot = index % REMEMBERED
      if (madeOf[slot] === index) return made[slot]
      const value = texts.at(index)
      const cell: Cell | undefined = value === '' ? undefined : { type: 's', value }
      made[slot] = cell
      madeOf[slot] = index
      return cell
    },
  }
}

/** Texts one after another as bytes: three million names would otherwise be three million objects. */
class TextStore {
  #bytes = Buffer.allocUnsafe(64 * 1024)
  #ends = new Uint32Array(1024)
  #used = 0
  size = 0
  /** Texts with half a character, which UTF-8 cannot keep. */
  readonly #broken = new Map<number, string>()

  push(text: string): void {
    const most = this.#used + text.length * 3
    if (most > this.#bytes.length) {
      const wider = Buffer.allocUnsafe(Math.max(most, Math.ceil(this.#bytes.length * 1.5)))
      this.#bytes.copy(wider, 0, 0, this.#used)
      this.#bytes = wider
    }
    if (this.size === this.#ends.length) {
      const longer = new Uint32Array(this.#ends.length * 2)
      longer.set(this.#ends)
      this.#ends = longer
    }
    if (text.isWellFormed()) this.#used += this.#bytes.write(text, this.#used)
    else this.#broken.set(this.size, text)
    this.#ends[this.size] = this.#used
    this.size += 1
  }

  at(index: number): string {
    return this.#broken.get(index) ?? this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index])
  }
}

/** Collects each `<si>`: its text and its runs, without the phonetic guides (rPh) that East Asian versions add. */
function textItems(texts: TextStore, limits: ReadLimits): XmlHandler {
  let text = ''
  let inText = false
  let phonetic = 0
  return {
    open(bytes, nameStart, nameEnd, _attributesEnd, empty) {
      const length = nameEnd - nameStart
      if (length === 1) {
        if (bytes[nameStart] === 0x74) inText = !empty && phonetic === 0
      } else if (length === 2 && bytes[nameStart] === 0x73 && bytes[nameStart + 1] === 0x69) {
        if (empty) texts.push('')
        else text = ''
      } else if (length === 3 && !empty && bytes.toString('latin1', nameStart, nameEnd) === 'rPh') phonetic += 1
    },
    close(bytes, nameStart, nameEnd) {
      const length = nameEnd - nameStart
      if (length === 1) {
        if (bytes[nameStart] === 0x74) inText = false
      } else if (length === 2 && bytes[nameStart] === 0x73 && bytes[nameStart + 1] === 0x69) {
        texts.push(unescapeCharacters(text))
        if (texts.size > limits.cells) throw new Outgrown(`over ${limits.cells} texts`)
      } else if (length === 3 && bytes.toString('latin1', nameStart, nameEnd) === 'rPh') phonetic -= 1
    },
    text(bytes, start, end, cdata) {
      if (!inText) return
      const piece = readText(bytes, start, end, cdata)
      text = text === '' ? piece : text + piece
      if (text.length > limits.cellCharacters) throw new Outgrown(`a text of over ${limits.cellCharacters} characters`)
    },
  }
}
