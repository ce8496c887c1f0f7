import { expect, test } from 'vitest'
import { inspectionIn, type RecordedInspection } from '#shared/reports/inspectionIn.ts'
import { parsePeriod } from '#shared/reports/period.ts'

const record = (values: Partial<RecordedInspection>): RecordedInspection => ({ date: null, findings: null, correctBy: null, correctedOn: null, ...values })
const said = (values: Partial<RecordedInspection>, period: string) =>
  Object.entries(inspectionIn(record(values), parsePeriod(period)))
    .filter(([, counts]) => counts)
    .map(([key]) => key)

test.each<[string, Partial<RecordedInspection>, Record<string, string[]>]>([
  [
    'a finding is found once, open until it is put right, and late after its deadline',
    { date: '2018-05-10', findings: '台账不全', correctBy: '2018-07-10', correctedOn: '2018-10-08' },
    { '2018Q1': [], '2018Q2': ['found', 'open'], '2018Q3': ['openBefore', 'open', 'overdue'], '2018Q4': ['openBefore', 'corrected'], '2019Q1': [] },
  ],
  ['a look back that found nothing is neither', { date: '2018-05-10' }, { '2018Q2': [] }],
  [
    'who wrote a deadline had found something',
    { date: '2018-05-10', correctBy: '2018-06-30' },
    { '2018Q2': ['found', 'open'], '2018-07': ['openBefore', 'open', 'overdue'] },
  ],
  [
    'a month ends with its last day',
    { date: '2018-05', findings: '无制度', correctBy: '2018-06' },
    { '2018Q2': ['found', 'open'], '2018-07': ['openBefore', 'open', 'overdue'] },
  ],
  ['found at once and put right at once', { date: '2018-05-10', findings: '缺牌', correctedOn: '2018-05-10' }, { '2018-05': ['found', 'corrected'] }],
  ['of unknown day: open since ever', { findings: '缺牌' }, { '2018Q2': ['openBefore', 'open'] }],
])('%s', (_, values, periods) => {
  for (const [period, expected] of Object.entries(periods)) expect(said(values, period)).toEqual(expected)
})
