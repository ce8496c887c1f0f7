// A screen has few colours: written with a palette of 256 it is a third of the browser's own PNG, and nobody sees the difference.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

interface Pixels {
  readonly width: number
  readonly height: number
  /** 3 bytes each. */
  readonly rgb: Uint8Array
}

/** @param png 8-bit RGB or RGBA, not interlaced, as Chromium writes it; alpha is dropped. @throws Error on any other PNG. */
export function smallPng(png: Buffer): Buffer {
  const pixels = decode(png)
  const { palette, indexes } = toPalette(pixels)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(pixels.width, 0)
  header.writeUInt32BE(pixels.height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const lines = Buffer.alloc((pixels.width + 1) * pixels.height)
  for (let y = 0; y < pixels.height; y++) lines.set(indexes.subarray(y * pixels.width, (y + 1) * pixels.width), y * (pixels.width + 1) + 1)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

function decode(png: Buffer): Pixels {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const samples = png[25] === 6 ? 4 : png[25] === 2 ? 3 : 0
  if (png[24] !== 8 || samples === 0 || png[28] !== 0) throw new Error('not a PNG as Chromium writes it')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const lines = inflateSync(Buffer.concat(parts))
  const stride = width * samples
  for (let y = 0; y < height; y++) unfilter(lines, y, stride, samples)
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, from = y * (stride + 1) + 1; x < width; x++, from += samples, to += 3) rgb.set(lines.subarray(from, from + 3), to)
  }
  return { width, height, rgb }
}

/** In place: PNG's five predictors, each line by the one above. */
function unfilter(lines: Buffer, y: number, stride: number, samples: number): void {
  const start = y * (stride + 1) + 1
  const filter = lines[start - 1] ?? 0
  const byte = (at: number) => lines[at] ?? 0
  for (let x = 0; x < stride; x++) {
    const left = x < samples ? 0 : byte(start + x - samples)
    const up = y === 0 ? 0 : byte(start + x - stride - 1)
    const corner = x < samples || y === 0 ? 0 : byte(start + x - stride - 1 - samples)
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
    lines[start + x] = (byte(start + x) + guess) & 255
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [l, u, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return l <= u && l <= c ? left : u <= c ? up : corner
}

/** The 256 most frequent colours; every other becomes the nearest of them. */
function toPalette({ rgb }: Pixels): { palette: Uint8Array; indexes: Uint8Array } {
  const counts = new Map<number, number>()
  const colour = (at: number) => ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0)
  for (let at = 0; at < rgb.length; at += 3) counts.set(colour(at), (counts.get(colour(at)) ?? 0) + 1)
  const kept = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 256)
    .map(([value]) => value)
  const nearest = new Map(kept.map((value, index) => [value, index]))
  for (const value of counts.keys()) if (!nearest.has(value)) nearest.set(value, nearestOf(value, kept))
  const indexes = Uint8Array.from({ length: rgb.length / 3 }, (_, index) => nearest.get(colour(index * 3)) ?? 0)
  return { palette: Uint8Array.from(kept.flatMap((value) => [value >> 16, (value >> 8) & 255, value & 255])), indexes }
}

function nearestOf(value: number, kept: readonly number[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, other] of kept.entries()) {
    const [r, g, b] = [(value >> 16) - (other >> 16), ((value >> 8) & 255) - ((other >> 8) & 255), (value & 255) - (other & 255)]
    const distance = r * r + g * g + b * b
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}
