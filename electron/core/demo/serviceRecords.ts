// What unions offer, what workers asked for, and the ten practical things of two years.
import { addDays } from '#shared/values/calendar.ts'
import { demoToday } from './facts.ts'
import { practicalThings, services } from './officeWords.ts'
import type { Filling, Scene } from './scene.ts'

const demands = 640

export function* fillServices(scene: Scene): Filling {
  const { random, people, choice, codes, counties, unions } = scene
  const items: { readonly id: number; readonly county: string }[] = []
  for (const [offset, county] of counties.entries()) {
    // 椒江 began with a menu in full; the other counties have taken over a part of it.
    const menu = services.filter((_, index) => offset === 0 || (index + offset) % 3 !== 0)
    for (const [name, category, content, audience, form] of menu) {
      const id: number = yield [
        'serviceItem',
        {
          name,
          category: choice('serviceCategory', category),
          provider: `${county.name}${random.pick(['总工会', '职工服务中心', '职工学校'])}`,
          content,
          audience,
          form,
          county: county.code,
          venue: form.startsWith('上门') ? '企业指定地点' : `${county.name}职工服务中心`,
          places: form === '申请审核' || form === '窗口受理' ? null : random.between(2, 20) * 10,
          booking: random.pick(['电话预约', '微信公众号', '到窗口点单']),
          time: random.pick(['每月第二周', '工作日', '周末', '按预约时间']),
          phone: codes.phone(),
        },
      ]
      items.push({ id, county: county.code })
    }
  }
  const standing = unions.filter(({ draft }) => draft.status === 'active')
  for (let i = 0; i < demands; i++) {
    const union = random.pick(standing)
    const item = random.pick(items.filter(({ county }) => county === union.draft.place.county || union.draft.place.county.endsWith('L0')))
    const date = addDays('2018-03-01', random.between(0, 483))
    const waits = random.between(3, 35)
    const servedOn = addDays(date, waits)
    const state =
      servedOn < demoToday ? (random.chance(0.94) ? '已完成' : '已取消') : date > addDays(demoToday, -6) ? '待受理' : random.pick(['已受理', '服务中'])
    const isDone = state === '已完成'
    yield [
      'serviceDemand',
      {
        applicant: people.name(random.chance(0.5) ? 'female' : 'male'),
        phone: people.mobile(),
        union: union.id,
        item: item.id,
        date,
        people: random.chance(0.5) ? 1 : random.between(5, 80),
        state: choice('demandState', state),
        servedOn: isDone && !(i % 50 === 7 && scene.flaw('demandWithoutDay')) ? servedOn : null,
        satisfaction: isDone && random.chance(0.8) ? choice('satisfaction', random.pick(['非常满意', '非常满意', '满意', '满意', '基本满意', '不满意'])) : null,
      },
    ]
  }
  yield* fillPracticalThings(scene)
}

function* fillPracticalThings({ random, people }: Scene): Filling {
  const leaders = [people.name('male'), people.name('female'), people.name('male')]
  for (const year of [2018, 2019]) {
    for (const [index, [name, target, measure, department, funds]] of practicalThings.entries()) {
      // The past year's are done, some beyond what was promised; this year's stand near the middle.
      const share = year === 2018 ? random.between(100, 118) : random.between(31, 72)
      const done = Math.round((target * share) / 100)
      yield [
        'practicalThing',
        {
          name,
          year,
          number: index + 1,
          target,
          measure,
          done,
          department,
          leader: leaders[index % leaders.length] ?? null,
          dueOn: `${year}-12-20`,
          funds: Math.round(funds * (year === 2018 ? 0.9 : 1)),
          peopleServed: done * (measure.startsWith('人') ? 1 : random.between(20, 90)),
          progress: year === 2018 ? '已全部完成。' : `截至6月底完成${share}%。`,
        },
      ]
    }
  }
}
