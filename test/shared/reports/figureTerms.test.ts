import { describe, expect, test } from 'vitest'
import { type FigureTerm, figureOfTerms, figureTerms } from '#shared/reports/figureTerms.ts'
import type { ReportColumn } from '#shared/reports/report.ts'

const count = (key: string, formula?: ReportColumn['formula']): ReportColumn => ({ key, path: [key], kind: 'count', ...(formula && { formula }) })
const rate = (key: string, formula: ReportColumn['formula']): ReportColumn => ({ key, path: [key], kind: 'rate', ...(formula && { formula }) })
const columns = [
  count('added'),
  count('merged'),
  count('deregistered'),
  count('target'),
  count('removed', { of: 'sum', plus: ['merged', 'deregistered'] }),
  count('net', { of: 'sum', plus: ['added'], minus: ['removed'] }),
  rate('done', { of: 'rate', part: 'net', whole: 'target' }),
  rate('share', { of: 'share', part: 'added' }),
  { key: 'rank', path: ['rank'], kind: 'rank', formula: { of: 'rank', by: 'done' } },
] satisfies ReportColumn[]
const termsOf = (key: string) => figureTerms(columns, columns.find((column) => column.key === key) ?? count(key))
const said = (terms: readonly FigureTerm[]) => terms.map(({ column, side, sign, ofTotal }) => [column.key, side, sign, ofTotal])

describe('the terms of a figure', () => {
  test('that is counted are itself', () => {
    expect(said(termsOf('added'))).toEqual([['added', 'sum', 1, false]])
  })

  test('come down to what is counted, with the sign that each has in the end', () => {
    expect(said(termsOf('net'))).toEqual([
      ['added', 'sum', 1, false],
      ['merged', 'sum', -1, false],
      ['deregistered', 'sum', -1, false],
    ])
  })

  test('of a rate stand over and under its line, and of a rank are those of its rate', () => {
    const terms = [
      ['added', 'part', 1, false],
      ['merged', 'part', -1, false],
      ['deregistered', 'part', -1, false],
      ['target', 'whole', 1, false],
    ]
    expect(said(termsOf('done'))).toEqual(terms)
    expect(said(termsOf('rank'))).toEqual(terms)
  })

  test('of a share are the row’s own and the total’s', () => {
    expect(said(termsOf('share'))).toEqual([
      ['added', 'part', 1, false],
      ['added', 'whole', 1, true],
    ])
  })

  test('of a formula that names no column are none', () => {
    expect(() => figureTerms(columns, count('wrong', { of: 'sum', plus: ['nothing'] }))).toThrow('nothing')
  })
})

describe('the figure of its terms', () => {
  const figure = (key: string, sums: readonly number[]) => figureOfTerms(termsOf(key).map((term, index) => ({ ...term, sum: sums[index] ?? 0 })))

  test('is their sum', () => {
    expect(figure('net', [60, 1, 2])).toBe(57)
    expect(figure('added', [0.1])).toBe(0.1)
  })

  test('is Σ÷Σ, rounded once, and nothing where there is nothing under the line', () => {
    expect(figure('done', [60, 1, 2, 171])).toBe(0.333)
    expect(figure('share', [12.35, 24.7])).toBe(0.5)
    expect(figure('done', [60, 1, 2, 0])).toBeNull()
  })
})
