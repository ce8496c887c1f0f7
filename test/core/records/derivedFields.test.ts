// What follows from other records: shown, filtered and ordered, never stored, and never taken from a clerk's hand.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

// Today is 2019-07-03.
let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record
const get = async (register: RegisterId, id: number) => (await office.core.call.records.get({ register, id })).record
const idsWhere = async (register: RegisterId, field: string, value: string | boolean) =>
  (await office.core.call.records.list({ register, filters: [{ field, op: 'is', value }] })).records.map((record) => record.id)

test('a member without events is one since joining; the newest event decides, of two on one day the later entered', async () => {
  const member = await create('member', { name: '周敏', joinedOn: '2016-05-01' })
  const state = async () => {
    const { membershipState, isCurrent } = await get('member', member.id)
    return [membershipState, isCurrent]
  }
  const happens = (kind: string, date: string) => create('membershipEvent', { member: member.id, kind, date })
  expect(await state()).toEqual(['在会', true])
  await happens('保留会籍', '2018-03')
  expect(await state()).toEqual(['保留会籍', false])
  await happens('入会', '2016-05-01')
  expect(await state()).toEqual(['保留会籍', false])
  await happens('转出', '2019-02-01')
  const back = await happens('转入', '2019-02-01')
  expect(await state()).toEqual(['在会', true])
  await office.core.call.records.remove({ register: 'membershipEvent', id: back.id, version: 1 })
  expect(await state()).toEqual(['已转出', false])
  await happens('除名', '2019-05-01')
  expect(await state()).toEqual(['已除名', false])
  await happens('退会', '2019-06-01')
  expect(await state()).toEqual(['已退会', false])
})

test('members are filtered and ordered by what follows from their events', async () => {
  const [stays, left] = [await create('member', { name: '周敏' }), await create('member', { name: '吴刚' })]
  await create('membershipEvent', { member: left.id, kind: '退会', date: '2019-01-01', reason: '个人申请' })
  expect(await idsWhere('member', 'isCurrent', true)).toEqual([stays.id])
  expect(await idsWhere('member', 'membershipState', '退会')).toEqual([left.id])
  const sorted = await office.core.call.records.list({ register: 'member', sort: { field: 'membershipState', descending: true } })
  expect(sorted.records.map((record) => record.id)).toEqual([left.id, stays.id])
})

test("a pilot counts its union's seconded and part-time vice-chairs of today, its centres and its brand projects", async () => {
  const union = await create('union', { name: '海门街道联合工会' })
  const other = await create('union', { name: '洪家街道联合工会' })
  const pilot = await create('pilot', { name: '海门街道总工会', union: union.id })
  const cadre = (engagement: string, more: Record<string, Value> = {}) =>
    create('cadre', { name: '王建国', union: union.id, position: '副主席', engagement, ...more })
  await cadre('seconded', { from: '2018-01-01', to: '2021-01-01' })
  await cadre('seconded', { secondedFrom: '2017-07', secondedTo: '2019-07-03' })
  await cadre('seconded', { secondedFrom: '2019-08-01' })
  await cadre('seconded', { position: '主席' })
  await cadre('part-time')
  await cadre('part-time', { to: '2019-07-04' })
  await cadre('part-time', { to: '2019-07-03' })
  await cadre('part-time', { union: other.id })
  await cadre('full-time')
  await create('centre', { name: '海门街道党群服务中心', type: '党群服务中心', pilot: pilot.id })
  const driver = await create('centre', { name: '海门司机之家', type: '司机之家', pilot: pilot.id })
  await create('centre', { name: '洪家职工书屋', type: '职工书屋' })
  await create('brandProject', { name: '海门工匠港', pilot: pilot.id })
  expect(await get('pilot', pilot.id)).toMatchObject({ secondedViceChairs: 1, partTimeViceChairs: 2, centres: 2, serviceCentres: 1, brandProjects: 1 })
  await office.core.call.records.remove({ register: 'centre', id: driver.id, version: 1 })
  expect(await get('pilot', pilot.id)).toMatchObject({ centres: 1 })
  expect([(await get('union', union.id)).isPilot, (await get('union', other.id)).isPilot]).toEqual([true, false])
  expect(await idsWhere('union', 'isPilot', true)).toEqual([union.id])
})

test('a practical thing has its rate of what was promised, with one decimal, above 100 too, and none of nothing', async () => {
  const rate = async (values: Record<string, Value>) => (await create('practicalThing', { name: '疗休养', year: 2019, ...values })).rate
  expect(await rate({ target: 8000, done: 2935 })).toBe(36.7)
  expect(await rate({ target: 30, done: 33 })).toBe(110)
  expect(await rate({ target: 0, done: 3 })).toBeNull()
  expect(await rate({ target: 30 })).toBeNull()
})

test('a centre shows the stars of its newest rating, and a task its latest progress, where nobody wrote their own', async () => {
  const centre = await create('centre', { name: '海门街道党群服务中心' })
  const rated = (year: number, stars: number, outcome: string) => create('rating', { centre: centre.id, year, stars, outcome, reason: '复评' })
  await rated(2017, 4, '获评')
  await rated(2016, 3, '获评')
  expect(await get('centre', centre.id)).toMatchObject({ starRating: 4, ratedIn: 2017 })
  await rated(2018, 4, '取消')
  expect(await get('centre', centre.id)).toMatchObject({ starRating: 0, ratedIn: 2018 })
  await office.core.call.records.update({ register: 'centre', id: centre.id, version: 1, values: { starRating: 2 } })
  expect(await get('centre', centre.id)).toMatchObject({ starRating: 2 })

  const task = await create('task', { name: '推进百人以上企业建会' })
  await create('taskProgress', { task: task.id, date: '2019-04-30', progress: '累计20家' })
  await create('taskProgress', { task: task.id, date: '2019-03-31', progress: '12家' })
  expect(await get('task', task.id)).toMatchObject({ progress: '累计20家' })
})

test('what follows from other records is refused from the hand', async () => {
  await expect(create('pilot', { name: '海门街道总工会', centres: 3 })).rejects.toMatchObject({ message: expect.stringContaining('推算得出') })
})

test('a record that only may link to a deleted one stays, one that must goes along and comes back', async () => {
  const { records } = office.core.call
  const pilot = await create('pilot', { name: '海门街道总工会' })
  const centre = await create('centre', { name: '海门街道党群服务中心', pilot: pilot.id })
  const inspection = await create('inspection', { pilot: pilot.id, date: '2018-09-10' })
  await records.remove({ register: 'pilot', id: pilot.id, version: 1 })
  expect((await records.get({ register: 'centre', id: centre.id })).deleted).toBe(false)
  expect((await records.get({ register: 'inspection', id: inspection.id })).deleted).toBe(true)
  await records.restore({ register: 'pilot', id: pilot.id })
  expect((await records.get({ register: 'inspection', id: inspection.id })).deleted).toBe(false)
  expect(await records.related({ register: 'pilot', id: pilot.id })).toEqual([
    { register: 'centre', field: 'pilot', label: '所属试点', total: 1 },
    { register: 'brandProject', field: 'pilot', label: '所属试点', total: 0 },
    { register: 'inspection', field: 'pilot', label: '试点', total: 1 },
  ])
  await expect(records.related({ register: 'pilot', id: 99 })).rejects.toMatchObject({ code: 'not-found' })
})
