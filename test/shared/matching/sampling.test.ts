// Samples of automatic decisions: drawn by a seed, and what they say about the rest.
import { describe, expect, it } from 'vitest'
import { drawSample, estimatedShare } from '#shared/matching/sampling.ts'

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('a sample', () => {
  it('is drawn again by its seed, from whatever order', () => {
    const first = drawSample(upTo(1000), 50, 4711)
    expect(new Set(first).size).toBe(50)
    expect(drawSample(upTo(1000).reverse(), 50, 4711)).toEqual(first)
    expect(drawSample(upTo(1000), 50, 4712)).not.toEqual(first)
  })

  it('keeps what it can when some have come and gone', () => {
    const first = drawSample(upTo(1000), 50, 4711)
    const later = drawSample(
      upTo(1010).filter((id) => id !== first[0]),
      50,
      4711,
    )
    expect(first.filter((id) => later.includes(id)).length).toBeGreaterThanOrEqual(47)
  })

  it('is everything where there is not more', () => {
    expect(drawSample([3, 1, 2], 10, 1).sort()).toEqual([1, 2, 3])
    expect(drawSample([], 10, 1)).toEqual([])
  })

  it('takes each as often as any other', () => {
    const taken = new Map(upTo(100).map((id) => [id, 0]))
    for (let seed = 1; seed <= 5000; seed += 1) for (const id of drawSample(upTo(100), 10, seed)) taken.set(id, (taken.get(id) ?? 0) + 1)
    // 500 each, give or take five standard deviations of √(5000 · 0.1 · 0.9) = 21.2.
    for (const count of taken.values()) expect(Math.abs(count - 500)).toBeLessThan(106)
    const chi = [...taken.values()].reduce((sum, count) => sum + (count - 500) ** 2 / 450, 0)
    expect(chi).toBeLessThan(160)
  })

  it('puts no id together with its neighbour more often than chance', () => {
    let together = 0
    for (let seed = 1; seed <= 5000; seed += 1) {
      const drawn = new Set(drawSample(upTo(100), 10, seed))
      if (drawn.has(41) && drawn.has(42)) together += 1
    }
    // 5000 · 10/100 · 9/99 = 45.5, give or take four standard deviations.
    expect(together).toBeGreaterThan(18)
    expect(together).toBeLessThan(73)
  })
})

describe('the estimated share', () => {
  it('is Wilson’s', () => {
    // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3: 81/263, 15/148, 0/20, 1/29.
    const rounded = (hits: number, looked: number) => {
      const found = estimatedShare(hits, looked)
      return [found?.low, found?.high].map((share) => share?.toFixed(4))
    }
    expect(rounded(81, 263)).toEqual(['0.2553', '0.3662'])
    expect(rounded(15, 148)).toEqual(['0.0624', '0.1605'])
    expect(rounded(0, 20)).toEqual(['0.0000', '0.1611'])
    expect(rounded(1, 29)).toEqual(['0.0061', '0.1718'])
    expect(rounded(20, 20)).toEqual(['0.8389', '1.0000'])
  })

  it('says nothing where nothing was looked at', () => {
    expect(estimatedShare(0, 0)).toBeNull()
  })
})
