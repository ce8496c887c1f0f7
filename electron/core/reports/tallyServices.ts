// The counting behind report I: the things promised for the period's year, the menu, and what was asked for from it.
import { type DemandCounts, demandIn, type RecordedDemand } from '#shared/reports/demandIn.ts'
import { yearOf } from '#shared/reports/fallsIn.ts'
import { departmentsTotal, type RecordedThing, thingOn } from '#shared/reports/practicalThings.ts'
import { categoriesTotal, menuTotal } from '#shared/reports/serviceMenu.ts'
import { preparedOnce } from '../database/query.ts'
import { isOwnScope, ownPlaceRow, type WrittenPlace } from './ownPlace.ts'
import type { ReportFrame } from './reportKind.ts'
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
  readonly serviceDayUnknown: number
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
WHERE d.deleted_at IS NULL AND (d.date IS NULL OR d.date <= @day) ORDER BY d.id`

/** To be called within a transaction. @param wanted a cell whose records are asked for */
export function tallyServices(frame: ReportFrame, wanted: Wanted | null = null): ServiceTallies {
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
  const rowsOf = (category: string | null, place: string | null) => (place === null ? [] : [categoryKey(category), categoriesTotal, `menu:${place}`, menuTotal])
  for (const { id, category, ...place } of preparedOnce(reader, itemsSql).all() as Item[]) tallies.add(rowsOf(category, rowOf(place)), id, { items: true })
  let unknown = 0
  for (const demand of preparedOnce(reader, demandsSql).all({ day: period.to }) as Demand[]) {
    const rows = rowsOf(demand.category, rowOf(placeOf(demand)))
    if (rows.length === 0) continue
    const { serviceDayUnknown, ...counts }: DemandCounts = demandIn(demand, period)
    tallies.add(rows, demand.id, { ...counts })
    if (serviceDayUnknown) unknown++
  }
  return { tallies, things, serviceDayUnknown: unknown }
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
}
