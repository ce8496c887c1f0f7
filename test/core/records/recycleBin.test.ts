import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice

beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const records = () => office.core.call.records
const create = async (register: RegisterId, values: Record<string, string | number>) => (await records().create({ register, values })).record.id
const remove = async (register: RegisterId, id: number, why?: string) =>
  records().remove({ register, id, version: (await records().get({ register, id })).record.version, ...(why ? { why } : {}) })
const inBin = async (query: Parameters<ReturnType<typeof records>['bin']>[0] = {}) => {
  const { total, entries } = await records().bin(query)
  return { total, found: entries.map((entry) => `${entry.register} ${entry.record.id}`) }
}

test('the bin tells what lies in it over all registers, the newest first, who put it there and why', async () => {
  await create('unit', { name: '德明机械有限公司', phone: '13912345678' })
  await create('union', { name: '精工泵业工会' })
  await create('pilot', { name: '海门试点' })
  expect(await inBin()).toEqual({ total: 0, found: [] })
  await remove('unit', 1, '注销')
  await remove('pilot', 1)
  await remove('union', 1, '并入别的工会')
  const page = await records().bin({})
  expect(page.total).toBe(3)
  expect(page.registers).toEqual([
    { register: 'union', total: 1 },
    { register: 'unit', total: 1 },
    { register: 'pilot', total: 1 },
  ])
  expect(page.entries).toMatchObject([
    { register: 'union', record: { name: '精工泵业工会' }, by: '测试员', why: '并入别的工会' },
    { register: 'pilot', why: null },
    { register: 'unit', record: { name: '德明机械有限公司', phone: '139****5678' }, why: '注销' },
  ])
  expect(page.entries[0]?.deletedAt).toMatch(/^2019-07-03T/)
})

test('it is searched, narrowed to a register and paged', async () => {
  for (const name of ['甲厂', '乙厂', '丙厂']) await remove('unit', await create('unit', { name }))
  await remove('union', await create('union', { name: '乙厂工会' }))
  expect(await inBin({ search: '乙' })).toEqual({ total: 2, found: ['union 1', 'unit 2'] })
  expect(await inBin({ search: '乙', register: 'unit' })).toEqual({ total: 1, found: ['unit 2'] })
  expect(await inBin({ limit: 2, offset: 1 })).toEqual({ total: 4, found: ['unit 3', 'unit 2'] })
  await records().restore({ register: 'unit', id: 2 })
  expect(await inBin({ search: '乙' })).toEqual({ total: 1, found: ['union 1'] })
})

test('what hangs on a record lies beside it and says so', async () => {
  const union = await create('union', { name: '联合工会', form: 'joint' })
  const unit = await create('unit', { name: '甲公司' })
  await create('coverage', { union, unit })
  await remove('unit', unit)
  expect((await records().bin({ register: 'coverage' })).entries).toMatchObject([
    { record: { unionName: '联合工会', unitName: '甲公司' }, why: '随“单位”一起移入回收站' },
  ])
})

test('what must link to something in the bin comes back with it, after having said so', async () => {
  const union = await create('union', { name: '联合工会', form: 'joint' })
  const unit = await create('unit', { name: '甲公司' })
  const member = await create('member', { name: '周敏', union, unit })
  const event = await create('membershipEvent', { member, kind: '转出', date: '2019-02-01' })
  await remove('membershipEvent', event)
  await remove('unit', unit)
  await remove('union', union)
  const refused = records().restore({ register: 'membershipEvent', id: event })
  await expect(refused).rejects.toMatchObject({
    data: { code: 'needs-restoring', params: { count: 3 } },
    message: '这条会籍变化离不开的基层工会“联合工会”、单位“甲公司”、会员“周敏”也在回收站里，要一起恢复。',
  })
  expect((await inBin()).total).toBe(4)
  const { also, warnings } = await records().restore({ register: 'membershipEvent', id: event, along: true })
  expect(also).toEqual([
    { register: 'union', id: union },
    { register: 'unit', id: unit },
    { register: 'member', id: member },
  ])
  expect(warnings.filter((problem) => problem.level === 'error')).toEqual([])
  expect(await inBin()).toEqual({ total: 0, found: [] })
})

test('a record that only may link to something in the bin comes back alone, and its page says what is missing', async () => {
  const pilot = await create('pilot', { name: '海门试点' })
  const centre = await create('centre', { name: '海门司机之家', pilot })
  await remove('centre', centre)
  await remove('pilot', pilot)
  const { also, warnings } = await records().restore({ register: 'centre', id: centre })
  expect(also).toEqual([])
  expect(warnings).toMatchObject([{ field: 'pilot', message: expect.stringContaining('已删除') }])
})

test('several go into the bin at once with what hangs on them, and come back at once', async () => {
  const [one, two] = [await create('unit', { name: '甲厂' }), await create('unit', { name: '乙厂' })]
  const union = await create('union', { name: '联合工会', form: 'joint' })
  await create('coverage', { union, unit: one })
  await remove('unit', two)
  expect(await records().removeMany({ register: 'unit', ids: [one, two, one] })).toEqual({ removed: [one] })
  expect((await inBin()).found.sort()).toEqual(['coverage 1', 'unit 1', 'unit 2'])
  expect(await records().restoreMany({ register: 'unit', ids: [one] })).toEqual({ restored: 1, kept: [] })
  expect((await inBin()).found).toEqual(['unit 2'])
  await expect(records().removeMany({ register: 'unit', ids: [] })).rejects.toMatchObject({ code: 'bad-input' })
})

test('what cannot come back is told, and the others come', async () => {
  const union = await create('union', { name: '联合工会', form: 'joint' })
  const [first, second] = [await create('cadre', { name: '王建国', union }), await create('cadre', { name: '周敏' })]
  const { removed } = await records().removeMany({ register: 'cadre', ids: [first, second] })
  await remove('union', union)
  expect(await records().restoreMany({ register: 'cadre', ids: removed })).toEqual({
    restored: 1,
    kept: [{ register: 'cadre', id: first, name: '王建国', reason: '基层工会“联合工会”也在回收站' }],
  })
})

test('an event that goes among several takes the member back where he was', async () => {
  const [one, other] = [await create('union', { name: '甲联合工会' }), await create('union', { name: '乙联合工会' })]
  const member = await create('member', { name: '周敏', union: one })
  const event = await create('membershipEvent', { member, kind: '转入', date: '2019-03-01', fromUnion: one, toUnion: other })
  const union = async () => (await records().get({ register: 'member', id: member })).record.union
  expect(await union()).toBe(other)
  await records().removeMany({ register: 'membershipEvent', ids: [event] })
  expect(await union()).toBe(one)
  await records().restoreMany({ register: 'membershipEvent', ids: [event] })
  expect(await union()).toBe(other)
})
