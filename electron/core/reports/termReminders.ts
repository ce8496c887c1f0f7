import { sql } from 'kysely'
import { lastDay } from '#shared/outreach/deadlines.ts'
import { type TermUnion, termReport, termTable } from '#shared/reports/termReminders.ts'
import { dayNumber } from '#shared/values/calendar.ts'
import { allRows } from '../database/query.ts'
import { readSettings } from '../records/settings.ts'
import { countedPlaces, lastDays } from './countedPlaces.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'
import { type DueUnion, tallyTerms, termFields } from './tallyTerms.ts'

/** E 换届预警 */
export const termReminders: ReportKind = {
  id: termReport.id,
  title: termReport.title,
  rhythm: termReport.rhythm,
  build(frame) {
    const { tallies, due } = tallyTerms(frame, lastDays(frame))
    return termTable({
      ...countedPlaces(frame, tallies),
      reminders: readSettings(frame.office.database.reader).office.termReminderDays,
      unions: listed(frame, due),
    })
  },
  trace(frame, row, column) {
    const { period } = frame
    const { tallies, due } = tallyTerms(frame, [period.to], { row, column })
    const [, id] = /^union:(\d+)$/.exec(row) ?? []
    if (id === undefined) return tallies.behind()
    // What is left of a term is no count: on its last day it is 0, and has its record all the same.
    const one = column === 'daysLeft' ? due.filter((union) => union.id === Number(id)) : []
    return [{ register: 'union', fields: termFields, records: one.map((union) => ({ id: union.id, amount: daysLeft(union, period.to) })) }]
  },
}

function daysLeft({ dueOn }: DueUnion, day: string): number {
  return dayNumber(lastDay(dueOn)) - dayNumber(day)
}

interface NamedUnion {
  readonly id: number
  readonly name: string | null
  readonly chair: string | null
  readonly county: string | null
  readonly township: string | null
}

/** By the days that are left. */
function listed({ office, period }: ReportFrame, due: readonly DueUnion[]): TermUnion[] {
  const ids = JSON.stringify(due.map(({ id }) => id))
  const rows = allRows(
    office.database.reader,
    sql<NamedUnion>`SELECT id, name, chair, county, township FROM trade_union WHERE id IN (SELECT value FROM json_each(${ids}))`,
  )
  const named = new Map(rows.map((row) => [row.id, row]))
  const { nameOf } = office.regions()
  return due
    .flatMap((union) => {
      const { name, chair, county, township } = named.get(union.id) ?? { name: null, chair: null, county: null, township: null }
      const place = [county, township].flatMap((code) => (code === null ? [] : [nameOf(code)])).join('')
      const { id, endsOn, extendedTo, standing } = union
      return { id, name: name ?? '（无名称）', place, chair, endsOn, extendedTo, daysLeft: daysLeft(union, period.to), standing }
    })
    .sort((a, b) => a.daysLeft - b.daysLeft || a.id - b.id)
}
