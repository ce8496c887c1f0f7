// The rules of the office's registers, each with the sentence that a clerk reads.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

// Today is 2019-07-03.
let office: TestOffice
const ends: Record<string, number> = {}
const create = (register: RegisterId, values: Record<string, Value>) => office.core.call.records.create({ register, values })

beforeAll(async () => {
  office = await openOffice()
  const keep = async (name: string, register: RegisterId, values: Record<string, Value>) => {
    ends[name] = (await create(register, values)).record.id
  }
  await keep('union', 'union', { name: '海门街道联合工会' })
  await keep('union2', 'union', { name: '洪家街道联合工会' })
  await keep('member', 'member', { name: '周敏', union: ends.union ?? null, joinedOn: '2016-05-01' })
  await keep('worker', 'socialWorker', { name: '何平', township: '海门街道', contractFrom: '2016-01-01', leftOn: '2018-12-31' })
  await keep('centre', 'centre', { name: '海门街道党群服务中心', openedOn: '2017-03' })
  await keep('pilot', 'pilot', { name: '海门街道总工会', union: ends.union ?? null })
  await keep('item', 'serviceItem', { name: '法律咨询' })
  await keep('honouree', 'honouree', { name: '林海' })
  await keep('task', 'task', { name: '推进建会' })
  await create('appraisal', { federation: '椒江区总工会', year: 2018, item: '组织建设', weight: 60 })
  await create('cadre', { name: '王建国', union: ends.union ?? null, position: '副主席', from: '2016-01-01', to: '2019-01-01' })
  for (const day of ['2019-05-08', '2019-05-20']) await create('activity', { name: `论坛${day}`, kind: '工匠论坛', date: day, speaker: '林海' })
})
afterAll(() => office.close())

/** `@name` stands for the record of that name above. */
const resolve = (values: Record<string, Value>) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' && value.startsWith('@') ? (ends[value.slice(1)] ?? 999) : value]),
  )
const problems = async (register: RegisterId, values: Record<string, Value>) =>
  (await office.core.call.records.check({ register, values: resolve(values) })).problems

type Case = readonly [RegisterId, Record<string, Value>, string, string]

describe('is refused', () => {
  test.each<Case>([
    ['membershipEvent', { member: '@nobody', kind: '退会', date: '2019-01-01', reason: '申请' }, 'member', '不存在或已删除'],
    ['membershipEvent', { date: '2019-07-04' }, 'date', '晚于今天'],
    ['membershipEvent', { member: '@member', kind: '转出', date: '2016-04-30' }, 'date', '早于该会员的入会日期（2016-05-01）'],
    ['membershipEvent', { fromUnion: '@union', toUnion: '@union' }, 'toUnion', '同一个工会'],
    ['postChange', { date: '2018-07-01', endsOn: '2018-06-30' }, 'endsOn', '早于变动日期'],
    ['postChange', { worker: '@worker', date: '2019-01-01' }, 'date', '离职日期（2018-12-31）'],
    ['workerReview', { year: 2020 }, 'year', '晚于今年'],
    ['workerTraining', { date: '2019-07-04' }, 'date', '晚于今天'],
    ['rating', { stars: 6 }, 'stars', '1至5星，现为6星'],
    ['rating', { stars: 0, outcome: '保持' }, 'stars', '不是“取消”'],
    ['rating', { year: 2020 }, 'year', '晚于今年'],
    ['pilot', { startedOn: '2018-03', endedOn: '2018-02-28' }, 'endedOn', '早于启动时间'],
    ['pilot', { unit: '@nothing' }, 'unit', '不存在或已删除'],
    ['brandProject', { year: 2020 }, 'year', '晚于今年'],
    ['inspection', { date: '2018-09-10', correctedOn: '2018-09-09' }, 'correctedOn', '早于发现问题的日期'],
    ['inspection', { date: '2018-09-10', correctBy: '2018-09-01' }, 'correctBy', '早于回头看日期'],
    ['inspection', { date: '2019-07-04' }, 'date', '晚于今天'],
    ['serviceDemand', { date: '2019-03-02', servedOn: '2019-03-01' }, 'servedOn', '早于点单日期'],
    ['serviceDemand', { state: '已完成', servedOn: '2019-07-04' }, 'servedOn', '不能晚于今天'],
    ['serviceDemand', { item: '@nothing' }, 'item', '不存在或已删除'],
    ['activity', { date: '2019-03-02', endsOn: '2019-03-01' }, 'endsOn', '早于活动日期'],
    ['studio', { namedOn: '2019-08' }, 'namedOn', '晚于今天'],
    ['challenge', { collectedOn: '2018-03', solvedOn: '2018-02' }, 'solvedOn', '早于征集日期'],
    ['task', { doneOn: '2019-07-04' }, 'doneOn', '晚于今天'],
    ['taskProgress', { task: '@task', share: 101 }, 'share', '不能超过100%'],
    ['appraisal', { weight: 101 }, 'weight', '不能超过100'],
    ['appraisal', { year: 2020 }, 'year', '晚于今年'],
  ])('%s %j at %s: %s', async (register, values, field, words) => {
    expect(await problems(register, values)).toContainEqual({ field, level: 'error', message: expect.stringContaining(words) })
    await expect(create(register, resolve(values))).rejects.toMatchObject({ code: 'value-invalid' })
  })
})

describe('is kept, with a warning', () => {
  test.each<Case>([
    ['membershipEvent', { kind: '除名' }, 'reason', '应写明原因'],
    ['membershipEvent', { member: '@member', kind: '转出', fromUnion: '@union2' }, 'fromUnion', '不是该会员登记的所属工会'],
    ['membershipEvent', { member: '@member', kind: '转入', toUnion: '@union2' }, 'toUnion', '不是该会员登记的所属工会'],
    ['membershipEvent', { fromUnit: '@unit', toUnit: '@unit' }, 'toUnit', '同一个单位'],
    ['postChange', { kind: '轮岗', fromPost: '信息员', toPost: '信息员' }, 'toPost', '岗位相同'],
    ['workerReview', { worker: '@worker', year: 2015 }, 'year', '早于该工作者的合同起始日期'],
    ['workerReview', { score: 101 }, 'score', '不超过100分'],
    ['workerTraining', { attended: false, score: 80 }, 'score', '没有参加却有成绩'],
    ['rating', { centre: '@centre', year: 2016, stars: 3 }, 'year', '早于阵地启用时间（2017-03）'],
    ['rating', { stars: 0, outcome: '取消' }, 'reason', '应写明理由'],
    ['pilot', { name: '洪家街道总工会' }, 'union', '无法统计'],
    ['inspection', { date: '2018-09-10', findings: '标识不规范' }, 'correctBy', '还没有定整改期限'],
    ['inspection', { date: '2018-09-10', findings: '标识不规范', correctBy: '2018-10-31' }, 'correctBy', '整改期限已过'],
    ['inspection', { date: '2018-09-10', findings: '问题', correctBy: '2018-10-31', correctedOn: '2018-11-02' }, 'correctedOn', '超过了整改期限'],
    ['serviceItem', { places: 0 }, 'places', '不限名额请留空'],
    ['serviceDemand', { state: '服务中', satisfaction: '满意' }, 'satisfaction', '还没有完成'],
    ['serviceDemand', { state: '已完成' }, 'servedOn', '没有填写服务日期'],
    ['practicalThing', { target: 0 }, 'target', '无法计算完成率'],
    ['practicalThing', { number: 11 }, 'number', '1至10号'],
    ['practicalThing', { year: 2019, dueOn: '2020-01' }, 'dueOn', '不在实事的年度内'],
    ['activity', { kind: '工匠论坛', date: '2019-05-30', speaker: '林海' }, 'date', '2019-05已登记2场工匠论坛'],
    ['activity', { kind: '工匠论坛' }, 'speaker', '没有填写主讲人'],
    ['studio', { leader: '郑国平', honouree: '@honouree' }, 'honouree', '所选的劳模工匠是林海'],
    ['challenge', { state: '已解决' }, 'result', '没有填写攻关成果'],
    ['challenge', { state: '攻关中', solvedOn: '2019-01' }, 'state', '还不是“已解决”'],
    ['task', { state: '进行中', dueOn: '2019-06' }, 'dueOn', '已过完成时限'],
    ['task', { state: '延期' }, 'reason', '应写明原因'],
    ['appraisal', { federation: '椒江区总工会', year: 2018, item: '维权服务', weight: 50 }, 'weight', '合计110，超过100'],
    ['appraisal', { weight: 30, score: 31 }, 'score', '高于该项权重'],
    ['appraisal', { weight: 30, score: 29 }, 'reason', '应写明扣分原因'],
    ['cadre', { name: '王建国', union: '@union', position: '副主席', from: '2018-06-01' }, 'from', '重叠'],
  ])('%s %j at %s: %s', async (register, values, field, words) => {
    expect(await problems(register, values)).toContainEqual({ field, level: 'warning', message: expect.stringContaining(words) })
  })
})

describe('is kept without a word', () => {
  test.each<readonly [RegisterId, Record<string, Value>]>([
    ['practicalThing', { name: '新建驿站', year: 2019, target: 30, done: 33, dueOn: '2019-12' }],
    ['cadre', { name: '王建国', union: '@union', position: '副主席', from: '2019-01-01' }],
    ['appraisal', { federation: '椒江区总工会', year: 2018, item: '维权服务', weight: 40, score: 40 }],
    ['appraisal', { federation: '椒江区总工会', year: 2018, period: '上半年', item: '维权服务', weight: 100 }],
    ['activity', { name: '论坛', kind: '工匠论坛', date: '2019-06-01', speaker: '林海' }],
    ['inspection', { pilot: '@pilot', date: '2018-09-10', findings: '问题', correctBy: '2018-10-31', correctedOn: '2018-10-31' }],
    ['membershipEvent', { member: '@member', kind: '转出', date: '2019-02-01', fromUnion: '@union', toUnion: '@union2' }],
    ['taskProgress', { task: '@task', date: '2019-07-03', share: 100 }],
  ])('%s %j', async (register, values) => {
    expect(await problems(register, values)).toEqual([])
  })
})
