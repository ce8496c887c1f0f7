import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/importing/sheet.ts'
import { parseCount } from '#shared/values/count.ts'

const s = (value: string): Cell => ({ type: 's', value })

describe('a count', () => {
  it.each([
    ['58', 58],
    ['３６６', 366],
    ['1,234', 1234],
    ['1，234，567', 1234567],
    ['120人', 120],
    ['0', 0],
    [' 12 ', 12],
    ['58.0', 58],
  ])('%s is %d', (text, count) => {
    expect(parseCount(s(text))).toMatchObject({ value: count, problems: [] })
  })

  it.each([
    ['约120', 120],
    ['大约202', 202],
    ['400余', 400],
    ['100余人', 100],
    ['200多人', 200],
    ['120人左右', 120],
    ['500人以上', 500],
  ])('%s is %d and approximate', (text, count) => {
    expect(parseCount(s(text))).toMatchObject({ value: count, raw: text, problems: [{ code: 'approximate', level: 'info' }] })
  })

  it('in 万人 is approximate, whether the cell or the table says so', () => {
    expect(parseCount({ type: 'n', value: 103.31 }, 10_000)).toEqual({
      value: 1_033_100,
      raw: '103.31',
      problems: [{ code: 'approximate', level: 'info', params: { text: '103.31' } }],
    })
    expect(parseCount(s('1.2万人'))).toMatchObject({ value: 12_000, problems: [{ code: 'approximate' }] })
    expect(parseCount(s('—'), 10_000)).toEqual({ value: null, problems: [] })
  })

  it('that is a range has no number', () => {
    for (const text of ['20-30', '20～30人', '20至30', '约20-30'])
      expect(parseCount(s(text))).toMatchObject({ value: null, raw: text, problems: [{ code: 'range', level: 'info' }] })
  })

  it('that is not there is empty, and zero is not empty', () => {
    for (const text of ['—', '-', '/', '无', '']) expect(parseCount(s(text))).toEqual({ value: null, problems: [] })
    expect(parseCount({ type: 'n', value: 0 })).toEqual({ value: 0, problems: [] })
  })

  it('is never a fraction, a negative or a text', () => {
    for (const cell of [s('若干'), s('12.5'), { type: 'n', value: 12.5 } as const, { type: 'n', value: -3 } as const])
      expect(parseCount(cell)).toMatchObject({ value: null, problems: [{ code: 'invalid-value', level: 'error' }] })
    expect(parseCount(s('1.2E+16'))).toMatchObject({ value: null, problems: [{ code: 'number-destroyed' }] })
  })
})
