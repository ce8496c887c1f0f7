// Parts of a zip as streams of bytes, inflated off the thread, counted while they grow and checked against their CRC.
import type { FileHandle } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { LedgerError } from '#shared/api/errors.ts'
import { damaged, tooLarge, truncated } from '../damaged.ts'
import type { ReadLimits } from '../readLimits.ts'
import { readExactly, readZipDirectory, type ZipEntry } from './zipDirectory.ts'

const CHUNK = 256 * 1024

export interface ZipArchive {
  readonly fileName: string
  readonly names: readonly string[]
  /** Names compare without case, as OPC demands. */
  has(name: string): boolean
  /** Decompressed size as the directory states it; 0 when there is no such part. */
  statedSize(name: string): number
  /** @throws LedgerError file-truncated, file-too-large, file-damaged */
  chunks(name: string): AsyncGenerator<Buffer>
  /** A whole part in memory; for the small ones. Undefined when there is none. */
  whole(name: string): Promise<Buffer | undefined>
}

export async function openZipArchive(file: FileHandle, fileSize: number, fileName: string, limits: ReadLimits): Promise<ZipArchive> {
  const entries = await readZipDirectory(file, fileSize, fileName)
  let total = 0

  async function* chunks(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name.toLowerCase())
    if (entry === undefined) throw damaged(fileName, `no part ${name}`)
    let size = 0
    let crc = 0
    for await (const chunk of inflated(entry)) {
      size += chunk.length
      total += chunk.length
      if (size > limits.ratioFromBytes && size > entry.compressedSize * limits.ratio)
        throw tooLarge(fileName, `${entry.name} unpacks to over ${limits.ratio} times its size`)
      if (total > limits.decompressedBytes) throw tooLarge(fileName, `parts unpack to over ${limits.decompressedBytes} bytes`)
      crc = crc32(chunk, crc)
      yield chunk
    }
    if (crc !== entry.crc) throw truncated(fileName, `${entry.name} does not have the bytes it was packed with`)
  }

  async function* inflated(entry: ZipEntry): AsyncGenerator<Buffer> {
    const header = await readExactly(file, entry.headerOffset, 30, fileName)
    if (header.readUInt32LE(0) !== 0x04034b50) throw truncated(fileName, `${entry.name} has no local header`)
    const start = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    if (start + entry.compressedSize > fileSize) throw truncated(fileName, `${entry.name} reaches past the end`)
    const packed = slices(start, entry.compressedSize)
    if (entry.method === 0) yield* packed
    else if (entry.method === 8) yield* inflate(packed)
    else throw damaged(fileName, `compression method ${entry.method}`)
  }

  async function* slices(start: number, length: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < length; at += CHUNK) yield await readExactly(file, start + at, Math.min(CHUNK, length - at), fileName)
  }

  async function* inflate(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    const inflater = createInflateRaw({ chunkSize: CHUNK })
    const feeding = feed(packed, inflater)
    try {
      for await (const chunk of inflater) yield chunk as Buffer
      await feeding
    } catch (cause) {
      throw cause instanceof LedgerError ? cause : truncated(fileName, 'a part cannot be unpacked', cause)
    } finally {
      inflater.destroy()
      await feeding.catch(() => undefined)
    }
  }

  return {
    fileName,
    names: [...entries.values()].map((entry) => entry.name),
    has: (name) => entries.has(name.toLowerCase()),
    statedSize: (name) => entries.get(name.toLowerCase())?.size ?? 0,
    chunks,
    async whole(name) {
      if (!entries.has(name.toLowerCase())) return undefined
      const parts: Buffer[] = []
      for await (const chunk of chunks(name)) parts.push(chunk)
      return Buffer.concat(parts)
    },
  }
}

/** Writes with back-pressure; stops when the reading side has gone away. */
async function feed(packed: AsyncGenerator<Buffer>, inflater: ReturnType<typeof createInflateRaw>): Promise<void> {
  try {
    for await (const slice of packed) {
      if (inflater.destroyed) return
      if (!inflater.write(slice)) await drained(inflater)
      if (inflater.destroyed || inflater.readableEnded) return
    }
    inflater.end()
  } catch (cause) {
    inflater.destroy(cause instanceof Error ? cause : new Error(String(cause)))
  }
}

/** Room again, or nobody left to make room: data after the end of the stream is never read. */
async function drained(inflater: ReturnType<typeof createInflateRaw>): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'end']) inflater.off(event, done)
      resolve()
    }
    for (const event of ['drain', 'close', 'end']) inflater.on(event, done)
  })
}
