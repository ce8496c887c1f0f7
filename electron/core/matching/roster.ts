// The roster as the matching sees it: every unit with what is known of it, and by what it is covered on the day.
import type SQLite from 'better-sqlite3'
import type { Coverage, RosterUnit } from '#shared/matching/enterprise.ts'
import { coverageOf } from '../records/activeUnions.ts'

const rosterSql = `
SELECT id, name, former_names AS formerNames, uscc, organisation_code AS organisationCode, county, township, employees AS headcount,
  coalesce(address, registered_address) AS address, legal_representative AS legalRepresentative, phone,
  CASE ${coverageOf('unit.id')} WHEN 2 THEN 'own' WHEN 1 THEN 'joint' ELSE 'none' END AS coverage
FROM unit WHERE deleted_at IS NULL AND name IS NOT NULL AND id > @after ORDER BY id LIMIT @rows`

type Row = Omit<RosterUnit, 'coverage'> & { readonly coverage: Coverage }

/** Rows read at a time: a few milliseconds, so that whoever reads in turns keeps nobody waiting. */
const page = 500

/**
 * In the order of their ids; those in the recycle bin are not there. One unit under several unions is one covered unit, with one of its own before joint ones; many units under
 * one joint union each match by themselves. @param day y-m-d
 */
export function* readRoster(reader: SQLite.Database, day: string): Generator<RosterUnit, void> {
  const select = reader.prepare<{ day: string; after: number; rows: number }, Row>(rosterSql)
  for (let after = 0; ; ) {
    const rows = select.all({ day, after, rows: page })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = last.id
  }
}
