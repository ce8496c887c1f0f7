import { expect, test } from 'vitest'
import { comparedPeriods } from '#shared/reports/compared.ts'
import { parsePeriod } from '#shared/reports/period.ts'

const told = (text: string) => comparedPeriods(parsePeriod(text)).map(({ key, label, period }) => [key, label, period.id])

test('a month and a quarter are held against the one before and the same one last year, a year against the year before', () => {
  expect(told('2019-01')).toEqual([
    ['before', '上月', '2018-12'],
    ['lastYear', '上年同月', '2018-01'],
  ])
  expect(told('2019Q2')).toEqual([
    ['before', '上季度', '2019Q1'],
    ['lastYear', '上年同季', '2018Q2'],
  ])
  expect(told('2019')).toEqual([['before', '上年', '2018']])
})
