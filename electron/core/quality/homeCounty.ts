import { sql } from 'kysely'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { allRows } from '../database/query.ts'
import type { Office } from '../office.ts'
import { homePlace } from '../records/homePlace.ts'

/** @returns the stored county (a code, or the text that was kept as written) of each id that has one; retired codes lead to the one in force. */
export function homeCounties(office: Office, register: RegisterDefinition, ids: readonly number[]): Map<number, string> {
  const place = homePlace(register, 'r')
  if (ids.length === 0 || place === null) return new Map()
  const rows = allRows(
    office.database.reader,
    sql<{ id: number; county: string | null }>`SELECT r.id AS id, ${place.county} AS county FROM ${sql.table(register.table)} AS r
      WHERE r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )
  const { current } = office.regions()
  return new Map(rows.flatMap(({ id, county: code }) => (code === null ? [] : [[id, current(code)]])))
}
