// Telephone numbers as ledgers write them: 139-2591-0719, 0576－85812869, 13546632176/13846632183, 13972（短号66473）.
import type { Cell } from '../importing/sheet.ts'
import { cellText, isDestroyedNumber, isDigits, isNothing, normalise } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

const mobile = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)/g
const landline = /(?<!\d)(?:\+?86[- ]?)?\(?(0(?:10|2\d|[3-9]\d{2}))\)?[- ]?(\d{3,4})[- ]?(\d{4})(?:(?:-|转|转分机)(\d{1,6}))?(?!\d)/g
const local = /(?<!\d)([2-9]\d{2,3})[- ]?(\d{4})(?!\d)/g
/** A number that its giver has masked: 139****5678, 0576-****0200-801. */
const masked = /^(?:\d{2,4}-?)?\*{3,}\d{2,4}(?:-\d+)?$/

/** Mobile as 11 digits, landline `0576-86950200` (with `-801` for an extension), without area code as it stands. Several: the first one, flagged. No number: refused. */
export function parsePhone(cell: Cell): Parsed<string> {
  const text = cellText(cell)
  if (isMobile(text)) return found(text, text)
  if (isNothing(text)) return nothing
  if (isDestroyedNumber(cell)) return refused(text, finding('number-destroyed', 'error'))
  const numbers = phonesIn(text)
  const first = numbers[0]
  if (first === undefined) {
    const plain = normalise(text)
    return masked.test(plain) ? found(plain, text) : refused(text, finding('invalid-value', 'error', { text: maskDigits(plain) }))
  }
  return numbers.length > 1 ? found(first, text, finding('several-phones', 'info', { count: numbers.length })) : found(first, text)
}

/** 1 and ten digits, the second of them from 3 to 9. */
function isMobile(text: string): boolean {
  return text.length === 11 && text.charCodeAt(0) === 0x31 && text.charCodeAt(1) >= 0x33 && isDigits(text, 1, 11)
}

/** In the order in which they stand; a short number or a name beside them is not one. */
export function phonesIn(text: string): string[] {
  if (/^(1[3-9]\d{9}|0[3-9]\d{2}-\d{7,8})$/.test(text)) return [text]
  const plain = normalise(text)
    .replace(/[‐‑‒–—―－_]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/短号:?\s*\d+/g, '')
  const hits: { readonly at: number; readonly number: string }[] = []
  /** Blanks out what it takes, so that no digit counts twice. */
  const take = (source: string, pattern: RegExp, numberOf: (match: RegExpMatchArray) => string) => {
    for (const match of source.matchAll(pattern)) hits.push({ at: match.index, number: numberOf(match) })
    return source.replace(pattern, (match) => ' '.repeat(match.length))
  }
  let rest = take(plain, mobile, (m) => `${m[1]}${m[2]}${m[3]}`)
  rest = take(rest, landline, (m) => `${m[1]}-${m[2]}${m[3]}${m[4] ? `-${m[4]}` : ''}`)
  take(rest, local, (m) => `${m[1]}${m[2]}`)
  return [...new Set(hits.sort((a, b) => a.at - b.at).map((hit) => hit.number))]
}

/** 139****5678, 0576-****0200: enough to recognise, not enough to call. */
export function maskPhone(phone: string): string {
  const line = /^(0\d{2,3}-)?\d*?(\d{4})(-\d+)?$/.exec(phone)
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`
  return line ? `${line[1] ?? ''}****${line[2]}${line[3] ?? ''}` : maskDigits(phone)
}

/** Every run of five or more digits loses its middle. */
export function maskDigits(text: string): string {
  return text.replace(/\d{5,}/g, (digits) => `${digits.slice(0, 2)}${'*'.repeat(Math.max(3, digits.length - 4))}${digits.slice(-2)}`)
}
