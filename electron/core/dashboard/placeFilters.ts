// What narrows a list to the records of one row of a scope, where the register can be asked that.
import type { Filter } from '#shared/api/recordsContract.ts'
import type { ReportRow } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import type { ScopeRows } from '../reports/scopeRows.ts'

/** null: of a row whose records have in common only that they fit no other, or that say nothing. */
export function placeFilters(
  office: Pick<Office, 'regions'>,
  places: ScopeRows,
  row: { readonly label: string; readonly kind: ReportRow['kind'] },
): Filter[] | null {
  const { scope } = places
  const regions = office.regions()
  if (row.kind === 'unplaced') return null
  if (scope.level === 'city') {
    if (row.kind === 'region') return [{ field: 'county', op: 'is', value: row.label }]
    const own = regions.entries.filter(({ code, level }) => level === 'county' && places.rowOf(code, null) === 'own')
    return [{ field: 'county', op: 'in', value: [...own.map(({ name }) => name), scope.code] }]
  }
  // The county's own records name no township; those of zones that it leads itself would be missing from such a list.
  if (row.kind !== 'region') return null
  if (scope.level === 'county')
    return [
      { field: 'county', op: 'is', value: scope.name },
      { field: 'township', op: 'is', value: row.label },
    ]
  const isOnly = regions.entries.filter(({ level, name, successor }) => level === 'township' && name === row.label && successor === null).length === 1
  return [{ field: 'township', op: 'is', value: isOnly ? row.label : scope.code }]
}
