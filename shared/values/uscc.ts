// 统一社会信用代码. Real organisations with a failing code exist: a code that fails is kept and flagged, never refused.
import type { Cell } from '../importing/sheet.ts'
import { cellText, compact, isDestroyedNumber, isNothing } from './cellText.ts'
import { organisationCodeIn } from './organisationCode.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** By character code; -1 where the character is none of them. */
const valueByCode = Int8Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)))
/** 3^i mod 31. */
const weights = Array.from({ length: 17 }, (_, i) => 3 ** i % 31)

/** GB 32100-2015: 18 characters of an alphabet without I O Z S V, the last one a check character. Upper case, half-width, no blanks. */
export function isValidUscc(code: string): boolean {
  return code.length === 18 && usccCheckCharacter(code) === code[17]
}

/** The 18th character for the first 17; null if one of them is not of the alphabet. */
export function usccCheckCharacter(code: string): string | null {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = valueByCode[code.charCodeAt(i)] ?? -1
    if (value < 0) return null
    sum += value * (weights[i] ?? 0)
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? null
}

/** Full-width, blanks, hyphens and lower case away. */
export function normaliseUscc(text: string): string {
  return compact(text)
    .toUpperCase()
    .replace(/[-‐‑–—'’`]/g, '')
}

const lookalikes: Readonly<Record<string, string>> = { I: '1', O: '0', Z: '2', S: '5' }

/**
 * The code that was meant, where a letter that the alphabet does not have stands for the digit it looks like. Nothing else is guessed: with 31 check
 * characters every wrong code has 18 neighbours that pass, and one transposition in two that does.
 */
export function suggestUscc(code: string): string | undefined {
  const repaired = code.replace(/[IOZS]/g, (letter) => lookalikes[letter] ?? letter)
  return repaired !== code && isValidUscc(repaired) ? repaired : undefined
}

/**
 * Whose code the column holds decides what is refused: a union's prefix is 81 (89 for other unions), a unit's never. Problems: checksum (kept), organisation-code,
 * union-code-is-company-code, unit-code-is-union-code, preparing, number-destroyed, invalid-value (value null).
 */
export function parseUscc(cell: Cell, holder: 'unit' | 'union'): Parsed<string> {
  const text = cellText(cell)
  const isOfUnion = text.startsWith('81') || text.startsWith('89')
  // 1E9… is a number that Excel has shortened, or reads as one.
  if (cell.type === 's' && text[1] !== 'E' && isOfUnion === (holder === 'union') && isValidUscc(text)) return found(text, text)
  if (isNothing(text)) return nothing
  if (isDestroyedNumber(cell)) return refused(text, finding('number-destroyed', 'error', { text }))
  if (/筹|办理中|申领中|申请中|申办/.test(text)) return refused(text, finding('preparing', 'info', { text: compact(text) }))
  const code = normaliseUscc(text)
  const organisationCode = organisationCodeIn(code)
  if (organisationCode) {
    const problem = finding('organisation-code', 'warning', { code: organisationCode }, organisationCode)
    return holder === 'unit' ? { ...refused(text, problem), also: { organisationCode } } : refused(text, problem)
  }
  if (/^\d{15}$/.test(code)) {
    const problem = finding('invalid-value', 'error', { text: code })
    return holder === 'unit' ? { ...refused(text, problem), also: { registrationNumber: code } } : refused(text, problem)
  }
  if (!/^[0-9A-Z]{12,22}$/.test(code)) return refused(text, finding('invalid-value', 'error', { text }))
  const isUnion = /^8[19]/.test(code)
  if (holder === 'union' && !isUnion) return refused(text, finding('union-code-is-company-code', 'warning', { code }))
  if (holder === 'unit' && isUnion) return refused(text, finding('unit-code-is-union-code', 'warning', { code }))
  if (isValidUscc(code)) return found(code, text)
  return found(code, text, finding('checksum', 'warning', { code }, suggestUscc(code)))
}
