// The counting behind report I: the things promised for the period's year, the menu, and what was asked for from it.
import { type DemandCounts, demandIn, type RecordedDemand } from '#shared/reports/demandIn.ts'
import { eveOf, yearOf } from '#shared/reports/fallsIn.ts'
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
  /** In which it counts, the very same ones for all of the same category and place. */
  readonly rows: readonly string[]
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

// Words are handed over as numbers: there are many demands and few words.
const states = ['', '已完成', '已取消']
const satisfactions = [null, '', '满意']
const demandsSql = `
SELECT d.id, d.item_id, d.union_id, d.date, CASE d.state WHEN '已完成' THEN 1 WHEN '已取消' THEN 2 ELSE 0 END AS ended, d.served_on, d.people,
  CASE WHEN d.satisfaction IS NULL THEN 0 WHEN d.satisfaction IN ('非常满意', '满意') THEN 2 ELSE 1 END
FROM service_demand AS d
WHERE d.deleted_at IS NULL AND (d.date IS NULL OR d.date <= @until)
  AND NOT (ended > 0 AND d.date IS NOT NULL AND d.date <= @after AND (ended = 2 OR d.served_on IS NULL OR d.served_on <= @after))`
const unionsSql = 'SELECT id, county, township FROM trade_union WHERE deleted_at IS NULL'

type DemandRow = readonly [
  id: number,
  item: number | null,
  union: number | null,
  date: string | null,
  ended: number,
  servedOn: string | null,
  people: number | null,
  satisfaction: number,
]

/** Those that may count in a period between two days: what was settled by the first of them, or asked for after the second, does not. */
export function demandsBetween(frame: ReportFrame, after: string, until: string): Demand[] {
  const { reader } = frame.office.database
  const found = preparedOnce(reader, demandsSql, 'arrays').all({ after, until }) as DemandRow[]
  if (found.length === 0) return []
  const rowOf = ownPlaceRow(frame)
  const rowsOf = menuRows()
  const items = new Map((preparedOnce(reader, itemsSql).all() as Item[]).map((item) => [item.id, item]))
  const unions = new Map((preparedOnce(reader, unionsSql).all() as (WrittenPlace & { readonly id: number })[]).map((union) => [union.id, union]))
  return found.flatMap(([id, itemId, unionId, date, ended, servedOn, people, satisfaction]) => {
    const item = itemId === null ? undefined : items.get(itemId)
    // Whoever asked is where the union is.
    const rows = rowsOf(item?.category ?? null, rowOf((unionId === null ? undefined : unions.get(unionId)) ?? item ?? nowhere))
    return rows === null ? [] : [{ id, rows, date, servedOn, people, state: states[ended] ?? '', satisfaction: satisfactions[satisfaction] ?? null }]
  })
}

const nowhere: WrittenPlace = { county: null, township: null }

/** In which something of a category and of the row of a place counts. */
function menuRows(): (category: string | null, place: string | null) => readonly string[] | null {
  const known = new Map<string | null, Map<string, readonly string[]>>()
  return (category, place) => {
    if (place === null) return null
    let ofCategory = known.get(category)
    if (ofCategory === undefined) {
      ofCategory = new Map()
      known.set(category, ofCategory)
    }
    let rows = ofCategory.get(place)
    if (rows === undefined) {
      rows = [categoryKey(category), categoriesTotal, `menu:${place}`, menuTotal]
      ofCategory.set(place, rows)
    }
    return rows
  }
}

const demandKeys = ['waitingBefore', 'demands', 'cancelled', 'served', 'waiting', 'rated', 'satisfied', 'serviceDayUnknown'] as const
const person = { people: true }

/** Thousands of demands count in few ways. */
function demandCounts(): (counts: DemandCounts) => Readonly<Record<string, boolean>> | null {
  const known: Readonly<Record<string, boolean>>[] = []
  return (counts) => {
    let way = 0
    for (let index = 0; index < demandKeys.length; index++) if (counts[demandKeys[index] as (typeof demandKeys)[number]]) way += 2 ** index
    if (way === 0) return null
    known[way] ??= Object.fromEntries(demandKeys.map((key) => [key, counts[key]]))
    return known[way] ?? null
  }
}

/** To be called within a transaction. @param wanted a cell whose records are asked for @param demands of a time that holds the period */
export function tallyServices(
  frame: ReportFrame,
  wanted: Wanted | null = null,
  demands: readonly Demand[] = demandsBetween(frame, eveOf(frame.period), frame.period.to),
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
  const rowsOf = menuRows()
  for (const { id, category, ...place } of preparedOnce(reader, itemsSql).all() as Item[]) {
    const rows = rowsOf(category, rowOf(place))
    if (rows !== null) tallies.add(rows, id, { items: true })
  }
  const countsOf = demandCounts()
  for (const demand of demands) {
    const counted = demandIn(demand, period)
    const counts = countsOf(counted)
    if (counts === null) continue
    tallies.addAlike(demand.rows, demand.id, counts)
    tallies.addAlike(demand.rows, demand.id, person, 1, counted.people)
  }
  return { tallies, things }
}

export function departmentKey({ department }: Pick<Thing, 'department'>): string {
  return `department:${department ?? noneWritten}`
}

export function categoryKey(category: string | null): string {
  return `category:${category ?? noneWritten}`
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
