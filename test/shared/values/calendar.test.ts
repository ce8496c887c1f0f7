import { expect, it } from 'vitest'
import { addDays, addYears, dayNumber, dayText } from '#shared/values/calendar.ts'

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
  expect(addDays(day, count)).toBe(later)
})

it('days are counted through leap years without a Date', () => {
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(addDays('2016-02-28', 2)).toBe('2016-03-01')
  expect(addYears('2016-02-29', 3)).toBe('2019-02-28')
  expect(addYears('2016-02-29', 4)).toBe('2020-02-29')
  for (let day = dayNumber('1899-12-25'); day < dayNumber('2101-03-05'); day += 1) expect(dayNumber(dayText(day))).toBe(day)
})
