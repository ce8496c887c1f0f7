import { expect, it } from 'vitest'
import { inRhythm, lastPeriod, partsOf, reportYears, rhythmOf } from '../../renderer/features/reports/periods.ts'

it.each([
  ['2019-01-05', '2018Q4', '2018-12', '2018'],
  ['2019-03-31', '2018Q4', '2019-02', '2018'],
  ['2019-04-01', '2019Q1', '2019-03', '2018'],
  ['2019-12-31', '2019Q3', '2019-11', '2018'],
])('on %s the last periods that are over are %s, %s and %s', (today, quarter, month, year) => {
  expect([lastPeriod(today, 'quarter'), lastPeriod(today, 'month'), lastPeriod(today, 'year')]).toEqual([quarter, month, year])
})

it.each([
  ['2018Q3', 'month', '2018-09'],
  ['2018Q3', 'year', '2018'],
  ['2018Q3', 'quarter', '2018Q3'],
  ['2018-11', 'quarter', '2018Q4'],
  ['2018', 'quarter', '2018Q4'],
  // Not over on 28 June 2019.
  ['2019-05', 'quarter', '2019Q1'],
  ['2019Q2', 'month', '2019-05'],
  ['2019', 'month', '2019-05'],
  ['2019Q1', 'year', '2018'],
  ['', 'month', '2019-05'],
] as const)('%s cut by the %s is %s', (period, rhythm, cut) => {
  expect(inRhythm(period, rhythm, '2019-06-28')).toBe(cut)
})

it('years run from this one back to 2000', () => {
  expect(reportYears('2019-05-01')[0]).toBe('2019')
  expect(reportYears('2019-05-01').at(-1)).toBe('2000')
})

it('a year and a part of it make a period, whose rhythm is told from it', () => {
  for (const rhythm of ['month', 'quarter'] as const) for (const { value } of partsOf(rhythm)) expect(rhythmOf(`2019${value}`)).toBe(rhythm)
  expect(partsOf('month')).toHaveLength(12)
  expect([rhythmOf('2019'), rhythmOf('2019Q5'), rhythmOf('2019-13'), rhythmOf('')]).toEqual(['year', null, null, null])
})
