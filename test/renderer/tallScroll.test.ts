import { describe, expect, it } from 'vitest'
import { boxHeight, follow, placeAt } from '../../renderer/components/tallScroll.ts'

const view = 500
const short = { list: 26_353 * 28, view }
const tall = { list: 1_033_100 * 28, view }
const position = ({ scrollTop, ahead }: { scrollTop: number; ahead: number }) => scrollTop + ahead

describe('a list that a browser can hold', () => {
  it('is scrolled as it is', () => {
    expect(boxHeight(short.list)).toBe(short.list)
    expect(follow({ scrollTop: 0, ahead: 0 }, 12_345, short)).toEqual({ scrollTop: 12_345, ahead: 0 })
  })
})

describe('a list of a million rows', () => {
  it('has a box that every browser can make, at any zoom', () => {
    expect(boxHeight(tall.list) * 3).toBeLessThan(18_000_000 + 1)
  })

  it('moves pixel by pixel with the wheel', () => {
    const from = placeAt(10_000_000, tall)
    const next = follow(from, from.scrollTop + 100, tall)
    expect(position(next)).toBeCloseTo(10_000_100, 3)
  })

  it('moves in proportion when the scroll bar is dragged, and reaches both ends', () => {
    const end = boxHeight(tall.list) - view
    expect(position(follow(placeAt(0, tall), end, tall))).toBeCloseTo(tall.list - view, 3)
    expect(position(follow(placeAt(0, tall), end / 2, tall))).toBeCloseTo((tall.list - view) / 2, 3)
    expect(position(follow(placeAt(tall.list, tall), 0, tall))).toBe(0)
  })

  it('stays where it is when the scroll bar is put where it belongs', () => {
    const wheeled = follow(placeAt(10_000_000, tall), placeAt(10_000_000, tall).scrollTop + 900, tall)
    const put = placeAt(position(wheeled), tall)
    expect(position(put)).toBeCloseTo(position(wheeled), 3)
    expect(put.scrollTop / (boxHeight(tall.list) - view)).toBeCloseTo(position(wheeled) / (tall.list - view), 3)
  })

  it('can show every row', () => {
    for (const row of [0, 1, 500_000, 1_033_099]) {
      const place = placeAt(row * 28 + 28 - view, tall)
      expect(position(place)).toBeCloseTo(Math.max(0, row * 28 + 28 - view), 3)
      expect(place.scrollTop).toBeLessThanOrEqual(boxHeight(tall.list) - view)
    }
  })
})
