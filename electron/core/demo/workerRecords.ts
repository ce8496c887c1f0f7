// Social union workers: at least one in every township, two or three in the larger ones; their posts, reviews and trainings.
import { addDays, addYears } from '#shared/values/calendar.ts'
import { demoToday } from './facts.ts'
import type { Township } from './places.ts'
import type { Filling, Scene } from './scene.ts'

interface Worker {
  readonly id: number
  readonly from: string
  readonly leftOn: string | null
  readonly township: Township
}

/** An occasion that all who serve then are called to. */
export interface WorkerOccasion {
  readonly activity: number
  readonly kind: '赛' | '训' | '会'
  readonly date: string
  readonly subject: string
}

/** So many left and were followed by others. */
const left = 9

export function* fillWorkers(scene: Scene, occasions: readonly WorkerOccasion[]): Filling {
  const { random, townships } = scene
  const workers: Worker[] = []
  for (const township of townships) {
    const large = /街道$/.test(township.name) || ['泽国镇', '大溪镇', '杜桥镇', '楚门镇', '院桥镇', '金清镇'].includes(township.name)
    for (let i = large ? random.between(1, 3) : 1; i > 0; i--) workers.push(yield* worker(scene, township, null))
  }
  for (let i = 0; i < left; i++) workers.push(yield* worker(scene, random.pick(townships), addDays('2018-02-28', i * 40)))
  yield* fillPosts(scene, workers)
  yield* fillReviews(scene, workers)
  yield* fillTrainings(scene, workers, occasions)
}

function* worker(scene: Scene, township: Township, leftOn: string | null): Filling<Worker> {
  const { random, people, choice } = scene
  const person = people.person(random.chance(0.68) ? 'female' : 'male', [23, 45])
  const from = leftOn === null ? addDays('2016-04-01', random.between(0, 1100)) : addDays(leftOn, -random.between(400, 700))
  let to = addDays(addYears(from, 3), -1)
  while (leftOn === null && to < demoToday) to = addYears(to, 3)
  const roles = random.pick(['信息员、服务员', '信息员、服务员、管理员', '服务员、管理员', '信息员', '服务员'])
  const id: number = yield [
    'socialWorker',
    {
      ...person,
      education: choice('education', random.pick(['大专', '大专', '本科', '本科', '中专'])),
      phone: people.mobile(),
      county: township.county,
      township: township.code,
      contractKind: choice('contractKind', random.pick(['工会直聘', '工会直聘', '劳务派遣', '购买服务'])),
      contractFrom: from,
      contractTo: to,
      roles,
      post: choice('workerPost', random.pick(['定岗', '定岗', '定岗', '轮岗', '并岗', '顶岗'])),
      leftOn,
    },
  ]
  return { id, from, leftOn, township }
}

function* fillPosts({ random, choice }: Scene, workers: readonly Worker[]): Filling {
  for (const { id, from, leftOn, township } of workers) {
    const post = `${township.name}总工会信息岗`
    yield ['postChange', { worker: id, kind: choice('workerPost', '定岗'), date: from, toPost: post, reason: '新聘上岗' }]
    const date = addDays(from, random.between(200, 500))
    if (!random.chance(0.4) || date >= (leftOn ?? demoToday)) continue
    const [kind, toPost, reason] = random.pick([
      ['轮岗', `${township.name}职工服务站`, '年度轮岗'],
      ['并岗', `${township.name}党群服务中心`, '与党建专员并岗'],
      ['顶岗', `${township.countyName}总工会窗口`, '窗口人员产假顶岗'],
    ] as const)
    const endsOn = addDays(date, 180)
    yield ['postChange', { worker: id, kind: choice('workerPost', kind), date, endsOn: kind === '顶岗' ? endsOn : null, fromPost: post, toPost, reason }]
  }
}

function* fillReviews({ random, choice }: Scene, workers: readonly Worker[]): Filling {
  const comments = { 优秀: '群众评价好，任务完成突出。', 合格: '较好完成全年任务。', 基本合格: '信息报送不够及时。', 不合格: '多次缺勤，未完成任务。' }
  for (const { id, from, leftOn } of workers) {
    for (const year of [2017, 2018]) {
      if (Number(from.slice(0, 4)) >= year || (leftOn !== null && leftOn <= `${year}-12-31`)) continue
      const score = random.weighted([
        [random.between(90, 98), 22],
        [random.between(76, 89), 66],
        [random.between(60, 74), 10],
        [random.between(45, 58), 2],
      ])
      const grade = score >= 90 ? '优秀' : score >= 75 ? '合格' : score >= 60 ? '基本合格' : '不合格'
      yield ['workerReview', { worker: id, year, grade: choice('workerGrade', grade), score, comment: comments[grade] }]
    }
  }
}

function* fillTrainings({ random, choice }: Scene, workers: readonly Worker[], occasions: readonly WorkerOccasion[]): Filling {
  for (const { activity, kind, date, subject } of occasions) {
    for (const { id, from, leftOn } of workers) {
      if (date < from || (leftOn !== null && date > leftOn)) continue
      const attended = random.chance(0.93)
      const score = attended && kind !== '会' ? random.between(62, 98) : null
      yield ['workerTraining', { worker: id, kind: choice('trainingKind', kind), date, activity, subject, attended, score }]
    }
  }
}
