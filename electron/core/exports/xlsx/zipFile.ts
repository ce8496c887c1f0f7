// A zip written part by part as a stream: what is packed goes to the disk at once, and only names and sizes are remembered until the directory at its end.
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

interface Entry {
  readonly name: string
  /** Where its header stands. */
  readonly at: number
  size: number
  packed: number
  crc: number
}

export interface ZipFile {
  /** Bytes of the part must be fewer than 4 GiB. @throws whatever `pieces` throws; the file system's errors */
  add(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void>
  /** The directory; the zip is whole afterwards. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** Higher levels take longer than the rows take to be made, and give little. */
const LEVEL = 3
/** Names are ASCII or UTF-8. */
const UTF8 = 0x0800
const DEFLATED = 8
/** 1980-01-01: when something was exported says its name, and the same rows make the same file. */
const DAY = 0x21
const MOST = 0xffff_ffff

/** @param from where it begins in the file, in bytes */
export async function createZip(path: string, from = 0): Promise<ZipFile> {
  const file = await open(path, 'w')
  const entries: Entry[] = []
  let end = from

  async function put(bytes: Buffer): Promise<void> {
    await writeAt(file, bytes, end)
    end += bytes.length
  }

  return {
    async add(name, pieces) {
      const entry: Entry = { name, at: end, size: 0, packed: 0, crc: 0 }
      await put(localHeader(entry))
      const begin = end
      await pipeline(counted(entry, pieces), createDeflateRaw({ level: LEVEL, chunkSize: 65_536 }), async (packed: AsyncIterable<Buffer>) => {
        for await (const bytes of packed) await put(bytes)
      })
      entry.packed = end - begin
      // Whoever reads the zip from its beginning finds the sizes where they belong.
      await writeAt(file, localHeader(entry), entry.at)
      entries.push(entry)
    },
    async finish() {
      const directory = Buffer.concat(entries.map(directoryEntry))
      const at = end
      await put(directory)
      if (at + directory.length > MOST) await put(longEnd(entries.length, at, directory.length))
      await put(shortEnd(entries.length, at, directory.length))
    },
    close: () => file.close(),
  }
}

async function* counted(entry: Entry, pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece)
    entry.size += bytes.length
    entry.crc = crc32(bytes, entry.crc)
    yield bytes
  }
}

async function writeAt(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

function localHeader({ name, crc, packed, size }: Entry): Buffer {
  const bytes = Buffer.from(name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(UTF8, 6)
  header.writeUInt16LE(DEFLATED, 8)
  header.writeUInt16LE(DAY, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(bytes.length, 26)
  return Buffer.concat([header, bytes])
}

/** A part that begins behind the fourth gibibyte says so in a field of its own. */
function directoryEntry({ name, at, crc, packed, size }: Entry): Buffer {
  const bytes = Buffer.from(name)
  const isFar = at >= MOST
  const far = Buffer.alloc(isFar ? 12 : 0)
  if (isFar) {
    far.writeUInt16LE(0x0001, 0)
    far.writeUInt16LE(8, 2)
    far.writeBigUInt64LE(BigInt(at), 4)
  }
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(isFar ? 45 : 20, 4)
  header.writeUInt16LE(isFar ? 45 : 20, 6)
  header.writeUInt16LE(UTF8, 8)
  header.writeUInt16LE(DEFLATED, 10)
  header.writeUInt16LE(DAY, 14)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(bytes.length, 28)
  header.writeUInt16LE(far.length, 30)
  header.writeUInt32LE(Math.min(at, MOST), 42)
  return Buffer.concat([header, bytes, far])
}

function shortEnd(entries: number, at: number, length: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(Math.min(at, MOST), 16)
  return end
}

/** The directory's end as it is written behind the fourth gibibyte, and where that stands. */
function longEnd(entries: number, at: number, length: number): Buffer {
  const end = Buffer.alloc(56 + 20)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(45, 12)
  end.writeUInt16LE(45, 14)
  end.writeBigUInt64LE(BigInt(entries), 24)
  end.writeBigUInt64LE(BigInt(entries), 32)
  end.writeBigUInt64LE(BigInt(length), 40)
  end.writeBigUInt64LE(BigInt(at), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(at + length), 64)
  end.writeUInt32LE(1, 72)
  return end
}
