import { expect, test } from 'vitest'
import { demandIn, type RecordedDemand } from '#shared/reports/demandIn.ts'
import { parsePeriod } from '#shared/reports/period.ts'

const record = (values: Partial<RecordedDemand>): RecordedDemand => ({
  date: null,
  state: '已受理',
  servedOn: null,
  people: null,
  satisfaction: null,
  ...values,
})
const said = (values: Partial<RecordedDemand>, period: string) =>
  Object.entries(demandIn(record(values), parsePeriod(period)))
    .filter(([, counts]) => counts)
    .map(([key, counts]) => (typeof counts === 'number' ? `${key} ${counts}` : key))

test.each<[string, Partial<RecordedDemand>, Record<string, string[]>]>([
  [
    'asked for in March, served in May: waiting between',
    { date: '2019-03-20', state: '已完成', servedOn: '2019-05-02', people: 30, satisfaction: '满意' },
    {
      '2019Q1': ['demands', 'waiting'],
      '2019-04': ['waitingBefore', 'waiting'],
      '2019Q2': ['waitingBefore', 'served', 'people 30', 'rated', 'satisfied'],
      '2019Q3': [],
    },
  ],
  ['served within the period', { date: '2019-05-02', state: '已完成', servedOn: '2019-05-02' }, { '2019Q2': ['demands', 'served', 'people 1'] }],
  ['served on a day that nobody wrote', { date: '2019-05-02', state: '已完成' }, { '2019Q2': ['demands', 'served', 'people 1', 'serviceDayUnknown'] }],
  ['taken back: as of the day of the demand', { date: '2019-05-02', state: '已取消' }, { '2019Q2': ['demands', 'cancelled'], '2019Q3': [] }],
  [
    'not content',
    { date: '2019-05', state: '已完成', servedOn: '2019-06', satisfaction: '基本满意' },
    { '2019Q2': ['demands', 'served', 'people 1', 'rated'] },
  ],
  ['a day of service before it was served is a plan', { date: '2019-05-02', state: '服务中', servedOn: '2019-05-20' }, { '2019Q2': ['demands', 'waiting'] }],
])('%s', (_, values, periods) => {
  for (const [period, expected] of Object.entries(periods)) expect(said(values, period)).toEqual(expected)
})

test('what waited, came and was taken back, less what was served, waits', () => {
  const days = [null, '2018', '2019-03-31', '2019-04', '2019-04-01', '2019-06-30', '2019-07-01']
  for (const state of ['待受理', '已完成', '已取消', null])
    for (const date of days)
      for (const servedOn of days.filter((day) => day === null || date === null || day >= date)) {
        const of = demandIn(record({ date, state, servedOn }), parsePeriod('2019Q2'))
        expect([date, state, servedOn, Number(of.waitingBefore) + Number(of.demands) - Number(of.cancelled) - Number(of.served)]).toEqual([
          date,
          state,
          servedOn,
          Number(of.waiting),
        ])
      }
})
