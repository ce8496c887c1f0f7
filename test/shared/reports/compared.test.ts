import { expect, test } from 'vitest'
import { comparedPeriods, heldAgainst, isComparisonNote } from '#shared/reports/compared.ts'
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

test('of the others those in which there was something are printed, and of the rest a sentence says that there was nothing', () => {
  const [before, lastYear] = [
    { label: '上月', count: 3 },
    { label: '上年同月', count: 0 },
  ]
  const there = ({ count }: { count: number }) => count > 0
  expect(heldAgainst([before, lastYear], there, '没有试点')).toEqual({ compared: [before], notes: ['上年同月没有试点，不作比较。'] })
  const none = heldAgainst([lastYear, { label: '上月', count: 0 }], there, '没有试点')
  expect(none).toEqual({ compared: [], notes: ['上年同月、上月没有试点，不作比较。'] })
  expect(none.notes.every(isComparisonNote)).toBe(true)
  expect(heldAgainst([before], there, '没有试点')).toEqual({ compared: [before], notes: [] })
  expect(heldAgainst([], there, '没有试点').notes).toEqual([])
})
