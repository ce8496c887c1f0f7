// Breaks a file the way transfers, bad programs and enemies do; the same number breaks it the same way again.
import { inflateRawSync } from 'node:zlib'
import { writeZip } from '#test/support/packageWriter.ts'
import { createRandom, type Random } from './random.ts'

/** Each of them at least once somewhere in a hundred inputs. */
const texts = [
  '<row',
  '</row>',
  '<c r="',
  '<v>',
  't="s"',
  'r="A1"',
  '&lt;',
  '&#0;',
  '<!DOCTYPE x>',
  '9999999999',
  '-1',
  '0',
  '\u0000',
  'ref="A1:XFD1048576"',
  'xmlns:x=""',
  '1e308',
  '"',
  '\r\n',
  ',,,,',
  '合计',
]

export function mutate(bytes: Buffer, seed: number): Buffer {
  const random = createRandom(seed)
  const parts = bytes.readUInt32LE(0) === 0x04034b50 && random.chance(0.6) ? unzip(bytes) : undefined
  if (!parts || parts.length === 0) return damage(bytes, random)
  const victim = random.below(parts.length)
  const broken = parts.map((part, index) => (index === victim ? { ...part, content: damage(part.content, random) } : part))
  return writeZip(random.chance(0.1) ? broken.filter((_, index) => index !== random.below(parts.length)) : broken)
}

function damage(bytes: Buffer, random: Random): Buffer {
  let out = Buffer.from(bytes)
  for (let times = 1 + random.below(4); times > 0 && out.length > 0; times--) {
    const at = random.below(out.length)
    const length = 1 + random.below(Math.min(64, out.length - at))
    switch (random.below(8)) {
      case 0:
        out[at] = (out[at] ?? 0) ^ (1 << random.below(8))
        break
      case 1:
        out[at] = random.below(256)
        break
      case 2:
        out = out.subarray(0, at)
        break
      case 3:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)])
        break
      case 4:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at, at + length), out.subarray(at)])
        break
      case 5:
        out.fill(random.chance(0.5) ? 0 : 0xff, at, at + length)
        break
      case 6:
        out = Buffer.concat([out.subarray(0, at), Buffer.from(texts[random.below(texts.length)] ?? ''), out.subarray(at)])
        break
      default:
        out.copy(out, random.below(out.length), at, at + length)
    }
  }
  return out
}

/** Parts by the local headers; undefined where the file is not as our own writers make it. */
function unzip(bytes: Buffer): { name: string; content: Buffer }[] | undefined {
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
    return undefined // A collected file may be broken already: its bytes are damaged instead.
  }
}
