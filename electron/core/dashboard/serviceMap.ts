// Where the centres stand and whom each of them reaches, for the map.
import type { ServiceMap } from '#shared/api/dashboardContract.ts'
import { circleRadiusM, circleText } from '#shared/geography/circleRadius.ts'
import { nearness } from '#shared/geography/nearness.ts'
import type { Position } from '#shared/geography/sphere.ts'
import type { Office } from '../office.ts'
import { readSettings } from '../records/settings.ts'
import type { ScopeRows } from '../reports/scopeRows.ts'
import { townshipMiddles } from '../reports/serviceCircle.ts'
import { circleOf } from './circleOf.ts'
import { homePlaces } from './homePlaces.ts'

/** Of the office's own scope, today. */
export function serviceMap(office: Office): ServiceMap {
  const { circle } = readSettings(office.database.reader)
  const radiusM = circleRadiusM(circle)
  const places = homePlaces(office)
  const inScope = ({ county, township }: { readonly county: string | null; readonly township: string | null }) => places.rowOf(county, township) !== null
  const all = circleOf(office)
  const unions = all.unions.filter(inScope)
  const centres = all.centres.filter(inScope)
  const reached = reachOf(unions, radiusM)
  return {
    minutes: circle.minutes,
    radiusM,
    radiusText: circleText(circle),
    centres: centres.map(({ id, name, county, township, type, position }) => ({
      id,
      name: name ?? '',
      type: type === null ? '' : (office.codes.centreType?.entries.find(({ code }) => code === type)?.label ?? type),
      place: places.rowOf(county, township),
      townshipName: township === null ? '' : office.regions().nameOf(township),
      position,
      ...(position ? reached(position) : { unions: 0, members: 0 }),
    })),
    middles: middlesOf(office, places),
    unions: countWithin(unions, () => 1),
    members: countWithin(unions, ({ members }) => members ?? 0),
  }
}

function middlesOf({ database }: Office, { rows }: ScopeRows): Record<string, Position> {
  const middle = townshipMiddles(database.reader)
  return Object.fromEntries(
    rows.flatMap(({ key }) => {
      const position = middle(key)
      return position ? [[key, position]] : []
    }),
  )
}

type Union = ReturnType<typeof circleOf>['unions'][number]

function countWithin(unions: readonly Union[], amount: (union: Union) => number): ServiceMap['unions'] {
  const sum = (some: readonly Union[]) => some.reduce((total, union) => total + amount(union), 0)
  return { all: sum(unions), known: sum(unions.filter(({ within }) => within !== null)), within: sum(unions.filter(({ within }) => within === true)) }
}

/** Most unions stand in the middle of their township, so there are few places to look at. */
function reachOf(unions: readonly Union[], radiusM: number): (centre: Position) => { unions: number; members: number } {
  const stands = new Map<string, { readonly position: Position; unions: number; members: number }>()
  for (const { position, members } of unions) {
    if (!position) continue
    const key = `${position.longitude} ${position.latitude}`
    const stand = stands.get(key) ?? { position, unions: 0, members: 0 }
    stand.unions += 1
    stand.members += members ?? 0
    stands.set(key, stand)
  }
  const list = [...stands.values()]
  const near = nearness(
    list.map(({ position }) => position),
    radiusM,
  )
  return (centre) => {
    const sum = { unions: 0, members: 0 }
    for (const number of near.near(centre)) {
      sum.unions += list[number]?.unions ?? 0
      sum.members += list[number]?.members ?? 0
    }
    return sum
  }
}
