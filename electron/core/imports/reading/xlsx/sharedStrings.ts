// The workbook's table of texts, kept as bytes: a cell that names one of them is packed without a string being made of it.
import type { ReadLimits } from '../readLimits.ts'
import type { TextTable } from '../rowPacker.ts'
import type { Turns } from '../turns.ts'
import type { ZipArchive } from '../zip/zipArchive.ts'
import { Outgrown, scanPart } from './scanPart.ts'
import type { XmlHandler } from './xmlScanner.ts'
import { readText, unescapeCharacters } from './xmlText.ts'

export interface SharedStrings extends TextTable {
  readonly size: number
  isEmpty(index: number): boolean
}

export async function readSharedStrings(
  archive: ZipArchive,
  part: string,
  limits: ReadLimits,
  turns: Turns,
  onBytes: (count: number) => void,
): Promise<SharedStrings> {
  const texts = new TextStore()
  await scanPart(archive, part, textItems(texts, limits), turns, onBytes)
  return texts
}

/** Texts one after another as bytes: three million names would otherwise be three million objects. */
class TextStore implements SharedStrings {
  bytes = Buffer.allocUnsafe(64 * 1024)
  ends = new Uint32Array(1024)
  size = 0
  readonly broken = new Map<number, string>()
  #used = 0

  push(text: string): void {
    const most = this.#used + text.length * 3
    if (most > this.bytes.length) {
      const wider = Buffer.allocUnsafe(Math.max(most, Math.ceil(this.bytes.length * 1.5)))
      this.bytes.copy(wider, 0, 0, this.#used)
      this.bytes = wider
    }
    if (this.size === this.ends.length) {
      const longer = new Uint32Array(this.ends.length * 2)
      longer.set(this.ends)
      this.ends = longer
    }
    if (text.isWellFormed()) this.#used += this.bytes.write(text, this.#used)
    else this.broken.set(this.size, text)
    this.ends[this.size] = this.#used
    this.size += 1
  }

  isEmpty(index: number): boolean {
    return this.ends[index] === (index === 0 ? 0 : this.ends[index - 1]) && !this.broken.has(index)
  }
}

export const noSharedStrings: SharedStrings = new TextStore()

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
