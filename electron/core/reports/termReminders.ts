import type SQLite from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { lastDay } from '#shared/outreach/deadlines.ts'
import { type TermCount, type TermStanding, type TermUnion, termGaps, termReport, termSums, termTable } from '#shared/reports/termReminders.ts'
import { dayNumber } from '#shared/values/calendar.ts'
import { allRows } from '../database/query.ts'
import { onDay, unionStands } from '../records/activeUnions.ts'
import { laterDay } from '../records/derivedFields.ts'
import { readSettings } from '../records/settings.ts'
import { isOver, termEnd, termStanding } from '../records/termStanding.ts'
import { type Measured, type MeasuredTable, measuredPlaces, tracedPlaces } from './measured.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'

interface UnionRow {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
  readonly name: string | null
  readonly chair: string | null
  readonly endsOn: string | null
  readonly extendedTo: string | null
  /** The later one of the two. */
  readonly dueOn: string | null
  /** The term is over, and the day to which the election was put off is not. */
  readonly extended: 0 | 1
  /** Null: nobody knows when the term ends. */
  readonly standing: TermStanding | null
  /** The term on record began after the day. */
  readonly since: 0 | 1
}

type AlikeUnions = Omit<UnionRow, 'id' | 'name' | 'chair' | 'endsOn' | 'extendedTo' | 'dueOn'> & { readonly unions: number }

const table: MeasuredTable<TermCount> = {
  keys: [...termSums, ...termGaps],
  shown: ['unions'],
  compares: ({ withTerm }) => withTerm > 0,
  read: (frame, day) => [measuredUnions(unionsOn(frame, day))],
  sums: ({ office: { database } }, day) =>
    allRows(
      database.reader,
      sql<AlikeUnions>`SELECT county, township, since, extended, standing, count(*) AS unions FROM (${unionsSql(database.reader, day)})
        GROUP BY county, township, since, extended, standing`,
    ).map(({ county, township, unions, ...alike }) => ({ county, township, counts: countsOf(alike, unions) })),
}

/** E 换届预警 */
export const termReminders: ReportKind = {
  id: termReport.id,
  title: termReport.title,
  rhythm: termReport.rhythm,
  build(frame) {
    const { office, period, places } = frame
    return office.database.reader.transaction(() => {
      const unions = unionsOn(frame, period.to)
      return termTable({
        ...measuredPlaces(frame, table, [measuredUnions(unions)]),
        reminders: readSettings(office.database.reader).office.termReminderDays,
        unions: unions
          .filter(({ county, township }) => places.rowOf(county, township) !== null)
          .flatMap((union) => listedUnion(union, period.to, office.regions().nameOf))
          .sort((a, b) => a.daysLeft - b.daysLeft || a.id - b.id),
      })
    })()
  },
  trace(frame, row, column) {
    const unions = unionsOn(frame, frame.period.to)
    const [, id] = /^union:(\d+)$/.exec(row) ?? []
    if (id === undefined) return tracedPlaces(frame.places, [measuredUnions(unions)], row, column)
    const one = unions.filter((union) => union.id === Number(id)).flatMap((union) => listedUnion(union, frame.period.to, (code) => code))
    return column === 'daysLeft' ? [{ register: 'union', fields: termFields, records: one.map(({ daysLeft }) => ({ id: Number(id), amount: daysLeft })) }] : []
  },
}

const termFields = ['termEndsOn', 'termFrom', 'termYears', 'termExtendedTo']
const fields = {
  ...Object.fromEntries(table.keys.map((key) => [key, termFields])),
  unions: ['foundedOn', 'endedOn', 'status'],
} as Measured<TermCount>['fields']

function measuredUnions(unions: readonly UnionRow[]): Measured<TermCount> {
  const records = unions.map((union) => ({ id: union.id, county: union.county, township: union.township, counts: countsOf(union, 1) }))
  return { register: 'union', fields, records }
}

/** @param unions how many there are that stand so */
function countsOf({ standing, since, extended }: Pick<UnionRow, 'standing' | 'since' | 'extended'>, unions: number): Partial<Record<TermCount, number>> {
  if (standing === null) return { unions, unknown: unions, electedSince: since * unions }
  return { unions, withTerm: unions, [standing]: unions, extended: extended * unions }
}

/** What the history says of the term that the one on record followed. In a look at a past day later versions have not happened. */
const former = (key: 'termEndsOn' | 'termExtendedTo', day: string) => sql`(SELECT c.fields ->> ${`$.${key}[0]`} FROM change AS c
  WHERE c.register = 'union' AND c.record_id = r.id AND c.action = 'update' AND c.version <= r.version AND c.fields ->> '$.termFrom[0]' <= ${day}
  ORDER BY c.version DESC LIMIT 1)`

/** The unions that stand on the day, as report A counts them, with the term in which they then are. */
function unionsOn({ office: { database } }: ReportFrame, day: string): UnionRow[] {
  return allRows(database.reader, unionsSql(database.reader, day))
}

function unionsSql(reader: SQLite.Database, day: string): RawBuilder<UnionRow> {
  const began = sql`coalesce(r.term_from > ${day}, 0)`
  const [ends, extendedTo, due] = [sql.ref('endsOn'), sql.ref('extendedTo'), sql.ref('dueOn')]
  // Materialized, or else each mention of a day would work it out anew.
  return sql<UnionRow>`WITH terms AS MATERIALIZED (
      SELECT r.id, r.county, r.township, r.name, r.chair, ${began} AS since,
        CASE WHEN ${began} THEN ${former('termEndsOn', day)} ELSE ${termEnd(day)} END AS endsOn,
        CASE WHEN ${began} THEN ${former('termExtendedTo', day)} ELSE r.term_extended_to END AS extendedTo
      FROM trade_union AS r WHERE ${onDay(unionStands('r'), day)}),
    dues AS MATERIALIZED (SELECT *, ${laterDay(ends, extendedTo)} AS dueOn FROM terms)
    SELECT *, coalesce(${isOver(ends, day)} AND NOT ${isOver(due, day)}, 0) AS extended,
      ${termStanding(due, day, readSettings(reader).office.termReminderDays)} AS standing
    FROM dues`
}

/** Nothing for a union whose turn it is not. */
function listedUnion(
  { id, county, township, name, chair, endsOn, extendedTo, dueOn, standing }: UnionRow,
  day: string,
  nameOf: (code: string) => string,
): TermUnion[] {
  if (standing === null || standing === 'later' || endsOn === null || dueOn === null) return []
  const place = [county, township].flatMap((code) => (code === null ? [] : [nameOf(code)])).join(' ')
  return [
    {
      id,
      name: name ?? '（无名称）',
      place,
      chair,
      endsOn,
      extendedTo: dueOn === endsOn ? null : extendedTo,
      daysLeft: dayNumber(lastDay(dueOn)) - dayNumber(day),
      standing,
    },
  ]
}
