// Distances and circles on the earth taken as a sphere. Against the ellipsoid that is wrong by at most half a per cent, far less than what a road adds to a straight line.

export interface Position {
  /** Degrees east. */
  readonly longitude: number
  /** Degrees north. */
  readonly latitude: number
}

/** Mean radius R1 of the earth in metres: (2a + b) / 3 of the ellipsoid GRS 80 (H. Moritz, Geodetic Reference System 1980, Journal of Geodesy 74, 2000), rounded. */
export const earthRadiusM = 6_371_008.8

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI

/** Metres along the great circle, by the haversine formula (R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984), which stays exact for near points. */
export function distanceM(from: Position, to: Position): number {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2)
  const east = Math.sin(radians(to.longitude - from.longitude) / 2)
  const square = north * north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east * east
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(square)))
}

/** Where one arrives after so many metres on a great circle. @param bearing degrees clockwise from north */
export function travelled({ longitude, latitude }: Position, metres: number, bearing: number): Position {
  const [angle, course, north] = [metres / earthRadiusM, radians(bearing), radians(latitude)]
  const arrived = Math.asin(Math.sin(north) * Math.cos(angle) + Math.cos(north) * Math.sin(angle) * Math.cos(course))
  const east = Math.atan2(Math.sin(course) * Math.sin(angle) * Math.cos(north), Math.cos(angle) - Math.sin(north) * Math.sin(arrived))
  return { longitude: longitude + degrees(east), latitude: degrees(arrived) }
}

/** All that lies so many metres away, as a polygon. */
export function circleAround(middle: Position, metres: number, corners = 72): Position[] {
  return Array.from({ length: corners }, (_, corner) => travelled(middle, metres, (corner * 360) / corners))
}

/** How many degrees of latitude so many metres are. */
export function latitudeSpan(metres: number): number {
  return degrees(metres / earthRadiusM)
}

/**
 * How many degrees of longitude a circle of so many metres reaches to either side of its middle, at most; 360 where it holds a pole.
 * @param latitude the one of all middles that is farthest from the equator
 */
export function longitudeSpan(metres: number, latitude: number): number {
  const sine = Math.sin(metres / earthRadiusM) / Math.cos(radians(latitude))
  return metres / earthRadiusM + Math.abs(radians(latitude)) >= Math.PI / 2 ? 360 : degrees(Math.asin(Math.min(1, sine)))
}
