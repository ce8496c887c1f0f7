import { expect, test } from 'vitest'
import { createRandom } from '#core/demo/random.ts'
import { nearness } from '#shared/geography/nearness.ts'
import { distanceM, type Position, travelled } from '#shared/geography/sphere.ts'

const random = createRandom(7)
const someWhere = (west: number, south: number, degrees: number): Position => ({
  longitude: west + random.between(0, degrees * 1e4) / 1e4,
  latitude: south + random.between(0, degrees * 1e4) / 1e4,
})

test.each([
  ['a city', 120.3, 28, 1.6, 7692],
  ['a few streets', 121.4, 28.6, 0.01, 150],
  ['the far north, where degrees of longitude are short', 120, 52, 2, 20_000],
  ['the equator', 100, -1, 2, 5000],
] as const)('the grid finds what a plain double loop finds: %s', (_, west, south, degrees, metres) => {
  const points = Array.from({ length: 300 }, () => someWhere(west, south, degrees))
  const near = nearness(points, metres)
  let some = 0
  for (let turn = 0; turn < 400; turn++) {
    const place = someWhere(west - degrees / 10, south - degrees / 10, degrees * 1.2)
    const plain = points.flatMap((point, number) => (distanceM(place, point) <= metres ? [number] : []))
    expect(near.near(place)).toEqual(plain)
    expect(near.hasNear(place)).toBe(plain.length > 0)
    some += plain.length
  }
  expect(some).toBeGreaterThan(0)
})

test('a point just inside the circle is found in every direction, one just outside in none', () => {
  const middle = { longitude: 121.3, latitude: 28.6 }
  for (let bearing = 0; bearing < 360; bearing += 5) {
    expect(nearness([middle], 7692).hasNear(travelled(middle, 7691.9, bearing))).toBe(true)
    expect(nearness([middle], 7692).hasNear(travelled(middle, 7692.1, bearing))).toBe(false)
  }
})

test('without points nothing is near', () => {
  expect(nearness([], 7692).hasNear({ longitude: 121, latitude: 28 })).toBe(false)
})
