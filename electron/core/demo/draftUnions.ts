// Basic-level unions of the demo office: their names, kinds and days.
import { dayNumber, dayText } from '#shared/values/calendar.ts'
import type { UnionDraft, UnitDraft } from './draft.ts'
import type { NameMint } from './names.ts'
import type { Place } from './places.ts'
import type { Random } from './random.ts'
import { trades } from './words.ts'

export interface UnionDrafter {
  /** The union of one unit; figures are filled in later. */
  single(unit: UnitDraft, foundedOn: string | null): UnionDraft
  joint(place: Place, foundedOn: string): UnionDraft
  /** A day between two, both included. */
  day(from: string, to: string): string
}

export function unionDrafter(random: Random, names: NameMint): UnionDrafter {
  const estates = ['工业区', '工业园区', '创业园'] as const

  function day(from: string, to: string): string {
    return dayText(random.between(dayNumber(from), dayNumber(to)))
  }

  function jointName(place: Place): readonly [string, string] {
    const ofTheCity = place.townshipName === ''
    const head = (ofTheCity || random.chance(0.6) ? place.countyName : '') + place.townshipName
    const trade = random.pick(trades)[0]
    return random.weighted<() => readonly [string, string]>([
      [() => [`${head}${names.village()}企业联合工会`, '村社'], ofTheCity ? 0 : 40],
      [() => [`${head}${trade}行业联合工会`, '行业'], 22],
      [() => [`${head}${names.place()}${random.pick(estates)}联合工会`, '园区'], ofTheCity ? 0 : 18],
      [() => [`${head}${names.place()}商圈联合工会`, '市场'], 7],
      [() => [`${head}${names.place()}大厦楼宇联合工会`, '楼宇'], 8],
      [() => [`${head}${names.place()}片区联合工会`, '区域'], 5],
    ])()
  }

  return {
    day,
    single(unit, foundedOn) {
      const suffix = random.weighted([
        ['工会委员会', 62],
        ['工会', 26],
        ['基层工会委员会', 12],
      ])
      return {
        place: unit.place,
        name: unit.name + suffix,
        form: 'single',
        kind: '基层',
        foundedOn,
        preparingOn: null,
        womenPercent: unit.womenPercent,
        status: 'active',
        endedOn: null,
        employees: unit.employees,
        members: 0,
      }
    },
    joint(place, foundedOn) {
      let kind = ''
      const name = names.unique(() => {
        const [made, madeKind] = jointName(place)
        kind = madeKind
        return made
      })
      return {
        place,
        name,
        form: 'joint',
        kind,
        foundedOn,
        preparingOn: null,
        womenPercent: 45,
        status: 'active',
        endedOn: null,
        employees: 0,
        members: 0,
      }
    },
  }
}
