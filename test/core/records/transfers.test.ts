// Members move between unions by events, never by edits: worked out by hand, day by day.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'
import { differences, tablesOf } from '../../properties/tables.ts'

// Today is 2019-07-03.
let office: TestOffice
let one: number
let other: number
let unit: number
beforeEach(async () => {
  office = await openOffice()
  one = await create('union', { name: '海门街道联合工会', county: '椒江区', form: 'joint', members: 3 })
  other = await create('union', { name: '滨海园区联合工会', county: '路桥区', form: 'joint', members: 1 })
  unit = await create('unit', { name: '路桥轴承厂', county: '路桥区' })
})
afterEach(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record.id
const get = async (register: RegisterId, id: number) => (await office.core.call.records.get({ register, id })).record
const member = (name: string, more: Record<string, Value> = {}) => create('member', { name, union: one, joinedOn: '2016-05-01', ...more })
const transfer = (members: number[], date: string, more: { toUnion?: number; toUnit?: number; reason?: string } = {}) =>
  office.core.call.records.transfer({ members, toUnion: other, date, reason: '工作调动', ...more })
const counted = async (id: number, on?: string) => (await office.core.call.records.membership({ register: 'union', id, ...(on ? { on } : {}) })).counted
const events = async () => (await office.core.call.records.list({ register: 'membershipEvent', sort: { field: 'date' } })).records

test('a transfer writes both events and the new union and unit, and each union counts its members on every day', async () => {
  const [zhou, wu] = [await member('周敏'), await member('吴刚', { joinedOn: '2018-02-01' })]
  await member('何平')
  const { ready, transferId } = await transfer([zhou], '2019-03-15', { toUnit: unit })
  expect(ready).toEqual([{ id: zhou, name: '周敏', fromUnion: '海门街道联合工会', fromUnit: '' }])
  expect(await get('member', zhou)).toMatchObject({ union: other, unit, membershipState: '在会', isCurrent: true })
  expect((await events()).map(({ kind, date, fromUnion, toUnion, reason }) => [kind, date, fromUnion, toUnion, reason])).toEqual([
    ['转出', '2019-03-15', one, other, '工作调动'],
    ['转入', '2019-03-15', one, other, '工作调动'],
  ])
  await create('membershipEvent', { member: wu, kind: '退会', date: '2019-05-01', reason: '个人申请' })
  const days = ['2016-04-30', '2016-05-01', '2018-02-01', '2019-03-14', '2019-03-15', '2019-05-01']
  // 何平 and 周敏 joined in 2016, 吴刚 in 2018; 周敏 moved in March, 吴刚 left in May.
  expect(await Promise.all(days.map((day) => counted(one, day)))).toEqual([0, 2, 3, 3, 2, 1])
  expect(await Promise.all(days.map((day) => counted(other, day)))).toEqual([0, 0, 0, 0, 1, 1])
  expect([await counted(one), await counted(other)]).toEqual([1, 1])
  expect(await get('union', one)).toMatchObject({ members: 3, countedMembers: 1, memberDifference: -2 })
  expect(await get('union', other)).toMatchObject({ members: 1, countedMembers: 1, memberDifference: 0 })
  const { entries } = await office.core.call.records.history({ register: 'member', id: zhou })
  expect(entries.filter(({ field }) => field === 'union')).toMatchObject([{ from: one, to: other, why: '转会：工作调动', by: '测试员' }])
  expect(transferId).toBeGreaterThan(0)
})

test('who cannot be moved is told why, and the others move', async () => {
  const [zhou, wu, he, late] = [
    await member('周敏'),
    await member('吴刚'),
    await member('何平', { union: other }),
    await member('徐慧', { joinedOn: '2019-06-01' }),
  ]
  const nobody = await member('孙丽', { union: null })
  const number = '331002199003070022'
  const twice = await member('林静', { documentNumber: number })
  await member('林静', { documentNumber: number, union: other })
  await create('membershipEvent', { member: wu, kind: '退会', date: '2018-05-01', reason: '个人申请' })
  const members = [zhou, wu, he, late, nobody, twice, 99]
  const order = { members, toUnion: other, date: '2019-03-15' }
  const preview = await office.core.call.records.transferPreview(order)
  expect(preview.ready.map(({ id }) => id)).toEqual([zhou])
  expect(preview.refused.map(({ name, reason }) => [name, reason])).toEqual([
    ['吴刚', '已退会，不是现有会员'],
    ['何平', '已在这个工会'],
    ['徐慧', '转会日期早于入会日期（2019-06-01）'],
    ['孙丽', '还没有登记所属工会，请先在会员资料里补上'],
    ['林静', '现工会里已有同一证件号码的会员，请先合并重复记录'],
    ['会员 99', '已删除'],
  ])
  expect(await transfer(members, '2019-03-15')).toMatchObject(preview)
  expect(await counted(other)).toBe(3)
  await expect(transfer([zhou], '2019-02-01', { toUnion: one })).rejects.toMatchObject({ message: expect.stringContaining('2019-03-15 已有会籍变化') })
  await expect(transfer([zhou], '2019-07-04', { toUnion: one })).rejects.toMatchObject({ message: expect.stringContaining('晚于今天') })
  await expect(transfer([zhou], '2019-07-01', { toUnion: one, reason: ' ' })).rejects.toMatchObject({ code: 'reason-required', message: '转会要写明原因。' })
})

test('a transfer taken back puts members where they were and its events into the bin; who moved on since stays where he is', async () => {
  const [zhou, wu] = [await member('周敏', { unit }), await member('吴刚')]
  const third = await create('union', { name: '温岭鞋业工会', county: '温岭市' })
  const before = tablesOf(office)
  const first = await transfer([zhou, wu], '2019-03-15', { toUnit: unit })
  expect(await office.core.call.records.undoTransfer(first)).toMatchObject({ reversed: 2, kept: [] })
  expect(tablesOf(office).get('member')).toEqual(before.get('member'))
  expect(await events()).toEqual([])
  await expect(office.core.call.records.undoTransfer(first)).rejects.toMatchObject({ code: 'already-undone', message: '这次转会已经撤销过了。' })

  const second = await transfer([zhou, wu], '2019-03-15')
  await transfer([wu], '2019-04-01', { toUnion: third })
  expect(await office.core.call.records.undoTransfer(second)).toMatchObject({
    reversed: 1,
    kept: [{ register: 'member', id: wu, name: '吴刚', reason: '转会之后又有会籍变化，已保留' }],
  })
  expect([(await get('member', zhou)).union, (await get('member', wu)).union]).toEqual([one, third])
})

test('the union of a member is not changed by an edit, only corrected with a reason, and never against the events', async () => {
  const zhou = await member('周敏')
  const edit = async (union: number, more: { correction?: boolean; why?: string } = {}) =>
    office.core.call.records.update({ register: 'member', id: zhou, version: Number((await get('member', zhou)).version), values: { union }, ...more })
  await expect(edit(other)).rejects.toMatchObject({ code: 'value-invalid', message: expect.stringContaining('转会') })
  const { problems } = await office.core.call.records.check({ register: 'member', id: zhou, values: { union: other } })
  expect(problems).toMatchObject([{ field: 'union', level: 'error' }])
  await expect(edit(other, { correction: true })).rejects.toMatchObject({ code: 'reason-required', message: '更正要写明理由。' })
  await edit(other, { correction: true, why: '录入时选错了工会' })
  expect((await get('member', zhou)).union).toBe(other)
  const { entries } = await office.core.call.records.history({ register: 'member', id: zhou })
  expect(entries[0]).toMatchObject({ field: 'union', why: '录入时选错了工会' })
  await transfer([zhou], '2019-03-15', { toUnion: one })
  await expect(edit(other, { correction: true, why: '又错了' })).rejects.toMatchObject({ message: expect.stringContaining('请更正那一条会籍变化') })
  // The first union that somebody is given is no transfer.
  const blank = await member('何平', { union: null })
  await office.core.call.records.update({ register: 'member', id: blank, version: 1, values: { union: one } })
})

test('events entered by hand move the member, and he goes back when they go', async () => {
  const zhou = await member('周敏')
  const out = await create('membershipEvent', { member: zhou, kind: '转出', date: '2019-03-01', fromUnion: one, toUnion: other })
  expect(await get('member', zhou)).toMatchObject({ union: one, membershipState: '已转出' })
  const into = await create('membershipEvent', { member: zhou, kind: '转入', date: '2019-03-05', fromUnion: one, toUnion: other })
  expect(await get('member', zhou)).toMatchObject({ union: other, membershipState: '在会' })
  await office.core.call.records.remove({ register: 'membershipEvent', id: into, version: 1 })
  expect(await get('member', zhou)).toMatchObject({ union: one, membershipState: '已转出' })
  await office.core.call.records.restore({ register: 'membershipEvent', id: into })
  expect(await get('member', zhou)).toMatchObject({ union: other })
  const third = await create('union', { name: '温岭鞋业工会', county: '温岭市' })
  await office.core.call.records.update({ register: 'membershipEvent', id: into, version: 3, values: { toUnion: third } })
  expect(await get('member', zhou)).toMatchObject({ union: third })
  expect(out).toBeGreaterThan(0)
})

test('of the two events of one move on one day the coming in decides, however they were entered', async () => {
  const zhou = await member('周敏')
  await create('membershipEvent', { member: zhou, kind: '转入', date: '2019-03-01', fromUnion: one, toUnion: other })
  await create('membershipEvent', { member: zhou, kind: '转出', date: '2019-03-01', fromUnion: one, toUnion: other })
  expect(await get('member', zhou)).toMatchObject({ union: other, membershipState: '在会' })
  expect([await counted(one), await counted(other)]).toEqual([0, 1])
})

test('the unit moves with the event, the past knows where somebody worked, and an edit of the record since is left alone', async () => {
  const [old, third] = [await create('unit', { name: '海门塑料厂', county: '椒江区' }), await create('unit', { name: '滨海模具厂', county: '路桥区' })]
  const [zhou, wu] = [await member('周敏', { unit: old }), await member('吴刚', { unit: old })]
  const { transferId } = await transfer([zhou], '2019-03-15', { toUnit: unit })
  expect((await events()).map(({ fromUnit, toUnit }) => [fromUnit, toUnit])).toEqual([
    [old, unit],
    [old, unit],
  ])
  const works = async (id: number, on?: string) => (await office.core.call.records.membership({ register: 'unit', id, ...(on ? { on } : {}) })).counted
  expect([await works(old, '2019-03-14'), await works(old, '2019-03-15'), await works(unit, '2019-03-14'), await works(unit, '2019-03-15')]).toEqual([
    2, 1, 0, 1,
  ])
  const parts = (await office.core.call.records.membership({ register: 'union', id: one, on: '2019-03-14' })).parts
  expect(parts).toMatchObject([{ id: old, counted: 2 }])
  await office.core.call.records.undoTransfer({ transferId })
  expect(await get('member', zhou)).toMatchObject({ union: one, unit: old })

  const into = await create('membershipEvent', { member: wu, kind: '转入', date: '2019-03-15', fromUnion: one, toUnion: other, fromUnit: old, toUnit: unit })
  expect(await get('member', wu)).toMatchObject({ union: other, unit })
  await office.core.call.records.remove({ register: 'membershipEvent', id: into, version: 1 })
  expect(await get('member', wu)).toMatchObject({ union: one, unit: old })
  await office.core.call.records.restore({ register: 'membershipEvent', id: into })
  const { version } = await get('member', wu)
  await office.core.call.records.update({ register: 'member', id: wu, version: Number(version), values: { unit: third } })
  await office.core.call.records.update({ register: 'membershipEvent', id: into, version: 3, values: { reason: '工作调动' } })
  expect(await get('member', wu)).toMatchObject({ union: other, unit: third })
})

test('a move of years ago is held against where somebody was then, not against where he is today', async () => {
  const third = await create('union', { name: '温岭鞋业工会', county: '温岭市', form: 'single' })
  const zhou = await member('周敏')
  await transfer([zhou], '2018-03-01')
  await transfer([zhou], '2019-03-01', { toUnion: third })
  const problemsOf = async (values: Record<string, Value>, id?: number) =>
    (
      await office.core.call.records.check({ register: 'membershipEvent', values: { member: zhou, reason: '工作调动', ...values }, ...(id ? { id } : {}) })
    ).problems.map(({ field }) => field)
  for (const { id, kind, date, fromUnion, toUnion } of await events()) {
    const said = { kind, date, fromUnion, toUnion } as Record<string, Value>
    expect(await problemsOf(said, id), JSON.stringify(said)).toEqual([])
  }
  expect(await problemsOf({ kind: '转出', date: '2018-02-01', fromUnion: one })).toEqual([])
  expect(await problemsOf({ kind: '转出', date: '2018-02-01', fromUnion: third })).toEqual(['fromUnion'])
  expect(await problemsOf({ kind: '转出', date: '2018-06-01', fromUnion: other })).toEqual([])
  expect(await problemsOf({ kind: '转出', date: '2019-06-01', fromUnion: other })).toEqual(['fromUnion'])
  expect(await problemsOf({ kind: '转入', date: '2018-03-05', toUnion: other })).toEqual([])
  expect(await problemsOf({ kind: '转入', date: '2019-06-01', toUnion: one })).toEqual(['toUnion'])
})

const roster = ['姓名', '证件号码', '工作单位', '所属工会', '入会日期']
const people = [
  ['周敏', '331002199003070022', '路桥轴承厂', '海门街道联合工会', '2016-05-01'],
  ['吴刚', '33100219850312001X', '路桥轴承厂', '海门街道联合工会', '2016-05-01'],
]
const moves = [
  ['姓名', '证件号码', '变动类型', '变动日期', '原工会', '现工会', '原单位', '现单位', '变动原因'],
  ['周敏', '331002199003070022', '转入', '2019-03-01', '海门街道联合工会', '滨海园区联合工会', '路桥轴承厂', '滨海模具厂', '工作调动'],
  ['周敏', '331002199003070022', '转出', '2019-03-01', '海门街道联合工会', '滨海园区联合工会', '路桥轴承厂', '滨海模具厂', '工作调动'],
]

test('a ledger of events moves the members, its undo moves them back, and the old roster does not bring them twice', async () => {
  const [first, second] = [office.path('会员.xlsx'), office.path('会籍.xlsx')]
  writeWorkbook(first, { 会员: [roster, ...people] })
  writeWorkbook(second, { 变动: moves })
  await office.importFile(first, { register: 'member' })
  const before = tablesOf(office)
  const [batch] = await office.importFile(second, { register: 'membershipEvent' })
  expect(batch?.also.find(({ register }) => register === 'member')).toMatchObject({ changed: 1 })
  const names = async (id: number) =>
    (await office.core.call.records.list({ register: 'member', filters: [{ field: 'union', op: 'is', value: id }] })).records.map(({ name }) => name)
  expect([await names(one), await names(other)]).toEqual([['吴刚'], ['周敏']])
  expect([await counted(one), await counted(other)]).toEqual([1, 1])
  const [moved] = (await office.core.call.records.list({ register: 'member', filters: [{ field: 'name', op: 'is', value: '周敏' }] })).records
  expect(moved).toMatchObject({ unitName: '滨海模具厂' })
  // The roster of before: both are known.
  const [again] = await office.importFile(first, { register: 'member' })
  expect(again?.rows).toMatchObject({ added: 0, changed: 0, unchanged: 2, rejected: 0 })
  expect([await names(one), await names(other)]).toEqual([['吴刚'], ['周敏']])
  const { batches } = await office.core.call.imports.batches({})
  await office.undo(batches[0]?.batchId ?? 0)
  await office.undo(batches[1]?.batchId ?? 0)
  expect(differences(before, tablesOf(office))).toEqual([])
})

test('a roster that says another union of a known member leaves it, and says so', async () => {
  const path = office.path('会员.xlsx')
  writeWorkbook(path, { 会员: [roster, ['周敏', null, '路桥轴承厂', '海门街道联合工会', '2016-05-01']] })
  await office.importFile(path, { register: 'member' })
  writeWorkbook(path, { 会员: [roster, ['周敏', null, '路桥轴承厂', '滨海园区联合工会', '2016-05-01']] })
  const [batch] = await office.importFile(path, { register: 'member' })
  expect(batch?.problems.map(({ code }) => code)).toContain('union-kept')
  expect([await counted(one), await counted(other)]).toEqual([1, 0])
})

test('reported stands beside counted, by unit and by occupation group', async () => {
  const second = await create('unit', { name: '海门塑料厂', county: '椒江区' })
  await create('coverage', { union: one, unit, memberCount: 2 })
  await create('coverage', { union: one, unit: second, memberCount: 4 })
  await member('周敏', { unit, occupationGroup: '货车司机' })
  await member('吴刚', { unit, occupationGroup: '快递员' })
  const left = await member('何平', { unit, occupationGroup: '快递员' })
  await member('徐慧', { unit: second })
  await create('membershipEvent', { member: left, kind: '除名', date: '2019-01-01', reason: '违纪' })
  const counts = await office.core.call.records.membership({ register: 'union', id: one })
  expect(counts).toMatchObject({ on: '2019-07-03', reported: 3, counted: 3, difference: 0, onRecord: 4, partsTotal: 2 })
  expect(counts.parts).toEqual([
    { id: unit, name: '路桥轴承厂', reported: 2, counted: 2, difference: 0 },
    { id: second, name: '海门塑料厂', reported: 4, counted: 1, difference: -3 },
  ])
  expect(counts.groups.filter(({ members }) => members > 0)).toEqual([
    { code: '货车司机', members: 1 },
    { code: '快递员', members: 1 },
    { code: null, members: 1 },
  ])
  expect(counts.groups).toHaveLength(9)
  expect(await office.core.call.records.membership({ register: 'unit', id: second })).toMatchObject({ reported: 4, counted: 1, difference: -3 })
  expect(await get('unit', second)).toMatchObject({ countedMembers: 1, memberDifference: -3 })
  expect(await get('union', other)).toMatchObject({ countedMembers: 0, memberDifference: null })
})
