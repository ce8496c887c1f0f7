// Text files come without saying how they are encoded; a clerk's CSV is as often GB18030 as UTF-8. The bytes themselves tell.
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import type { Turns } from './turns.ts'

const CHUNK = 1 << 20

/** utf-8, utf-16le, utf-16be, gb18030, or what the text itself declares. */
function detectEncoding(bytes: Buffer): { readonly encoding: string; readonly skip: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const wide = wideByZeros(bytes)
  if (wide) return { encoding: wide, skip: 0 }
  if (isUtf8(bytes) || isUtf8ButForAFewBytes(bytes)) return { encoding: 'utf-8', skip: 0 }
  const declared = declaredEncoding(bytes)
  if (declared) return { encoding: declared, skip: 0 }
  return { encoding: 'gb18030', skip: 0 }
}

/**
 * One byte that a transfer broke makes no GB18030 of a UTF-8 text: its other characters would all be wrong ones. Chinese in UTF-8 is sequences of three bytes one after the
 * other; GB18030 read so gives one now and then, and far more broken places. What is broken decodes to U+FFFD, which the clerk is told of (parseCell.ts).
 */
function isUtf8ButForAFewBytes(bytes: Buffer): boolean {
  let whole = 0
  let broken = 0
  // A broken byte may leave two of its character that begin nothing.
  let brokenHere = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at)
    if (length > 2) whole += 1
    if (length > 0) brokenHere = 0
    else if (brokenHere++ % 3 === 0) broken += 1
    at += length === 0 ? 1 : length
  }
  const declaresUtf8 = /(?:encoding|charset)\s*=\s*["']?\s*utf-?8\b/i.test(bytes.toString('latin1', 0, 2048))
  return whole > broken * (declaresUtf8 ? 1 : 3)
}

/** Bytes of the UTF-8 sequence that begins there (RFC 3629, without its finer points); 0 where none does. */
function sequenceAt(bytes: Buffer, at: number): number {
  const first = bytes[at] as number
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  for (let next = 1; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/** Decodes in slices so that a long file holds nobody up. */
export async function decodeText(bytes: Buffer, turns: Turns): Promise<{ readonly text: string; readonly encoding: string }> {
  const { encoding, skip } = detectEncoding(bytes)
  const decoder = iconv.getDecoder(encoding, { stripBOM: false })
  const parts: string[] = []
  for (let at = skip; at < bytes.length; at += CHUNK) {
    parts.push(decoder.write(bytes.subarray(at, at + CHUNK)))
    if (turns.due()) await turns.next()
  }
  parts.push(decoder.end() ?? '')
  return { text: parts.join(''), encoding }
}

/** UTF-16 without a mark: the high bytes of digits, commas and line ends are zero, all on the same side. */
function wideByZeros(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 65_536) & ~1
  let even = 0
  let odd = 0
  // Where a line ends, so that a few stray zeros in a text of single bytes are not taken for it.
  let evenLines = 0
  let oddLines = 0
  for (let at = 0; at < length; at += 2) {
    const first = bytes[at] as number
    const second = bytes[at + 1] as number
    if (first === 0) {
      even += 1
      if (second === 10 || second === 13) evenLines += 1
    }
    if (second === 0) {
      odd += 1
      if (first === 10 || first === 13) oddLines += 1
    }
  }
  const pairs = length / 2
  if (Math.max(even, odd) < (evenLines + oddLines > 0 ? 4 : 8)) return null
  if (odd > even * 8 && odd / pairs > 0.02) return 'utf-16le'
  if (even > odd * 8 && even / pairs > 0.02) return 'utf-16be'
  return null
}

/** A declared charset is believed only where it contradicts nothing; Chinese ones are all read as their superset. */
function declaredEncoding(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 2048).toString('latin1')
  const match = /(?:encoding\s*=\s*["']|charset\s*=\s*["']?)\s*([\w-]+)/i.exec(head)
  const name = match?.[1]?.toLowerCase()
  if (name === undefined || /^(?:utf|gb|hz|unicode)/.test(name)) return null
  return iconv.encodingExists(name) ? name : null
}
