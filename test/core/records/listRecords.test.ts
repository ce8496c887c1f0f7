import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
const ids: Record<string, number> = {}

async function create(register: RegisterId, values: Record<string, Value>): Promise<number> {
  return (await office.core.call.records.create({ register, values })).record.id
}
const list = (query: Partial<ListQueryInput>) => office.core.call.records.list({ register: 'union', ...query })
const names = async (query: Partial<ListQueryInput>) => (await list(query)).records.map((record) => record.name)

beforeAll(async () => {
  office = await openOffice()
  ids.unit = await create('unit', { name: '浙江德明（路桥）有限公司', uscc: '91331002MA28G3XQ5J', county: '路桥区' })
  ids.other = await create('unit', { name: '乙公司', county: '路桥区' })
  ids.single = await create('union', {
    name: '德明工会',
    form: 'single',
    county: '路桥区',
    members: 30,
    chair: '赵一',
    foundedOn: '2018-12-31',
    termFrom: '2016-02-29',
    termYears: 3,
  })
  ids.joint = await create('union', {
    name: '阿里山联合工会',
    form: 'joint',
    county: '椒江区',
    members: 500,
    chair: '钱二',
    foundedOn: '2018-12',
    termEndsOn: '2020-01-01',
  })
  ids.blank = await create('union', { name: '正大工会', form: 'single', county: '玉环市', foundedOn: '2017' })
  await create('coverage', { union: ids.single, unit: ids.unit, coveredFrom: '2018-01' })
  await create('coverage', { union: ids.joint, unit: ids.other, memberCount: 5 })
  await create('coverage', { union: ids.blank, unit: ids.other, coveredFrom: '2015-01-01', coveredTo: '2019-07-02' })
})
afterAll(() => office.close())

test('a single union shows the unit that it covers today; a joint one and one whose unit has left show none', async () => {
  const rows = (await list({})).records
  expect(rows.map((row) => [row.name, row.unitName, row.unitUscc])).toEqual([
    ['德明工会', '浙江德明（路桥）有限公司', '91331002MA28G3XQ5J'],
    ['阿里山联合工会', null, null],
    ['正大工会', null, null],
  ])
})

test('a link ends on its day, and one whose end is known only by its month with the month’s first day, as in report A', async () => {
  const union = await create('union', { name: '月末工会', form: 'single' })
  const unit = await create('unit', { name: '月末公司' })
  const link = await create('coverage', { union, unit, coveredTo: '2019-08' })
  const unitName = async () => (await office.core.call.records.get({ register: 'union', id: union })).record.unitName
  expect(await unitName()).toBe('月末公司')
  await office.core.call.records.update({ register: 'coverage', id: link, version: 1, values: { coveredTo: '2019-07' } })
  expect(await unitName()).toBeNull()
  await office.core.call.records.remove({ register: 'union', id: union, version: 1 })
  await office.core.call.records.remove({ register: 'unit', id: unit, version: 1 })
})

test('a coverage link is spoken of by names, with its union’s county', async () => {
  const { records } = await list({ register: 'coverage', filters: [{ field: 'unionName', op: 'is', value: '德明 工会' }] })
  expect(records).toMatchObject([
    { union: ids.single, unit: ids.unit, unionName: '德明工会', unitName: '浙江德明（路桥）有限公司', county: '路桥区', coveredFrom: '2018-01' },
  ])
  expect((await list({ register: 'coverage', filters: [{ field: 'county', op: 'is', value: '椒江' }] })).total).toBe(1)
})

test('a term’s end is derived where it is not written, for display, filter and order alike', async () => {
  const { records } = await list({ sort: { field: 'termEndsOn' } })
  expect(records.map((row) => row.termEndsOn)).toEqual(['2019-02-28', '2020-01-01', null])
  expect(await names({ filters: [{ field: 'termEndsOn', op: 'to', value: '2019-07-03' }] })).toEqual(['德明工会'])
})

test('names sort by pinyin, counties by code, forms by their table, blanks last both ways', async () => {
  expect(await names({ sort: { field: 'name' } })).toEqual(['阿里山联合工会', '德明工会', '正大工会'])
  expect(await names({ sort: { field: 'county' } })).toEqual(['阿里山联合工会', '德明工会', '正大工会'])
  expect(await names({ sort: { field: 'members', descending: true } })).toEqual(['阿里山联合工会', '德明工会', '正大工会'])
  expect(await names({ sort: { field: 'members' } })).toEqual(['德明工会', '阿里山联合工会', '正大工会'])
  expect(await names({ sort: { field: 'chair', descending: true } })).toEqual(['德明工会', '阿里山联合工会', '正大工会'])
})

test.each<[string, Partial<ListQueryInput>, string[]]>([
  ['the unit’s name, brackets and blanks folded', { search: '德明 (路桥)' }, ['德明工会']],
  ['the unit’s code in lower case', { search: 'ma28g3' }, ['德明工会']],
  ['a person', { search: '钱二' }, ['阿里山联合工会']],
  ['nothing that is there', { search: '不存在的' }, []],
])('search finds %s', async (_what, query, expected) => {
  expect(await names(query)).toEqual(expected)
})

test.each<[NonNullable<ListQueryInput['filters']>[number], string[]]>([
  [{ field: 'county', op: 'is', value: '331004' }, ['德明工会']],
  [{ field: 'county', op: 'is', value: '玉环县' }, ['正大工会']],
  [{ field: 'county', op: 'in', value: ['路桥区', '玉环'] }, ['德明工会', '正大工会']],
  [{ field: 'county', op: 'contains', value: '江' }, ['阿里山联合工会']],
  [{ field: 'form', op: 'is', value: '联合建会' }, ['阿里山联合工会']],
  [{ field: 'form', op: 'is', value: 'single' }, ['德明工会', '正大工会']],
  [{ field: 'members', op: 'from', value: '31' }, ['阿里山联合工会']],
  [{ field: 'members', op: 'to', value: 30 }, ['德明工会']],
  [{ field: 'members', op: 'blank' }, ['正大工会']],
  [{ field: 'foundedOn', op: 'to', value: '2018-11' }, ['正大工会']],
  [{ field: 'foundedOn', op: 'to', value: '2018-12' }, ['德明工会', '阿里山联合工会', '正大工会']],
  [{ field: 'foundedOn', op: 'from', value: '2018-12-01' }, ['德明工会']],
  [{ field: 'unitName', op: 'contains', value: '德明(' }, ['德明工会']],
  [{ field: 'name', op: 'is', value: '德明 工会' }, ['德明工会']],
])('filter %j', async (filter, expected) => {
  expect(await names({ filters: [filter] })).toEqual(expected)
})

test('a page is a window on the whole list, and the total is that of the whole', async () => {
  expect(await list({ sort: { field: 'name' }, offset: 1, limit: 1 })).toMatchObject({ total: 3, records: [{ name: '德明工会' }] })
  expect(await names({ offset: 2 })).toEqual(['正大工会'])
})

test('a field that does not exist, a number that is none, and a text with quotes do no harm', async () => {
  await expect(list({ sort: { field: 'name; DROP TABLE unit' } })).rejects.toMatchObject({ code: 'bad-input' })
  await expect(list({ filters: [{ field: 'members', op: 'from', value: 'viele' }] })).rejects.toMatchObject({
    code: 'bad-input',
    data: { params: { field: 'members' } },
  })
  expect(await names({ search: "'; DROP TABLE unit; --" })).toEqual([])
  expect(await names({ filters: [{ field: 'name', op: 'contains', value: "%_'" }] })).toEqual([])
})

test('the start page counts active unions, covered units, ended and ending terms', async () => {
  const status = await office.core.call.office.status()
  expect(status).toMatchObject({
    hasData: true,
    demo: null,
    scope: { code: '331000', name: '台州市' },
    counts: { union: 3, unit: 2, coverage: 3, headcount: 0 },
  })
  expect(status.figures).toEqual({ unions: 3, single: 2, joint: 1, unitsCovered: 2, members: 530, incomplete: 3, termsExpired: 1, termsEnding: 0 })
})

test('some records by their ids, or all that a list finds but for some', async () => {
  expect(await names({ ids: [ids.joint ?? 0, ids.single ?? 0, 9999], sort: { field: 'members', descending: true } })).toEqual(['阿里山联合工会', '德明工会'])
  expect(await list({ ids: [] })).toMatchObject({ total: 0, records: [] })
  expect(await list({ filters: [{ field: 'form', op: 'is', value: 'single' }], except: [ids.single ?? 0] })).toMatchObject({ total: 1 })
  expect(await list({ search: '德明', ids: [ids.joint ?? 0] })).toMatchObject({ total: 0 })
})

test('a list is counted without its records, whatever narrows it', async () => {
  const { count } = office.core.call.records
  for (const query of [
    {},
    { search: '工会' },
    { filters: [{ field: 'form', op: 'is', value: 'joint' }] },
    { incompleteOnly: true },
    { asOf: '2019-07-02' },
  ] as Partial<ListQueryInput>[])
    expect(await count({ register: 'union', ...query }), JSON.stringify(query)).toEqual({ total: (await list(query)).total })
  await expect(count({ register: 'union', filters: [{ field: 'colour', op: 'filled' }] })).rejects.toMatchObject({ code: 'bad-input' })
})
