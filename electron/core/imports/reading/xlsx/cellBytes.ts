// What stands in the attributes of a row or a cell, read from its bytes without making a string of them.

/** Cell types by the bytes of t=: one letter, or the longer words by their length. */
export const NUMBER = 0
export const SHARED = 1
export const TEXT = 2
export const INLINE = 3
export const BOOLEAN = 4
export const ERROR = 5
export const DATE = 6

export function typeOf(bytes: Buffer, start: number, end: number): number {
  const first = bytes[start]
  if (first === 0x73) return end - start === 1 ? SHARED : TEXT
  if (first === 0x69) return INLINE
  if (first === 0x62) return BOOLEAN
  if (first === 0x65) return ERROR
  return first === 0x64 ? DATE : NUMBER
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

export function digitsOf(bytes: Buffer, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  return value
}

/** Value of a one-letter attribute without prefix; 0 when absent. */
export function numericAttribute(bytes: Buffer, from: number, to: number, letter: number): number {
  for (let at = from; at + 2 < to; at += 1) {
    if (bytes[at] === letter && bytes[at + 1] === 0x3d && (bytes[at - 1] as number) <= 0x20) return digitsOf(bytes, at + 3, to)
  }
  return 0
}

/** Whether an attribute of a row may be hidden=; a look that is cheap, since hardly any row is. */
export function mentionsHidden(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at + 6 < to; at += 1) {
    if (bytes[at] === 0x68 && bytes[at + 1] === 0x69 && bytes[at + 2] === 0x64) return true
  }
  return false
}
