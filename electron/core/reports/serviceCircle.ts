// Which unions lie within reach of an activity centre on a day: the 30-minute service circle, for report G and for the map.
import type SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { nearness } from '#shared/geography/nearness.ts'
import { positionOf } from '#shared/geography/position.ts'
import type { Position } from '#shared/geography/sphere.ts'
import { allRows } from '../database/query.ts'
import { type Days, liveUnionStands, onDays } from '../records/activeUnions.ts'

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

/** A union by the days on which it stands, and those of them on which it lies within reach; null: nobody knows where. */
export interface ReachedUnion extends Pick<CircleUnion, 'id' | 'county' | 'township' | 'members' | 'position'> {
  readonly stands: Days
  readonly within: Days | null
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
    const centres = centresInUse(reader, day)
    const unions = reachedUnions(reader, [day], [centres], metres).flatMap(({ stands, within, ...union }) =>
      stands === 0 ? [] : [{ ...union, within: within === null ? null : within === 1 }],
    )
    return { unions: unions.sort((one, other) => one.id - other.id), centres }
  })()
}

/** To be called within a transaction. @param days y-m-d, a few @param centres in use on each of them @returns all that are not in the recycle bin, in no order */
export function reachedUnions(
  reader: SQLite.Database,
  days: readonly string[],
  centres: readonly (readonly Pick<CircleCentre, 'position'>[])[],
  metres: number,
): ReachedUnion[] {
  const middles = townshipMiddles(reader)
  const near = centres.map((some) =>
    nearness(
      some.flatMap(({ position }) => position ?? []),
      metres,
    ),
  )
  // Most unions share the middle of their township.
  const ofTownship = new Map<string, Pick<ReachedUnion, 'position' | 'within'>>()
  const at = (position: Position | null) => ({
    position,
    within: position && near.reduce((found, ofDay, index) => found + (ofDay.hasNear(position) ? 2 ** index : 0), 0),
  })
  function inTownship(township: string): Pick<ReachedUnion, 'position' | 'within'> {
    const known = ofTownship.get(township) ?? at(middles(township))
    ofTownship.set(township, known)
    return known
  }
  const rows = allRows(
    reader,
    sql<
      Row & { members: number | null; stands: Days }
    >`SELECT r.id, r.county, r.township, r.members, r.longitude, r.latitude, ${onDays(liveUnionStands('r'), days)} AS stands
      FROM trade_union AS r WHERE r.deleted_at IS NULL`,
  )
  return rows.map(({ id, county, township, members, stands, longitude, latitude }): ReachedUnion => {
    const own = positionOf(longitude, latitude)
    const { position, within } = own || township === null ? at(own) : inTownship(township)
    return { id, county, township, members, position, stands, within }
  })
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
