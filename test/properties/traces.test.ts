// The short form of `npm run properties -- --offices`: every report of two made offices.
import { expect, it } from 'vitest'
import { runOffice } from './reports/runOffice.ts'

it.each([
  [1, '2018Q4', ['331000', '331002001']],
  [2, '2019-03', ['331002']],
] as const)(
  'every figure of every report is the sum of the records behind it, in office %i',
  async (number, period, scopes) => {
    const { wrong, figures, counting } = await runOffice(number, [period], scopes)
    expect(wrong).toEqual([])
    expect(figures).toBeGreaterThan(500)
    expect(counting).toBeGreaterThan(200)
  },
  120_000,
)
