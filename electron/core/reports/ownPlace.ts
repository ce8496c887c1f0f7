// Tasks, services and events need not lie anywhere: where no place is written, they are those of the federation whose office this is.
import type { RegionIndex } from '#shared/values/region.ts'
import { officeScope } from '../records/settings.ts'
import type { ReportFrame } from './reportKind.ts'

export interface WrittenPlace {
  readonly county: string | null
  readonly township: string | null
}

/** @returns the row of a place, and of none the office's own; null = not in this scope */
export function ownPlaceRow({ office, places }: Pick<ReportFrame, 'office' | 'places'>): (place: WrittenPlace) => string | null {
  const own = homePlace(office.regions(), officeScope(office.database.reader, office.regions()).code)
  const rowOf = placeRow(places)
  return (place) => rowOf(place.county === null && place.township === null ? own : place)
}

/** As the scope's rows say it; each place is looked up once, since records are many and places few. */
export function placeRow({ rowOf }: ReportFrame['places']): (place: WrittenPlace) => string | null {
  return eachPlaceOnce(rowOf)
}

/** The rows that a record of a place is added to, the very same ones for each of them; null = not in this scope. */
export function placeRows({ rowOf }: ReportFrame['places']): (place: WrittenPlace) => readonly string[] | null {
  const ofRow = new Map<string, readonly string[]>()
  return eachPlaceOnce((county, township) => {
    const row = rowOf(county, township)
    if (row === null) return null
    const rows = ofRow.get(row) ?? [row, 'total']
    ofRow.set(row, rows)
    return rows
  })
}

function eachPlaceOnce<T>(find: (county: string | null, township: string | null) => T): (place: WrittenPlace) => T {
  const known = new Map<string | null, Map<string | null, T>>()
  return ({ county, township }) => {
    let ofCounty = known.get(county)
    if (ofCounty === undefined) {
      ofCounty = new Map()
      known.set(county, ofCounty)
    }
    let found = ofCounty.get(township)
    if (found === undefined) {
      found = find(county, township)
      ofCounty.set(township, found)
    }
    return found
  }
}

/** A city stands in the place of a county for what it leads itself. */
function homePlace(regions: RegionIndex, code: string): WrittenPlace {
  const home = regions.find(regions.current(code))
  return home?.level === 'township' ? { county: home.parent, township: home.code } : { county: home?.code ?? null, township: null }
}

/** Whether the report is that of the office itself, not of a part of it. */
export function isOwnScope({ office, places }: Pick<ReportFrame, 'office' | 'places'>): boolean {
  const regions = office.regions()
  return places.scope.code === regions.current(officeScope(office.database.reader, regions).code)
}
