// The year's tasks of the city and its counties, how they went, and how the counties' federations were appraised.
import { addDays } from '#shared/values/calendar.ts'
import { demoToday } from './facts.ts'
import { appraisalItems, tasks } from './officeWords.ts'
import type { Filling, Scene } from './scene.ts'

const quarterEnds = ['03-28', '06-24', '09-26', '12-20']

export function* fillTasks(scene: Scene): Filling {
  const { people, counties } = scene
  const leaders = [people.name('male'), people.name('male'), people.name('female')]
  for (const year of [2018, 2019]) {
    for (const [index, task] of tasks.entries()) {
      yield* fillTask(scene, task, year, null, leaders[index % leaders.length] ?? '', index)
      // Half of them are handed on to the counties.
      if (index % 2 === 0)
        for (const [offset, county] of counties.entries()) yield* fillTask(scene, task, year, county, people.name('male'), index * 7 + offset)
    }
  }
  yield* fillAppraisals(scene)
}

function* fillTask(
  scene: Scene,
  [name, source, target, lead, assisting, due]: (typeof tasks)[number],
  year: number,
  county: Scene['counties'][number] | null,
  person: string,
  turn: number,
): Filling {
  const { random, choice, flaw } = scene
  const dueOn = `${year}-${due}`
  const isDue = dueOn < demoToday
  // What is late on the demo's day stands on the list of flaws.
  const late = isDue && year === 2019 && county !== null && flaw('taskOverdue')
  const state = late ? '进行中' : isDue ? (turn % 17 === 4 ? '延期' : turn % 41 === 9 ? '取消' : '已完成') : turn % 6 === 5 ? '待确认' : '进行中'
  const stopped = state === '延期' || state === '取消'
  const task: number = yield [
    'task',
    {
      name: county === null ? name : `${county.name}${name}`,
      year,
      source: choice('taskSource', source),
      measures: '分解任务、明确责任人，按月通报、按季总结。',
      target: county === null ? target : '完成市总工会下达的任务数',
      lead: county === null ? `市总工会${lead}` : `${county.name}总工会`,
      assisting: county === null ? assisting : null,
      person,
      county: county?.code ?? null,
      dueOn,
      state: choice('taskState', state),
      doneOn: state === '已完成' ? addDays(dueOn, -random.between(0, 25)) : null,
      reason: stopped && !flaw('taskWithoutReason') ? random.pick(['上级安排调整。', '项目招标延后。', '并入明年重点工作。']) : null,
    },
  ]
  if (state === '待确认') return
  for (const [quarter, end] of quarterEnds.entries()) {
    const date = `${year}-${end}`
    if (date >= demoToday || (quarter > 0 && `${year}-${quarterEnds[quarter - 1] ?? ''}` > dueOn)) break
    const share = state === '已完成' && date >= addDays(dueOn, -100) ? 100 : Math.min(95, (quarter + 1) * 22 + random.between(-4, 8))
    yield [
      'taskProgress',
      {
        task,
        date,
        progress:
          share === 100 ? '任务已完成，资料归档。' : `已完成年度目标的${share}%，${random.pick(['正在按计划推进。', '已召开推进会。', '已下发任务清单。'])}`,
        share,
        problems: share < 100 && random.chance(0.2) ? random.pick(['部分企业配合度不高。', '人手不足。', '经费到位较慢。']) : null,
        reporter: person,
      },
    ]
    if (share === 100) return
  }
}

/** The whole of 2018 has been scored; for the first half of 2019 the counties have scored themselves. */
function* fillAppraisals({ random, choice, counties, flaw }: Scene): Filling {
  for (const county of counties) {
    for (const [index, [item, weight, rule]] of appraisalItems.entries()) {
      const selfScore = weight - random.pick([0, 0, 0.5, 1])
      const score = Math.max(0, selfScore - random.pick([0, 0, 0.5, 1, 1.5]))
      const reason =
        score < weight && !(index === 3 && flaw('scoreWithoutReason')) ? random.pick(['个别指标未达目标。', '材料报送不及时。', '一项任务逾期。']) : null
      const common = { federation: `${county.name}总工会`, item, weight, rule, selfScore }
      yield ['appraisal', { ...common, year: 2018, period: choice('appraisalPeriod', '全年'), score, reason }]
      yield ['appraisal', { ...common, year: 2019, period: choice('appraisalPeriod', '上半年') }]
    }
  }
}
