// Activity centres of all types, each inside its county, with the stars that they won, kept and lost.

import type { Position } from '#shared/geography/sphere.ts'
import { addDays } from '#shared/values/calendar.ts'
import type { PilotDraft } from './draftPilots.ts'
import type { Township } from './places.ts'
import type { Filling, Scene } from './scene.ts'

export interface CentreRecord {
  readonly id: number
  readonly name: string
  readonly county: string
  readonly township: string
}

interface Kind {
  readonly type: string
  readonly facilities: string
  readonly area: readonly [number, number]
  readonly hours: string
  readonly visits: readonly [number, number]
  /** 万元. */
  readonly funds: readonly [number, number]
}

const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  (
    [
      ['党群服务中心', '服务大厅、调解室、培训教室、健身房', [300, 1600], '8:30—21:00', [40, 220], [30, 200]],
      ['职工服务中心', '服务窗口、法律援助室、培训教室', [600, 2600], '8:30—17:30', [60, 260], [80, 400]],
      ['职工活动中心', '健身房、乒乓球室、阅览室、多功能厅', [400, 2400], '9:00—21:30', [50, 300], [60, 300]],
      ['群团服务站', '服务窗口、议事室、阅览角', [80, 400], '8:30—20:00', [10, 80], [8, 40]],
      ['职工之家', '活动室、阅览室、谈心室', [100, 800], '11:30—21:00', [20, 160], [10, 80]],
      ['工会驿站', '饮水机、微波炉、充电桩、急救箱', [12, 80], '6:00—22:00', [15, 120], [1, 8]],
      ['司机之家', '休息室、淋浴间、洗衣机、停车位', [120, 500], '全天开放', [20, 90], [20, 90]],
      ['职工书屋', '图书、电子阅览、休闲座椅', [40, 260], '9:00—21:00', [8, 60], [3, 20]],
      ['爱心妈咪屋', '哺乳椅、冰箱、护理台', [8, 30], '工作时间', [2, 12], [0.5, 3]],
    ] as const
  ).map(([type, facilities, area, hours, visits, funds]) => [type, { type, facilities, area, hours, visits, funds }]),
)

/** How many of a type each county has besides those of the pilots; service centres are the pilots' alone. */
const perCounty: readonly (readonly [string, number])[] = [
  ['职工服务中心', 1],
  ['职工活动中心', 3],
  ['职工之家', 5],
  ['工会驿站', 9],
  ['司机之家', 1],
  ['职工书屋', 5],
  ['爱心妈咪屋', 5],
]

/** @param pilots the record of each. */
export function* fillCentres(scene: Scene, pilots: ReadonlyMap<PilotDraft, number>): Filling<CentreRecord[]> {
  const { random, people, choice, codes, names, townships, counties, points } = scene
  const centres: CentreRecord[] = []
  const ratable: { readonly id: number; readonly openedOn: string }[] = []
  // A town's centres stand about a middle of their own.
  const middles = new Map(townships.map((township) => [township.code, middleOf(township)]))

  function middleOf({ code }: Township): Position {
    const point = points.get(code)
    if (point === undefined) throw new Error(`nobody knows where ${code} lies`)
    const away = () => random.between(-1000, 1000) / 500_000
    return { longitude: point.longitude + away(), latitude: point.latitude + away() }
  }
  function nearby(town: Township): readonly [number, number] {
    const { longitude, latitude } = middles.get(town.code) ?? middleOf(town)
    const degrees = (value: number) => Math.round((value + random.between(-60, 60) / 10_000) * 1e4) / 1e4
    return [degrees(longitude), degrees(latitude)]
  }
  function* centre(town: Township, type: string, name: string, pilot: number | null = null): Filling {
    const kind = kinds[type]
    if (kind === undefined) throw new Error(`no centres of the type ${type}`)
    const area = random.between(...kind.area)
    const openedOn = addDays(pilot === null ? '2013-03-01' : '2017-06-01', random.between(0, pilot === null ? 2100 : 600))
    const [east, north] = nearby(town)
    const exchanged = centres.length === 100 && scene.flaw('centreAxesExchanged')
    const id: number = yield [
      'centre',
      {
        name,
        type: choice('centreType', type),
        level: choice('honourLevel', type === '职工服务中心' ? '县' : random.pick(['县', '镇', '镇'])),
        county: town.county,
        township: town.code,
        address: `${town.countyName}${town.name}${names.place()}路${random.between(1, 600)}号`,
        longitude: exchanged ? north : east,
        latitude: exchanged ? east : north,
        openedOn,
        areaSqm: area,
        capacity: Math.max(4, Math.round(area / random.between(3, 6))),
        openingHours: kind.hours,
        operatedBy: `${town.countyName}${type === '职工服务中心' ? '' : town.name}总工会`,
        builtWith: random.chance(0.4) ? `${town.name}党工委` : null,
        head: people.name(random.chance(0.5) ? 'female' : 'male'),
        phone: codes.phone(),
        facilities: kind.facilities,
        visitsPerDay: random.between(...kind.visits),
        funds: Math.round(random.between(kind.funds[0] * 10, kind.funds[1] * 10)) / 10,
        demonstrationSite: random.chance(0.12),
        pilot,
      },
    ]
    centres.push({ id, name, county: town.county, township: town.code })
    if (random.chance(0.6)) ratable.push({ id, openedOn })
  }

  const used = new Set<string>()
  function unused(make: () => string): string {
    for (let attempt = 0; attempt < 1000; attempt++) {
      const name = make()
      if (used.has(name)) continue
      used.add(name)
      return name
    }
    throw new Error('the names of centres are used up')
  }
  for (const [pilot, record] of pilots) {
    const town = townships.find(({ code }) => code === pilot.union.place.township)
    if (town === undefined) throw new Error(`${pilot.name} lies in no township`)
    for (let i = 0; i < pilot.serviceCentres; i++) {
      const name = unused(() => `${town.name}${i === 0 && pilot.kind === '镇（街道）' ? '' : names.place()}党群服务中心`)
      yield* centre(town, '党群服务中心', name, record)
    }
    if (random.chance(0.5))
      yield* centre(
        town,
        '群团服务站',
        unused(() => `${town.name}${names.place()}群团服务站`),
        record,
      )
  }
  for (const county of counties) {
    const towns = townships.filter((town) => town.county === county.code)
    for (const [type, count] of perCounty) {
      for (let i = 0; i < count; i++) {
        const town = random.pick(towns)
        yield* centre(
          town,
          type,
          unused(() => (type === '职工服务中心' ? `${county.name}${type}` : `${town.name}${names.place()}${type}`)),
        )
      }
    }
  }
  yield* fillRatings(scene, ratable)
  return centres
}

function* fillRatings({ random, choice, flaw }: Scene, centres: readonly { readonly id: number; readonly openedOn: string }[]): Filling {
  for (const { id, openedOn } of centres) {
    let stars = 0
    for (const year of [2016, 2017, 2018]) {
      if (year <= Number(openedOn.slice(0, 4)) || random.chance(0.3)) continue
      const outcome =
        stars === 0
          ? '获评'
          : random.weighted([
              ['保持', 6],
              ['获评', 2],
              ['降星', 1],
              ['取消', 1],
            ] as const)
      if (outcome === '获评') stars = Math.min(5, Math.max(stars + 1, random.between(2, 4)))
      if (outcome === '降星') stars = Math.max(1, stars - 1)
      const lost = outcome === '取消'
      yield [
        'rating',
        {
          centre: id,
          year,
          stars: lost ? 0 : stars,
          outcome: choice('ratingOutcome', outcome),
          ratedBy: '台州市总工会',
          documentNumber: `台总工发〔${year + 1}〕${random.between(3, 60)}号`,
          reason: lost && !flaw('starsLostWithoutReason') ? random.pick(['场地被占用，半年未开放。', '服务台账缺失，复评不合格。']) : null,
        },
      ]
      if (lost) stars = 0
    }
  }
}
