import { expect, test } from 'vitest'
import { checkCodes, checkKinds, checks } from '#shared/quality/checks.ts'
import { type FindingCount, sumOf, sumsByCounty } from '#shared/quality/findings.ts'

const counts: readonly FindingCount[] = [
  { code: 'required', level: 'warning', register: 'unit', county: '椒江区', count: 3, aside: 1 },
  { code: 'date-order', level: 'error', register: 'union', county: '椒江区', count: 2, aside: 0 },
  { code: 'term-reminder-second', level: 'info', register: 'union', county: '', count: 5, aside: 0 },
]

test('counts add up by level, and by county those of each add up to the whole', () => {
  expect(sumOf(counts)).toEqual({ error: 2, warning: 3, info: 5, total: 10, aside: 1 })
  expect([...sumsByCounty(counts)].map(([county, sums]) => [county, sums.total])).toEqual([
    ['椒江区', 5],
    ['', 5],
  ])
})

test('a filter leaves what it names, and no county is a county of its own', () => {
  expect(sumOf(counts, { county: '' }).total).toBe(5)
  expect(sumOf(counts, { register: 'union' }).total).toBe(7)
  expect(sumOf(counts, { codes: ['required', 'date-order'], level: 'error' }).total).toBe(2)
})

test('every check has a kind, a name of its own and a sentence that says what to do', () => {
  expect(new Set(checkCodes.map((code) => checks[code].label)).size).toBe(checkCodes.length)
  for (const code of checkCodes) {
    expect(checkKinds).toHaveProperty(checks[code].kind)
    expect(checks[code].fix).toMatch(/^.{6,}。$/)
  }
})
