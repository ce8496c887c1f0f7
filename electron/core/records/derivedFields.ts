// What follows from other records and is never stored: the SQL by which each derived field is shown, filtered and ordered.
import { type RawBuilder, sql } from 'kysely'
import type { RegisterId } from '#shared/registers/index.ts'
import { newestFirst, stateAfter } from './membership/eventOrder.ts'
import { outreachDerivations } from './outreachFields.ts'
import { pilotDerivations } from './pilotRecords.ts'

type Expression = RawBuilder<unknown>
/** @param alias of the record's own table. @param today y-m-d */
type Derivation = (alias: string, today: string) => Expression

/** By register and field. A field of kind `derived` that has no entry here is a mistake that the conformance tests find. */
const derivations: Readonly<Record<string, Readonly<Record<string, Derivation>>>> = {
  union: {
    isPilot: (alias) => sql`EXISTS (SELECT 1 FROM pilot WHERE pilot.union_id = ${id(alias)} AND pilot.deleted_at IS NULL)`,
    countedMembers: (alias, today) => countedMembers(alias, 'union_id', today),
    electionDueOn: electionDue,
    memberDifference: (alias, today) => difference(alias, 'union_id', sql.ref(`${alias}.members`), today),
  },
  unit: {
    countedMembers: (alias, today) => countedMembers(alias, 'unit_id', today),
    memberDifference: (alias, today) => difference(alias, 'unit_id', reportedOfUnit(alias, today), today),
  },
  member: {
    membershipState: (alias, today) => membershipState(alias, today),
    isCurrent: (alias, today) => sql`(${membershipState(alias, today)} = '在会')`,
  },
  pilot: pilotDerivations,
  outreach: outreachDerivations,
  practicalThing: {
    rate: (alias) => {
      const [done, target] = [sql.ref(`${alias}.done`), sql.ref(`${alias}.target`)]
      return sql`CASE WHEN ${target} > 0 THEN round(${done} * 100.0 / ${target}, 1) END`
    },
  },
}

/** Stored fields that follow from other fields or records where nothing is written. */
const fallbacks: Readonly<Record<string, Readonly<Record<string, (alias: string) => Expression>>>> = {
  union: { termEndsOn: termEnd, upperUnion },
  centre: { starRating: (alias) => latestRating(alias, 'stars'), ratedIn: (alias) => latestRating(alias, 'year') },
  task: {
    progress: (alias) =>
      sql`(SELECT p.progress FROM task_progress p WHERE p.task_id = ${id(alias)} AND p.deleted_at IS NULL AND p.progress IS NOT NULL
           ORDER BY p.date DESC, p.id DESC LIMIT 1)`,
  },
}

/** A derived field that says the same of all records but few. */
export interface Mostly {
  readonly value: string | number
  /** SQL of the numbers of records of which it may say something else. */
  readonly others: Expression
}

const mayHaveLeft = sql`SELECT e.member_id FROM membership_event e WHERE e.kind IN ('转出', '保留会籍', '除名', '退会') AND e.deleted_at IS NULL`

/** By register and field. */
export const mostly: Readonly<Record<string, Readonly<Record<string, Mostly>>>> = {
  member: { membershipState: { value: '在会', others: mayHaveLeft }, isCurrent: { value: 1, others: mayHaveLeft } },
}

/** Registers from whose records those follow. */
export const deciding: readonly RegisterId[] = ['membershipEvent']

/** What a derived field is. @throws Error when nobody said from what it follows */
export function derivedField(register: string, alias: string, key: string, today: string): Expression {
  const derivation = derivations[register]?.[key]
  if (!derivation) throw new Error(`${register}.${key} follows from nothing`)
  return derivation(alias, today)
}

/** What a stored field shows where it is blank; null: nothing. */
export function fallbackOf(register: string, alias: string, key: string): Expression | null {
  return fallbacks[register]?.[key]?.(alias) ?? null
}

/** The newest event decides. Who has none is a member since joining. */
function membershipState(alias: string, today: string): Expression {
  const last = sql`SELECT e.kind FROM membership_event e WHERE e.member_id = ${id(alias)} AND e.deleted_at IS NULL AND e.kind IS NOT NULL AND ${begun('e.date', today)}
                   ORDER BY ${sql.raw(newestFirst('e'))} LIMIT 1`
  return stateOf(last)
}

function stateOf(last: Expression): Expression {
  const [before, after] = stateAfter('\u0000').split('\u0000')
  return sql`${sql.raw(before ?? '')}(${last})${sql.raw(after ?? '')}`
}

/** Live members on record in a union or a unit; counted from the index alone. */
function membersOnRecord(alias: string, link: 'union_id' | 'unit_id', also: Expression): Expression {
  return sql`(SELECT count(*) FROM member m WHERE ${sql.ref(`m.${link}`)} = ${id(alias)} AND m.deleted_at IS NULL ${also})`
}

/** Current members among them: all but those whose membership ended. Few have such an event, so that the others need not be asked about theirs one by one. */
function countedMembers(alias: string, link: 'union_id' | 'unit_id', today: string): Expression {
  return sql`(${membersOnRecord(alias, link, sql``)} - ${membersOnRecord(alias, link, sql`AND m.id IN (${mayHaveLeft}) AND ${membershipState('m', today)} <> '在会'`)})`
}

/** Counted − reported; blank where nothing is reported, or where no member was ever put on record one by one. */
function difference(alias: string, link: 'union_id' | 'unit_id', reported: Expression, today: string): Expression {
  return sql`CASE WHEN ${membersOnRecord(alias, link, sql``)} > 0 THEN ${countedMembers(alias, link, today)} - ${reported} END`
}

/** What the unions that cover a unit today report of it; blank where none does. */
function reportedOfUnit(alias: string, today: string): Expression {
  return sql`(SELECT sum(c.member_count) FROM union_unit c WHERE c.unit_id = ${id(alias)} AND c.deleted_at IS NULL AND ${begun('c.covered_from', today)}
              AND (c.covered_to IS NULL OR c.covered_to > ${today}))`
}

/** Stars that were taken away are none. @param upTo the last year that counts; absent: any */
function latestRating(alias: string, what: 'stars' | 'year', upTo?: number): Expression {
  const value = what === 'year' ? sql`g.year` : sql`CASE g.outcome WHEN '取消' THEN 0 ELSE g.stars END`
  const until = upTo === undefined ? sql`` : sql`AND g.year <= ${upTo}`
  return sql`(SELECT ${value} FROM centre_rating g WHERE g.centre_id = ${id(alias)} AND g.deleted_at IS NULL AND g.year IS NOT NULL ${until} ORDER BY g.year DESC, g.id DESC LIMIT 1)`
}

/** A centre's stars at the end of a year: what stands in its own record, unless that was said of a later year, else its latest rating until then. */
export function starsOf(alias: string, year: number): Expression {
  const [stars, ratedIn] = [sql.ref(`${alias}.star_rating`), sql.ref(`${alias}.rated_in`)]
  return sql`coalesce(CASE WHEN ${ratedIn} IS NULL OR ${ratedIn} <= ${year} THEN ${stars} END, ${latestRating(alias, 'stars', year)})`
}

/** A basic-level union stands under the federation of its township, or else of its county. */
function upperUnion(alias: string): Expression {
  const place = sql`SELECT region.name || '总工会' FROM region WHERE region.deleted_at IS NULL AND region.local = 0 AND region.code`
  const [township, county] = [sql.ref(`${alias}.township`), sql.ref(`${alias}.county`)]
  return sql`coalesce((${place} = ${township}), (${place} = ${county}))`
}

/** A term ends on the day of the month on which it began, that many years later; a 29 February that does not come again gives way to the 28th. */
function termEnd(alias: string): Expression {
  const from = sql.ref(`${alias}.term_from`)
  const years = sql.ref(`${alias}.term_years`)
  const later = sql`printf('%04d', substr(${from}, 1, 4) + ${years})`
  const leap = sql`((substr(${from}, 1, 4) + ${years}) % 4 = 0 AND ((substr(${from}, 1, 4) + ${years}) % 100 <> 0 OR (substr(${from}, 1, 4) + ${years}) % 400 = 0))`
  const rest = sql`CASE WHEN substr(${from}, 5) = '-02-29' AND NOT ${leap} THEN '-02-28' ELSE substr(${from}, 5) END`
  return sql`CASE WHEN ${from} IS NOT NULL AND ${years} > 0 THEN ${later} || ${rest} END`
}

/** The end of the term, or the day to which the election was put off after it. */
function electionDue(alias: string): Expression {
  return laterDay(sql`coalesce(${sql.ref(`${alias}.term_ends_on`)}, ${termEnd(alias)})`, sql.ref(`${alias}.term_extended_to`))
}

/** A day put off counts only where it lies behind the end of the term that it puts off. */
export function laterDay(ends: Expression, extendedTo: Expression): Expression {
  return sql`CASE WHEN ${extendedTo} > ${ends} THEN ${extendedTo} ELSE ${ends} END`
}

/** A date that nobody wrote, or that is not still to come. A coarse date stands for its first day. */
function begun(column: string, today: string): Expression {
  return sql`(${sql.ref(column)} IS NULL OR ${sql.ref(column)} <= ${today})`
}

function id(alias: string): Expression {
  return sql.ref(`${alias}.id`)
}
