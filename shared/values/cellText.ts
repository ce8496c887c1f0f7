// The text of a cell as the kinds of fields read it, and the ways in which clerks write "nothing".
import type { Cell } from '../importing/sheet.ts'

/** As the clerk sees it; an error value or a boolean by its Excel name. */
export function cellText(cell: Cell | undefined): string {
  if (!cell) return ''
  switch (cell.type) {
    case 's':
    case 'd':
    case 'e':
      return cell.value
    case 'n':
      return String(cell.value)
    case 'b':
      return cell.value ? 'TRUE' : 'FALSE'
  }
}

/** Zero-width marks, byte-order marks and control characters (except line breaks) that come along with pasted text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const invisible = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g

/** Most cells: nothing to normalise, and not worth four passes to find out. A loop, because a regular expression takes longer to call than most texts to read. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x21 || (unit > 0x7e && unit < 0x4e00) || unit > 0x9fff) return false
  }
  return true
}

/** Whether the text is of Chinese characters alone: no blank, no mark, no digit. */
export function isHan(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x4e00 || unit > 0x9fff) return false
  }
  return true
}

/** Whether characters `from` to `to` (not included) are digits 0–9. */
export function isDigits(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    const unit = text.charCodeAt(index)
    if (!(unit >= 0x30 && unit <= 0x39)) return false
  }
  return true
}

/** Full-width forms to half-width, no invisible characters, no blanks at the ends. */
export function normalise(text: string): string {
  if (isPlain(text)) return text
  return text.normalize('NFKC').replace(invisible, '').trim()
}

/** Without any blank: for codes, numbers and headings. */
export function compact(text: string): string {
  return isPlain(text) ? text : normalise(text).replace(/\s+/g, '')
}

/** As written, without invisible characters, line breaks and stray blanks: between Chinese characters a blank is stray, between Latin words it is not. */
export function tidy(text: string): string {
  if (isPlain(text)) return text
  const line = text.replace(invisible, '').replace(/\s+/g, ' ').trim()
  return line.replace(/ (?=[^\x21-\x7e])|(?<=[^\x21-\x7e]) /g, '')
}

const nothings = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '–',
  '―',
  '─',
  '/',
  '\\',
  '//',
  '、',
  '.',
  '。',
  '*',
  '无',
  '暂无',
  '没有',
  '空',
  '未填',
  '不详',
  '未知',
  'null',
  'NULL',
  'N/A',
  'n/a',
])

/** Chinese characters with which a way of saying nothing begins. */
const beginnings = new Set([...nothings].map((text) => text.charCodeAt(0)))

/** —, /, 无, blank and their like. `0` is a number, not nothing. */
export function isNothing(text: string): boolean {
  const first = text.charCodeAt(0)
  // Nothing that normalising does changes a digit or Chinese character in front.
  if ((first >= 0x30 && first <= 0x39) || (first >= 0x4e00 && first <= 0x9fff && !beginnings.has(first))) return false
  return nothings.has(compact(text))
}

/** A long number that Excel has rounded to 15 digits, or that text shows only in scientific notation: its last digits are gone. */
export function isDestroyedNumber(cell: Cell): boolean {
  if (cell.type === 'n') return Math.abs(cell.value) >= 1e15
  if (cell.type !== 's' || isDigits(cell.value, 0, cell.value.length)) return false
  return /^[-+]?\d(\.\d+)?E\+?\d+$/i.test(compact(cell.value))
}
