// Breaks a file the way transfers, bad programs and enemies do; the same number breaks it the same way again.
import { writeZip } from '#test/support/packageWriter.ts'
import { createRandom, type Random } from './random.ts'
import { unzip } from './unzip.ts'

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
