// The counting behind report I: the things promised for the period's year, the menu, and what was asked for from it.
import { demandIn, type RecordedDemand } from '#shared/reports/demandIn.ts'
import { eveOf, yearOf } from '#shared/reports/fallsIn.ts'
import { departmentsTotal, type RecordedThing, thingOn } from '#shared/reports/practicalThings.ts'
import { categoriesTotal, menuTotal } from '#shared/reports/serviceMenu.ts'
import { preparedOnce } from '../database/query.ts'
import { isOwnScope, ownPlaceRow, type WrittenPlace } from './ownPlace.ts'
import type { ReportFrame, ReportOffice } from './reportKind.ts'
import { type Measures, Tallies, type Wanted } from './tallies.ts'

export interface Thing extends RecordedThing {
  readonly id: number
  readonly name: string | null
  readonly number: number | null
  readonly measure: string | null
  readonly department: string | null
  readonly leader: string | null
  readonly funds: number | null
  readonly peopleServed: number | null
}

interface Item extends WrittenPlace {
  readonly id: number
  readonly category: string | null
}

interface Demand extends RecordedDemand {
  readonly id: number
  readonly category: string | null
  readonly hasUnion: 0 | 1
  readonly unionCounty: string | null
  readonly unionTownship: string | null
  readonly itemCounty: string | null
  readonly itemTownship: string | null
}

export interface ServiceTallies {
  readonly tallies: Tallies
  /** Of the year, in the order of their numbers. */
  readonly things: readonly Thing[]
}

export const noneWritten = 'none'

const thingsSql = `
SELECT id, name, number, target, measure, done, department, leader, due_on AS dueOn, funds, people_served AS peopleServed
FROM practical_thing WHERE deleted_at IS NULL AND year = @year ORDER BY number IS NULL, number, id`

const itemsSql = `SELECT id, category, county, township FROM service_item WHERE deleted_at IS NULL ORDER BY id`

const demandsSql = `
SELECT d.id, d.date, d.state, d.served_on AS servedOn, d.people, d.satisfaction, i.category, i.county AS itemCounty, i.township AS itemTownship,
  u.id IS NOT NULL AS hasUnion, u.county AS unionCounty, u.township AS unionTownship
FROM service_demand AS d
  LEFT JOIN service_item AS i ON i.id = d.item_id AND i.deleted_at IS NULL
  LEFT JOIN trade_union AS u ON u.id = d.union_id AND u.deleted_at IS NULL
WHERE d.deleted_at IS NULL AND (d.date IS NULL OR d.date <= @until)
  AND NOT coalesce(d.state IN ('已完成', '已取消') AND d.date <= @after AND (d.state = '已取消' OR d.served_on IS NULL OR d.served_on <= @after), 0)
ORDER BY d.id`

/** Those that may count in a period between two days: what was settled by the first of them, or asked for after the second, does not. */
export function demandsBetween({ database }: ReportOffice, after: string, until: string): Demand[] {
  return preparedOnce(database.reader, demandsSql).all({ after, until }) as Demand[]
}

/** To be called within a transaction. @param wanted a cell whose records are asked for @param demands of a time that holds the period */
export function tallyServices(
  frame: ReportFrame,
  wanted: Wanted | null = null,
  demands: readonly Demand[] = demandsBetween(frame.office, eveOf(frame.period), frame.period.to),
): ServiceTallies {
  const { office, period } = frame
  const { reader } = office.database
  const tallies = new Tallies(measures, wanted)
  const things = isOwnScope(frame) ? (preparedOnce(reader, thingsSql).all({ year: yearOf(period) }) as Thing[]) : []
  for (const thing of things) {
    const { id, target, done, funds, peopleServed } = thing
    tallies.add([`thing:${id}`], id, { target, done })
    tallies.add([`thing:${id}`, 'total', departmentKey(thing), departmentsTotal], id, { things: true, ...thingOn(thing, period.to), funds, peopleServed })
  }
  const rowOf = ownPlaceRow(frame)
  const known = new Map<string, string[]>()
  const rowsOf = (category: string | null, place: string | null) => {
    if (place === null) return []
    const key = `${categoryKey(category)}/${place}`
    const rows = known.get(key) ?? [categoryKey(category), categoriesTotal, `menu:${place}`, menuTotal]
    known.set(key, rows)
    return rows
  }
  for (const { id, category, ...place } of preparedOnce(reader, itemsSql).all() as Item[]) tallies.add(rowsOf(category, rowOf(place)), id, { items: true })
  for (const demand of demands) {
    const rows = rowsOf(demand.category, rowOf(placeOf(demand)))
    if (rows.length > 0) tallies.add(rows, demand.id, demandIn(demand, period))
  }
  return { tallies, things }
}

export function departmentKey({ department }: Pick<Thing, 'department'>): string {
  return `department:${department ?? noneWritten}`
}

export function categoryKey(category: string | null): string {
  return `category:${category ?? noneWritten}`
}

/** Whoever asked is where the union is. */
function placeOf({ hasUnion, unionCounty, unionTownship, itemCounty, itemTownship }: Demand): WrittenPlace {
  return hasUnion ? { county: unionCounty, township: unionTownship } : { county: itemCounty, township: itemTownship }
}

const thing = (...fields: string[]) => ({ register: 'practicalThing', fields }) as const
const demand = (...fields: string[]) => ({ register: 'serviceDemand', fields }) as const
const measures: Measures = {
  target: thing('target'),
  done: thing('done'),
  things: thing('year'),
  finished: thing('target', 'done'),
  late: thing('target', 'done', 'dueOn'),
  funds: thing('funds'),
  peopleServed: thing('peopleServed'),
  items: { register: 'serviceItem', fields: ['category', 'county', 'township'] },
  waitingBefore: demand('date', 'state', 'servedOn'),
  demands: demand('date'),
  cancelled: demand('date', 'state'),
  served: demand('state', 'servedOn'),
  waiting: demand('date', 'state', 'servedOn'),
  people: demand('people', 'servedOn'),
  rated: demand('servedOn', 'satisfaction'),
  satisfied: demand('servedOn', 'satisfaction'),
  serviceDayUnknown: demand('servedOn'),
}
