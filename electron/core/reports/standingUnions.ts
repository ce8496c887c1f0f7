// The unions that stand on some days and the units that they cover then. A report names several days, its own and those that it is compared with: unions and links are read once for
// all of them, since reading them is most of what the report costs and nearly all of them are the same on each.
import type SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { allArrays, allRows } from '../database/query.ts'
import { type Days, linkHolds, liveUnionStands, onDays } from '../records/activeUnions.ts'

interface Place {
  /** Region codes, text kept as written, or null. */
  readonly county: string | null
  readonly township: string | null
}

export interface StandingUnion extends Place {
  readonly id: number
  readonly form: string | null
  readonly employees: number | null
  readonly womenEmployees: number | null
  readonly members: number | null
  readonly womenMembers: number | null
  readonly migrantMembers: number | null
  readonly foundedOn: string | null
  readonly stands: Days
  /** When it covers a unit, and when more than one. */
  covers: Days
  coversSeveral: Days
}

/**
 * Each unit is counted once in the whole office, under one of the unions that cover it: one of its own county before others, of its own township next, then of the oldest link. So the
 * rows of every table add up to its total, and the total of a county's own table is that county's row in the city's. A unit whose union is another on another day stands here twice.
 */
export interface CoveredUnit extends Place {
  readonly id: number
  readonly covered: Days
  /** When several unions cover it. */
  readonly shared: Days
}

type LinkRow = readonly [unit: number, union: number, held: Days]

/** To be called within a transaction. @param days y-m-d, a few @param isLinked whether anybody asks for units, and for which unions cover several */
export function standingUnions(
  reader: SQLite.Database,
  days: readonly string[],
  isLinked = true,
): { readonly unions: readonly StandingUnion[]; readonly units: readonly CoveredUnit[] } {
  const unions = allRows(
    reader,
    sql<StandingUnion>`SELECT id, county, township, form, employees, women_employees AS womenEmployees, members, women_members AS womenMembers,
        migrant_members AS migrantMembers, founded_on AS foundedOn, ${onDays(liveUnionStands('trade_union'), days)} AS stands, 0 AS covers, 0 AS coversSeveral
      FROM trade_union WHERE deleted_at IS NULL`,
  )
  if (!isLinked) return { unions, units: [] }
  const links = allArrays(
    reader,
    sql<LinkRow>`SELECT unit_id, union_id, ${onDays(linkHolds('link'), days)} FROM union_unit AS link
      WHERE deleted_at IS NULL AND union_id IS NOT NULL AND unit_id IS NOT NULL ORDER BY id`,
  )
  // Links of unit records in the recycle bin do not count. A unit's state (suspended, deregistered …) carries no date and so cannot decide about a past day.
  const gone = new Set(reader.prepare('SELECT id FROM unit WHERE deleted_at IS NOT NULL').pluck().all() as number[])
  const place = reader.prepare('SELECT county, township FROM unit WHERE id = ?')
  const byUnit = linksByUnit(links, gone)
  const byId = new Map(unions.map((union) => [union.id, union]))
  return { unions, units: [...coveredUnits(byUnit, byId, days.length, (unit) => place.get(unit) as Place)] }
}

/** Of each unit its link or, in the order in which they were made, its links. */
function linksByUnit(links: readonly LinkRow[], gone: ReadonlySet<number>): Map<number, LinkRow | LinkRow[]> {
  const byUnit = new Map<number, LinkRow | LinkRow[]>()
  for (const link of links) {
    const [unit, , held] = link
    if (held === 0 || gone.has(unit)) continue
    const before = byUnit.get(unit)
    if (before === undefined) byUnit.set(unit, link)
    else if (isOne(before)) byUnit.set(unit, [before, link])
    else before.push(link)
  }
  return byUnit
}

function isOne(links: LinkRow | LinkRow[]): links is LinkRow {
  return typeof links[0] === 'number'
}

function* coveredUnits(
  byUnit: ReadonlyMap<number, LinkRow | LinkRow[]>,
  byId: ReadonlyMap<number, StandingUnion>,
  days: number,
  placeOf: (unit: number) => Place,
): Generator<CoveredUnit> {
  for (const [id, links] of byUnit) {
    if (!isOne(links)) {
      yield* severalLinks(id, links, byId, days, placeOf(id))
      continue
    }
    const [, unionId, held] = links
    const union = byId.get(unionId)
    if (!union) continue
    cover(union, held)
    const covered = held & union.stands
    if (covered !== 0) yield { id, county: union.county, township: union.township, covered, shared: 0 }
  }
}

function* severalLinks(
  id: number,
  links: readonly LinkRow[],
  byId: ReadonlyMap<number, StandingUnion>,
  days: number,
  { county, township }: Place,
): Generator<CoveredUnit> {
  const held = new Map<StandingUnion, Days>()
  for (const [, unionId, on] of links) {
    const union = byId.get(unionId)
    if (union) held.set(union, (held.get(union) ?? 0) | on)
  }
  for (const [union, on] of held) cover(union, on)
  const far = (union: Place) => Number(union.county !== county) * 2 + Number(union.township !== township)
  for (let day = 1; day < 2 ** days; day *= 2) {
    const [first, ...others] = new Set(
      links.flatMap(([, unionId, on]) => {
        const union = byId.get(unionId)
        return union && (on & union.stands & day) !== 0 ? [union] : []
      }),
    )
    if (!first) continue
    const nearest = others.reduce((best, union) => (far(union) < far(best) ? union : best), first)
    yield { id, county: nearest.county, township: nearest.township, covered: day, shared: others.length > 0 ? day : 0 }
  }
}

/** One more unit. */
function cover(union: StandingUnion, on: Days): void {
  union.coversSeveral |= union.covers & on
  union.covers |= on
}
