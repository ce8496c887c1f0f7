// Measures: 434㎡ · 2,312平方米 · 约1686平方 · 12.5万元 in a column that counts in 万元.
import type { Cell } from '../importing/sheet.ts'
import { cellText, compact, isNothing } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

const unit = '(?:平方米|平方|平米|m2|M2|万元|度|°)?'
const number = '(\\d+(?:\\.\\d+)?)'
const exact = new RegExp(`^\\+?${number}${unit}$`)
const approximate = new RegExp(
  `^(?:(?:大约|大概|约|近|将近|超过|不少于|至少|>|>=|≥|≈|~)${number}${unit}(?:左右|余|多|以上)?|${number}(?:余|多|\\+)?${unit}(?:余|多|左右|上下|以上|以内|\\+))$`,
)
const range = new RegExp(`^(?:约)?${number}${unit}(?:-|~|至|到|—|–)${number}${unit}(?:左右)?$`)

/** At most four places, so that reading it again gives the same. Problems: approximate, range (null), invalid-value. */
export function parseDecimal(cell: Cell): Parsed<number> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  if (cell.type === 'n')
    return cell.value >= 0 && cell.value < 1e12 ? found(rounded(cell.value), text) : refused(text, finding('invalid-value', 'error', { text }))
  const plain = compact(text).replace(/(?<=\d),(?=\d{3})/g, '')
  const whole = exact.exec(plain)
  if (whole) return found(rounded(Number(whole[1])), text)
  const about = approximate.exec(plain)
  if (about) return found(rounded(Number(about[1] ?? about[2])), text, finding('approximate', 'info', { text: plain }))
  return refused(text, range.test(plain) ? finding('range', 'info', { text: plain }) : finding('invalid-value', 'error', { text }))
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
