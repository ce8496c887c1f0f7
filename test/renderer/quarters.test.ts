import { expect, it } from 'vitest'
import { lastQuarter, reportYears } from '../../renderer/features/reports/quarters.ts'

it.each([
  ['2019-01-05', '2018Q4'],
  ['2019-03-31', '2018Q4'],
  ['2019-04-01', '2019Q1'],
  ['2019-12-31', '2019Q3'],
])('on %s the last quarter that is over is %s', (today, quarter) => {
  expect(lastQuarter(today)).toBe(quarter)
})

it('years run from this one back to 2000', () => {
  expect(reportYears('2019-05-01')[0]).toBe('2019')
  expect(reportYears('2019-05-01').at(-1)).toBe('2000')
})
