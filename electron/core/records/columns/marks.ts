// Records of a register as one mark each, by their numbers: what several filters find together is a pass over bytes, a millisecond for a million records.
import type { Codes } from './keptColumn.ts'

/** By the record's number: 1, or 0 for those that are not among them. */
export type Marks = Uint8Array

/** Those of `among` whose code is one of the wanted. @param wanted by code: 1 or 0 @returns how many */
export function narrow(among: Marks, codes: Codes, wanted: Uint8Array, into: Marks): number {
  const end = Math.min(into.length, codes.length)
  let count = 0
  for (let id = 0; id < end; id += 1) {
    const mark = (among[id] as number) & (wanted[codes[id] as number] as number)
    into[id] = mark
    count += mark
  }
  return count
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
