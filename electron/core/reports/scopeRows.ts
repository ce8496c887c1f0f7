// Which rows a report has for a scope, and which row a union's place belongs to.
import { LedgerError } from '#shared/api/errors.ts'
import type { RegionEntry } from '#shared/importing/ledger.ts'
import type { RegionIndex } from '#shared/values/region.ts'

export interface ScopeRow {
  readonly key: string
  readonly label: string
  readonly kind: 'region' | 'own' | 'unplaced'
}

export interface ScopeRows {
  readonly scope: RegionEntry
  /** Heading of the first column. */
  readonly places: string
  /** Regions in the order of their codes, then the federation's own row; without `unplaced`, which only a report that needs it adds. */
  readonly rows: readonly ScopeRow[]
  /** Row of a union by its stored county and township; null = not in this scope. */
  rowOf(county: string | null, township: string | null): string | null
}

/** @throws LedgerError scope-unknown when `code` is not a city, county or township of the register. Retired codes lead to their successor. */
export function scopeRows(regions: RegionIndex, code: string, home: string): ScopeRows {
  const scope = regions.find(regions.current(code))
  if (scope?.level === 'city') return cityRows(regions, scope, scope.code === regions.current(home))
  if (scope?.level === 'county') return countyRows(regions, scope, scope.code === regions.current(home))
  if (scope?.level === 'township') return townshipRows(regions, scope)
  throw new LedgerError('scope-unknown', { scope: code })
}

/** @param home the office's own table: unions whose place nobody knows are its own and stay in sight. */
function cityRows(regions: RegionIndex, city: RegionEntry, home: boolean): ScopeRows {
  const { rows, own } = childRows(regions, city, 'county')
  const listed = new Set(rows.map((row) => row.key))
  return {
    scope: city,
    places: '县（市、区）',
    rows: [...rows, { key: 'own', label: '市本级', kind: 'own' }],
    rowOf(county, township) {
      const code = countyOf(regions, county, township)
      if (code !== null && own.has(code)) return 'own'
      if (code !== null && listed.has(code)) return code
      return home ? 'unplaced' : null
    },
  }
}

/** A union of the county that names no township is led by the county's federation itself; one that names an unknown township is `unplaced`. */
function countyRows(regions: RegionIndex, county: RegionEntry, home: boolean): ScopeRows {
  const { rows, own } = childRows(regions, county, 'township')
  const listed = new Set(rows.map((row) => row.key))
  const label = isOwn(county) ? county.name : `${county.name.at(-1)}本级`
  return {
    scope: county,
    places: '镇（街道）',
    rows: [...rows, { key: 'own', label, kind: 'own' }],
    rowOf(countyText, township) {
      if (countyOf(regions, countyText, township) !== county.code) return home ? 'unplaced' : null
      if (township === null) return 'own'
      const code = regions.current(township)
      return own.has(code) ? 'own' : listed.has(code) ? code : 'unplaced'
    },
  }
}

function townshipRows(regions: RegionIndex, township: RegionEntry): ScopeRows {
  return {
    scope: township,
    places: '镇（街道）',
    rows: [regionRow(township)],
    rowOf: (_county, code) => (code !== null && regions.current(code) === township.code ? township.code : null),
  }
}

/** Regions in force in the order of GB codes, local codes (zones) after them; `own` = the codes under which the federation keeps its own unions. */
function childRows(regions: RegionIndex, parent: RegionEntry, level: RegionEntry['level']): { rows: ScopeRow[]; own: Set<string> } {
  const children = regions.entries
    .filter((entry) => entry.level === level && entry.parent === parent.code && entry.successor === null && entry.validTo === null)
    .sort((a, b) => Number(a.local) - Number(b.local) || (a.code < b.code ? -1 : 1))
  return {
    rows: children.filter((entry) => !isOwn(entry)).map(regionRow),
    own: new Set([parent.code, ...children.filter(isOwn).map((entry) => entry.code)]),
  }
}

function isOwn(entry: RegionEntry): boolean {
  return entry.local && entry.name.endsWith('本级')
}

function regionRow(entry: RegionEntry): ScopeRow {
  return { key: entry.code, label: entry.name, kind: 'region' }
}

/** County in force; where the union names none that is known, its township's. A city's code in the place of a county's means 市本级. */
function countyOf(regions: RegionIndex, county: string | null, township: string | null): string | null {
  const named = county === null ? undefined : regions.find(regions.current(county))
  if (named?.level === 'county') return named.code
  if (named?.level === 'city')
    return regions.entries.find((entry) => entry.level === 'county' && entry.parent === named.code && isOwn(entry))?.code ?? named.code
  const place = township === null ? undefined : regions.find(regions.current(township))
  return place?.level === 'township' ? place.parent : null
}
