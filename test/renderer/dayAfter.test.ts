import { expect, it } from 'vitest'
import { dayAfter } from '../../renderer/components/dayAfter.ts'

it.each([
  ['2019-01-05', 0, '2019-01-05'],
  ['2019-01-31', 1, '2019-02-01'],
  ['2019-12-31', 1, '2020-01-01'],
  ['2020-02-28', 1, '2020-02-29'],
  ['2019-07-03', 180, '2019-12-30'],
  ['2019-01-01', -1, '2018-12-31'],
  ['2020-03-01', -1, '2020-02-29'],
  ['2019-09-01', 180, '2020-02-28'],
])('%s and %i days are %s', (day, count, later) => {
  expect(dayAfter(day, count)).toBe(later)
})
