// Which unions try the reform out, and who was sent to them: chosen before the unions are written, since a union's own record names its vice-chairs.
import { apportion } from './apportion.ts'
import type { OfficeDraft, UnionDraft, UnitDraft } from './draft.ts'
import { pilotFacts } from './facts.ts'
import type { PeopleMint, Person } from './people.ts'
import type { Random } from './random.ts'

export interface ViceChair {
  readonly person: Person
  readonly engagement: 'seconded' | 'part-time'
}

export interface PilotDraft {
  readonly name: string
  /** Label in the code table. */
  readonly kind: '镇（街道）' | '村（社区）' | '园区' | '企业'
  readonly level: '省级重点' | '省级'
  /** The basic-level union at its core. */
  readonly union: UnionDraft
  /** The enterprise, where the pilot is one. */
  readonly unit: UnitDraft | null
  readonly coveredUnits: number
  readonly coveredWorkers: number
  readonly viceChairs: readonly ViceChair[]
  readonly serviceCentres: number
}

/** [county, township] of the pilots that are towns or streets. */
const towns: readonly (readonly [string, string])[] = [
  ['331003', '澄江街道'],
  ['331004', '路桥街道'],
  ['331023', '南屏乡'],
  ['331022', '海游街道'],
  ['331081', '石塘镇'],
  ['331081', '泽国镇'],
  ['331002', '海门街道'],
  ['331002', '洪家街道'],
  ['331024', '安洲街道'],
  ['331082', '杜桥镇'],
  ['331083', '楚门镇'],
  ['331003', '院桥镇'],
]
const villages = ['331081', '331083', '331004', '331023', '331082', '331024']
const estates = ['331082', '331002', '331004', '331083', '331022', '331003']
const enterprises = ['331002', '331081', '331082', '331004', '331003', '331083']
/** Of the list as it is drafted: a street, an estate, an enterprise. */
const provincialKey = [0, 18, 25]

/** @throws Error when the office has no union of the kind that a pilot needs. */
export function draftPilots(office: OfficeDraft, random: Random, people: PeopleMint): PilotDraft[] {
  const linksOf = new Map<UnionDraft, UnitDraft[]>()
  for (const { union, unit, to } of office.links) if (to === null) linksOf.set(union, [...(linksOf.get(union) ?? []), unit])
  const taken = new Set<UnionDraft>()
  const standing = office.unions.filter(({ status, foundedOn }) => status === 'active' && foundedOn !== null && foundedOn < '2017-01-01')

  /** One of the larger ones that fit. */
  function take(fits: (union: UnionDraft) => boolean): UnionDraft {
    const fitting = standing.filter((union) => !taken.has(union) && fits(union)).sort((a, b) => b.members - a.members)
    const union = random.pick(fitting.slice(0, 4))
    taken.add(union)
    return union
  }

  type Core = Pick<PilotDraft, 'name' | 'kind' | 'union' | 'unit' | 'coveredUnits' | 'coveredWorkers'>
  const core = (name: string, kind: Core['kind'], union: UnionDraft, covered: readonly UnitDraft[], unit: UnitDraft | null = null): Core => ({
    name,
    kind,
    union,
    unit,
    coveredUnits: new Set(covered).size,
    coveredWorkers: covered.reduce((sum, { employees }) => sum + employees, 0),
  })
  const cores: Core[] = [
    ...towns.map(([county, township]) => {
      const there = ({ place }: UnionDraft) => place.county === county && place.townshipName === township
      const joint = standing.some((union) => there(union) && union.form === 'joint')
      const union = take((each) => there(each) && (!joint || each.form === 'joint'))
      const covered = office.unions.filter((each) => each.status === 'active' && there(each)).flatMap((each) => linksOf.get(each) ?? [])
      return core(`${union.place.countyName}${township}总工会`, '镇（街道）', union, covered)
    }),
    ...villages.map((county) => ofJoint(county, '村社', '村（社区）')),
    ...estates.map((county) => ofJoint(county, '园区', '园区')),
    ...enterprises.map((county) => {
      const union = take(({ place, form, members }) => place.county === county && form === 'single' && members >= 300 && members <= 1500)
      const covered = linksOf.get(union) ?? []
      const [unit] = covered
      if (unit === undefined) throw new Error(`${union.name} covers nothing`)
      return core(unit.name, '企业', union, covered, unit)
    }),
  ]
  function ofJoint(county: string, unionKind: string, kind: Core['kind']): Core {
    const union = take(({ place, form, kind: each }) => place.county === county && form === 'joint' && each === unionKind)
    return core(union.name.replace(/(企业)?联合工会$/, ''), kind, union, linksOf.get(union) ?? [])
  }

  const weights = () => cores.map(() => random.between(1, 6))
  const seconded = apportion(pilotFacts.seconded, weights())
  const partTime = apportion(pilotFacts.partTime, weights(), 1)
  const centres = apportion(pilotFacts.serviceCentres, weights(), 1)
  return cores.map((each, index) => ({
    ...each,
    level: provincialKey.includes(index) ? '省级重点' : '省级',
    viceChairs: [...viceChairs('seconded', seconded[index] ?? 0), ...viceChairs('part-time', partTime[index] ?? 0)],
    serviceCentres: centres[index] ?? 0,
  }))

  function viceChairs(engagement: ViceChair['engagement'], count: number): ViceChair[] {
    return Array.from({ length: count }, () => ({ person: people.person(random.chance(0.4) ? 'female' : 'male', [28, 52]), engagement }))
  }
}
