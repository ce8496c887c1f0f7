// The counting behind report G: the centres in use on each of some days, by place and by type, and the unions that have one near.
import { type RawBuilder, sql } from 'kysely'
import { circleRadiusM } from '#shared/geography/circleRadius.ts'
import { positionOf } from '#shared/geography/position.ts'
import { type CentreCount, type CentreType, circleSums, otherType, starKeys, typeColumn, typeRow } from '#shared/reports/activityCentres.ts'
import { allRows } from '../database/query.ts'
import { starsOf } from '../records/derivedFields.ts'
import { readSettings } from '../records/settings.ts'
import { placeRow, placeRows } from './ownPlace.ts'
import type { ReportFrame, ReportOffice } from './reportKind.ts'
import { reachedUnions } from './serviceCircle.ts'
import { type Measures, Tallies, type Wanted } from './tallies.ts'

interface CentreRow {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly type: string | null
  readonly openedOn: string | null
  readonly area: number | null
  readonly visits: number | null
  readonly stars: number | null
  readonly demonstration: 0 | 1 | null
}

type Counts = Partial<Record<CentreCount, boolean>>

/** To be called within a transaction. @param days y-m-d, a few @param wanted a cell of the first day whose records are asked for; rows of types are `typeRow` */
export function tallyCentres({ office, places }: ReportFrame, days: readonly string[], wanted: Wanted | null = null): Tallies {
  const { reader } = office.database
  const types = knownTypes(office)
  const known = new Set(types.map(({ code }) => code))
  const tallies = new Tallies(measuresOf(types), wanted)
  const rowOf = placeRow(places)
  const centres = days.map((day) => allRows(reader, centresSql(day)))
  for (const [index, ofDay] of centres.entries())
    for (const centre of ofDay) {
      const row = rowOf(centre)
      if (row === null) continue
      const type = centre.type !== null && known.has(centre.type) ? centre.type : otherType.code
      tallies.addAlike([row, 'total', typeRow(type)], centre.id, { ...countsOf(centre), [typeColumn(type)]: true }, 2 ** index)
    }
  if (wanted !== null && !circle.has(wanted.column)) return tallies
  const stand = centres.map((ofDay) => ofDay.map(({ longitude, latitude }) => ({ position: positionOf(longitude, latitude) })))
  const rowsOf = placeRows(places)
  for (const union of reachedUnions(reader, days, stand, circleRadiusM(readSettings(reader).circle))) {
    const { id, stands, within, members } = union
    const rows = stands === 0 ? null : rowsOf(union)
    if (rows === null) continue
    if (within === null) {
      tallies.addAlike(rows, id, unplaced, stands)
      continue
    }
    tallies.addAlike(rows, id, near.unions, stands & within)
    tallies.addAlike(rows, id, near.members, stands & within, members ?? 0)
    tallies.addAlike(rows, id, far.unions, stands & ~within)
    tallies.addAlike(rows, id, far.members, stands & ~within, members ?? 0)
  }
  return tallies
}

const circle: ReadonlySet<string> = new Set(circleSums)
const unplaced = { unionsUnplaced: true } satisfies Counts
const near = { unions: { unionsPlaced: true, unionsNear: true }, members: { membersPlaced: true, membersNear: true } } satisfies Record<string, Counts>
const far = { unions: { unionsPlaced: true }, members: { membersPlaced: true } } satisfies Record<string, Counts>

/** Of the code table. */
export function knownTypes({ codes }: Pick<ReportOffice, 'codes'>): readonly CentreType[] {
  return codes.centreType?.entries ?? []
}

/** In use on the day, as far as anybody knows when they were opened. */
function centresSql(day: string): RawBuilder<CentreRow> {
  return sql<CentreRow>`SELECT r.id, r.county, r.township, r.longitude, r.latitude, r.type, r.opened_on AS openedOn, r.area_sqm AS area, r.visits_per_day AS visits,
      ${starsOf('r', Number(day.slice(0, 4)))} AS stars, r.demonstration_site AS demonstration
    FROM centre AS r WHERE r.deleted_at IS NULL AND (r.opened_on IS NULL OR r.opened_on <= ${day}) ORDER BY r.id`
}

function countsOf({ openedOn, area, visits, stars, demonstration }: CentreRow): Partial<Record<CentreCount, number | boolean>> {
  const shown = Math.min(5, stars ?? 0)
  return {
    centres: true,
    area: area ?? 0,
    visits: visits ?? 0,
    ...(shown > 0 && { [`stars${shown}`]: true }),
    demonstration: demonstration === 1,
    openedUnknown: openedOn === null,
    areaMissing: area === null,
    visitsMissing: visits === null,
  }
}

function measuresOf(types: readonly CentreType[]): Measures {
  const centre = (...fields: string[]) => ({ register: 'centre', fields }) as const
  const union = (...fields: string[]) => ({ register: 'union', fields: [...fields, 'longitude', 'latitude', 'township'] }) as const
  return {
    centres: centre('openedOn'),
    ...Object.fromEntries([...types, otherType].map(({ code }) => [typeColumn(code), centre('type', 'openedOn')])),
    area: centre('areaSqm'),
    visits: centre('visitsPerDay'),
    ...Object.fromEntries(starKeys.map((key) => [key, centre('starRating', 'ratedIn')])),
    demonstration: centre('demonstrationSite'),
    openedUnknown: centre('openedOn'),
    areaMissing: centre('areaSqm'),
    visitsMissing: centre('visitsPerDay'),
    unionsPlaced: union(),
    unionsNear: union(),
    membersPlaced: union('members'),
    membersNear: union('members'),
    unionsUnplaced: union(),
  }
}
