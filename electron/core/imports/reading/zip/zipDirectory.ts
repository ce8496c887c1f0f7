// The table of contents of a zip, from its end record. Only what it says counts: local headers in real files are often wrong or empty.
import type { FileHandle } from 'node:fs/promises'
import { damaged, encrypted, tooLarge, truncated } from '../damaged.ts'

export interface ZipEntry {
  /** Forward slashes, no leading one. */
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  readonly headerOffset: number
}

const END = 0x06054b50
const END64 = 0x06064b50
const END64_LOCATOR = 0x07064b50
const CENTRAL = 0x02014b50
const LONGEST_END = 22 + 65_535 + 20
const LONGEST_DIRECTORY = 64 * 1024 * 1024

/** @throws LedgerError file-truncated (no end record, or it points outside), file-encrypted, file-too-large (entries overlap), file-damaged (two entries of one name) */
export async function readZipDirectory(file: FileHandle, fileSize: number, fileName: string): Promise<ReadonlyMap<string, ZipEntry>> {
  const tailStart = Math.max(0, fileSize - LONGEST_END)
  const tail = await readExactly(file, tailStart, fileSize - tailStart, fileName)
  const end = findEnd(tail)
  if (end < 0) throw truncated(fileName, 'no end-of-central-directory record')
  let count = tail.readUInt16LE(end + 10)
  let size = tail.readUInt32LE(end + 12)
  let offset = tail.readUInt32LE(end + 16)
  let directoryEnd = tailStart + end
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
    const locator = end - 20
    if (locator >= 0 && tail.readUInt32LE(locator) === END64_LOCATOR) {
      const at = Number(tail.readBigUInt64LE(locator + 8))
      const record = await readExactly(file, at, 56, fileName)
      if (record.readUInt32LE(0) !== END64) throw truncated(fileName, 'zip64 locator points nowhere')
      count = Number(record.readBigUInt64LE(32))
      size = Number(record.readBigUInt64LE(40))
      offset = Number(record.readBigUInt64LE(48))
      directoryEnd = at
    }
  }
  // Bytes glued before the archive shift every offset by the same amount.
  const shift = directoryEnd - size - offset
  if (shift < 0) throw truncated(fileName, 'central directory lies outside the file')
  if (size > LONGEST_DIRECTORY) throw tooLarge(fileName, `central directory of ${size} bytes`)
  const directory = await readExactly(file, offset + shift, size, fileName)
  const entries = parseEntries(directory, count, shift, fileName)
  refuseOverlaps(entries, offset + shift, fileName)
  return byName(entries, fileName)
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return at
  }
  return -1
}

function parseEntries(directory: Buffer, count: number, shift: number, fileName: string): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL) {
    const flags = directory.readUInt16LE(at + 8)
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const commentLength = directory.readUInt16LE(at + 32)
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > directory.length) throw truncated(fileName, 'central directory ends inside an entry')
    if ((flags & 1) !== 0) throw encrypted(fileName)
    const name = directory
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '')
    const wide = wideFields(directory, at, at + 46 + nameLength, extraLength)
    entries.push({ name, method: directory.readUInt16LE(at + 10), crc: directory.readUInt32LE(at + 16), ...wide, headerOffset: wide.headerOffset + shift })
    at = next
  }
  if (entries.length < count && count <= 0xffff) throw truncated(fileName, `central directory has ${entries.length} of ${count} entries`)
  return entries
}

/** Sizes and offset, from the zip64 extra field where the 32-bit ones say to look there. */
function wideFields(directory: Buffer, at: number, extraStart: number, extraLength: number): Pick<ZipEntry, 'compressedSize' | 'size' | 'headerOffset'> {
  let compressedSize = directory.readUInt32LE(at + 20)
  let size = directory.readUInt32LE(at + 24)
  let headerOffset = directory.readUInt32LE(at + 42)
  const end = extraStart + extraLength
  for (let extra = extraStart; extra + 4 <= end; ) {
    const id = directory.readUInt16LE(extra)
    const stop = Math.min(end, extra + 4 + directory.readUInt16LE(extra + 2))
    let field = extra + 4
    const take = (): number => {
      if (field + 8 > stop) return Number.NaN
      field += 8
      return Number(directory.readBigUInt64LE(field - 8))
    }
    if (id === 1) {
      if (size === 0xffffffff) size = take()
      if (compressedSize === 0xffffffff) compressedSize = take()
      if (headerOffset === 0xffffffff) headerOffset = take()
    }
    extra = stop
  }
  return { compressedSize, size, headerOffset }
}

/** Several entries over the same compressed bytes are how a small file pretends to be many large ones. */
function refuseOverlaps(entries: readonly ZipEntry[], directoryStart: number, fileName: string): void {
  const ordered = [...entries].sort((a, b) => a.headerOffset - b.headerOffset)
  let free = 0
  for (const entry of ordered) {
    if (!(entry.headerOffset >= 0) || !(entry.compressedSize >= 0)) throw truncated(fileName, `entry ${entry.name} lies outside the file`)
    if (entry.headerOffset < free) throw tooLarge(fileName, `entry ${entry.name} overlaps another`)
    free = entry.headerOffset + 30 + Buffer.byteLength(entry.name) + entry.compressedSize
    if (free > directoryStart) throw truncated(fileName, `entry ${entry.name} reaches past the directory`)
  }
}

function byName(entries: readonly ZipEntry[], fileName: string): ReadonlyMap<string, ZipEntry> {
  const found = new Map<string, ZipEntry>()
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue
    const key = entry.name.toLowerCase()
    if (found.has(key)) throw damaged(fileName, `two entries named ${entry.name}`)
    found.set(key, entry)
  }
  return found
}

export async function readExactly(file: FileHandle, position: number, length: number, fileName: string): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done)
    if (bytesRead === 0) throw truncated(fileName, `file ends at ${position + done}, ${length - done} bytes short`)
    done += bytesRead
  }
  return buffer
}
