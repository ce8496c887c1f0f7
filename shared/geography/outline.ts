// Outlines of counties, made of lines that neighbours share, so that no gap and no overlap can lie between them.
import type { Position } from './sphere.ts'

/** Degrees east, degrees north. */
export type Corner = readonly [east: number, north: number]

export interface CountyMap {
  /** Lines between the corners where borders meet, both of which they hold. */
  readonly lines: Readonly<Record<string, readonly Corner[]>>
  /** Around each county, by its code: the lines one after the other, `-` before those that are walked backwards. */
  readonly counties: Readonly<Record<string, readonly string[]>>
}

/** @param text `120.71 28.98, 120.695 29`: degrees east and north */
export function lineOf(text: string): Corner[] {
  return text.split(',').map((corner): Corner => {
    const [east = Number.NaN, north = Number.NaN] = corner.trim().split(' ').map(Number)
    return [east, north]
  })
}

/** Corners around a county, the first not repeated at the end. @throws Error when a line does not begin where the one before ends */
export function ringOf(map: CountyMap, county: string): Corner[] {
  const ring: Corner[] = []
  for (const step of map.counties[county] ?? []) {
    const line = map.lines[step.replace(/^-/, '')] ?? []
    const corners = step.startsWith('-') ? line.toReversed() : line
    const [last, first] = [ring.at(-1), corners[0]]
    if (!first || (last && (last[0] !== first[0] || last[1] !== first[1]))) throw new Error(`${step} of ${county} begins elsewhere`)
    ring.push(...(last ? corners.slice(1) : corners))
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) throw new Error(`the outline of ${county} is open`)
  return ring.slice(0, -1)
}

/** Whether a place lies inside, by how often a line from it to the east crosses the outline. */
export function holds(ring: readonly Corner[], { longitude, latitude }: Position): boolean {
  let inside = false
  for (const [[east, north], [nextEast, nextNorth]] of sides(ring)) {
    if (north > latitude === nextNorth > latitude) continue
    if (longitude < east + ((latitude - north) / (nextNorth - north)) * (nextEast - east)) inside = !inside
  }
  return inside
}

/** Each corner with the next one. */
export function sides(ring: readonly Corner[]): [Corner, Corner][] {
  return ring.flatMap((corner, at): [Corner, Corner][] => {
    const next = ring[(at + 1) % ring.length]
    return next ? [[corner, next]] : []
  })
}
