// The one place where a stored number meets its format, so that every reader draws the same line between a number and a day.
import type { Cell } from '#shared/importing/sheet.ts'
import { isDateFormat } from './dateFormat.ts'
import { serialToText } from './serialDate.ts'

/** A number as the file formats it: a day when the format shows one and the number is one, otherwise the number with its format. */
export function numberCell(value: number, format: string | undefined, date1904: boolean): Cell {
  if (format === undefined || format === 'General') return { type: 'n', value }
  if (isDateFormat(format)) {
    const text = serialToText(value, date1904)
    if (text !== null) return { type: 'd', value: text, serial: value, format }
  }
  return { type: 'n', value, format }
}
