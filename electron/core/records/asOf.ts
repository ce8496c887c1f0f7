// Any question about records, answered as of a day: the office is handed on with a reader that shows the tables as they stood then (see pastTables.ts) and the settings
// that were in force (see pastSettings.ts), that day as its today and the regions of that day. Lists, filters, sorts, derived fields and links then work by the same SQL as
// ever. Code tables come with the program and have no past.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import { daysInMonth } from '#shared/values/calendar.ts'
import type { OfficeDatabase } from '../database/database.ts'
import type { Office } from '../office.ts'
import { endOfDay } from '../systemClock.ts'
import { noColumns } from './columns/columnBook.ts'
import { pastSettings } from './pastSettings.ts'
import { pastTables } from './pastTables.ts'
import { regionSource } from './regions.ts'
import { createSearchBook } from './search/searchBook.ts'

interface Past {
  readonly reader: SQLite.Database
  /** What the reader shows: until which instant, and by which line of the history. */
  shown: string
  regions: Office['regions']
  /** Read when it is first asked. */
  search: Office['search'] | undefined
}

/** One per office: whoever looks at the past turns pages of one day, and another day is made in moments. */
const pasts = new WeakMap<OfficeDatabase, Past>()

/**
 * Runs `work` with the office as it stood at the end of a day; today, or no day at all, is the office as it is.
 * @param work must be done when it returns: the reader then shows the present again, or another day.
 * @throws LedgerError day-invalid, day-to-come
 */
export function asOf<T>(office: Office, day: string | undefined, work: (office: Office) => T): T {
  const then = shownDay(office, day)
  return then === undefined ? work(office) : inPast(office, then, endOfDay(then), work)
}

/**
 * The same at a moment of a day, which may be today's.
 * @param moment at: instant; what happened at it or later has not happened
 */
export function asOfMoment<T>(office: Office, { day, at }: { readonly day: string; readonly at: string }, work: (office: Office) => T): T {
  return inPast(office, day, at, work)
}

function inPast<T>(office: Office, day: string, end: string, work: (office: Office) => T): T {
  const past = pastOf(office.database)
  past.reader.exec('BEGIN')
  try {
    show(past, end)
    const shown = officeOf(office, past.reader, day)
    past.search ??= createSearchBook(shown.database, shown.clock)
    return work({ ...shown, regions: past.regions, search: past.search })
  } finally {
    past.reader.exec('COMMIT')
  }
}

/** @returns undefined: the present is meant @throws LedgerError day-invalid, day-to-come */
export function shownDay({ clock }: Pick<Office, 'clock'>, day: string | undefined): string | undefined {
  if (day === undefined) return undefined
  if (!isDay(day)) throw new LedgerError('day-invalid', { day })
  const today = clock.today()
  if (day > today) throw new LedgerError('day-to-come', { day, today })
  return day === today ? undefined : day
}

/** The same for work that takes its time. @param reader a connection of its own with an open transaction, which it keeps until all is done. @param day of the past, y-m-d */
export function pastOffice(office: Office, reader: SQLite.Database, day: string): Office {
  pastTables(reader, endOfDay(day))
  pastSettings(reader, endOfDay(day))
  const past = officeOf(office, reader, day)
  return { ...past, regions: regionSource(reader), search: createSearchBook(past.database, past.clock) }
}

function officeOf(office: Office, reader: SQLite.Database, day: string): Office {
  return { ...office, clock: { ...office.clock, today: () => day }, database: { ...office.database, reader }, columns: noColumns }
}

function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month))
}

function pastOf(database: OfficeDatabase): Past {
  const known = pasts.get(database)
  if (known) return known
  const reader = database.anotherReader()
  // What is put back holds personal data: never into a file of its own.
  reader.pragma('temp_store = MEMORY')
  const past: Past = { reader, shown: '', regions: regionSource(reader), search: undefined }
  pasts.set(database, past)
  return past
}

const lastLines = "SELECT (SELECT max(id) FROM change) AS change, (SELECT max(id) FROM audit WHERE event = 'setting') AS setting"

/** Within a transaction, so that what is put back and what stands in the tables belong to one moment. */
function show(past: Past, end: string): void {
  const { change, setting } = past.reader.prepare(lastLines).get() as Readonly<Record<'change' | 'setting', number | null>>
  const wanted = `${end} ${change} ${setting}`
  if (past.shown === wanted) return
  past.shown = ''
  pastTables(past.reader, end)
  pastSettings(past.reader, end)
  past.regions = regionSource(past.reader)
  past.search = undefined
  past.shown = wanted
}
