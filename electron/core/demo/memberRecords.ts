// Members as records: as many in each union, as many women and as many migrant workers among them, as its own return says. Who is a member since joining needs no event;
// events tell of those who moved, rested or came back, and in the sample of those who left, who stand beside the others and do not count.
import { dayNumber, dayText } from '#shared/values/calendar.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import type { LinkDraft, UnionDraft } from './draft.ts'
import { demoFacts, demoToday } from './facts.ts'
import { history, leaving, type UnitOf } from './memberEvents.ts'
import { type Person, type Sex, spread } from './people.ts'
import type { Filling, Scene, StandingUnion } from './scene.ts'

/** `sample`: of the unions that the city leads itself and of the pilots. `all`: of every union that stands. */
export type MemberScope = 'none' | 'sample' | 'all'

/** How many will come at most, those who left not counted. */
export function memberTotal(scene: Scene, scope: MemberScope): number {
  return chosen(scene, scope).reduce((sum, { draft }) => sum + draft.members, 0)
}

/** @param chairs who is a member of his union too. */
export function* fillMembers(scene: Scene, scope: MemberScope, chairs: ReadonlyMap<StandingUnion, Person>): Filling {
  const { random, office, units } = scene
  const linksOf = new Map<UnionDraft, LinkDraft[]>()
  for (const link of office.links) if (link.to === null && link.members > 0) linksOf.set(link.union, [...(linksOf.get(link.union) ?? []), link])
  const make = memberMaker(scene)
  const events: StoredValues[] = []
  const unions = chosen(scene, scope)
  const unitOf: UnitOf = ({ draft }) => {
    const first = linksOf.get(draft)?.[0]
    return first ? (units.get(first.unit) ?? null) : null
  }
  for (const union of unions) {
    let women = Number(union.values.womenMembers ?? 0)
    let migrants = Number(union.values.migrantMembers ?? 0)
    let left = union.draft.members
    let chair = chairs.get(union)
    const collected = scope === 'sample' && isIncomplete(scene, union) ? 0.7 : 1
    for (const link of linksOf.get(union.draft) ?? []) {
      const unit = units.get(link.unit) ?? null
      for (let i = 0; i < link.members; i++) {
        const first = chair !== undefined && (chair.sex === 'female' ? women > 0 : women < left) ? chair : undefined
        chair = undefined
        const sex: Sex = first?.sex ?? (random.between(1, left) <= women ? 'female' : 'male')
        const isMigrant = random.between(1, left) <= migrants
        left -= 1
        if (sex === 'female') women -= 1
        if (isMigrant) migrants -= 1
        if (i >= link.members * collected) continue
        const values = make(union, link, unit, sex, isMigrant, first)
        const member: number = yield ['member', values]
        events.push(...history(scene, union, unions, unitOf, member, values))
      }
    }
    if (scope !== 'sample' || union.draft.members < 60) continue
    for (let i = random.between(1, 3); i > 0; i--) {
      const link = linksOf.get(union.draft)?.[0]
      if (link === undefined) break
      const values = make(union, link, units.get(link.unit) ?? null, random.chance(0.5) ? 'female' : 'male', random.chance(0.4), undefined)
      const member: number = yield ['member', values]
      events.push(leaving(scene, union, unions, unitOf, member, values))
    }
  }
  for (const event of events) yield ['membershipEvent', event]
}

function chosen({ unions, pilots }: Scene, scope: MemberScope): StandingUnion[] {
  if (scope === 'none') return []
  const ofPilots = new Set(pilots.map(({ union }) => union))
  return unions.filter(({ draft }) => draft.status === 'active' && (scope === 'all' || draft.place.county.endsWith('L0') || ofPilots.has(draft)))
}

function isIncomplete({ flaw }: Scene, { id, draft }: StandingUnion): boolean {
  return id % 5 === 0 && draft.form === 'single' && draft.members >= 60 && draft.members <= 260 && flaw('rosterIncomplete')
}

type Make = (union: StandingUnion, link: LinkDraft, unit: number | null, sex: Sex, isMigrant: boolean, known: Person | undefined) => StoredValues

function memberMaker({ random, people, choice, flaw }: Scene): Make {
  const pick = (table: string, list: readonly (readonly [string | null, number])[]) => {
    const codes = spread(list.map(([label, weight]) => [label === null ? null : choice(table, label), weight] as const))
    return () => random.pick(codes)
  }
  const card = choice('documentType', '居民身份证')
  const [league, nobody] = [choice('politicalStatus', '共青团员'), choice('politicalStatus', '群众')]
  /** One leaves the Youth League at 28. */
  const stillYoung = (status: string | null, birthDate: string) => (status === league && birthDate < '1991' ? nobody : status)
  const onDuty = choice('employmentState', '在岗')
  const nation = pick('nation', [
    ['汉族', 94],
    ['畲族', 1],
    ['回族', 1],
    ['土家族', 1],
    ['苗族', 1],
    ['布依族', 1],
    ['壮族', 1],
  ])
  const education = pick('education', [
    ['小学及以下', 4],
    ['初中', 28],
    ['高中', 20],
    ['中专', 12],
    ['大专', 20],
    ['本科', 15],
    ['硕士', 1],
  ])
  const political = pick('politicalStatus', [
    ['群众', 78],
    ['共青团员', 12],
    ['中共党员', 9],
    ['中共预备党员', 1],
  ])
  const grade = pick('technicalGrade', [
    [null, 70],
    ['初级工', 12],
    ['中级工', 10],
    ['高级工', 6],
    ['技师', 1],
    ['高级技师', 1],
  ])
  const household = {
    here: pick('householdType', [
      ['本地城镇', 1],
      ['本地农村', 1],
    ]),
    away: pick('householdType', [
      ['外地城镇', 1],
      ['外地农村', 5],
    ]),
  }
  const homes = spread([...provinces])
  const groups = occupations.map(([words, group]) => [words, choice('occupationGroup', group)] as const)
  const shown = new Map<number, string>()
  const text = (day: number) => {
    const known = shown.get(day) ?? dayText(day)
    shown.set(day, known)
    return known
  }
  const [asOf, today] = [dayNumber(demoFacts.asOf), dayNumber(demoToday)]
  let made = 0
  let twin: { readonly union: number; readonly person: Person } | undefined

  function joinedDay(link: LinkDraft): number {
    const from = dayNumber(link.from)
    const to = from > asOf ? today : asOf
    return Math.max(from, to - random.between(0, random.between(100, 5200)))
  }
  /** Where the list of flaws has somebody in two unions, he is the one whom an earlier union had. */
  function inTwoUnions(union: StandingUnion, sex: Sex, person: Person): Person {
    if (made % 1511 === 20) twin = { union: union.id, person }
    if (twin === undefined || twin.union === union.id || twin.person.sex !== sex || !flaw('memberInTwoUnions')) return person
    const { person: other } = twin
    twin = undefined
    return other
  }

  return (union, link, unit, sex, isMigrant, known) => {
    made += 1
    const joined = joinedDay(link)
    const youngest = Math.min(58, Math.max(19, 17 + Math.ceil((today - joined) / 365)))
    const [home, province] = isMigrant ? random.pick(homes) : ['33', link.union.place.countyName]
    const contradicts = made % 1709 === 300 && known === undefined && flaw('memberSexContradicts')
    const drawn = known ?? { name: people.name(sex), ...people.papers(contradicts ? other(sex) : sex, [youngest, 59], home), sex }
    const person = known === undefined && !contradicts ? inTwoUnions(union, sex, drawn) : drawn
    const group = groups.find(([words]) => words.test(link.unit.name))
    return {
      name: person.name,
      documentType: card,
      documentNumber: known === undefined && made % 907 === 450 && flaw('memberWithoutDocument') ? null : person.documentNumber,
      sex,
      birthDate: person.birthDate,
      nation: nation(),
      education: education(),
      politicalStatus: stillYoung(political(), person.birthDate),
      technicalGrade: grade(),
      employmentState: onDuty,
      mobile: people.mobile(),
      householdType: isMigrant ? household.away() : household.here(),
      householdPlace: province,
      migrantWorker: isMigrant,
      union: union.id,
      unit,
      occupationGroup: group !== undefined && random.chance(0.6) ? group[1] : null,
      joinedOn: text(joined),
    }
  }
}

function other(sex: Sex): Sex {
  return sex === 'male' ? 'female' : 'male'
}

/** [[two digits of the document, province], weight]. */
const provinces: readonly (readonly [readonly [string, string], number])[] = [
  [['41', '河南省'], 4],
  [['34', '安徽省'], 4],
  [['36', '江西省'], 4],
  [['52', '贵州省'], 3],
  [['51', '四川省'], 3],
  [['42', '湖北省'], 2],
  [['43', '湖南省'], 2],
  [['50', '重庆市'], 2],
  [['53', '云南省'], 2],
  [['61', '陕西省'], 1],
  [['33', '浙江省'], 3],
]

/** What a unit's name says of those who work there. */
const occupations: readonly (readonly [RegExp, string])[] = [
  [/快递/, '快递员'],
  [/物流/, '货车司机'],
  [/家政/, '家政服务员'],
  [/保安/, '保安员'],
  [/超市|商贸/, '商场信息员'],
  [/餐饮/, '网约送餐员'],
  [/养老|卫生/, '护工护理员'],
  [/房地产|物业/, '房产中介员'],
]
