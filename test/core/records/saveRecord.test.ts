import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice

beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const create = (register: RegisterId, values: Record<string, Value>) => office.core.call.records.create({ register, values })
const problems = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.check({ register, values })).problems
const total = async (register: RegisterId) => (await office.core.call.records.list({ register })).total

test('what a clerk types is stored as what it means', async () => {
  const { record } = await create('union', {
    name: ' 德明机械工会 ',
    form: '单独建会',
    county: '椒江',
    township: '海门',
    foundedOn: '2016.3.5',
    members: '1,120',
    phone: '139-1234-5678',
    chair: '王　伟',
    seal: '是',
    uscc: '８１331002mc0000001',
  })
  expect(record).toMatchObject({
    name: '德明机械工会',
    form: 'single',
    county: '椒江区',
    township: '海门街道',
    foundedOn: '2016-03-05',
    members: 1120,
    phone: '139****5678',
    chair: '王伟',
    seal: true,
    status: 'active',
  })
})

test('month and year precision are kept', async () => {
  expect((await create('union', { name: '甲', foundedOn: '2016年3月' })).record.foundedOn).toBe('2016-03')
  expect((await create('union', { name: '乙', foundedOn: '2016' })).record.foundedOn).toBe('2016')
})

test('an incomplete record is kept and names its gaps', async () => {
  const { record } = await create('union', { name: '甲工会', form: 'single' })
  expect(record.gaps).toEqual(['county', 'township', 'foundedOn'])
  expect((await office.core.call.records.list({ register: 'union', incompleteOnly: true })).total).toBe(1)
  await office.core.call.records.update({
    register: 'union',
    id: record.id,
    version: 1,
    values: { county: '椒江区', township: '海门街道', foundedOn: '2016-03-05' },
  })
  expect((await office.core.call.records.list({ register: 'union', incompleteOnly: true })).total).toBe(0)
})

test.each<[RegisterId, Record<string, Value>, string, string]>([
  ['union', { foundedOn: '2019-07-04' }, 'foundedOn', '晚于今天'],
  ['union', { foundedOn: '2019/2/30' }, 'foundedOn', '不是有效的日期'],
  ['union', { foundedOn: '2016-03-05', endedOn: '2015-01-01' }, 'endedOn', '早于建会时间'],
  ['union', { members: 10, womenMembers: 11 }, 'womenMembers', '多于会员数'],
  ['union', { employees: 10, womenEmployees: 11 }, 'womenEmployees', '多于职工人数'],
  ['union', { members: '-3' }, 'members', '0或正整数'],
  ['union', { members: 1.5 }, 'members', '0或正整数'],
  ['union', { uscc: '91331002MA28G3XQ5J' }, 'uscc', '81开头'],
  ['union', { phone: '123' }, 'phone', '不是有效的电话号码'],
  ['union', { nickname: 'x' }, 'nickname', '没有'],
  ['union', { unitName: 'x' }, 'unitName', '请到那里修改'],
  ['unit', { uscc: '81331002MC00000017' }, 'uscc', '工会的代码'],
  ['unit', { foundedOn: '2020-01-01' }, 'foundedOn', '晚于今天'],
  ['coverage', { union: 99 }, 'union', '不存在'],
  ['coverage', { coveredFrom: '2018-02', coveredTo: '2018-01-31' }, 'coveredTo', '早于起始日期'],
  ['headcount', { employees: 3, women: 4 }, 'women', '多于人数'],
  ['region', { code: '331002', name: '又一个' }, 'code', '已经有'],
  ['union', { termEndsOn: '2019-03-01', termExtendedTo: '2019-02-28' }, 'termExtendedTo', '早于本届届满时间'],
  ['region', { code: '331099', name: '新区', parent: '999999' }, 'parent', '不存在'],
])('%s %j is refused at %s', async (register, values, field, words) => {
  const before = await total(register)
  expect(await problems(register, values)).toContainEqual({ field, level: 'error', message: expect.stringContaining(words) })
  await expect(create(register, values)).rejects.toMatchObject({ code: 'value-invalid', message: expect.stringContaining(words), data: { params: { field } } })
  expect(await total(register)).toBe(before)
})

test.each<[RegisterId, Record<string, Value>, string, string]>([
  ['union', { members: 11, employees: 10 }, 'members', '多于职工人数'],
  ['union', { termYears: 4 }, 'termYears', '3年或5年'],
  ['union', { termEndsOn: '2019-03-01', termExtendedTo: '2019-09-02', termExtensionApproval: '总工〔2019〕3号' }, 'termExtendedTo', '不超过半年'],
  ['union', { termFrom: '2016-03-01', termYears: 3, termExtendedTo: '2019-09-01' }, 'termExtensionApproval', '批准文号'],
  ['union', { uscc: '81331002MC00000010' }, 'uscc', '校验位'],
  ['union', { name: '椒江区物流行业工会联合会' }, 'name', '不是基层工会'],
  ['union', { county: '火星区' }, 'county', '按原样保存'],
  ['union', { county: '椒江区', township: '331003001' }, 'township', '不在所选的县'],
  ['unit', { uscc: '91331002MA28G3XQ51' }, 'uscc', '校验位'],
  ['unit', { unitType: '外星企业' }, 'unitType', '按原样保存'],
])('%s %j is saved with a warning at %s', async (register, values, field, words) => {
  const { warnings } = await create(register, values)
  expect(warnings).toEqual([{ field, level: 'warning', message: expect.stringContaining(words) }])
})

test('only the sound parts of a refusal reach the clerk: one sentence per mistake, no field twice', async () => {
  const refused = create('union', { foundedOn: '2020-01-01', members: 'viele', womenMembers: -1 })
  await expect(refused).rejects.toMatchObject({ data: { params: { fields: expect.stringMatching(/^(?=.*members)(?=.*womenMembers)(?=.*foundedOn)/) } } })
})

test('an edit of a record that somebody else has changed is refused', async () => {
  const { record } = await create('unit', { name: '甲公司' })
  await office.core.call.records.update({ register: 'unit', id: record.id, version: 1, values: { name: '乙公司' } })
  const late = office.core.call.records.update({ register: 'unit', id: record.id, version: 1, values: { name: '丙公司' } })
  await expect(late).rejects.toMatchObject({ code: 'version-conflict' })
  await expect(office.core.call.records.remove({ register: 'unit', id: record.id, version: 1 })).rejects.toMatchObject({ code: 'version-conflict' })
  expect((await office.core.call.records.get({ register: 'unit', id: record.id })).record.name).toBe('乙公司')
})

test('a masked phone that comes back untouched changes nothing; a new one is saved, a masked new one refused', async () => {
  const { record } = await create('unit', { name: '甲公司', phone: '13912345678' })
  const update = (version: number, phone: string) =>
    office.core.call.records.update({ register: 'unit', id: record.id, version, values: { phone, contact: `人${version}` } })
  await update(1, '139****5678')
  expect((await office.core.call.records.reveal({ register: 'unit', id: record.id, field: 'phone', reason: '回访' })).value).toBe('13912345678')
  await expect(update(2, '138****0000')).rejects.toMatchObject({ code: 'value-invalid' })
  expect((await update(2, '13800000000')).record.phone).toBe('138****0000')
  const { entries } = await office.core.call.records.history({ register: 'unit', id: record.id })
  expect(JSON.stringify(entries)).not.toContain('13912345678')
})

test('a reveal needs a reason, works for masked fields only, and is logged with who and why', async () => {
  const { record } = await create('unit', { name: '甲公司', phone: '13912345678' })
  const reveal = (field: string, reason: string) => office.core.call.records.reveal({ register: 'unit', id: record.id, field, reason })
  await expect(reveal('phone', '  ')).rejects.toMatchObject({ code: 'bad-input' })
  await expect(reveal('name', '看看')).rejects.toMatchObject({ code: 'bad-input' })
  await reveal('phone', '回访')
  await office.core.call.records.list({ register: 'unit', unmask: { reason: '打印通讯录' } })
  const { default: SQLite } = await import('better-sqlite3')
  const file = new SQLite(`${office.dataDir}/office.sqlite`, { readonly: true })
  const log = file.prepare('SELECT by, event, detail FROM audit ORDER BY id').all() as { detail: string }[]
  file.close()
  expect(log).toMatchObject([
    { by: '测试员', event: 'reveal' },
    { by: '测试员', event: 'unmasked-list' },
  ])
  expect(log.map((line) => JSON.parse(line.detail))).toMatchObject([
    { id: record.id, field: 'phone', reason: '回访' },
    { records: 1, reason: '打印通讯录' },
  ])
  expect(JSON.stringify(log)).not.toContain('13912345678')
})

test('a unit is not covered twice by one union at a time, but again after it had left', async () => {
  const union = (await create('union', { name: '联合工会', form: 'joint' })).record.id
  const unit = (await create('unit', { name: '甲公司' })).record.id
  const { record } = await create('coverage', { union, unit, coveredFrom: '2017-01-01' })
  await expect(create('coverage', { union, unit })).rejects.toMatchObject({ code: 'value-invalid', message: expect.stringContaining('已经覆盖') })
  await office.core.call.records.update({ register: 'coverage', id: record.id, version: 1, values: { coveredTo: '2018-01-01' } })
  await create('coverage', { union, unit, coveredFrom: '2018-06-01' })
  expect(await total('coverage')).toBe(2)
})

test('what hangs on a record goes into the recycle bin with it and comes back with it', async () => {
  const union = (await create('union', { name: '联合工会', form: 'joint' })).record
  const unit = (await create('unit', { name: '甲公司' })).record
  await create('coverage', { union: union.id, unit: unit.id })
  await create('headcount', { unit: unit.id, source: 'tax', asOf: '2019-01', employees: 3 })
  const { records } = office.core.call
  await records.remove({ register: 'unit', id: unit.id, version: 1, why: '重复' })
  expect([await total('unit'), await total('coverage'), await total('headcount')]).toEqual([0, 0, 0])
  await records.remove({ register: 'union', id: union.id, version: 1 })
  await records.restore({ register: 'unit', id: unit.id })
  expect([await total('unit'), await total('coverage'), await total('headcount')]).toEqual([1, 0, 1])
  await expect(records.restore({ register: 'unit', id: unit.id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(records.remove({ register: 'union', id: union.id, version: 2 })).rejects.toMatchObject({ code: 'not-found' })
})

test('regions that the office adds are understood at once', async () => {
  expect((await create('unit', { name: '甲公司', county: '台州湾新区' })).warnings).toHaveLength(1)
  await create('region', { code: '331000L9', name: '台州湾新区', level: 'county', parent: '331000', local: true })
  const { record, warnings } = await create('unit', { name: '乙公司', county: '台州湾新区' })
  expect(warnings).toEqual([])
  expect((await office.core.call.records.list({ register: 'unit', filters: [{ field: 'county', op: 'is', value: '331000L9' }] })).records).toMatchObject([
    { id: record.id },
  ])
})
