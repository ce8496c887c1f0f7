// Whether two figures of a ledger are a place: both must be there, and lie in China.
import type { Position } from './sphere.ts'

/** Degrees that hold all of China; figures outside are most often the two exchanged. */
const longitudes = { from: 73, to: 136 } as const
const latitudes = { from: 3, to: 54 } as const

const within = (value: number, { from, to }: { readonly from: number; readonly to: number }) => value >= from && value <= to
export const isLongitude = (value: number) => within(value, longitudes)
export const isLatitude = (value: number) => within(value, latitudes)

/** null: nobody knows where, or the figures cannot be right. */
export function positionOf(longitude: number | null, latitude: number | null): Position | null {
  return longitude !== null && latitude !== null && isLongitude(longitude) && isLatitude(latitude) ? { longitude, latitude } : null
}
