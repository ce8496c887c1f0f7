// Activities from January 2018 to June 2019: craftsmen's forums, one or two a month, and what unions do otherwise.
import { addDays, daysInMonth } from '#shared/values/calendar.ts'
import type { CentreRecord } from './centreRecords.ts'
import { demoToday } from './facts.ts'
import { activities, forumSubjects } from './officeWords.ts'
import type { Filling, Scene } from './scene.ts'
import type { WorkerOccasion } from './workerRecords.ts'

/** y-m of a year and a half. */
const months = Array.from({ length: 18 }, (_, index) => (index < 12 ? `2018-${two(index + 1)}` : `2019-${two(index - 11)}`))

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** @param speakers who may speak at forums. @returns what the social workers were called to. */
export function* fillActivities(scene: Scene, centres: readonly CentreRecord[], speakers: readonly string[]): Filling<WorkerOccasion[]> {
  const { random, choice, counties } = scene
  const dayOf = (month: string) => {
    const day = `${month}-${two(random.between(1, daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))))}`
    return day > demoToday ? addDays(demoToday, -random.between(1, 12)) : day
  }
  for (const [index, month] of months.entries()) {
    const county = counties[index % counties.length]
    const crowded = index === 10 && scene.flaw('tooManyForums')
    const forums = crowded ? 3 : random.between(1, 2)
    for (let forum = 0; forum < forums; forum++) {
      const subject = forumSubjects[(index * 2 + forum) % forumSubjects.length] ?? ''
      const here = centres.filter((centre) => centre.county === county?.code)
      const centre = random.pick(here)
      yield [
        'activity',
        {
          name: `${county?.name ?? ''}工匠论坛：${subject}`,
          kind: choice('activityKind', '工匠论坛'),
          date: dayOf(month),
          county: county?.code ?? null,
          township: centre.township,
          centre: centre.id,
          host: `${county?.name ?? ''}总工会`,
          subject,
          speaker: index === 6 && scene.flaw('forumWithoutSpeaker') ? null : random.pick(speakers),
          people: random.between(30, 120),
          cost: random.between(8, 40) * 100,
        },
      ]
    }
    yield* fillMonth(scene, centres, month, dayOf)
  }
  return yield* fillCityActivities(scene)
}

/** Two activities of each county in a month; no name comes twice on a day. */
function* fillMonth(scene: Scene, centres: readonly CentreRecord[], month: string, dayOf: (month: string) => string): Filling {
  const { random, choice, counties } = scene
  for (const [offset, county] of counties.entries()) {
    for (let turn = 0; turn < 2; turn++) {
      const [name, kind, subject] = activities[(Number(month.slice(5)) * 2 + turn * 5 + offset * 3) % activities.length] ?? ['', '', null]
      const inside = kind === '文体活动' || kind === '普惠服务' || kind === '培训'
      const centre = inside ? random.pick(centres.filter((each) => each.county === county.code)) : null
      const [year, number] = [month.slice(0, 4), Number(month.slice(5))]
      yield [
        'activity',
        {
          name: `${county.name}${name}（${year}年${number}月）`,
          kind: choice('activityKind', kind),
          date: dayOf(month),
          county: county.code,
          township: centre?.township ?? null,
          centre: centre?.id ?? null,
          venue: centre === null ? `${county.name}总工会会议室` : null,
          host: `${county.name}总工会`,
          subject,
          speaker: kind === '培训' || kind === '党课' ? scene.people.name(random.chance(0.3) ? 'female' : 'male') : null,
          people: kind === '文体活动' ? random.between(80, 600) : random.between(20, 160),
          cost: kind === '例会' || kind === '主题党日' ? null : random.between(10, 300) * 100,
        },
      ]
    }
  }
}

/** What the city's federation held itself; the first two stand in its published account. */
function* fillCityActivities({ random, choice }: Scene): Filling<WorkerOccasion[]> {
  const meetings = [
    ['全市“两基”工作推进会', '推进会', '2018-07-19', '331000L0', '台州市职工文化中心', '基层组织、基础工作'],
    ['全市基层工会改革试点现场推进会', '推进会', '2018-11-14', '331081', '温岭市', '推广试点典型经验'],
    ['台州市工匠大会', '推进会', '2019-04-28', '331000L0', '台州市职工文化中心', '弘扬劳模精神、工匠精神'],
  ] as const
  const record = (name: string, kind: string, date: string, county: string, venue: string, subject: string, people: number) =>
    ['activity', { name, kind: choice('activityKind', kind), date, county, venue, host: '台州市总工会', subject, people }] as const
  for (const [name, kind, date, county, venue, subject] of meetings) yield record(name, kind, date, county, venue, subject, random.between(90, 260))
  const occasions = [
    ['社会化工会工作者培训班（2018年第一期）', '训', '2018-05-17', '建会流程与会员采集'],
    ['社会化工会工作者技能比武', '赛', '2018-09-20', '业务知识与情景模拟'],
    ['社会化工会工作者季度例会（2018年第四季度）', '会', '2018-12-20', '四季度任务交流'],
    ['社会化工会工作者季度例会（2019年第一季度）', '会', '2019-03-28', '一季度任务交流'],
    ['社会化工会工作者培训班（2019年第一期）', '训', '2019-05-16', '集体协商与劳动争议调解'],
  ] as const
  const called: WorkerOccasion[] = []
  for (const [name, kind, date, subject] of occasions) {
    const activityKind = kind === '训' ? '培训' : kind === '赛' ? '竞赛' : '例会'
    const activity: number = yield record(name, activityKind, date, '331000L0', '台州市职工文化中心', subject, random.between(150, 210))
    called.push({ activity, kind, date, subject })
  }
  return called
}
