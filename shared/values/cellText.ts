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

/** Most cells: nothing to normalise, and not worth four passes to find out. */
const plain = /^[\x21-\x7e\u4e00-\u9fff]*$/

/** Full-width forms to half-width, no invisible characters, no blanks at the ends. */
export function normalise(text: string): string {
  if (plain.test(text)) return text
  return text.normalize('NFKC').replace(invisible, '').trim()
}

/** Without any blank: for codes, numbers and headings. */
export function compact(text: string): string {
  return plain.test(text) ? text : normalise(text).replace(/\s+/g, '')
}

/** As written, without invisible characters, line breaks and stray blanks: between Chinese characters a blank is stray, between Latin words it is not. */
export function tidy(text: string): string {
  if (plain.test(text)) return text
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

/** —, /, 无, blank and their like. `0` is a number, not nothing. */
export function isNothing(text: string): boolean {
  return nothings.has(compact(text))
}

/** A long number that Excel has rounded to 15 digits, or that text shows only in scientific notation: its last digits are gone. */
export function isDestroyedNumber(cell: Cell): boolean {
  if (cell.type === 'n') return Math.abs(cell.value) >= 1e15
  return cell.type === 's' && /^[-+]?\d(\.\d+)?E\+?\d+$/i.test(compact(cell.value))
}
