import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/importing/sheet.ts'
import { indexChoices } from '#shared/values/choice.ts'
import { parseChoices } from '#shared/values/choices.ts'
import { parseCount } from '#shared/values/count.ts'
import { parseDate } from '#shared/values/date.ts'
import { parseDecimal } from '#shared/values/decimal.ts'
import type { Parsed } from '#shared/values/parsed.ts'
import { parseYear } from '#shared/values/year.ts'
import { codeTables } from '#test/support/knowledge.ts'

const s = (value: string): Cell => ({ type: 's', value })
const brief = (parsed: Parsed) => [parsed.value, ...parsed.problems.map((problem) => problem.code)]

describe('areas', () => {
  it('are read with and without their unit', () => {
    for (const text of ['434㎡', '434平方米', '434 平方', '434', '434m2']) expect(brief(parseDecimal(s(text)))).toEqual([434])
    expect(brief(parseDecimal(s('2,312平方米')))).toEqual([2312])
    expect(brief(parseDecimal({ type: 'n', value: 86.5 }))).toEqual([86.5])
  })

  it('that are approximate say so; ranges and prose are nobody\u2019s number', () => {
    expect(brief(parseDecimal(s('约1686平方')))).toEqual([1686, 'approximate'])
    expect(brief(parseDecimal(s('200-300㎡')))).toEqual([null, 'range'])
    expect(brief(parseDecimal(s('两间')))).toEqual([null, 'invalid-value'])
    expect(brief(parseDecimal(s('—')))).toEqual([null])
  })
})

describe('stars', () => {
  it('are counted, however they are written', () => {
    for (const text of ['★★★★', '★★★★☆', '四星级', '四星', '4星', '4']) expect(brief(parseCount(s(text))), text).toEqual([4])
    for (const text of ['未评定', '无', '☆☆☆']) expect(brief(parseCount(s(text))), text).toEqual([null])
  })

  it('and places for people', () => {
    expect(brief(parseCount(s('可容纳172人')))).toEqual([172])
    expect(brief(parseCount(s('可容纳约172人')))).toEqual([172, 'approximate'])
  })
})

describe('years', () => {
  it('are taken from figures, characters and whole dates', () => {
    for (const cell of [s('2010年'), s('二〇一〇年'), s('2010年度'), s('2010-05-01'), { type: 'n', value: 2010 } as const])
      expect(brief(parseYear(cell, false))).toEqual([2010])
    expect(brief(parseYear(s('近年'), false))).toEqual([null, 'invalid-date'])
  })
})

describe('a period in one cell', () => {
  const read = (text: string) => {
    const parsed = parseDate(s(text), { date1904: false, until: 'to' })
    return [parsed.value, parsed.also?.to, ...parsed.problems.map((problem) => problem.code)]
  }

  it('is its beginning, and its end where that belongs', () => {
    for (const text of ['2018.3-2021.3', '2018.03～2021.03', '2018年3月—2021年3月', '2018.3至2021.3', '2018-03-2021-03'])
      expect(read(text), text).toEqual(['2018-03', '2021-03'])
    for (const text of ['2018.3-至今', '2018.3至今', '2018年3月—至今']) expect(read(text), text).toEqual(['2018-03', null])
  })

  it('that runs backwards is refused, a single day is a day, and 无固定期限 is no day at all', () => {
    expect(read('2021.3-2018.3')).toEqual([null, undefined, 'invalid-date'])
    expect(read('2018-03-05')).toEqual(['2018-03-05', undefined])
    expect(read('无固定期限')).toEqual([null, undefined])
  })
})

describe('several choices in one cell', () => {
  const index = indexChoices(codeTables.workerRole ?? { id: '', label: '', source: '', entries: [] })

  it('are stored in the order of their table, each once', () => {
    for (const text of ['服务员、信息员', '信息员 服务员', '信息员/服务员', '服务员，信息员；服务员'])
      expect(brief(parseChoices(s(text), index)), text).toEqual(['信息员、服务员'])
  })

  it('keep what the table does not have, and say so', () => {
    expect(brief(parseChoices(s('协管员、信息员'), index))).toEqual(['信息员、协管员', 'unknown-value'])
    expect(brief(parseChoices(s('无'), index))).toEqual([null])
  })
})
