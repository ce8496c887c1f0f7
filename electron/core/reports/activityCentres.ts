import { sql } from 'kysely'
import { circleRadiusM, circleText } from '#shared/geography/circleRadius.ts'
import {
  type CentreCount,
  type CentreType,
  centreGaps,
  centreSums,
  centresReport,
  centresTable,
  circleSums,
  otherType,
  starKeys,
  type TypedCentres,
} from '#shared/reports/activityCentres.ts'
import { amountOf } from '#shared/reports/amount.ts'
import { summedCounts } from '#shared/reports/countedPlaces.ts'
import { allRows } from '../database/query.ts'
import { starsOf } from '../records/derivedFields.ts'
import { readSettings } from '../records/settings.ts'
import { byPlace, type Measured, type MeasuredRecord, type MeasuredTable, measuredPlaces, tracedPlaces } from './measured.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'
import { serviceCircle } from './serviceCircle.ts'

interface CentreRow {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
  readonly type: string | null
  readonly openedOn: string | null
  readonly area: number | null
  readonly visits: number | null
  readonly stars: number | null
  readonly demonstration: 0 | 1 | null
}
interface Centre extends MeasuredRecord<CentreCount> {
  readonly type: string
  readonly counts: Readonly<Record<CentreCount, number>>
}

const keys: readonly CentreCount[] = [...centreSums, ...centreGaps]
const table: MeasuredTable<CentreCount> = {
  keys,
  shown: ['centres', 'unionsPlaced'],
  compares: ({ centres }) => centres > 0,
  read: (frame, day) => [measured(centresOn(frame, day)), reached(frame, day)],
  sums: (frame, day) => byPlace([measured(centresOn(frame, day)), reached(frame, day)]),
}

/** G 活动阵地 */
export const activityCentres: ReportKind = {
  id: centresReport.id,
  title: centresReport.title,
  rhythm: centresReport.rhythm,
  build(frame) {
    return frame.office.database.reader.transaction(() => {
      const centres = centresOn(frame, frame.period.to)
      const settings = readSettings(frame.office.database.reader).circle
      return centresTable({
        ...measuredPlaces(frame, table, [measured(centres), reached(frame, frame.period.to)]),
        types: typesOf(frame, centres),
        circle: { minutes: settings.minutes, text: circleText(settings) },
      })
    })()
  },
  // A row of the annex by type is a part of the total; a column of a type, a part of the centres.
  trace(frame, row, column) {
    if (circle.has(column)) return tracedPlaces(frame.places, [reached(frame, frame.period.to)], row, column)
    const [, ofType] = /^type:(.+)$/.exec(row) ?? []
    const [, columnType] = /^type\.(.+)$/.exec(column) ?? []
    const type = columnType ?? (ofType === 'total' ? undefined : ofType)
    const centres = centresOn(frame, frame.period.to).filter((centre) => type === undefined || centre.type === type)
    const place = ofType === undefined ? row.replace(/^place:/, '') : 'total'
    return tracedPlaces(frame.places, [measured(centres)], place, columnType === undefined ? column : 'centres')
  },
}

function measured(records: readonly Centre[]): Measured<CentreCount> {
  const stars = Object.fromEntries(starKeys.map((key) => [key, ['starRating', 'ratedIn']]))
  const fields = { centres: ['openedOn'], area: ['areaSqm'], visits: ['visitsPerDay'], ...stars, demonstration: ['demonstrationSite'] }
  return { register: 'centre', fields, records }
}

const circle: ReadonlySet<string> = new Set(circleSums)

/** The unions that stand on the day, by whether a centre is near. */
function reached({ office: { database } }: ReportFrame, day: string): Measured<CentreCount> {
  const { unions } = serviceCircle(database.reader, day, circleRadiusM(readSettings(database.reader).circle))
  const place = ['longitude', 'latitude', 'township']
  return {
    register: 'union',
    fields: { unionsPlaced: place, unionsNear: place, membersPlaced: ['members', ...place], membersNear: ['members', ...place] },
    records: unions.map(({ id, county, township, members, within }) => ({
      id,
      county,
      township,
      counts:
        within === null
          ? { unionsUnplaced: 1 }
          : { unionsPlaced: 1, unionsNear: Number(within), membersPlaced: members ?? 0, membersNear: within ? (members ?? 0) : 0 },
    })),
  }
}

/** In use on the day, as far as anybody knows when they were opened. */
function centresOn({ office }: ReportFrame, day: string): Centre[] {
  const rows = allRows(
    office.database.reader,
    sql<CentreRow>`SELECT r.id, r.county, r.township, r.type, r.opened_on AS openedOn, r.area_sqm AS area, r.visits_per_day AS visits,
        ${starsOf('r', Number(day.slice(0, 4)))} AS stars, r.demonstration_site AS demonstration
      FROM centre AS r WHERE r.deleted_at IS NULL AND (r.opened_on IS NULL OR r.opened_on <= ${day})`,
  )
  const known = new Set(knownTypes(office.codes).map(({ code }) => code))
  return rows.map(({ id, county, township, type, ...centre }) => ({
    id,
    county,
    township,
    type: type !== null && known.has(type) ? type : otherType.code,
    counts: countsOf(centre),
  }))
}

/** What no centre adds to by itself. */
const outside = { unionsPlaced: 0, unionsNear: 0, membersPlaced: 0, membersNear: 0, unionsUnplaced: 0 }

function countsOf({ openedOn, area, visits, stars, demonstration }: Omit<CentreRow, 'id' | 'county' | 'township' | 'type'>): Record<CentreCount, number> {
  const shown = Math.min(5, stars ?? 0)
  return {
    centres: 1,
    area: amountOf(area ?? 0),
    visits: visits ?? 0,
    stars5: Number(shown === 5),
    stars4: Number(shown === 4),
    stars3: Number(shown === 3),
    stars2: Number(shown === 2),
    stars1: Number(shown === 1),
    demonstration: demonstration ?? 0,
    ...outside,
    openedUnknown: Number(openedOn === null),
    areaMissing: Number(area === null),
    visitsMissing: Number(visits === null),
  }
}

/** Of the whole code table, so that a type without a centre shows its 0; others only where there are any. */
function typesOf({ office, places }: ReportFrame, centres: readonly Centre[]): TypedCentres[] {
  const placed = centres.flatMap((centre) => {
    const row = places.rowOf(centre.county, centre.township)
    return row === null ? [] : [{ row, centre }]
  })
  return [...knownTypes(office.codes), otherType].flatMap(({ code, label }) => {
    const ofType = placed.filter(({ centre }) => centre.type === code)
    if (code === otherType.code && ofType.length === 0) return []
    const byPlace: Record<string, number> = {}
    for (const { row } of ofType) byPlace[row] = (byPlace[row] ?? 0) + 1
    return [
      {
        code,
        label,
        counts: summedCounts(
          keys,
          ofType.map(({ centre }) => centre),
        ),
        byPlace,
      },
    ]
  })
}

function knownTypes(codes: ReportFrame['office']['codes']): readonly CentreType[] {
  return codes.centreType?.entries ?? []
}
