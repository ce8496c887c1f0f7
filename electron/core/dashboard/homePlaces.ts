// The office's own places, as its reports have them, and what lies in one of them.
import type { Office } from '../office.ts'
import { officeScope } from '../records/settings.ts'
import { placeRow, type WrittenPlace } from '../reports/ownPlace.ts'
import { type ScopeRows, scopeRows } from '../reports/scopeRows.ts'

type Asked = Pick<Office, 'database' | 'regions'>

export function homePlaces(office: Asked): ScopeRows {
  const regions = office.regions()
  const { code } = officeScope(office.database.reader, regions)
  return scopeRows(regions, code, code)
}

export interface HomePlace {
  /** 椒江区, 市本级, 未归属; '' for all places together. */
  readonly label: string
  has(place: WrittenPlace): boolean
}

/** @param key of a row of the office's own table, 未归属 among them, or the code of any other region; absent: all places of the office @throws LedgerError scope-unknown */
export function homePlace(office: Asked, key: string | undefined): HomePlace {
  const home = homePlaces(office)
  const rowOf = placeRow(home)
  if (key === undefined) return { label: '', has: (place) => rowOf(place) !== null }
  const row = key === 'unplaced' ? { label: '未归属' } : home.rows.find((known) => known.key === key)
  if (row) return { label: row.label, has: (place) => rowOf(place) === key }
  const other = scopeRows(office.regions(), key, home.scope.code)
  const below = placeRow(other)
  return { label: other.scope.name, has: (place) => below(place) !== null }
}
