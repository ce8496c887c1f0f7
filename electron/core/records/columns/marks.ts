// Records of a register as one mark each, by their numbers: what several filters find together is a pass over bytes, a millisecond for a million records.
import type { Codes } from './keptColumn.ts'

/** By the record's number: 1, or 0 for those that are not among them. */
export type Marks = Uint8Array

/** Marks are codes themselves, of which this one is wanted. */
export const isMarked = Uint8Array.of(0, 1)

/**
 * Those of `among` whose code is one of the wanted.
 * @param among of whole words, like `into`; `codes` reaches as far @param wanted by code: 1 or 0 @returns how many
 */
export function narrow(among: Marks, codes: Codes, wanted: Uint8Array, into: Marks): number {
  return codes instanceof Uint8Array ? narrowWords(among, codes, wanted, into) : narrowEach(among, codes, wanted, into)
}

function narrowEach(among: Marks, codes: Uint16Array, wanted: Uint8Array, into: Marks): number {
  let count = 0
  for (let id = 0; id < into.length; id += 1) {
    const mark = (among[id] as number) & (wanted[codes[id] as number] as number)
    into[id] = mark
    count += mark
  }
  return count
}

/** Four records at a time. */
function narrowWords(among: Marks, codes: Uint8Array, wanted: Uint8Array, into: Marks): number {
  const is = new Uint8Array(256)
  is.set(wanted)
  const [from, to, by] = [words(among), words(into), words(codes)]
  let count = 0
  for (let word = 0; word < to.length; word += 1) {
    const four = by[word] as number
    const known = (is[four & 255] as number) | ((is[(four >>> 8) & 255] as number) << 8) | ((is[(four >>> 16) & 255] as number) << 16)
    const marks = (known | ((is[four >>> 24] as number) << 24)) & (from[word] as number)
    to[word] = marks
    // The sum of its four bytes.
    count += Math.imul(marks, 0x0101_0101) >>> 24
  }
  return count
}

function words(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)
}

export function countOf(marks: Marks): number {
  let count = 0
  for (let id = 0; id < marks.length; id += 1) count += marks[id] as number
  return count
}

/** Their numbers, ascending. */
export function idsOf(marks: Marks, offset: number, limit: number): number[] {
  const page: number[] = []
  let before = 0
  for (let id = marks.indexOf(1); id >= 0 && page.length < limit; id = marks.indexOf(1, id + 1)) {
    if (before >= offset) page.push(id)
    before += 1
  }
  return page
}

/**
 * The same in the order of a column: by place, those of one place by their numbers.
 * @param places by code, from 0 on without gaps
 */
export function idsByPlace(marks: Marks, codes: Codes, places: Uint32Array, offset: number, limit: number): number[] {
  const end = Math.min(marks.length, codes.length)
  const found = new Uint32Array(places.length)
  for (let id = 0; id < end; id += 1)
    if (marks[id] === 1) found[places[codes[id] as number] as number] = (found[places[codes[id] as number] as number] as number) + 1
  // Of each place that the page reaches into: how many stand before it, and how many on it.
  const skip = new Uint32Array(found.length)
  const take = new Uint32Array(found.length)
  let [before, wanted] = [0, 0]
  for (const [place, count] of found.entries()) {
    const from = Math.max(0, offset - before)
    skip[place] = Math.min(from, count)
    take[place] = Math.max(0, Math.min(count - from, limit - wanted))
    wanted += take[place] as number
    before += count
  }
  const pages = new Map<number, number[]>()
  let left = wanted
  for (let id = 0; id < end && left > 0; id += 1) {
    if (marks[id] !== 1) continue
    const place = places[codes[id] as number] as number
    if ((take[place] as number) === 0) continue
    if ((skip[place] as number) > 0) {
      skip[place] = (skip[place] as number) - 1
      continue
    }
    take[place] = (take[place] as number) - 1
    left -= 1
    const page = pages.get(place)
    if (page) page.push(id)
    else pages.set(place, [id])
  }
  return [...pages.entries()].sort(([one], [other]) => one - other).flatMap(([, page]) => page)
}
