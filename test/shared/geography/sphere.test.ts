import { describe, expect, test } from 'vitest'
import { circleRadiusM, circleText } from '#shared/geography/circleRadius.ts'
import { isLatitude, isLongitude, positionOf } from '#shared/geography/position.ts'
import { circleAround, distanceM, earthRadiusM, travelled } from '#shared/geography/sphere.ts'
import { defaultSettings } from '#shared/settings/settings.ts'

const at = (longitude: number, latitude: number) => ({ longitude, latitude })

describe('a distance', () => {
  test('is a part of the great circle: a degree of a meridian, a quarter of the equator, to the other side', () => {
    expect(distanceM(at(121, 28), at(121, 29))).toBeCloseTo((earthRadiusM * Math.PI) / 180, 6)
    expect(distanceM(at(0, 0), at(90, 0))).toBeCloseTo((earthRadiusM * Math.PI) / 2, 3)
    expect(distanceM(at(10, 40), at(-170, -40))).toBeCloseTo(earthRadiusM * Math.PI, -1)
  })

  test('agrees with the spherical law of cosines over far places, and is nought and symmetric', () => {
    const [one, other] = [at(121.44, 28.67), at(116.4, 39.9)]
    const rad = (value: number) => (value * Math.PI) / 180
    const cosine =
      Math.sin(rad(one.latitude)) * Math.sin(rad(other.latitude)) +
      Math.cos(rad(one.latitude)) * Math.cos(rad(other.latitude)) * Math.cos(rad(other.longitude - one.longitude))
    expect(distanceM(one, other)).toBeCloseTo(earthRadiusM * Math.acos(cosine), 2)
    expect(distanceM(one, other)).toBe(distanceM(other, one))
    expect(distanceM(one, one)).toBe(0)
  })

  test('holds for places a few steps apart, where the law of cosines loses itself', () => {
    expect(distanceM(at(121.4, 28.6), at(121.4, 28.60001))).toBeCloseTo(1.112, 3)
  })
})

test('a circle lies its radius away from its middle all around', () => {
  const middle = at(121.3, 28.6)
  for (const corner of circleAround(middle, 7692)) expect(distanceM(middle, corner)).toBeCloseTo(7692, 3)
  const north = travelled(middle, 1000, 0)
  expect(north.longitude).toBeCloseTo(121.3, 9)
  expect(north.latitude).toBeGreaterThan(28.6)
})

test('half an hour by electric bicycle is 7.7 km in a straight line, and follows the settings', () => {
  expect(circleRadiusM(defaultSettings.circle)).toBe(7692)
  expect(circleText(defaultSettings.circle)).toBe('直线7.7公里（30分钟×20公里/小时÷绕行系数1.3）')
  expect(circleRadiusM({ minutes: 15, kmPerHour: 4, detour: 1 })).toBe(1000)
})

test('figures outside China, or half a pair, are no place', () => {
  expect(positionOf(121.4, 28.6)).toEqual(at(121.4, 28.6))
  for (const [longitude, latitude] of [
    [28.6, 121.4],
    [121.4, null],
    [null, 28.6],
    [0, 0],
  ] as const)
    expect(positionOf(longitude, latitude)).toBeNull()
  expect([isLongitude(73), isLongitude(136.1), isLatitude(54), isLatitude(2.9)]).toEqual([true, false, true, false])
})
