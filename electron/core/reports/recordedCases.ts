// The cases of 未建会核查 with what the bulletin counts by: the days of their steps and, where a step has none, the day on which it was entered.
import type SQLite from 'better-sqlite3'
import type { BulletinCase } from '#shared/reports/bulletin.ts'
import { dayOf } from '../systemClock.ts'
import type { ReportOffice } from './reportKind.ts'

export interface PlacedCase extends BulletinCase {
  readonly id: number
  /** Of the unit: region codes, text kept as written, or null. */
  readonly county: string | null
  readonly township: string | null
}

type Entered = BulletinCase['entered']
type Row = Omit<PlacedCase, 'entered'> & { readonly createdAt: string; readonly entriesAsked: 0 | 1 }

// Only where a step has no day, or a deadline was moved, does the history have to be asked.
const casesSql = `
SELECT c.id, unit.county, unit.township, c.state, c.verification_result AS verificationResult, c.issued_on AS issuedOn, c.verified_on AS verifiedOn,
  c.founded_on AS foundedOn, c.closed_on AS closedOn, c.due_on AS dueOn, c.extended_to AS extendedTo, c.created_at AS createdAt,
  u.founded_on AS unionFoundedOn, CASE WHEN u.form IN ('single', 'joint') THEN u.form END AS form,
  c.extended_to IS NOT NULL OR (c.verification_result IS NOT NULL AND c.verified_on IS NULL)
    OR (c.state IN ('founded', 'not-eligible', 'closed') AND c.founded_on IS NULL AND c.closed_on IS NULL) AS entriesAsked
FROM outreach_case AS c
  LEFT JOIN unit ON unit.id = c.unit_id AND unit.deleted_at IS NULL
  LEFT JOIN trade_union AS u ON u.id = c.resulting_union_id AND u.deleted_at IS NULL
WHERE c.deleted_at IS NULL`

// A look at a past day shows the version that the record had then; what came later has a higher one.
const entriesSql = `
SELECT max(CASE WHEN fields ->> '$.state' IS NOT NULL THEN at END) AS state,
  max(CASE WHEN fields ->> '$.verificationResult' IS NOT NULL THEN at END) AS verificationResult,
  max(CASE WHEN fields ->> '$.extendedTo' IS NOT NULL THEN at END) AS extendedTo
FROM change
WHERE register = 'outreach' AND record_id = @id AND action = 'update' AND version <= (SELECT version FROM outreach_case WHERE id = @id)`

/** All cases that are not in the recycle bin. */
export function recordedCases({ database, clock }: Pick<ReportOffice, 'clock' | 'database'>): PlacedCase[] {
  const { reader } = database
  const today = clock.today()
  // An office that stands still at a day enters nothing later than that.
  const day = (instant: string) => (dayOf(instant) < today ? dayOf(instant) : today)
  const entries: SQLite.Statement<{ id: number }> = reader.prepare(entriesSql)
  return reader.transaction(() =>
    (reader.prepare(casesSql).all() as Row[]).map(({ createdAt, entriesAsked, ...found }) => {
      const created = day(createdAt)
      const changed = entriesAsked ? (entries.get({ id: found.id }) as Readonly<Record<Exclude<keyof Entered, 'case'>, string | null>>) : null
      const entered = (key: Exclude<keyof Entered, 'case'>) => (changed?.[key] ? day(changed[key]) : created)
      const days = { case: created, state: entered('state'), verificationResult: entered('verificationResult'), extendedTo: entered('extendedTo') }
      return { ...found, entered: days }
    }),
  )()
}
