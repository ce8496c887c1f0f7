import { expect, test } from 'vitest'
import { challengeIn, type RecordedChallenge } from '#shared/reports/challengeIn.ts'
import { forumStanding, monthsOf } from '#shared/reports/craftsForums.ts'
import { parsePeriod } from '#shared/reports/period.ts'

const record = (values: Partial<RecordedChallenge>): RecordedChallenge => ({ year: 2019, collectedOn: null, state: '攻关中', solvedOn: null, ...values })
const said = (values: Partial<RecordedChallenge>, period: string) =>
  Object.entries(challengeIn(record(values), parsePeriod(period)))
    .filter(([, counts]) => counts)
    .map(([key]) => key)

test.each<[string, Partial<RecordedChallenge>, Record<string, string[]>]>([
  [
    'collected in winter, solved in spring',
    { collectedOn: '2019-02-10', state: '已解决', solvedOn: '2019-05-05' },
    { '2018Q4': [], '2019Q1': ['collected', 'unsolved'], '2019-04': ['unsolvedBefore', 'unsolved'], '2019Q2': ['unsolvedBefore', 'solved'], '2019Q3': [] },
  ],
  ['without a day it was collected as its year began', {}, { '2019Q1': ['collected', 'unsolved'], '2019Q2': ['unsolvedBefore', 'unsolved'], '2018': [] }],
  [
    'solved on a day that nobody wrote',
    { collectedOn: '2019-04-01', state: '已解决' },
    { '2019Q2': ['collected', 'solved', 'solvedDayUnknown'], '2019Q3': [] },
  ],
  ['given up', { collectedOn: '2019-04-01', state: '已终止' }, { '2019Q2': ['collected', 'givenUp'], '2019Q3': [] }],
  ['a day of solution beside another state does not count', { collectedOn: '2019-04-01', solvedOn: '2019-05-01' }, { '2019Q2': ['collected', 'unsolved'] }],
])('%s', (_, values, periods) => {
  for (const [period, expected] of Object.entries(periods)) expect(said(values, period)).toEqual(expected)
})

test('one or two forums a month are as expected; a month that is not over may still get one', () => {
  expect([0, 1, 2, 3].map((held) => forumStanding('2019-05', held, '2019-06-28'))).toEqual(['未举办', '符合', '符合', '偏多'])
  expect([0, 1].map((held) => forumStanding('2019-06', held, '2019-06-30'))).toEqual(['尚未举办', '符合'])
  expect(forumStanding('2019-07', 0, '2019-06-30')).toBe('')
  expect(monthsOf(parsePeriod('2019Q4'))).toEqual(['2019-10', '2019-11', '2019-12'])
  expect(monthsOf(parsePeriod('2019-02'))).toEqual(['2019-02'])
  expect(monthsOf(parsePeriod('2019'))).toHaveLength(12)
})
