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
  const known = new Map<string, string | null>()
  return ({ county, township }) => {
    const key = `${county}/${township}`
    let row = known.get(key)
    if (row === undefined) {
      row = rowOf(county, township)
      known.set(key, row)
    }
    return row
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
