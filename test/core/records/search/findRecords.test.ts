import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Value } from '#shared/registers/field.ts'
import { type RegisterId, registerIds } from '#shared/registers/index.ts'
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
const ids: Record<string, number> = {}
const document = `33100219900101123${idCheckCharacter('33100219900101123')}`

async function create(register: RegisterId, values: Record<string, Value>): Promise<number> {
  return (await office.core.call.records.create({ register, values })).record.id
}
/** Register, name and label of each hit. */
async function find(text: string, limit = 5): Promise<string[]> {
  const { groups } = await office.core.call.records.find({ text, limit })
  return groups.flatMap((group) => group.hits.map((hit) => `${group.register} ${hit.name} ${hit.label}`))
}

beforeAll(async () => {
  office = await openOffice()
  ids.unit = await create('unit', {
    name: '浙江德明（路桥）有限公司',
    formerNames: '黄岩德明五金厂',
    uscc: '91331002MA28G3XQ5J',
    county: '路桥区',
    legalRepresentative: '单雄信',
    contact: '王伟',
    phone: '0576-86950200-801',
  })
  ids.union = await create('union', { name: '德明工会', form: 'single', county: '路桥区', chair: '王伟强', viceChairs: '李四、王伟' })
  await create('coverage', { union: ids.union, unit: ids.unit })
  ids.member = await create('member', { name: '王伟', documentNumber: document, mobile: '13905765678', union: ids.union, unit: ids.unit })
  // Only a ledger may bring a number that its giver has masked.
  const path = writeWorkbook(office.path('members.xlsx'), {
    会员: [
      ['姓名', '证件号码', '手机号码', '所属工会', '工作单位'],
      ['赵王', '', '139****5678', '德明工会', '浙江德明（路桥）有限公司'],
    ],
  })
  await office.importFile(path, { register: 'member' })
  ids.other = (await office.core.call.records.list({ register: 'member' })).records.at(-1)?.id ?? 0
  await create('membershipEvent', { member: ids.member, kind: '入会', date: '2019-01-01', toUnion: ids.union })
})
afterAll(() => office.close())

test.each(['王伟', 'wangwei', 'ww', 'wang wei', '王 伟', '王wei'])(
  '%s finds the member, the unit’s contact, and the chair and vice-chair of the union',
  async (text) => {
    expect(await find(text)).toEqual(['unit 浙江德明（路桥）有限公司 联系人', 'member 王伟 姓名', 'union 德明工会 工会主席'])
  },
)

test('traditional characters and simplified ones find each other, by sound too, and what is shown is as it was written', async () => {
  const id = await create('unit', { name: '臺州龍騰機電有限公司', county: '路桥区' })
  for (const text of ['台州龙腾', '臺州龍騰', '臺州龙', 'taizhoulongteng', '龍teng'])
    expect(await find(text), text).toEqual(['unit 臺州龍騰機電有限公司 单位名称'])
  expect(await find('王偉強')).toEqual(['union 德明工会 工会主席'])
  expect((await office.core.call.records.list({ register: 'unit', search: '龍騰机电' })).total).toBe(1)
  const { record } = await office.core.call.records.get({ register: 'unit', id })
  await office.core.call.records.remove({ register: 'unit', id, version: record.version })
})

test('one character finds, those that begin with it first', async () => {
  const { groups } = await office.core.call.records.find({ text: '王' })
  expect(groups.map((group) => [group.register, group.total])).toEqual([
    ['union', 1],
    ['unit', 1],
    ['member', 2],
  ])
  expect(groups.at(-1)?.hits.map((hit) => hit.name)).toEqual(['王伟', '赵王'])
})

test('a hit says which record, which field, what stands there, and where the record belongs', async () => {
  const { groups } = await office.core.call.records.find({ text: '王伟' })
  expect(groups.find((group) => group.register === 'member')).toEqual({
    register: 'member',
    total: 1,
    hits: [{ id: ids.member, name: '王伟', field: 'name', label: '姓名', text: '王伟', detail: '德明工会 · 浙江德明（路桥）有限公司' }],
  })
  expect(groups.find((group) => group.register === 'unit')?.hits).toEqual([
    { id: ids.unit, name: '浙江德明（路桥）有限公司', field: 'contact', label: '联系人', text: '王伟', detail: '路桥区' },
  ])
})

test.each([
  ['the name with other brackets and blanks', '德明 (路桥)', 'unit 浙江德明（路桥）有限公司 单位名称'],
  ['a former name by its initials', 'wjc', 'unit 浙江德明（路桥）有限公司 曾用名'],
  ['a surname by its own reading', 'shanxx', 'unit 浙江德明（路桥）有限公司 法定代表人'],
  ['the end of the code', '3xq5j', 'unit 浙江德明（路桥）有限公司 统一社会信用代码'],
  ['the whole code, full-width', '９１３３１００２ＭＡ２８Ｇ３ＸＱ５Ｊ', 'unit 浙江德明（路桥）有限公司 统一社会信用代码'],
  ['the end of a phone before its extension', '0200', 'unit 浙江德明（路桥）有限公司 联系电话'],
  ['the whole document number', document, 'member 王伟 证件号码'],
  ['the end of the document number', document.slice(-6), 'member 王伟 证件号码'],
  ['a region', '台州市', 'region 台州市 名称'],
])('found by %s', async (_what, text, expected) => {
  expect(await find(text)).toContain(expected)
})

test('document numbers and phones stay masked in what is found', async () => {
  const { groups } = await office.core.call.records.find({ text: '5678' })
  expect(groups).toMatchObject([
    {
      register: 'member',
      total: 2,
      hits: [
        { name: '王伟', label: '手机号码', text: '139****5678' },
        { name: '赵王', label: '手机号码', text: '139****5678' },
      ],
    },
  ])
  expect(JSON.stringify(groups)).not.toContain('13905765678')
  expect(JSON.stringify(await office.core.call.records.find({ text: document }))).not.toContain(document)
})

test('what a masked number leaves out is not taken for what was typed', async () => {
  expect(await find('05765678')).toEqual(['member 王伟 手机号码'])
  expect(await find('13905765678')).toEqual(['member 王伟 手机号码'])
})

test('nothing is found by what is nowhere, by marks, by three digits or by nothing', async () => {
  expect(await find('不存在的')).toEqual([])
  expect(await find("%_'")).toEqual([])
  expect(await find('')).toEqual([])
  expect(await find('   ')).toEqual([])
  expect(await find('678')).toEqual([])
})

test('at most so many of a register come along, and all of them are counted', async () => {
  const { groups } = await office.core.call.records.find({ text: '区', limit: 3 })
  const regions = groups.find((group) => group.register === 'region')
  expect(regions?.hits).toHaveLength(3)
  expect(regions?.total).toBeGreaterThan(3)
})

test('a new record, a new name, the recycle bin and the way back are seen at once', async () => {
  const id = await create('member', { name: '欧阳海', union: ids.union ?? 0, unit: ids.unit ?? 0 })
  expect(await find('ouyang')).toEqual(['member 欧阳海 姓名'])
  await office.core.call.records.update({ register: 'member', id, version: 1, values: { name: '上官云' } })
  expect(await find('ouyang')).toEqual([])
  expect(await find('上官')).toEqual(['member 上官云 姓名'])
  await office.core.call.records.remove({ register: 'member', id, version: 2 })
  expect(await find('上官')).toEqual([])
  await office.core.call.records.restore({ register: 'member', id })
  expect(await find('sgy')).toEqual(['member 上官云 姓名'])
})

test('what an import brings is found after it, and no longer once it was taken back', async () => {
  await find('王')
  const path = writeWorkbook(office.path('units.xlsx'), {
    单位: [
      ['单位名称', '统一社会信用代码', '县（市、区）', '法定代表人'],
      ['长城轴承厂', '', '椒江区', '仇英'],
    ],
  })
  const [batch] = await office.importFile(path, { register: 'unit' })
  expect(await find('changcheng')).toEqual(['unit 长城轴承厂 单位名称'])
  expect(await find('qiuying')).toEqual(['unit 长城轴承厂 法定代表人'])
  await office.undo(batch?.batchId ?? 0)
  expect(await find('changcheng')).toEqual([])
})

const list = (register: RegisterId, search: string, more: object = {}) => office.core.call.records.list({ register, search, ...more })

test('a list’s search is the same one, counted exactly, and looks along the links too', async () => {
  expect((await list('member', 'ww')).records.map((record) => record.id)).toEqual([ids.member])
  expect(await list('member', '王', { limit: 1, offset: 1 })).toMatchObject({ total: 2, records: [{ id: ids.other }] })
  expect((await list('member', '5678', { filters: [{ field: 'name', op: 'is', value: '赵王' }] })).records.map((record) => record.id)).toEqual([ids.other])
  expect((await list('member', '德明', { sort: { field: 'name', descending: true } })).records.map((record) => record.name)).toEqual(['赵王', '王伟', '上官云'])
  expect((await list('union', '91331002ma28')).records.map((record) => record.id)).toEqual([ids.union])
  expect((await list('membershipEvent', 'wangwei')).total).toBe(1)
})

test.each(registerIds)('the list of the register %s answers a search, even where nothing in it is searched by', async (register) => {
  expect((await list(register, '无此内容')).total).toBe(0)
})

test('a union is no longer found by a unit that has left it', async () => {
  const union = await create('union', { name: '暂设工会', form: 'single' })
  const unit = await create('unit', { name: '玉衡造船厂' })
  const link = await create('coverage', { union, unit })
  expect((await list('union', '造船')).total).toBe(1)
  await office.core.call.records.update({ register: 'coverage', id: link, version: 1, values: { coveredTo: '2019-07-01' } })
  expect((await list('union', '造船')).total).toBe(0)
})
