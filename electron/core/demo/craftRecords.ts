// Model workers and craftsmen, the studios that they lead and the problems that they solve.
import { addDays } from '#shared/values/calendar.ts'
import type { UnitDraft } from './draft.ts'
import { challenges } from './officeWords.ts'
import type { Sex } from './people.ts'
import type { Filling, Scene } from './scene.ts'

export interface HonouredPerson {
  readonly id: number
  readonly name: string
  readonly unit: UnitDraft
  readonly title: string
}

/** [title, level, conferred by, document, how many]. */
const titles = [
  ['全国劳动模范', '全国', '中共中央、国务院', '中发', 3],
  ['全国五一劳动奖章', '全国', '中华全国总工会', '总工发', 5],
  ['浙江省劳动模范', '省', '浙江省人民政府', '浙政发', 18],
  ['浙江工匠', '省', '浙江省总工会', '浙总工发', 14],
  ['台州市劳动模范', '市', '台州市人民政府', '台政发', 52],
  ['台州工匠', '市', '台州市总工会', '台总工发', 46],
  ['台州市首席技师', '市', '台州市人力资源和社会保障局', '台人社发', 20],
  ['技能大师', '县', '县（市、区）人力资源和社会保障局', '人社发', 24],
] as const

/** @returns who may speak at forums, and leads studios. */
export function* fillCrafts(scene: Scene): Filling<HonouredPerson[]> {
  const { random, people, choice, office, units } = scene
  const employers = office.units.filter(({ status, employees, prefix }) => status === 'active' && employees >= 60 && prefix.startsWith('9'))
  const honoured: HonouredPerson[] = []
  for (const [title, level, conferredBy, document, count] of titles) {
    for (let i = 0; i < count; i++) {
      const unit = random.pick(employers)
      const sex: Sex = random.chance(0.24) ? 'female' : 'male'
      const person = people.person(sex, [36, 59])
      const year = level === '全国' ? random.pick([2010, 2015]) : random.between(2012, 2019)
      const id: number = yield [
        'honouree',
        {
          ...person,
          phone: people.mobile(),
          unit: units.get(unit) ?? null,
          title,
          year,
          level: choice('honourLevel', level),
          conferredBy,
          conferralDocument: `${document}〔${year}〕${random.between(2, 48)}号`,
          treatment: level === '全国' || level === '省' ? `${level === '全国' ? '全国' : '省'}级劳模待遇` : null,
          deeds: `扎根一线${random.between(12, 30)}年，完成技术革新${random.between(5, 40)}项，带出徒弟${random.between(3, 25)}名。`,
        },
      ]
      honoured.push({ id, name: person.name, unit, title })
    }
  }
  yield* fillStudios(scene, honoured)
  return honoured
}

function* fillStudios(scene: Scene, honoured: readonly HonouredPerson[]): Filling {
  const { random, people, choice, units, flaw } = scene
  const studios: { readonly id: number; readonly leader: string; readonly unit: UnitDraft }[] = []
  for (const [index, person] of honoured.filter((_, each) => each % 4 === 0).entries()) {
    const { unit, name, title } = person
    const kind = /劳动/.test(title) ? '劳模创新工作室' : /技/.test(title) ? '技能大师工作室' : '高技能人才创新工作室'
    const teamSize = random.between(5, 16)
    const other = index === 5 && flaw('studioOfAnother') ? honoured[1] : undefined
    const id: number = yield [
      'studio',
      {
        name: `${unit.place.countyName}${name}${kind}`,
        kind: choice('studioKind', kind),
        level: choice('honourLevel', random.pick(['省', '市', '市', '县'])),
        leader: name,
        honouree: (other ?? person).id,
        unit: units.get(unit) ?? null,
        county: unit.place.county,
        township: unit.place.township,
        address: `${unit.name}内`,
        namedOn: addDays('2015-05-01', random.between(0, 1400)),
        teamSize,
        team: Array.from({ length: teamSize - 1 }, () => people.name(random.chance(0.25) ? 'female' : 'male')).join('、'),
        rules: '工作制度、管理制度',
        funds: random.between(3, 30),
        results: `攻关项目${random.between(3, 20)}项，获专利${random.between(0, 14)}项。`,
      },
    ]
    studios.push({ id, leader: name, unit })
  }
  for (let i = 0; i < 72; i++) {
    const [what, result] = challenges[i % challenges.length] ?? ['', '']
    const year = i < 40 ? 2018 : 2019
    const studio = random.pick(studios)
    const collectedOn = addDays(`${year}-01-08`, random.between(0, 50))
    const state = year === 2018 ? random.pick(['已解决', '已解决', '已解决', '攻关中', '已终止']) : random.pick(['已征集', '攻关中', '攻关中', '已解决'])
    const isSolved = state === '已解决'
    yield [
      'challenge',
      {
        name: i < challenges.length ? what : `${studio.unit.place.countyName}${what}（${Math.floor(i / challenges.length) + 1}）`,
        year,
        collectedOn,
        unit: units.get(studio.unit) ?? null,
        leader: state === '已征集' ? null : studio.leader,
        studio: state === '已征集' ? null : studio.id,
        state: choice('challengeState', state),
        solvedOn: isSolved ? addDays(collectedOn, random.between(40, 110)) : null,
        result: isSolved && !(i % 9 === 3 && flaw('challengeWithoutResult')) ? result : null,
      },
    ]
  }
}
