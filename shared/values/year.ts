// Calendar years: 2007 · 2007年 · 二〇〇七年 · a whole date, of which the year is taken.
import type { Cell } from '../importing/sheet.ts'
import { cellText, isNothing } from './cellText.ts'
import { parseDate } from './date.ts'
import { found, nothing, type Parsed } from './parsed.ts'

/** Anything that is no year between 1900 and 2099: invalid-date, null. */
export function parseYear(cell: Cell, date1904: boolean): Parsed<number> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  const date = parseDate(cell, { date1904 })
  if (date.value !== null) return found(Number(date.value.slice(0, 4)), text)
  const named = /^((?:19|20)\d{2})年?度?$/.exec(text.normalize('NFKC').trim())
  return named ? found(Number(named[1]), text) : { ...date, value: null }
}
