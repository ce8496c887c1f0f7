// The workbook's table of texts. Each becomes one cell object when it is first used, and every other cell with that text is the same object: names of counties repeat by the thousand.
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

export const noSharedStrings: SharedStrings = { size: 0, cell: () => undefined }

export async function readSharedStrings(
  archive: ZipArchive,
  part: string,
  limits: ReadLimits,
  turns: Turns,
  onBytes: (count: number) => void,
): Promise<SharedStrings> {
  const texts: string[] = []
  const cells: (Cell | undefined)[] = []
  await scanPart(archive, part, textItems(texts, limits), turns, onBytes)
  return {
    size: texts.length,
    cell(index) {
      const made = cells[index]
      if (made !== undefined) return made
      const value = texts[index]
      if (value === undefined || value === '') return undefined
      const cell: Cell = { type: 's', value }
      cells[index] = cell
      return cell
    },
  }
}

/** Collects each `<si>`: its text and its runs, without the phonetic guides (rPh) that East Asian versions add. */
function textItems(texts: string[], limits: ReadLimits): XmlHandler {
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
        if (texts.length > limits.cells) throw new Outgrown(`over ${limits.cells} texts`)
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
