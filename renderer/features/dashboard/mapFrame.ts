// From degrees to the picture: meridians and parallels as a right-angled net that is true to scale in the middle, so that circles stay circles as far as one can see.
import type { Corner } from '#shared/geography/outline.ts'
import { latitudeSpan, type Position } from '#shared/geography/sphere.ts'

export interface MapFrame {
  readonly width: number
  readonly height: number
  /** Units of the picture. */
  place(position: Position): readonly [x: number, y: number]
  /** How long so many metres are. */
  length(metres: number): number
}

const WIDTH = 1000
const MARGIN = 14
/** Below, for the scale. */
const FOOT = 34

/** null: nothing to show. */
export function mapFrame(outlines: readonly (readonly Corner[])[], positions: readonly Position[]): MapFrame | null {
  // Points far away would make the counties small; they only count where there is no outline.
  const corners = outlines.length > 0 ? outlines.flat() : positions.map(({ longitude, latitude }): Corner => [longitude, latitude])
  const [first] = corners
  if (!first) return null
  const bounds = corners.reduce(
    (so, [east, north]) => ({
      west: Math.min(so.west, east),
      east: Math.max(so.east, east),
      south: Math.min(so.south, north),
      north: Math.max(so.north, north),
    }),
    { west: first[0], east: first[0], south: first[1], north: first[1] },
  )
  const narrow = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180)
  // A single place gets a neighbourhood.
  const wide = Math.max((bounds.east - bounds.west) * narrow, 0.05)
  const high = Math.max(bounds.north - bounds.south, 0.05)
  const scale = (WIDTH - 2 * MARGIN) / wide
  return {
    width: WIDTH,
    height: Math.round(high * scale + MARGIN + FOOT),
    place: ({ longitude, latitude }) => [MARGIN + (longitude - bounds.west) * narrow * scale, MARGIN + (bounds.north - latitude) * scale],
    length: (metres) => latitudeSpan(metres) * scale,
  }
}

/** As the d of an SVG path. */
export function pathOf(frame: MapFrame, positions: readonly Position[]): string {
  return `M${positions.map((position) => frame.place(position).map((value) => value.toFixed(1))).join('L')}Z`
}

/** Where the name of an outline is written: the middle of its area, which lies inside all but the oddest. */
export function middleOf(ring: readonly Corner[]): Position {
  let [twice, east, north] = [0, 0, 0]
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    const part = x * nextY - nextX * y
    twice += part
    east += (x + nextX) * part
    north += (y + nextY) * part
  }
  return { longitude: east / (3 * twice), latitude: north / (3 * twice) }
}
