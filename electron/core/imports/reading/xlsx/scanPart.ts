// Runs one XML part of a package through a handler, in slices, whatever its encoding, and turns XML faults into refusals.
import iconv from 'iconv-lite'
import { damaged, tooLarge } from '../damaged.ts'
import type { Turns } from '../turns.ts'
import type { ZipArchive } from '../zip/zipArchive.ts'
import { XmlFault, type XmlHandler, XmlScanner } from './xmlScanner.ts'

/** Thrown by a handler when the content outgrows its limits. */
export class Outgrown extends Error {}

const SLICE = 128 * 1024

/** @throws LedgerError file-damaged (not well-formed, DTD), file-too-large, file-truncated, cancelled */
export async function scanPart(archive: ZipArchive, part: string, handler: XmlHandler, turns: Turns, onBytes?: (count: number) => void): Promise<void> {
  const scanner = new XmlScanner(handler)
  try {
    for await (const chunk of asUtf8(archive.chunks(part))) {
      for (let at = 0; at < chunk.length; at += SLICE) {
        scanner.write(chunk.subarray(at, at + SLICE))
        if (turns.due()) await turns.next()
      }
      onBytes?.(chunk.length)
    }
    scanner.end()
  } catch (cause) {
    if (cause instanceof XmlFault) throw damaged(archive.fileName, `${part}: ${cause.message}`, cause)
    if (cause instanceof Outgrown) throw tooLarge(archive.fileName, `${part}: ${cause.message}`)
    throw cause
  }
}

async function* asUtf8(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let decoder: { write(chunk: Buffer): string; end(): string | undefined } | undefined
  let first = true
  for await (const chunk of chunks) {
    if (first) {
      first = false
      const encoding = encodingOf(chunk)
      if (encoding !== 'utf-8') decoder = iconv.getDecoder(encoding)
      else if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) {
        yield chunk.subarray(3)
        continue
      }
    }
    yield decoder === undefined ? chunk : Buffer.from(decoder.write(chunk), 'utf8')
  }
  const rest = decoder?.end()
  if (rest) yield Buffer.from(rest, 'utf8')
}

/** By mark, by zero bytes, by declaration; OPC allows UTF-8 and UTF-16 only, exporters write what they like. */
function encodingOf(chunk: Buffer): string {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0x3c && chunk[1] === 0)) return 'utf-16le'
  if ((chunk[0] === 0xfe && chunk[1] === 0xff) || (chunk[0] === 0 && chunk[1] === 0x3c)) return 'utf-16be'
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(chunk.toString('latin1', 0, 200))?.[1]?.toLowerCase()
  if (declared === undefined || declared.startsWith('utf') || !iconv.encodingExists(declared)) return 'utf-8'
  return declared.startsWith('gb') ? 'gb18030' : declared
}
