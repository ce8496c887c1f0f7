import { expect, test } from 'vitest'
import { apportion } from '#core/demo/apportion.ts'
import { codeMint } from '#core/demo/codes.ts'
import { nameMint } from '#core/demo/names.ts'
import { createRandom } from '#core/demo/random.ts'
import { wellKnown } from '#core/demo/words.ts'

test('shares add up to the total, follow the weights and keep the least', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
  const shares = apportion(
    17896,
    Array.from({ length: 937 }, (_, i) => 1 + (i % 40)),
    5,
  )
  expect(shares.reduce((a, b) => a + b)).toBe(17896)
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(5)
  expect(() => apportion(4, [1, 1, 1], 2)).toThrow()
})

test('chance repeats with its seed and differs with another', () => {
  const draw = (seed: number) => {
    const random = createRandom(seed)
    return Array.from({ length: 50 }, () => random.between(0, 1000))
  }
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
  expect(Math.max(...draw(1))).toBeLessThanOrEqual(1000)
})

test('no brand contains the name of a real company, and phones are of the fictional blocks', () => {
  const random = createRandom(7)
  const names = nameMint(random)
  const codes = codeMint(random)
  for (let i = 0; i < 5000; i++) {
    const brand = names.brand()
    expect(wellKnown.filter((name) => brand.includes(name))).toEqual([])
    expect(codes.phone()).toMatch(/^(0576-8\d{7}|1390000\d{4})$/)
  }
})
