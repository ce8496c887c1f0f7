import { describe, expect, test } from 'vitest'
import { figureText } from '#shared/reports/figureText.ts'
import { percentText, rateOf } from '#shared/reports/rate.ts'

const printed = (part: number, whole: number) => figureText(rateOf(part, whole), 'rate')

describe('a rate', () => {
  // Worked out by hand: the exact percentage stands in the comment.
  test.each([
    [1, 16, '6.3'], // 6.25
    [3, 16, '18.8'], // 18.75
    [289, 2000, '14.5'], // 14.45
    [5755, 10000, '57.6'], // 57.55, 57.54999… in binary
    [1005, 100000, '1.0'], // 1.005
    [1050, 100000, '1.1'], // 1.05
    [8345, 100000, '8.3'], // 8.345
    [4355, 10000, '43.6'], // 43.55
    [2, 3, '66.7'], // 66.66…
    [1, 3, '33.3'],
    [1999, 2000, '100.0'], // 99.95
    [1998, 2000, '99.9'],
    [1, 2001, '0.0'], // 0.04997…
    [1, 2000, '0.1'], // 0.05
    [0, 7, '0.0'],
    [7, 7, '100.0'],
    [9, 8, '112.5'],
    [1033100, 1204567, '85.8'], // 85.765…
  ])('%i ÷ %i prints %s', (part, whole, text) => {
    expect(printed(part, whole)).toBe(text)
  })

  test('of nothing is no rate and prints —', () => {
    expect(rateOf(0, 0)).toBeNull()
    expect(rateOf(5, 0)).toBeNull()
    expect(printed(5, 0)).toBe('—')
  })

  test('is half up at every .x5 of a thousandth, which binary fractions miss', () => {
    for (let halves = 1; halves < 2000; halves += 2) {
      // halves ÷ 2000 is exactly (halves ÷ 2) thousandths, always a tie.
      expect(percentText(rateOf(halves, 2000) ?? -1)).toBe(`${Math.floor((halves + 1) / 2 / 10)}.${((halves + 1) / 2) % 10}`)
    }
  })

  test('prints the same however it is multiplied up', () => {
    for (let thousandths = 0; thousandths <= 1000; thousandths++) expect(Math.round(Number(percentText(thousandths / 1000)) * 10)).toBe(thousandths)
  })
})

test('counts print as plain digits', () => {
  expect(figureText(1033100, 'people')).toBe('1033100')
  expect(figureText(0, 'count')).toBe('0')
  expect(figureText(null, 'count')).toBe('—')
})
