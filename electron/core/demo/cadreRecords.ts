// Union cadres: the chair of every union that stands, the committees of the large ones, and the vice-chairs of the pilots.
import { addYears } from '#shared/values/calendar.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import { type Person, sexOfName } from './people.ts'
import type { Filling, Scene, StandingUnion } from './scene.ts'

/** Unions with as many members have a committee on record. */
const large = 200
/** Vice-chairs who came to a pilot before and have gone since: they no longer count. */
const gone = 4

/** @returns the chair of each union. */
export function* fillCadres(scene: Scene): Filling<Map<StandingUnion, Person>> {
  const { random, people, choice, unions, pilots } = scene
  const chairs = new Map<StandingUnion, Person>()
  const ofPilot = new Map(pilots.map((pilot) => [pilot.union, pilot]))
  const education = ['高中', '中专', '大专', '大专', '本科', '本科', '硕士'].map((label) => choice('education', label))
  const political = ['中共党员', '中共党员', '中共党员', '群众', '群众'].map((label) => choice('politicalStatus', label))
  const han = choice('nation', '汉族')
  const [fullTime, partTime, seconded] = ['专职', '兼职', '挂职'].map((label) => choice('engagement', label))
  const establishment = { enterprise: choice('establishment', '企业'), public: choice('establishment', '事业') }
  const common = (union: StandingUnion, person: Person) => ({
    ...person,
    nation: han,
    education: random.pick(education),
    politicalStatus: random.pick(political),
    phone: people.mobile(),
    union: union.id,
    termNumber: union.values.termNumber ?? null,
    from: union.values.termFrom ?? null,
    to: union.values.termEndsOn ?? null,
  })
  const named = (name: string): Person => ({ name, ...people.papers(sexOfName(name), [30, 58]) })
  const committee = (union: StandingUnion, name: string, position: string): StoredValues => ({
    ...common(union, named(name)),
    position: choice('cadrePosition', position),
    engagement: partTime ?? null,
    establishment: establishmentOf(union),
  })
  const establishmentOf = ({ draft }: StandingUnion) =>
    draft.kind === '基层' && !/公司|厂|部|合作社/.test(draft.name) ? establishment.public : establishment.enterprise

  for (const union of unions) {
    if (union.draft.status !== 'active') continue
    const chair = named(String(union.values.chair))
    chairs.set(union, chair)
    yield [
      'cadre',
      {
        ...common(union, chair),
        position: choice('cadrePosition', '主席'),
        engagement: (union.values.fullTimeCadres === 1 ? fullTime : partTime) ?? null,
        establishment: establishmentOf(union),
        otherPosts: union.values.fullTimeCadres === 1 ? null : random.pick(['行政部经理', '综合办公室主任', '党支部书记', '副总经理', '人力资源部经理', null]),
      },
    ]
    const pilot = ofPilot.get(union.draft)
    if (pilot === undefined) {
      if (union.draft.members < large) continue
      for (const name of String(union.values.viceChairs ?? '').split('、')) if (name !== '') yield ['cadre', committee(union, name, '副主席')]
    }
    if (typeof union.values.auditHead === 'string') yield ['cadre', committee(union, union.values.auditHead, '经审主任')]
    if (typeof union.values.womenHead === 'string') yield ['cadre', committee(union, union.values.womenHead, '女工主任')]
    if (pilot === undefined) continue
    for (const { person, engagement } of pilot.viceChairs) {
      const from = random.pick(['2018-01-15', '2018-03-20', '2018-05-10', '2018-09-01'])
      const isSeconded = engagement === 'seconded'
      yield [
        'cadre',
        {
          ...common(union, person),
          position: choice('cadrePosition', '副主席'),
          engagement: (isSeconded ? seconded : partTime) ?? null,
          establishment: isSeconded
            ? random.pick([choice('establishment', '行政'), choice('establishment', '参公'), establishment.public])
            : establishmentOf(union),
          from,
          to: addYears(from, isSeconded ? 2 : 3),
          sendingUnit: isSeconded && !scene.flaw('secondedFromNowhere') ? sender(union) : null,
          secondedFrom: isSeconded ? from : null,
          secondedTo: isSeconded ? addYears(from, 2) : null,
          otherPosts: isSeconded ? null : random.pick(['车间主任', '快递网点负责人', '村妇联主席', '商会秘书长', '一线职工', '技术科长']),
        },
      ]
    }
  }
  for (const pilot of pilots.slice(0, gone)) {
    const union = unions.find(({ draft }) => draft === pilot.union)
    if (union === undefined) continue
    const days = { from: '2016-03-01', to: '2018-02-28' }
    const person = people.person('male', [35, 50])
    yield [
      'cadre',
      {
        ...common(union, person),
        position: choice('cadrePosition', '副主席'),
        engagement: seconded ?? null,
        establishment: choice('establishment', '行政'),
        sendingUnit: sender(union),
        ...days,
        secondedFrom: days.from,
        secondedTo: days.to,
      },
    ]
  }
  return chairs

  function sender({ draft }: StandingUnion): string {
    const office = random.pick(['总工会', '人力资源和社会保障局', '经济和信息化局', '团委', '妇女联合会', '市场监督管理局'])
    return draft.place.countyName + office
  }
}
