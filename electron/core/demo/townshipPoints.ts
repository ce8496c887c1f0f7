// Where the demo's townships stand: sample positions by arithmetic, inside their county's outline and well apart, because nobody has surveyed them for us.
import { type Corner, holds, ringOf, sides } from '#shared/geography/outline.ts'
import { distanceM, type Position } from '#shared/geography/sphere.ts'
import { taizhouMap } from '#shared/geography/taizhou.ts'
import type { Township } from './places.ts'
import type { Random } from './random.ts'

/** Degrees between a township's middle and its county's border, so that its centres lie inside too. */
const margin = 0.015
/** Of so many places that chance offers, the one farthest from its neighbours is taken (best-candidate sampling, D. P. Mitchell 1991). */
const offers = 24

/** By the township's code; a county without an outline has none. */
export function townshipPoints(townships: readonly Township[], random: Random): Map<string, Position> {
  const points = new Map<string, Position>()
  for (const county of new Set(townships.map((town) => town.county))) {
    const ring = ringOf(taizhouMap, county)
    const taken: Position[] = []
    for (const { code } of townships.filter((town) => ring.length > 0 && town.county === county)) {
      const point = farthest(
        Array.from({ length: offers }, () => pointInside(ring, random)),
        taken,
      )
      taken.push(point)
      points.set(code, point)
    }
  }
  return points
}

function farthest(offered: readonly Position[], taken: readonly Position[]): Position {
  const room = (point: Position) => Math.min(...taken.map((other) => distanceM(point, other)))
  return offered.reduce((best, point) => (room(point) > room(best) ? point : best))
}

function pointInside(ring: readonly Corner[], random: Random): Position {
  const [easts, norths] = [ring.map(([east]) => east), ring.map(([, north]) => north)]
  const between = (values: readonly number[]) => random.between(Math.min(...values) * 1e4, Math.max(...values) * 1e4) / 1e4
  for (;;) {
    const point = { longitude: between(easts), latitude: between(norths) }
    if (holds(ring, point) && sides(ring).every(([from, to]) => degreesTo(point, from, to) > margin)) return point
  }
}

/** Plane distance in degrees from a point to a side; near enough for a margin. */
function degreesTo({ longitude, latitude }: Position, [east, north]: Corner, [nextEast, nextNorth]: Corner): number {
  const [along, up] = [nextEast - east, nextNorth - north]
  const part = Math.max(0, Math.min(1, ((longitude - east) * along + (latitude - north) * up) / (along * along + up * up || 1)))
  return Math.hypot(longitude - east - part * along, latitude - north - part * up)
}
