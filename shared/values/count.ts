// Whole numbers of people and things: 1,234 · ３６６ · 598人 · 约120 · 400余. An approximation is kept and said; a range is nobody's number.
import type { Cell } from '../importing/sheet.ts'
import { cellText, compact, isDestroyedNumber, isNothing } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

const unit = '(?:人次|人|名|个|家|户|位|间|所|次|年|元)?'
const exact = new RegExp(`^\\+?(\\d+)(?:\\.0+)?${unit}$`)
const before = '(?:大约|大概|约|近|将近|超过|不少于|至少|>|>=|≥|≈|~)'
const after = '(?:余|多|左右|上下|以上|以内|不到|\\+|来)'
const approximate = new RegExp(`^(?:${before}(\\d+)${unit}${after}?${unit}|(\\d+)${unit}${after}${unit})$`)
const range = new RegExp(`^${before}?\\d+${unit}(?:-|~|至|到|—|–)\\d+${unit}${after}?$`)

const tenThousands = new RegExp(`^${before}?(\\d+(?:\\.\\d+)?)万?${unit}${after}?$`)

const starCount = /^(?:([★⭐✭]{1,7})[☆]*|([一二三四五六七1-7])(?:星级?|颗星))$/
const unrated = /^(?:未|暂未|尚未)(?:评定?|评级|评星|定级)$|^☆+$/

/** ★★★★ · 四星级 · 4星; null for 未评定; undefined where the text is about something else. */
function starsIn(text: string): number | null | undefined {
  const plain = compact(text)
  if (unrated.test(plain)) return null
  const stars = starCount.exec(plain)
  if (!stars) return undefined
  if (stars[1]) return [...stars[1]].length
  const digit = '一二三四五六七'.indexOf(stars[2] ?? '')
  return digit >= 0 ? digit + 1 : Number(stars[2])
}

/**
 * `—`, 无 and blank are empty, 0 stays 0. Problems: approximate, range (null), number-destroyed, invalid-value.
 * @param unitSize 10000 where the table counts in 万人: 103.31 is then 1,033,100, known only to its last digit and so approximate
 */
export function parseCount(cell: Cell, unitSize: 1 | 10_000 = 1): Parsed<number> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  if (isDestroyed(cell)) return refused(text, finding('number-destroyed', 'error', { text }))
  const many = unitSize === 1 && !/\d万/.test(text) ? null : tenThousands.exec(compact(text).replace(/(?<=\d),(?=\d{3})/g, ''))
  if (many) return found(Math.round(Number(many[1]) * 10_000), text, finding('approximate', 'info', { text }))
  const number = cell.type === 'n' ? cell.value : cell.type === 'd' ? cell.serial : null
  if (number !== null)
    return Number.isInteger(number) && number >= 0 ? found(number, String(number)) : refused(text, finding('invalid-value', 'error', { text }))
  const stars = starsIn(text)
  if (stars !== undefined) return stars === null ? nothing : found(stars, text)
  const plain = compact(text)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/^可?容纳/, '')
  const whole = exact.exec(plain)
  if (whole) return found(Number(whole[1]), text)
  const about = approximate.exec(plain)
  if (about) return found(Number(about[1] ?? about[2]), text, finding('approximate', 'info', { text: plain }))
  return refused(text, range.test(plain) ? finding('range', 'info', { text: plain }) : finding('invalid-value', 'error', { text }))
}

function isDestroyed(cell: Cell): boolean {
  return isDestroyedNumber(cell) || (cell.type === 's' && /^\d{16,}$/.test(compact(cell.value)))
}
