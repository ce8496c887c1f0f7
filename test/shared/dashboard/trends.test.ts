import { expect, test } from 'vitest'
import { monthsUntil, quartersUntil } from '#shared/dashboard/trends.ts'

test('quarters are those that are over; the last day of one counts as its end', () => {
  const ends = (today: string) => quartersUntil(today, 8).map(({ id }) => id)
  expect(ends('2019-06-28')).toEqual(['2017Q2', '2017Q3', '2017Q4', '2018Q1', '2018Q2', '2018Q3', '2018Q4', '2019Q1'])
  expect(ends('2019-06-30').at(-1)).toBe('2019Q2')
  expect(ends('2019-06-30')).toHaveLength(8)
  expect(ends('2019-01-01').at(-1)).toBe('2018Q4')
})

test('months end with the one that is not over', () => {
  const months = monthsUntil('2019-02-03', 12).map(({ id }) => id)
  expect([months[0], months.at(-1), months.length]).toEqual(['2018-03', '2019-02', 12])
})
