import { expect, test } from 'vitest'
import { deadlineOf, latestExtension, urgencyOf } from '#shared/outreach/deadlines.ts'

const issued = { state: 'issued', verificationResult: null, issuedOn: '2019-04-01', dueOn: '2019-06-30', extendedTo: null } as const
const urgency = (today: string, change: object = {}) => urgencyOf({ ...issued, ...change }, today, 15)

test('a case is due soon from so many days before its deadline to that day, and overdue after it', () => {
  expect([urgency('2019-06-14'), urgency('2019-06-15'), urgency('2019-06-30'), urgency('2019-07-01')]).toEqual([null, 'due-soon', 'due-soon', 'overdue'])
})

test('an extension moves the deadline', () => {
  expect(deadlineOf({ dueOn: '2019-06-30', extendedTo: '2019-08-31' })).toBe('2019-08-31')
  expect(urgency('2019-07-15', { state: 'extended', extendedTo: '2019-08-31' })).toBeNull()
  expect(urgency('2019-09-01', { state: 'extended', extendedTo: '2019-08-31' })).toBe('overdue')
})

test('a month is over with its last day', () => {
  expect([urgency('2019-06-30', { dueOn: '2019-06' }), urgency('2019-07-01', { dueOn: '2019-06' })]).toEqual(['due-soon', 'overdue'])
})

test('what waits to be issued, is settled or has no deadline is never late', () => {
  for (const change of [{ state: 'to-issue' }, { state: 'founded' }, { state: 'not-eligible' }, { state: 'closed' }, { dueOn: null }])
    expect(urgency('2020-01-01', change), JSON.stringify(change)).toBeNull()
})

test('an extension counts from the deadline, or from today where that is over', () => {
  expect(latestExtension('2019-06-30', '2019-06-01', 90)).toBe('2019-09-28')
  expect(latestExtension('2019-03-31', '2019-06-28', 90)).toBe('2019-09-26')
})
