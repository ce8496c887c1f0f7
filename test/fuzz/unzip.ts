// The parts of a zip, for tests that look at or change them.
import { inflateRawSync } from 'node:zlib'

/** As its directory lists them; undefined where it cannot be followed. */
export function unzip(bytes: Buffer): { name: string; content: Buffer }[] | undefined {
  const parts: { name: string; content: Buffer }[] = []
  try {
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
    let at = bytes.readUInt32LE(end + 16)
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
      const [method, packed, names, extra, comment, local] = [
        bytes.readUInt16LE(at + 10),
        bytes.readUInt32LE(at + 20),
        bytes.readUInt16LE(at + 28),
        bytes.readUInt16LE(at + 30),
        bytes.readUInt16LE(at + 32),
        bytes.readUInt32LE(at + 42),
      ]
      const name = bytes.toString('utf8', at + 46, at + 46 + names)
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const data = bytes.subarray(from, from + packed)
      parts.push({ name, content: method === 8 ? inflateRawSync(data, { maxOutputLength: 4_000_000 }) : data })
      at += 46 + names + extra + comment
    }
    return parts
  } catch {
    return undefined // A collected file may be broken already.
  }
}
