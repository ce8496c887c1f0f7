// How near an election is: SQL, which lists and checks ask, and the reading of dates, by which report E counts, say the same.
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { firstRow } from '#core/database/query.ts'
import { laterDay } from '#core/records/derivedFields.ts'
import { electionDueOn, isOver, standingBy, termStanding, wasOver } from '#core/records/termStanding.ts'

const day = '2019-06-30'
const reminders = [180, 90, 30] as const
const dates = [
  '2018',
  '2019',
  '2020',
  '2019-05',
  '2019-06',
  '2019-07',
  '2019-12',
  '2020-01',
  '2019-06-29',
  '2019-06-30',
  '2019-07-30',
  '2019-07-31',
  '2019-09-28',
  '2019-09-29',
].concat(['2019-12-27', '2019-12-28', '2019-12-31'])

test('every date, of every precision, has the same standing in SQL and when it is read', () => {
  const db = new SQLite(':memory:')
  const standingOf = standingBy(day, reminders)
  for (const date of dates) {
    const due = sql`${date}`
    const row = firstRow<{ standing: string; over: number }>(db, sql`SELECT ${termStanding(due, day, reminders)} AS standing, ${isOver(due, day)} AS over`)
    expect([date, row?.standing, row?.over]).toEqual([date, standingOf(date), Number(wasOver(date, day))])
  }
  expect(new Set(dates.map(standingOf)).size).toBe(5)
  db.close()
})

test('so has the day to which an election was put off', () => {
  const db = new SQLite(':memory:')
  for (const endsOn of [null, ...dates])
    for (const extendedTo of [null, ...dates]) {
      const row = firstRow<{ due: string | null }>(
        db,
        sql`SELECT due FROM (SELECT ${laterDay(sql.ref('e'), sql.ref('x'))} AS due FROM (SELECT ${endsOn} AS e, ${extendedTo} AS x))`,
      )
      expect([endsOn, extendedTo, row?.due]).toEqual([endsOn, extendedTo, electionDueOn({ endsOn, extendedTo })])
    }
  db.close()
})
