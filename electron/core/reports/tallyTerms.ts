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

export interface TermTallies {
  readonly tallies: Tallies
  /** Those that have to elect, on the first day, within the days of a reminder or before. */
  readonly due: readonly DueUnion[]
}

export interface DueUnion {
  readonly id: number
  /** Region codes, text kept as written, or null. */
  readonly county: string | null
  readonly township: string | null
  readonly endsOn: string
  readonly extendedTo: string | null
  readonly dueOn: string
  readonly standing: Exclude<TermStanding, 'later'>
}

/** To be called within a transaction. @param days y-m-d, a few @param wanted a cell of the first day whose records are asked for */
export function tallyTerms(
  { office: { database }, places }: Pick<ReportFrame, 'office' | 'places'>,
  days: readonly string[],
  wanted: Wanted | null = null,
): TermTallies {
  const { reader } = database
  const reminders = readSettings(reader).office.termReminderDays
  const tallies = new Tallies(measures, wanted)
  const due: DueUnion[] = []
  const rowsOf = placeRows(places)
  const unions = allRows(reader, unionsSql(days))
  const termOn = termsBefore(reader, unions, days)
  const asked = days.map((day, index) => ({ day, bit: 2 ** index, standingOf: standingBy(day, reminders) }))
  for (const union of unions) {
    const rows = union.stands === 0 ? null : rowsOf(union)
    if (rows === null) continue
    // Most unions are in the same standing on all days.
    let alike: Counts = unknown
    let on: Days = 0
    for (const { day, bit, standingOf } of asked) {
      if ((union.stands & bit) === 0) continue
      const term = termOn(union, day)
      const counts = countsOf(union, term, day, standingOf)
      if (counts !== alike) {
        tallies.addAlike(rows, union.id, alike, on)
        alike = counts
        on = 0
      }
      on |= bit
      if (bit === 1 && isDue(counts)) due.push(...dueUnion(union, term, standingOf))
    }
    tallies.addAlike(rows, union.id, alike, on)
  }
  return { tallies, due }
}

const unknown: Counts = { unions: true, unknown: true }
const electedSince: Counts = { ...unknown, electedSince: true }
type Counts = Partial<Record<TermCount, boolean>>
const counted = (isExtended: boolean) =>
  Object.fromEntries(
    termStandings.map((standing): [TermStanding, Counts] => [standing, { unions: true, withTerm: true, [standing]: true, extended: isExtended }]),
  ) as Record<TermStanding, Counts>
const running = counted(false)
/** The term is over, and the day to which the election was put off is not. */
const extended = counted(true)

function countsOf(union: UnionRow, term: Term | null, day: string, standingOf: (due: string) => TermStanding): Counts {
  const dueOn = term === null ? null : electionDueOn(term)
  if (term === null || term.endsOn === null || dueOn === null) return isLater(union, day) ? electedSince : unknown
  const standing = standingOf(dueOn)
  return (dueOn !== term.endsOn && standing !== 'overdue' && wasOver(term.endsOn, day) ? extended : running)[standing]
}

function isDue(counts: Counts): boolean {
  return counts.withTerm === true && counts.later !== true
}

function dueUnion({ id, county, township }: UnionRow, term: Term | null, standingOf: (due: string) => TermStanding): DueUnion[] {
  const dueOn = term === null ? null : electionDueOn(term)
  if (term === null || term.endsOn === null || dueOn === null) return []
  const standing = standingOf(dueOn)
  return standing === 'later'
    ? []
    : [{ id, county, township, endsOn: term.endsOn, extendedTo: dueOn === term.endsOn ? null : term.extendedTo, dueOn, standing }]
}

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

/** The term of a union on a day; where the one on record began later, what the history says of the one that it followed, and null where that says nothing. */
function termsBefore(reader: SQLite.Database, unions: readonly UnionRow[], days: readonly string[]): (union: UnionRow, day: string) => Term | null {
  const changed = unions.filter(
    (union) => union.version > 1 && union.termFrom !== null && days.some((day, index) => (union.stands & (2 ** index)) !== 0 && isLater(union, day)),
  )
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
