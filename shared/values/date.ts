// Days and months as ledgers write them. Text all the way: serial numbers become y-m-d by counting, so no time zone can shift a day.
import type { Cell } from '../importing/sheet.ts'
import { daysInMonth, dayText } from './calendar.ts'
import { cellText, compact, isDigits, isNothing, normalise } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

export interface DateRules {
  /** Serial day 0 is 1904-01-01. */
  readonly date1904: boolean
  /** Flag what is later than this y-m-d. */
  readonly notAfter?: string
  /** The field that the end of a period belongs to, where the cell holds both its ends. */
  readonly until?: string
}

/** No day at all, and meant so. */
const openEnded = /^(无固定期限|无期限|至今)$/

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as precise as the cell is. Anything else: invalid-date, null. */
export function parseDate(cell: Cell, rules: DateRules): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  if (openEnded.test(text.trim())) return { ...nothing, raw: text }
  const date = cell.type === 'n' ? dateOfNumber(cell.value, rules.date1904) : cell.type === 'b' ? null : dateOfText(text, rules.date1904)
  if (date === null) {
    const period = rules.until === undefined ? null : periodOfText(text, rules.date1904)
    if (period && rules.until !== undefined) return { ...found(period.from, text), also: { [rules.until]: period.to } }
    return refused(text, finding('invalid-date', 'error', { text }))
  }
  const isLate = rules.notAfter !== undefined && date > rules.notAfter.slice(0, date.length)
  return isLate ? found(date, text, finding('future-date', 'warning', { date })) : found(date, text)
}

/** 41569 counts days, 201901 and 20190105 are written out, 2019 is a year. */
function dateOfNumber(value: number, date1904: boolean): string | null {
  const whole = Math.floor(value)
  if (whole >= 10_000 && whole < 100_000) return dateOfSerial(whole, date1904)
  return whole === value ? dateOfDigits(String(whole)) : null
}

/** 2019, 201901 or 20190105 written without anything between; null when there is no such day. */
export function dateOfDigits(digits: string): string | null {
  if (digits.length === 4) return partsToDate(digits)
  if (digits.length === 6) return partsToDate(digits.slice(0, 4), digits.slice(4))
  if (digits.length === 8) return partsToDate(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6))
  return null
}

function dateOfText(text: string, date1904: boolean): string | null {
  if (isDay(text)) return text
  const plain = normalise(text)
    .replace(/[ T]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[AP]M)?Z?$/i, '')
    .replace(/\s+/g, '')
  if (/^\d{5}$/.test(plain)) return dateOfNumber(Number(plain), date1904)
  if (/^\d+$/.test(plain)) return dateOfDigits(plain)
  const written = /^(\d{4})(?:年|[-./,、·—–])(?:(\d{1,2})(?:月份?|[-./,、·—–]|$)(?:(\d{1,2})(?:日|号)?)?)?$/.exec(chineseDigits(plain))
  return written?.[1] ? partsToDate(written[1], written[2], written[3]) : null
}

/** 2019-01-05, and there is such a day. */
function isDay(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-' || !isDigits(text, 0, 4) || !isDigits(text, 5, 7) || !isDigits(text, 8, 10)) return false
  return isDayIn(numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, 10))
}

/** Whether the eight digits from `at` on are a day: 20190105. */
export function isDayOfDigits(digits: string, at: number): boolean {
  return isDigits(digits, at, at + 8) && isDayIn(numberIn(digits, at, at + 4), numberIn(digits, at + 4, at + 6), numberIn(digits, at + 6, at + 8))
}

function numberIn(digits: string, from: number, to: number): number {
  let number = 0
  for (let index = from; index < to; index += 1) number = number * 10 + digits.charCodeAt(index) - 48
  return number
}

function isDayIn(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** 2018.3-2021.3 · 2017年6月—2022年6月 · 2014.11至2019.11 · 2018.9-至今, which has no end. The first cut that leaves a date on both sides, in order, is the one. */
function periodOfText(text: string, date1904: boolean): { readonly from: string; readonly to: string | null } | null {
  const plain = normalise(text).replace(/\s+/g, '')
  for (const cut of plain.matchAll(/[-~—–―─至到]+/g)) {
    const from = dateOfText(plain.slice(0, cut.index), date1904)
    const end = plain.slice(cut.index + cut[0].length)
    if (from === null) continue
    if (/^(今|现在|目前)?$/.test(end)) return { from, to: null }
    const to = dateOfText(end, date1904)
    if (to !== null && from <= to) return { from, to }
  }
  return null
}

/** 二〇一九年十二月 → 2019年12月. */
function chineseDigits(text: string): string {
  if (!/[〇零一二三四五六七八九十]/.test(text)) return text
  return compact(text)
    .replace(/(?<![一二三四五六七八九])十(?![一二三四五六七八九])/g, '10')
    .replace(/(?<![一二三四五六七八九])十/g, '1')
    .replace(/十(?![一二三四五六七八九])/g, '0')
    .replace(/十/g, '')
    .replace(/[〇零一二三四五六七八九]/g, (digit) => String('〇一二三四五六七八九'.indexOf(digit === '零' ? '〇' : digit)))
}

function partsToDate(year: string, month?: string, day?: string): string | null {
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)]
  if (!isDayIn(y, m, d)) return null
  if (month === undefined) return year
  const precise = `${year}-${String(m).padStart(2, '0')}`
  return day === undefined ? precise : `${precise}-${String(d).padStart(2, '0')}`
}

/** Excel's day count → y-m-d. Excel believes that 1900 had a 29 February (serial 60). @returns null outside 1900–2099 */
export function dateOfSerial(serial: number, date1904: boolean): string | null {
  const day = Math.floor(serial)
  const since1970 = date1904 ? day - 24_107 : day - 25_569 + (day < 60 ? 1 : 0)
  const [year = '', month, date] = dayText(since1970).split('-')
  return partsToDate(year, month, date)
}
