import type { Office } from '../office.ts'
import { officeScope } from '../records/settings.ts'
import { type ScopeRows, scopeRows } from '../reports/scopeRows.ts'

/** The places of the office's own scope, as its reports have them. */
export function homePlaces(office: Office): ScopeRows {
  const regions = office.regions()
  const { code } = officeScope(office.database.reader, regions)
  return scopeRows(regions, code, code)
}
