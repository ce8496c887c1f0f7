// 组织机构代码, the nine characters that named an organisation until 2015 and live on as characters 9–17 of its credit code.
import type { Cell } from '../importing/sheet.ts'
import { cellText, compact, isDestroyedNumber, isNothing } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

const weights = [3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11714-1997: eight characters 0-9A-Z and a check character 0-9X, without the hyphen. */
export function isValidOrganisationCode(code: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false
  let sum = 0
  for (let i = 0; i < 8; i++) sum += Number.parseInt(code[i] ?? '', 36) * (weights[i] ?? 0)
  const check = 11 - (sum % 11)
  return code[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check))
}

/** 70471234-5 → 704712345; null if it does not have the shape of an organisation code. */
export function organisationCodeIn(text: string): string | null {
  const code = compact(text)
    .toUpperCase()
    .replace(/[-‐‑–—]/g, '')
  return /^[0-9A-Z]{8}[0-9X]$/.test(code) ? code : null
}

export function parseOrganisationCode(cell: Cell): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  if (isDestroyedNumber(cell)) return refused(text, finding('number-destroyed', 'error', { text }))
  const code = organisationCodeIn(text)
  if (code === null) return refused(text, finding('invalid-value', 'error', { text }))
  return isValidOrganisationCode(code) ? found(code, text) : found(code, text, finding('checksum', 'warning', { code }))
}
