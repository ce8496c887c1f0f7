// 公民身份号码 and the numbers of other documents. Nothing here is shown in full: findings never carry the number.
import type { Cell } from '../importing/sheet.ts'
import { cellText, compact, isDestroyedNumber, isDigits, isNothing } from './cellText.ts'
import { dateOfDigits, isDayOfDigits } from './date.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** GB 11643-1999: the 18th character for the first 17 digits (ISO 7064 MOD 11-2). */
export function idCheckCharacter(digits: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (digits.charCodeAt(i) - 48) * (weights[i] ?? 0)
  return checkCharacters[sum % 11] ?? ''
}

/** 18 characters, a birth date that exists, the right check character. The region in front is not looked at: many have been dissolved since. */
export function isValidIdNumber(number: string): boolean {
  return isIdShape(number) && idCheckCharacter(number) === number[17] && isDayOfDigits(number, 6)
}

/** 17 digits and a digit or X. */
function isIdShape(number: string): boolean {
  return number.length === 18 && isDigits(number, 0, 17) && (number.charCodeAt(17) === 0x58 || isDigits(number, 17, 18))
}

/** y-m-d out of 18 characters; null when that day does not exist. */
export function idBirthDate(number: string): string | null {
  return isIdShape(number) ? dateOfDigits(number.slice(6, 14)) : null
}

/** The 17th digit is odd for men. */
export function idSex(number: string): 'male' | 'female' | null {
  if (!isIdShape(number)) return null
  return Number(number[16]) % 2 === 1 ? 'male' : 'female'
}

/** A number of 15 digits, given out until 1999, as its 18 characters; null when its birth date does not exist. */
export function upgradeIdNumber(number: string): string | null {
  const digits = `${number.slice(0, 6)}19${number.slice(6)}`
  return /^\d{15}$/.test(number) && dateOfDigits(digits.slice(6, 14)) !== null ? digits + idCheckCharacter(digits) : null
}

/** Passports, 回乡证, 台胞证, 永久居留证: letters in front, digits behind. */
const otherDocument = /^[A-Z]{1,3}\d{6,15}$/
const masked = /^[\dA-Z]*[*＊●xX]{3,}[\dXA-Z]*$/

/**
 * Half-width, without blanks and apostrophes, x as X. 15 digits become 18 (`id-15-digits`). Kept as written and flagged: `checksum`, `id-length`, and `masked` where
 * its giver left out the middle. Refused: `number-destroyed`, `invalid-value`.
 */
export function parseIdNumber(cell: Cell): Parsed<string> {
  const text = cellText(cell)
  if (cell.type === 's' && isValidIdNumber(text)) return { value: text, problems: nothing.problems, also: ofIdCard }
  if (isNothing(text)) return nothing
  if (isDestroyedNumber(cell)) return refused(text, finding('number-destroyed', 'error'))
  const number = compact(text)
    .toUpperCase()
    .replace(/['’‘`"\-—]/g, '')
    .replace(/[×Χ]$/, 'X')
  if (isIdShape(number)) return isValidIdNumber(number) ? asIdCard(number, text) : found(number, text, finding('checksum', 'warning'))
  if (masked.test(number)) return found(number.replace(/[^\dA-Z]|X(?=X{2})|(?<=X{2})X/g, '*'), text, finding('masked', 'info'))
  const upgraded = upgradeIdNumber(number)
  if (upgraded) return asIdCard(upgraded, text, 'id-15-digits')
  if (otherDocument.test(number)) return found(number, text)
  if (/^\d+X?$/.test(number) && number.length >= 6) return found(number, text, finding('id-length', 'warning', { length: number.length }))
  return refused(text, finding('invalid-value', 'error'))
}

const ofIdCard = { documentType: '居民身份证' }

function asIdCard(number: string, text: string, code?: 'id-15-digits'): Parsed<string> {
  return { ...(code ? found(number, text, finding(code, 'info')) : found(number, text)), also: ofIdCard }
}

/** Whether the number says who somebody is: nothing of it is left out. */
export function isFullIdNumber(number: string): boolean {
  return !number.includes('*')
}

/** Two numbers, one or both masked, that may be the same one. */
export function idNumbersAgree(one: string, other: string): boolean {
  if (!one.includes('*') && !other.includes('*')) return one === other
  const [a, b] = [ends(one), ends(other)]
  const agree = (x: string, y: string) => x.startsWith(y) || y.startsWith(x)
  const agreeFromEnd = (x: string, y: string) => x.endsWith(y) || y.endsWith(x)
  return agree(a.front, b.front) && agreeFromEnd(a.back, b.back)
}

function ends(number: string): { front: string; back: string } {
  const front = /^[^*]*/.exec(number)?.[0] ?? ''
  const back = /[^*]*$/.exec(number)?.[0] ?? ''
  return { front, back }
}

/** 331002********7894: enough to recognise, not enough to use. */
export function maskIdNumber(number: string): string {
  if (number.includes('*')) return number
  if (number.length >= 15) return `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`
  return `${number.slice(0, 2)}${'*'.repeat(Math.max(3, number.length - 4))}${number.slice(-2)}`
}
