import type { Office } from '../office.ts'
import { officeScope } from '../records/settings.ts'
import { type ScopeRows, scopeRows } from '../reports/scopeRows.ts'

/**
 * The places of the office's own scope, as its reports have them. But a bar leads to a list, and that asks for the county that a record names: one that names none, or none that is
 * known, is in no county here, where reports go by its township.
 */
export function homePlaces(office: Office): ScopeRows {
  const regions = office.regions()
  const { code } = officeScope(office.database.reader, regions)
  const places = scopeRows(regions, code, code)
  // A township's list asks for nothing else.
  if (places.scope.level === 'township') return places
  const isKnown = (county: string | null) => county !== null && ['county', 'city'].includes(regions.find(regions.current(county))?.level ?? '')
  return { ...places, rowOf: (county, township) => places.rowOf(county, isKnown(county) ? township : null) }
}
