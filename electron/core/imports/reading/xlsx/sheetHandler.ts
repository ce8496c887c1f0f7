// The cells of one sheet, made while its XML passes by. The hot loop of importing: a cell costs a handful of byte comparisons and, at most, one object.
import { type Area, type Cell, columnIndex } from '#shared/importing/sheet.ts'
import type { ReadLimits } from '../readLimits.ts'
import { HIDDEN, STRUCK } from '../rowChunk.ts'
import type { Place, RowPacker } from '../rowPacker.ts'
import { isoToSerial, serialToText } from '../serialDate.ts'
import { BOOLEAN, DATE, digitsOf, ERROR, INLINE, isDigit, mentionsHidden, NUMBER, numericAttribute, SHARED, TEXT, typeOf } from './cellBytes.ts'
import { Outgrown } from './scanPart.ts'
import type { SharedStrings } from './sharedStrings.ts'
import { type CellStyle, plainStyle } from './styles.ts'
import { XmlFault, type XmlHandler } from './xmlScanner.ts'
import { isTrue, readAttributes, readText, unescapeCharacters } from './xmlText.ts'

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_383
/** Bytes; a longer one, or one that the end of the bytes may cut, goes the long way. */
const LONGEST_PLAIN_CELL = 128

/** What is left of the file's allowance; shared by all its sheets. */
export interface ReadBudget {
  cells: number
  slots: number
}

const yes: Cell = { type: 'b', value: true }
const no: Cell = { type: 'b', value: false }
const unanswered: Cell = { type: 'e', value: 'formula-without-value' }
const smallNumbers: Cell[] = Array.from({ length: 1024 }, (_unused, value) => ({ type: 'n', value }) as const)

export class SheetHandler implements XmlHandler {
  readonly merges: Area[] = []
  readonly hiddenColumns: number[] = []
  readonly hiddenRows: number[] = []

  readonly #strings: SharedStrings
  readonly #styles: readonly CellStyle[]
  readonly #date1904: boolean
  readonly #limits: ReadLimits
  readonly #budget: ReadBudget
  readonly #rows: RowPacker

  /** Whether the part holds the one element that every sheet has. */
  isSheet = false
  #inData = false
  #row: Place[] = []
  #rowNumber = 0
  #rowStated = false
  #rowHidden = false
  #filled = 0
  #struck = 0

  #column = -1
  #type = NUMBER
  #style: CellStyle = plainStyle
  #inCell = false
  #takes = false
  #phonetic = 0
  #formula = false
  #valued = false
  /** Digits so far as a number, or −1 when the value is not plain digits and stands in #text. */
  #digits = -1
  #text = ''

  /** @param rows takes each row that holds a cell, in the order of the file; it packs by the same table of texts */
  constructor(strings: SharedStrings, styles: readonly CellStyle[], date1904: boolean, limits: ReadLimits, budget: ReadBudget, rows: RowPacker) {
    this.#strings = strings
    this.#styles = styles
    this.#date1904 = date1904
    this.#limits = limits
    this.#budget = budget
    this.#rows = rows
  }

  open(bytes: Buffer, nameStart: number, nameEnd: number, attributesEnd: number, empty: boolean): void {
    const length = nameEnd - nameStart
    const first = bytes[nameStart]
    if (!this.#inData) this.#openOutside(bytes, nameStart, nameEnd, attributesEnd, empty)
    else if (length === 1) {
      if (first === 0x63) this.#openCell(bytes, nameEnd, attributesEnd, empty)
      else if (!this.#inCell) return
      else if (first === 0x76) {
        this.#valued = true
        this.#takes = !empty
      } else if (first === 0x66) this.#formula = true
      else if (first === 0x74) this.#takes = !empty && this.#type === INLINE && this.#phonetic === 0
    } else if (length === 3) {
      if (first === 0x72 && bytes[nameStart + 1] === 0x6f) this.#openRow(bytes, nameEnd, attributesEnd)
      else if (first === 0x72 && bytes[nameStart + 1] === 0x50 && bytes[nameStart + 2] === 0x68 && !empty) this.#phonetic += 1
    }
  }

  close(bytes: Buffer, nameStart: number, nameEnd: number): void {
    if (!this.#inData) return
    const length = nameEnd - nameStart
    const first = bytes[nameStart]
    if (length === 1) {
      if (first === 0x76 || first === 0x74) this.#takes = false
      else if (first === 0x63) this.#closeCell()
    } else if (length === 3) {
      if (first === 0x72 && bytes[nameStart + 1] === 0x6f) this.#closeRow()
      else if (first === 0x72 && bytes[nameStart + 1] === 0x50) this.#phonetic -= 1
    } else if (length === 9 && first === 0x73) this.#inData = false
  }

  text(bytes: Buffer, start: number, end: number, cdata: boolean): void {
    if (!this.#takes) return
    if (this.#type <= SHARED && this.#text === '' && this.#digits < 0 && end - start < 16) {
      let digits = 0
      let at = start
      for (; at < end; at += 1) {
        const digit = (bytes[at] as number) - 0x30
        if (digit < 0 || digit > 9) break
        digits = digits * 10 + digit
      }
      if (at === end) {
        this.#digits = digits
        return
      }
    }
    const piece = readText(bytes, start, end, cdata)
    const before = this.#digits < 0 ? this.#text : String(this.#digits)
    this.#digits = -1
    this.#text = before === '' ? piece : before + piece
    if (this.#text.length > this.#limits.cellCharacters) throw new Outgrown(`a cell of over ${this.#limits.cellCharacters} characters`)
  }

  /**
   * Cells as nearly all are written, `<c r="AB12" s="3" t="s"><v>123</v></c>` or without a value: each byte is looked at once.
   * Whatever else a cell may be goes the long way, through open, text and close.
   */
  plain(bytes: Buffer, from: number): number {
    if (!this.#inData || this.#inCell || !this.#rowStated) return from
    const last = bytes.length - LONGEST_PLAIN_CELL
    let next = from
    while (next < last && bytes[next] === 0x3c && bytes[next + 1] === 0x63) {
      let at = next + 2
      let column = this.#column + 1
      let style = 0
      let type = NUMBER
      // ` r="`, ` s="` or ` t="`, each value up to its closing quote.
      while (bytes[at] === 0x20 && bytes[at + 2] === 0x3d && bytes[at + 3] === 0x22) {
        const name = bytes[at + 1]
        at += 4
        if (name === 0x72) {
          column = -1
          for (let letter = (bytes[at] as number) - 0x41; letter >= 0 && letter < 26; letter = (bytes[at] as number) - 0x41) {
            column = (column + 1) * 26 + letter
            at += 1
          }
          if (column < 0 || column > LAST_COLUMN) return next
          while (isDigit(bytes[at])) at += 1
        } else if (name === 0x73) {
          style = 0
          for (; isDigit(bytes[at]); at += 1) style = style * 10 + (bytes[at] as number) - 0x30
        } else if (name === 0x74 && bytes[at] === 0x73) {
          type = SHARED
          at += 1
        } else return next
        if (bytes[at] !== 0x22) return next
        at += 1
      }
      if (bytes[at] === 0x2f && bytes[at + 1] === 0x3e) {
        this.#column = column
        next = at + 2
        continue
      }
      if (bytes[at] !== 0x3e || bytes[at + 1] !== 0x3c || bytes[at + 2] !== 0x76 || bytes[at + 3] !== 0x3e) return next
      at += 4
      const start = at
      let digits = 0
      for (; isDigit(bytes[at]); at += 1) digits = digits * 10 + (bytes[at] as number) - 0x30
      // `</v></c>`
      if (at === start || at - start > 15 || bytes[at] !== 0x3c || bytes[at + 1] !== 0x2f || bytes[at + 2] !== 0x76 || bytes[at + 3] !== 0x3e) return next
      if (bytes[at + 4] !== 0x3c || bytes[at + 5] !== 0x2f || bytes[at + 6] !== 0x63 || bytes[at + 7] !== 0x3e) return next
      this.#column = column
      this.#type = type
      this.#style = this.#styles[style] ?? plainStyle
      this.#digits = digits
      this.#closeCell()
      next = at + 8
    }
    return next
  }

  #openOutside(bytes: Buffer, nameStart: number, nameEnd: number, attributesEnd: number, empty: boolean): void {
    const name = bytes.toString('latin1', nameStart, nameEnd)
    if (name === 'sheetData') {
      this.isSheet = true
      this.#inData = !empty
    }
    if (name === 'mergeCell') {
      const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(readAttributes(bytes, nameEnd, attributesEnd).get('ref') ?? '')
      if (match === null) return
      const [, fromColumn = 'A', fromRow, toColumn = 'A', toRow] = match
      this.merges.push({ fromRow: Number(fromRow), toRow: Number(toRow), fromColumn: columnIndex(fromColumn), toColumn: columnIndex(toColumn) })
      if (this.merges.length > LAST_ROW) throw new Outgrown('too many merged areas')
    } else if (name === 'col') {
      const attributes = readAttributes(bytes, nameEnd, attributesEnd)
      if (!isTrue(attributes.get('hidden'))) return
      const last = Math.min(Number(attributes.get('max')) - 1, LAST_COLUMN)
      for (let column = Math.max(0, Number(attributes.get('min')) - 1); column <= last; column += 1) this.hiddenColumns.push(column)
      if (this.hiddenColumns.length > 4 * LAST_COLUMN) throw new Outgrown('too many column definitions')
    }
  }

  #openRow(bytes: Buffer, nameEnd: number, attributesEnd: number): void {
    const stated = numericAttribute(bytes, nameEnd, attributesEnd, 0x72)
    this.#rowStated = stated > 0
    this.#rowNumber = stated > 0 ? stated : this.#rowNumber + 1
    if (this.#rowNumber > LAST_ROW) throw new XmlFault(`row ${this.#rowNumber}`)
    this.#row = []
    this.#column = -1
    this.#filled = 0
    this.#struck = 0
    this.#rowHidden = mentionsHidden(bytes, nameEnd, attributesEnd) && isTrue(readAttributes(bytes, nameEnd, attributesEnd).get('hidden'))
    if (this.#rowHidden) this.hiddenRows.push(this.#rowNumber)
  }

  #closeRow(): void {
    const cells = this.#row
    if (cells.length === 0) return
    this.#budget.slots -= cells.length
    if (this.#budget.slots < 0) throw new Outgrown('rows too wide')
    const struck = this.#struck * 2 > this.#filled
    this.#rows.addPlaces(this.#rowNumber, cells, (this.#rowHidden ? HIDDEN : 0) | (struck ? STRUCK : 0))
    this.#row = []
  }

  /** r="AB12" s="3" t="s", in any order and quoting; anything else is passed over. */
  #openCell(bytes: Buffer, from: number, to: number, empty: boolean): void {
    let column = this.#column + 1
    let style = 0
    let type = NUMBER
    let at = from
    while (at < to) {
      while (at < to && (bytes[at] as number) <= 0x20) at += 1
      const name = at
      while (at < to && bytes[at] !== 0x3d && (bytes[at] as number) > 0x20) at += 1
      const single = at === name + 1 ? (bytes[name] as number) : 0
      while (at < to && bytes[at] !== 0x22 && bytes[at] !== 0x27) at += 1
      const quote = bytes[at]
      const start = at + 1
      at = start
      while (at < to && bytes[at] !== quote) at += 1
      if (single === 0x72) column = this.#columnOf(bytes, start, at, column)
      else if (single === 0x73) style = digitsOf(bytes, start, at)
      else if (single === 0x74) type = typeOf(bytes, start, at)
      at += 1
    }
    this.#column = column
    if (empty) return
    this.#type = type
    this.#style = this.#styles[style] ?? plainStyle
    this.#inCell = true
    this.#formula = false
    this.#valued = false
    this.#digits = -1
    this.#text = ''
  }

  #columnOf(bytes: Buffer, start: number, end: number, otherwise: number): number {
    let column = 0
    let at = start
    for (; at < end; at += 1) {
      const letter = ((bytes[at] as number) & 0xdf) - 0x40
      if (letter < 1 || letter > 26 || (bytes[at] as number) < 0x40) break
      column = column * 26 + letter
    }
    if (column === 0) return otherwise
    if (column - 1 > LAST_COLUMN) throw new XmlFault('a column beyond XFD')
    if (!this.#rowStated) {
      const row = digitsOf(bytes, at, end)
      if (row > LAST_ROW) throw new XmlFault(`row ${row}`)
      if (row > 0) this.#rowNumber = row
      this.#rowStated = true
    }
    return column - 1
  }

  #closeCell(): void {
    this.#inCell = false
    const cell = this.#cell()
    if (cell === undefined) return
    if (this.#row[this.#column] === undefined) {
      this.#filled += 1
      if (this.#style.struck) this.#struck += 1
      this.#budget.cells -= 1
      if (this.#budget.cells < 0) throw new Outgrown('too many cells')
    }
    this.#row[this.#column] = cell
  }

  #cell(): Place {
    const present = this.#digits >= 0 || this.#text !== ''
    switch (this.#type) {
      case SHARED: {
        if (!present) return this.#formula ? unanswered : undefined
        const index = this.#digits >= 0 ? this.#digits : Number(this.#text)
        if (!Number.isInteger(index) || index < 0 || index >= this.#strings.size) throw new XmlFault(`text ${index} of ${this.#strings.size}`)
        return this.#strings.isEmpty(index) ? undefined : index
      }
      case TEXT:
        if (!present) return this.#formula && !this.#valued ? unanswered : undefined
        return { type: 's', value: unescapeCharacters(this.#text) }
      case INLINE:
        return present ? { type: 's', value: unescapeCharacters(this.#text) } : undefined
      case BOOLEAN:
        if (!present) return this.#formula ? unanswered : undefined
        return isTrue(this.#text.trim()) ? yes : no
      case ERROR:
        if (!present) return this.#formula ? unanswered : undefined
        return { type: 'e', value: this.#text.trim() }
      case DATE: {
        if (!present) return this.#formula ? unanswered : undefined
        const serial = isoToSerial(this.#text, this.#date1904)
        const text = serial === null ? null : serialToText(serial, this.#date1904)
        return serial === null || text === null ? { type: 's', value: this.#text } : { type: 'd', value: text, serial, ...this.#formatPart() }
      }
      default:
        return this.#number()
    }
  }

  #number(): Cell | undefined {
    let value = this.#digits
    if (value < 0) {
      const text = this.#text.trim()
      if (text === '') return this.#formula ? unanswered : undefined
      value = Number(text)
      if (!Number.isFinite(value)) return { type: 's', value: text }
    }
    const style = this.#style
    if (style.format === undefined) return (value < smallNumbers.length && Number.isInteger(value) ? smallNumbers[value] : undefined) ?? { type: 'n', value }
    if (style.date) {
      const text = serialToText(value, this.#date1904)
      if (text !== null) return { type: 'd', value: text, serial: value, format: style.format }
    }
    return { type: 'n', value, format: style.format }
  }

  #formatPart(): { readonly format?: string } {
    return this.#style.format === undefined ? {} : { format: this.#style.format }
  }
}
