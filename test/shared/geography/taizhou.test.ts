// The diagram of the nine counties: shared borders, seats inside, areas near the true ones.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Corner, holds, ringOf, sides } from '#shared/geography/outline.ts'
import { earthRadiusM } from '#shared/geography/sphere.ts'
import { taizhouMap } from '#shared/geography/taizhou.ts'
import type { RegionEntry } from '#shared/importing/ledger.ts'

const regions = JSON.parse(readFileSync(new URL('../../../resources/regions.json', import.meta.url), 'utf8')) as RegionEntry[]

/** Of each county: name, land in square kilometres, and its seat. */
const counties: readonly (readonly [code: string, name: string, area: number, east: number, north: number])[] = [
  ['331002', '椒江区', 280, 121.44, 28.67],
  ['331003', '黄岩区', 988, 121.26, 28.65],
  ['331004', '路桥区', 274, 121.37, 28.58],
  ['331022', '三门县', 1072, 121.39, 29.1],
  ['331023', '天台县', 1426, 121.01, 29.14],
  ['331024', '仙居县', 1992, 120.73, 28.85],
  ['331081', '温岭市', 836, 121.38, 28.37],
  ['331082', '临海市', 2171, 121.14, 28.85],
  ['331083', '玉环市', 378, 121.23, 28.13],
]
const rings = new Map(counties.map(([code]) => [code, ringOf(taizhouMap, code)]))
const sideKey = ([from, to]: readonly [Corner, Corner]) => [from.join(' '), to.join(' ')].sort().join(' – ')

describe.each(counties)('%s %s', (code, name, area, longitude, latitude) => {
  const ring = rings.get(code) ?? []

  test('is drawn with 20 to 70 corners, none twice, and bears the name that the regions give it', () => {
    expect(ring.length).toBeGreaterThanOrEqual(20)
    expect(ring.length).toBeLessThanOrEqual(70)
    expect(new Set(ring.map(String)).size).toBe(ring.length)
    expect(regions.find((region) => region.code === code)?.name).toBe(name)
  })

  test('holds its seat, which lies in no other county', () => {
    for (const [other, outline] of rings) expect(holds(outline, { longitude, latitude }), other).toBe(other === code)
  })

  test('is as large as it is, to within 15 per cent', () => {
    expect(areaSqkm(ring) / area).toBeGreaterThan(0.85)
    expect(areaSqkm(ring) / area).toBeLessThan(1.15)
  })

  test('crosses itself nowhere', () => {
    const all = sides(ring)
    for (const [at, side] of all.entries())
      for (const [later, other] of all.entries())
        if (later > at + 1 && !(at === 0 && later === all.length - 1)) expect(cross(side, other), `${side} × ${other}`).toBe(false)
  })
})

test('every line is either the border of two counties, walked once each way, or the edge of the city', () => {
  const walked = new Map<string, string[]>()
  for (const steps of Object.values(taizhouMap.counties))
    for (const step of steps) walked.set(step.replace('-', ''), [...(walked.get(step.replace('-', '')) ?? []), step])
  expect([...walked.keys()].toSorted()).toEqual(Object.keys(taizhouMap.lines).toSorted())
  expect([...walked.values()].every((steps) => steps.length <= 2)).toBe(true)
  const sidesOf = [...rings.values()].flatMap((ring) => sides(ring).map(sideKey))
  const times = Map.groupBy(sidesOf, (side) => side)
  expect([...times.values()].every((same) => same.length <= 2)).toBe(true)
})

test('neighbours leave no gap and do not overlap: a fine net of points lies in one county at most, and the city is the sum of its counties', () => {
  const city = new Map([...rings.values()].flatMap((ring) => sides(ring).map((side) => [sideKey(side), side] as const)))
  const counted = Map.groupBy(
    [...rings.values()].flatMap((ring) => sides(ring).map(sideKey)),
    (side) => side,
  )
  const edge = [...city].filter(([key]) => counted.get(key)?.length === 1).map(([, side]) => side)
  const insideCity = (longitude: number, latitude: number) =>
    edge.filter(
      ([[east, north], [nextEast, nextNorth]]) =>
        north > latitude !== nextNorth > latitude && longitude < east + ((latitude - north) / (nextNorth - north)) * (nextEast - east),
    ).length %
      2 ===
    1
  for (let longitude = 120.2505; longitude < 121.8; longitude += 0.013) {
    for (let latitude = 28.0005; latitude < 29.4; latitude += 0.013) {
      const holders = [...rings].filter(([, ring]) => holds(ring, { longitude, latitude }))
      expect(holders.length, `${longitude} ${latitude}`).toBe(insideCity(longitude, latitude) ? 1 : 0)
    }
  }
})

test('a county that has no outline has no ring, and lines that do not meet are refused', () => {
  expect(ringOf(taizhouMap, '331000L0')).toEqual([])
  expect(() =>
    ringOf(
      {
        lines: {
          a: [
            [0, 0],
            [1, 0],
          ],
          b: [
            [1, 1],
            [0, 0],
          ],
        },
        counties: { x: ['a', 'b'] },
      },
      'x',
    ),
  ).toThrow('begins elsewhere')
  expect(() =>
    ringOf(
      {
        lines: {
          a: [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        },
        counties: { x: ['a'] },
      },
      'x',
    ),
  ).toThrow('open')
})

function cross([a, b]: readonly [Corner, Corner], [c, d]: readonly [Corner, Corner]): boolean {
  const turn = (p: Corner, q: Corner, r: Corner) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0
}

/** Square kilometres on the sphere, sides being straight on a map whose areas are true (cylindrical, Lambert 1772). */
function areaSqkm(ring: readonly Corner[]): number {
  const radians = (value: number) => (value * Math.PI) / 180
  let twice = 0
  for (const [[east, north], [nextEast, nextNorth]] of sides(ring)) {
    twice += radians(east) * Math.sin(radians(nextNorth)) - radians(nextEast) * Math.sin(radians(north))
  }
  return (Math.abs(twice) / 2) * (earthRadiusM / 1000) ** 2
}
