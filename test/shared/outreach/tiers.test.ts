import { expect, test } from 'vitest'
import { tierOf } from '#shared/outreach/tiers.ts'

const usual = { campaignEmployees: 100, employees: 25, productionYears: 1, jointEmployees: 25 }
const today = '2019-06-28'
const tier = (headcount: number | null, inProductionSince: string | null = null, coverage: 'own' | 'joint' | 'none' = 'none') =>
  tierOf({ headcount, inProductionSince, coverage }, usual, today)

test('size decides, and from 25 on the time in production', () => {
  expect([tier(100), tier(99), tier(25), tier(24), tier(0)]).toEqual(['campaign', 'own', 'own', 'joint', 'joint'])
  expect(tier(100, '2019-06-01')).toBe('campaign')
  expect(tier(99, '2018-06-28')).toBe('own')
  expect(tier(99, '2018-06-29')).toBe('waiting')
  expect(tier(24, '2019-06-01')).toBe('joint')
})

test('a month or a year begins with its first day', () => {
  expect(tier(50, '2018-06')).toBe('own')
  expect(tier(50, '2018-07')).toBe('waiting')
  expect(tier(50, '2019')).toBe('waiting')
})

test('who sits in a joint union is only asked to leave it when it is large enough', () => {
  expect([tier(26, null, 'joint'), tier(25, null, 'joint'), tier(500, null, 'joint')]).toEqual(['split', null, 'split'])
})

test('nothing is asked where a union of its own stands, or where nobody knows the size', () => {
  expect([tier(500, null, 'own'), tier(null), tier(null, null, 'joint')]).toEqual([null, null, null])
})

test('the thresholds are those of the office', () => {
  const other = { campaignEmployees: 200, employees: 50, productionYears: 0, jointEmployees: 80 }
  const at = (headcount: number, coverage: 'joint' | 'none' = 'none') => tierOf({ headcount, inProductionSince: today, coverage }, other, today)
  expect([at(199), at(200), at(49), at(80, 'joint'), at(81, 'joint')]).toEqual(['own', 'campaign', 'joint', null, 'split'])
})
