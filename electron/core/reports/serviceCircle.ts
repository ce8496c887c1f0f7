// Which unions lie within reach of an activity centre on a day: the 30-minute service circle, for report G and for the map.
import type SQLite from 'better-sqlite3'
import { nearness } from '#shared/geography/nearness.ts'
import { positionOf } from '#shared/geography/position.ts'
import type { Position } from '#shared/geography/sphere.ts'
import { unionStands } from '../records/activeUnions.ts'

export interface CircleUnion {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
  /** As reported; null: nobody said. */
  readonly members: number | null
  /** Its own, or its township's middle; null: nobody knows. */
  readonly position: Position | null
  /** Whether a centre in use lies near enough; null: nobody knows where the union stands. */
  readonly within: boolean | null
}

export interface CircleCentre {
  readonly id: number
  readonly name: string | null
  readonly county: string | null
  readonly township: string | null
  readonly type: string | null
  /** null: its record gives none, or one that cannot be right. */
  readonly position: Position | null
}

export interface ServiceCircle {
  /** Standing on the day, by id. */
  readonly unions: readonly CircleUnion[]
  /** In use on the day, by id. */
  readonly centres: readonly CircleCentre[]
}

type Row = Readonly<{ id: number; county: string | null; township: string | null; longitude: number | null; latitude: number | null }>

const unionSql = `SELECT id, county, township, members, longitude, latitude FROM trade_union WHERE ${unionStands('trade_union')} ORDER BY id`

// A centre without a day of opening is in use, and nobody writes down when one closes: it is removed.
const centreSql = `SELECT id, name, county, township, type, longitude, latitude FROM centre
  WHERE deleted_at IS NULL AND (opened_on IS NULL OR opened_on <= @day) ORDER BY id`

const regionSql = 'SELECT code, successor, longitude, latitude FROM region WHERE deleted_at IS NULL AND code IS NOT NULL'

/**
 * A union stands where its record says, else in the middle of its township, of one that was renamed where its successor has it. Reads unions, centres and regions, never members.
 * @param day y-m-d @param metres in a straight line over the sphere (`circleRadiusM`)
 */
export function serviceCircle(reader: SQLite.Database, day: string, metres: number): ServiceCircle {
  return reader.transaction((): ServiceCircle => {
    const middles = townshipMiddles(reader)
    const centres = centresInUse(reader, day)
    const near = nearness(
      centres.flatMap(({ position }) => position ?? []),
      metres,
    )
    // Most unions share the middle of their township.
    const ofTownship = new Map<string, Pick<CircleUnion, 'position' | 'within'>>()
    const at = (position: Position | null) => ({ position, within: position && near.hasNear(position) })
    function inTownship(township: string): Pick<CircleUnion, 'position' | 'within'> {
      const known = ofTownship.get(township) ?? at(middles(township))
      ofTownship.set(township, known)
      return known
    }
    const unions = (reader.prepare(unionSql).all({ day }) as (Row & { members: number | null })[]).map(({ longitude, latitude, ...union }): CircleUnion => {
      const own = positionOf(longitude, latitude)
      const stand = own || union.township === null ? at(own) : inTownship(union.township)
      return { ...union, ...stand }
    })
    return { unions, centres }
  })()
}

/** By id. @param day y-m-d */
export function centresInUse(reader: SQLite.Database, day: string): CircleCentre[] {
  const rows = reader.prepare(centreSql).all({ day }) as (Row & { name: string | null; type: string | null })[]
  return rows.map(({ longitude, latitude, ...centre }) => ({ ...centre, position: positionOf(longitude, latitude) }))
}

/** Where townships stand by their code; one that was renamed, where its successor does. */
export function townshipMiddles(reader: SQLite.Database): (code: string) => Position | null {
  const rows = reader.prepare(regionSql).all() as { code: string; successor: string | null; longitude: number | null; latitude: number | null }[]
  const regions = new Map(rows.map((row) => [row.code, row]))
  return (code) => {
    const passed = new Set<string>()
    for (let region = regions.get(code); region && !passed.has(region.code); region = region.successor === null ? undefined : regions.get(region.successor)) {
      const position = positionOf(region.longitude, region.latitude)
      if (position) return position
      passed.add(region.code)
    }
    return null
  }
}
