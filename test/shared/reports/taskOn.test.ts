import { expect, test } from 'vitest'
import { endsIn } from '#shared/reports/appraisals.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { type RecordedTask, taskOn } from '#shared/reports/taskOn.ts'

const record = (values: Partial<RecordedTask>): RecordedTask => ({ state: null, dueOn: null, doneOn: null, completedOn: null, ...values })
const said = (values: Partial<RecordedTask>, period: string) =>
  Object.entries(taskOn(record(values), parsePeriod(period)))
    .filter(([, counts]) => counts)
    .map(([key]) => key)

test.each<[string, Partial<RecordedTask>, Record<string, string[]>]>([
  [
    'done on a day: on its way before, late where the deadline had passed, done since',
    { state: '已完成', dueOn: '2019-02-20', doneOn: '2019-04-02' },
    { '2019-01': ['running'], '2019Q1': ['running', 'overdue'], '2019Q2': ['done', 'doneNow'], '2019Q3': ['done'] },
  ],
  [
    'without a day of its own the first entry of all of it tells',
    { state: '已完成', dueOn: '2019-06', completedOn: '2019-05-05' },
    { '2019-04': ['running'], '2019-05': ['done', 'doneNow'] },
  ],
  ['without any day it is done at all times and in none', { state: '已完成' }, { '2018Q1': ['done', 'doneUnknown'], '2019Q1': ['done', 'doneUnknown'] }],
  ['a month is kept until its last day', { state: '进行中', dueOn: '2019-06' }, { '2019-06': ['running'], '2019-07': ['running', 'overdue'] }],
  ['what waits to be confirmed can be late', { state: '待确认', dueOn: '2019-06-29' }, { '2019Q2': ['toConfirm', 'overdue'] }],
  ['put off and given up are never late', { state: '延期', dueOn: '2019-01-01' }, { '2019Q2': ['extended'] }],
  ['nor is what was cancelled', { state: '取消', dueOn: '2019-01-01' }, { '2019Q2': ['cancelled'] }],
  ['no state, or one that nobody knows, waits to be confirmed', { state: '在谈' }, { '2019Q2': ['toConfirm'] }],
  ['the state decides, not a day that contradicts it', { state: '进行中', doneOn: '2019-01-01' }, { '2019Q2': ['running'] }],
])('%s', (_, values, periods) => {
  for (const [period, expected] of Object.entries(periods)) expect(said(values, period)).toEqual(expected)
})

test('an appraisal belongs to the periods in which it ends', () => {
  const shown = (part: string) =>
    ['2018', '2018Q2', '2018Q4', '2018-06', '2018-12', '2019'].filter((period) => endsIn({ year: 2018, part }, parsePeriod(period)))
  expect(shown('全年')).toEqual(['2018', '2018Q4', '2018-12'])
  expect(shown('上半年')).toEqual(['2018', '2018Q2', '2018-06'])
  expect(shown('一季度')).toEqual(['2018'])
  expect(shown('不定期')).toEqual(['2018', '2018Q4', '2018-12'])
})
