import { sql } from 'kysely'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { allRows } from '../database/query.ts'
import type { Office } from '../office.ts'
import { homePlace } from '../records/homePlace.ts'

/** Codes in force, or the text that was kept as written. */
export interface PlaceOf {
  readonly county: string | null
  readonly township: string | null
}

/** @returns where each id that says so belongs; retired codes lead to the ones in force. */
export function homePlaces(office: Office, register: RegisterDefinition, ids: readonly number[]): Map<number, PlaceOf> {
  const place = homePlace(register, 'r')
  if (ids.length === 0 || place === null) return new Map()
  const rows = allRows(
    office.database.reader,
    sql<PlaceOf & { id: number }>`SELECT r.id AS id, ${place.county} AS county, ${place.township} AS township FROM ${sql.table(register.table)} AS r
      WHERE r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )
  const { current } = office.regions()
  const inForce = (code: string | null) => (code === null ? null : current(code))
  return new Map(rows.map(({ id, county, township }) => [id, { county: inForce(county), township: inForce(township) }]))
}
