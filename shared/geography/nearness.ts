// Which places have one of many others near: a grid as wide as the distance, so that a place is only held against the nine fields around it.
import { distanceM, latitudeSpan, longitudeSpan, type Position } from './sphere.ts'

export interface Nearness {
  /** Whether one of the points lies so near; on the very circle counts. */
  hasNear(place: Position): boolean
  /** Numbers of all points that lie so near, in their order. */
  near(place: Position): number[]
}

/** @param points none beyond 85° north or south @param metres from a place to a point, at most */
export function nearness(points: readonly Position[], metres: number): Nearness {
  const farthest = Math.max(0, ...points.map(({ latitude }) => Math.abs(latitude))) + latitudeSpan(metres)
  // A touch more, so that no rounding puts a point two fields away.
  const high = Math.max(latitudeSpan(metres), 1e-6) * 1.000001
  const wide = Math.max(longitudeSpan(metres, farthest), 1e-6) * 1.000001
  const fieldOf = ({ longitude, latitude }: Position) => [Math.floor(longitude / wide), Math.floor(latitude / high)] as const
  const fields = new Map<string, number[]>()
  for (const [number, point] of points.entries()) {
    const key = fieldOf(point).join()
    const held = fields.get(key)
    if (held) held.push(number)
    else fields.set(key, [number])
  }
  function* around(place: Position): Generator<number> {
    const [column, row] = fieldOf(place)
    for (let east = column - 1; east <= column + 1; east++) {
      for (let north = row - 1; north <= row + 1; north++) {
        for (const number of fields.get(`${east},${north}`) ?? []) {
          const point = points[number]
          if (point && distanceM(place, point) <= metres) yield number
        }
      }
    }
  }
  return {
    hasNear: (place) => !around(place).next().done,
    near: (place) => [...around(place)].sort((one, other) => one - other),
  }
}
