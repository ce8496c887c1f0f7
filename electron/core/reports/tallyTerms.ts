// The counting behind report E: in which standing each union is on each of some days, by the term in which it then was.
import type SQLite from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { type TermCount, type TermStanding, termGaps, termStandings, termSums } from '#shared/reports/termReminders.ts'
import { allRows } from '../database/query.ts'
import { type Days, liveUnionStands, onDays } from '../records/activeUnions.ts'
import { readSettings } from '../records/settings.ts'
import { electionDueOn, standingBy, termEnd, wasOver } from '../records/termStanding.ts'
import { placeRows } from './ownPlace.ts'
import type { ReportFrame } from './reportKind.ts'
import { type Measures, Tallies, type Wanted } from './tallies.ts'

/** A term as it is known: y, y-m or y-m-d. */
interface Term {
  readonly endsOn: string | null
  readonly extendedTo: string | null
}

interface UnionRow extends Term {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
  readonly version: number
  /** When the term on record began. */
  readonly termFrom: string | null
  readonly stands: Days
}

/** The term of a union on a day; null: it began after the day, and nothing tells of the one before. */
type TermThen = Term | null

export interface TermTallies {
  readonly tallies: Tallies
  /** Those that have to elect, on the first day, within the days of a reminder or before. */
  readonly due: readonly DueUnion[]
}

export interface DueUnion {
  readonly id: number
  readonly endsOn: string
  readonly extendedTo: string | null
  readonly dueOn: string
  readonly standing: Exclude<TermStanding, 'later'>
}

/** To be called within a transaction. @param days y-m-d, a few @param wanted a cell of the first day whose records are asked for */
export function tallyTerms({ office: { database }, places }: ReportFrame, days: readonly string[], wanted: Wanted | null = null): TermTallies {
  const { reader } = database
  const reminders = readSettings(reader).office.termReminderDays
  const tallies = new Tallies(measures, wanted)
  const due: DueUnion[] = []
  const rowsOf = placeRows(places)
  const unions = allRows(reader, unionsSql(days))
  const termOn = termsBefore(reader, unions, days)
  const counts = days.map((day, index) => ({ day, index, bit: 2 ** index, standingOf: standingBy(day, reminders) }))
  for (const union of unions) {
    const rows = union.stands === 0 ? null : rowsOf(union)
    if (rows === null) continue
    for (const { day, index, bit, standingOf } of counts) {
      if ((union.stands & bit) === 0) continue
      const term = termOn(union, day)
      const dueOn = term && electionDueOn(term)
      if (term === null || term.endsOn === null || dueOn === null) {
        tallies.addAlike(rows, union.id, isLater(union, day) ? electedSince : unknown, bit)
        continue
      }
      const { endsOn, extendedTo } = term
      const standing = standingOf(dueOn)
      const isExtended = dueOn !== endsOn && standing !== 'overdue' && wasOver(endsOn, day)
      tallies.addAlike(rows, union.id, (isExtended ? extended : running)[standing], bit)
      if (index === 0 && standing !== 'later') due.push({ id: union.id, endsOn, extendedTo: dueOn === endsOn ? null : extendedTo, dueOn, standing })
    }
  }
  return { tallies, due }
}

const unknown = { unions: true, unknown: true } satisfies Counts
const electedSince = { ...unknown, electedSince: true } satisfies Counts
type Counts = Partial<Record<TermCount, boolean>>
const counted = (isExtended: boolean) =>
  Object.fromEntries(
    termStandings.map((standing): [TermStanding, Counts] => [standing, { unions: true, withTerm: true, [standing]: true, extended: isExtended }]),
  ) as Record<TermStanding, Counts>
const running = counted(false)
/** The term is over, and the day to which the election was put off is not. */
const extended = counted(true)

export const termFields = ['termEndsOn', 'termFrom', 'termYears', 'termExtendedTo']
const measures: Measures = {
  ...Object.fromEntries([...termSums, ...termGaps].map((key) => [key, { register: 'union', fields: termFields }])),
  unions: { register: 'union', fields: ['foundedOn', 'endedOn', 'status'] },
}

/** The unions that stand on one of the days, as report A counts them, with the term on record. */
function unionsSql(days: readonly string[]): RawBuilder<UnionRow> {
  const [today = ''] = days
  return sql<UnionRow>`SELECT r.id, r.county, r.township, r.version, r.term_from AS termFrom, ${termEnd(today)} AS endsOn, r.term_extended_to AS extendedTo,
      ${onDays(liveUnionStands('r'), days)} AS stands
    FROM trade_union AS r WHERE r.deleted_at IS NULL`
}

interface FormerTerm extends Term {
  readonly union: number
  readonly termFrom: string
}

// In a look at a past day later versions have not happened. CROSS keeps SQLite to this order: the other way round it would read the whole history of unions.
const formerSql = (ids: readonly number[]) => sql<FormerTerm>`WITH former AS MATERIALIZED (
    SELECT c.record_id AS "union", c.version, c.fields ->> '$.termFrom[0]' AS termFrom, c.fields ->> '$.termEndsOn[0]' AS endsOn, c.fields ->> '$.termExtendedTo[0]' AS extendedTo
    FROM json_each(${JSON.stringify(ids)}) AS asked CROSS JOIN trade_union AS r ON r.id = asked.value
      CROSS JOIN change AS c ON c.register = 'union' AND c.record_id = r.id AND c.action = 'update' AND c.version <= r.version)
  SELECT "union", termFrom, endsOn, extendedTo FROM former WHERE termFrom IS NOT NULL ORDER BY "union", version DESC`

/** Where the term on record began after a day, what the history says of the one that it followed. */
function termsBefore(reader: SQLite.Database, unions: readonly UnionRow[], days: readonly string[]): (union: UnionRow, day: string) => TermThen {
  const earliest = days.reduce((one, other) => (one < other ? one : other))
  const changed = unions.filter(({ termFrom, stands, version }) => stands !== 0 && termFrom !== null && termFrom > earliest && version > 1)
  const before = new Map<number, FormerTerm[]>()
  for (const term of allRows(reader, formerSql(changed.map(({ id }) => id)))) {
    const known = before.get(term.union)
    if (known) known.push(term)
    else before.set(term.union, [term])
  }
  return (union, day) => (isLater(union, day) ? (before.get(union.id)?.find(({ termFrom }) => termFrom <= day) ?? null) : union)
}

/** The term on record began after the day. */
function isLater({ termFrom }: UnionRow, day: string): boolean {
  return termFrom !== null && termFrom > day
}
