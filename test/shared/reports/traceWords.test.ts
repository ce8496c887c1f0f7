import { expect, test } from 'vitest'
import type { TraceTerm } from '#shared/api/traceTypes.ts'
import { traceSentence } from '#shared/reports/traceWords.ts'

const term = (label: string, side: 'part' | 'whole', sum: number): TraceTerm => ({
  key: label,
  label,
  kind: 'count',
  side,
  sign: 1,
  ofTotal: false,
  sum,
  records: sum,
  of: [],
})
const rank = (label: string, figure: number | null) =>
  traceSentence({
    scope: { code: '331000', name: '台州市' },
    asOf: null,
    issued: null,
    row: { key: label, label },
    column: { key: 'rank', label: '位次', kind: 'rank' },
    counted: { period: '2019-05', label: '2019年5月' },
    figure,
    traced: 0.353,
    terms: [term('已建会', 'part', 6), term('应建会', 'whole', 17)],
  })

test('a place among others names the rate that it goes by; a row without one says so', () => {
  expect(rank('天台县', 1)).toBe('天台县，2019年5月：位次 1，按 35.3% 排列，这个率＝已建会 6÷应建会 17。')
  expect(rank('合计', null)).toBe('合计，2019年5月：不排位次；所按的率 35.3%＝已建会 6÷应建会 17。')
})
