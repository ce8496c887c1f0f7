// Duplicates become one record, and two again at any time.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'
import { differences, tablesOf } from '../../properties/tables.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record.id
const view = (register: RegisterId, id: number) => office.core.call.records.get({ register, id })
const get = async (register: RegisterId, id: number) => (await view(register, id)).record
const merge = async (register: RegisterId, ids: number[], more: { survivor?: number; fields?: Record<string, number>; why?: string } = {}) => {
  const { survivor, records } = await office.core.call.records.mergePreview({ register, ids, ...more })
  const versions = records.map(({ id, version }) => ({ id, version }))
  return office.core.call.records.merge({ register, ids, survivor, versions, ...more })
}
const unmerge = (mergeId: number) => office.core.call.records.unmerge({ mergeId })

/** Two records of one company, each with a union of its own, and what hangs on them. */
async function twoUnits() {
  const one = await create('unit', { name: '台州海正机械有限公司', county: '椒江区', uscc: '91331002MA28G3XQ50', employees: 120 })
  const other = await create('unit', { name: '台州海正机械厂', county: '椒江区', address: '海门街道1号', employees: 118, formerNames: '海正五金厂' })
  const union = await create('union', { name: '海正机械工会', county: '椒江区', form: 'single' })
  const joint = await create('union', { name: '海门街道联合工会', county: '椒江区', form: 'joint' })
  const kept = await create('coverage', { union, unit: one, coveredFrom: '2015-03-01', memberCount: 100 })
  const twin = await create('coverage', { union, unit: other, memberCount: 98, remark: '2018年补录' })
  const besides = await create('coverage', { union: joint, unit: other, coveredFrom: '2012-01', coveredTo: '2014-12' })
  const member = await create('member', { name: '周敏', unit: other, union })
  const honouree = await create('honouree', { name: '林海', unit: other })
  return { one, other, union, joint, kept, twin, besides, member, honouree }
}

test('what links to a duplicate leads to the survivor, and its name is kept as a former one', async () => {
  const { one, other, union, twin, kept, besides, member, honouree } = await twoUnits()
  const preview = await office.core.call.records.mergePreview({ register: 'unit', ids: [one, other] })
  // Three links against one: the second would be proposed; the clerk wants the first.
  expect(preview.survivor).toBe(other)
  const merged = await merge('unit', [one, other], { survivor: one })
  expect(merged).toMatchObject({ absorbed: 1, moved: 4, joined: 1 })
  expect(await get('unit', one)).toMatchObject({
    name: '台州海正机械有限公司',
    uscc: '91331002MA28G3XQ50',
    address: '海门街道1号',
    employees: 118,
    formerNames: '海正五金厂、台州海正机械厂',
  })
  expect((await get('member', member)).unit).toBe(one)
  expect((await get('honouree', honouree)).unit).toBe(one)
  expect((await get('coverage', besides)).unit).toBe(one)
  // The same union covered it twice: one link now, with what only the other one knew, which lies in the bin.
  expect(await get('coverage', kept)).toMatchObject({ unit: one, union, coveredFrom: '2015-03-01', coveredTo: null, memberCount: 100, remark: '2018年补录' })
  expect((await view('coverage', twin)).deleted).toBe(true)
})

test('the proposal prefers filled over blank, a code that holds over one that fails, the longer and the later, and says why', async () => {
  const one = await create('unit', { name: '海正公司', county: '椒江区', uscc: '91331002704712345T', employees: 5, foundedOn: '2001-04-09' })
  const other = await create('unit', {
    name: '台州海正公司',
    county: '椒江区',
    uscc: '91331002MA28G3XQ50',
    employees: 7,
    foundedOn: '2001',
    phone: '13912345678',
  })
  const { fields, records, doubts } = await office.core.call.records.mergePreview({ register: 'unit', ids: [one, other], survivor: one })
  const proposed = Object.fromEntries(fields.map(({ key, proposed, because }) => [key, [proposed === one ? 'one' : 'other', because]]))
  expect(proposed).toEqual({
    name: ['other', '写得更完整'],
    uscc: ['other', '代码校验通过'],
    employees: ['other', '后来修改的'],
    foundedOn: ['one', '日期更精确'],
    phone: ['other', '另一方没有填写'],
  })
  expect(doubts).toEqual([])
  // A phone is never shown in full.
  expect(records.find(({ id }) => id === other)?.phone).toBe('139****5678')
  const { record } = await merge('unit', [one, other], { survivor: one, fields: { employees: one } })
  expect(record).toMatchObject({ id: one, name: '台州海正公司', employees: 5, foundedOn: '2001-04-09', formerNames: '海正公司' })
})

test('an unmerge leaves every table as it was', async () => {
  const { one, other } = await twoUnits()
  const before = tablesOf(office)
  const { mergeId } = await merge('unit', [one, other])
  expect(differences(before, tablesOf(office))).not.toEqual([])
  const result = await unmerge(mergeId)
  expect(result.kept).toEqual([])
  expect(differences(before, tablesOf(office))).toEqual([])
  await expect(unmerge(mergeId)).rejects.toMatchObject({ code: 'already-undone', message: '这次合并已经撤销过了。' })
})

test('an unmerge leaves what was changed since, and says so; what was linked to the survivor since stays with it', async () => {
  const { one, other, member, honouree, union } = await twoUnits()
  const elsewhere = await create('unit', { name: '路桥轴承厂', county: '路桥区' })
  const { mergeId } = await merge('unit', [one, other], { survivor: one })
  const { call } = office.core
  await call.records.update({ register: 'unit', id: one, version: (await get('unit', one)).version, values: { address: '海门街道2号' } })
  await call.records.update({ register: 'honouree', id: honouree, version: (await get('honouree', honouree)).version, values: { unit: elsewhere } })
  const later = await create('member', { name: '吴刚', unit: one, union })
  const { kept, restored } = await unmerge(mergeId)
  expect(restored).toEqual([other])
  expect(kept).toEqual([
    { register: 'unit', id: one, name: '台州海正机械有限公司', reason: '“经营地址”在合并之后改过，已保留' },
    { register: 'honouree', id: honouree, name: '林海', reason: '“工作单位”在合并之后改过，已保留' },
  ])
  expect(await get('unit', one)).toMatchObject({ address: '海门街道2号', employees: 120, formerNames: null })
  expect(await get('unit', other)).toMatchObject({ address: '海门街道1号', formerNames: '海正五金厂' })
  expect((await get('member', member)).unit).toBe(other)
  expect((await get('member', later)).unit).toBe(one)
  expect((await get('honouree', honouree)).unit).toBe(elsewhere)
})

test('merges of merges are taken back in either order', async () => {
  const [a, b, c] = [
    await create('unit', { name: '甲', county: '椒江区' }),
    await create('unit', { name: '乙', county: '椒江区' }),
    await create('unit', { name: '丙', county: '椒江区' }),
  ]
  const member = await create('member', { name: '周敏', unit: a })
  const before = tablesOf(office)
  for (const firstBack of ['older', 'newer']) {
    const older = await merge('unit', [a, b], { survivor: b })
    const newer = await merge('unit', [b, c], { survivor: c })
    expect((await get('member', member)).unit).toBe(c)
    expect((await view('unit', c)).merged.map(({ id }) => id)).toEqual([b, a])
    expect((await view('unit', a)).mergedInto).toMatchObject({ id: b, mergeId: older.mergeId })
    const order = firstBack === 'older' ? [older, newer] : [newer, older]
    for (const { mergeId } of order) await unmerge(mergeId)
    expect((await get('member', member)).unit).toBe(a)
    expect(differences(before, tablesOf(office))).toEqual([])
  }
})

test('two valid codes, or two documents, are only merged by somebody who says why', async () => {
  const codes = ['91331002MA28G3XQ50', '91330106673959654P']
  const [one, other] = [
    await create('unit', { name: '甲', county: '椒江区', uscc: codes[0] ?? '' }),
    await create('unit', { name: '甲', county: '椒江区', uscc: codes[1] ?? '' }),
  ]
  const preview = await office.core.call.records.mergePreview({ register: 'unit', ids: [one, other] })
  expect(preview.doubts).toEqual([expect.stringContaining('都校验通过')])
  await expect(merge('unit', [one, other])).rejects.toMatchObject({ code: 'reason-required', message: '这几条记录有明显不同，合并要写明理由。' })
  const { record } = await merge('unit', [one, other], { why: '改制换了代码，同一家' })
  const { entries } = await office.core.call.records.history({ register: 'unit', id: record.id })
  expect(entries[0]).toMatchObject({ why: '合并重复记录：改制换了代码，同一家' })
  // A federation is no basic-level union.
  const unions = [await create('union', { name: '椒江区工会联合会', county: '椒江区' }), await create('union', { name: '椒江区工会', county: '椒江区' })]
  expect((await office.core.call.records.mergePreview({ register: 'union', ids: unions })).doubts).toEqual([expect.stringContaining('工会联合会')])
})

test('a merged record is not restored by itself, and its page names the one that stands for it', async () => {
  const { one, other, kept, twin } = await twoUnits()
  const { mergeId } = await merge('unit', [one, other], { survivor: one, why: '同一家' })
  const gone = await view('unit', other)
  expect(gone).toMatchObject({ deleted: true, mergedInto: { mergeId, id: one, name: '台州海正机械有限公司', by: '测试员', why: '同一家' } })
  expect((await view('unit', one)).merged).toMatchObject([{ mergeId, id: other, name: '台州海正机械厂' }])
  expect((await view('coverage', twin)).mergedInto).toMatchObject({ mergeId, id: kept })
  await expect(office.core.call.records.restore({ register: 'unit', id: other })).rejects.toMatchObject({
    code: 'merged-away',
    message: '这条记录已经并入“台州海正机械有限公司”，不能单独恢复；要把两条分开，请撤销那次合并。',
  })
  await unmerge(mergeId)
  expect(await view('unit', other)).toMatchObject({ deleted: false, mergedInto: null })
})

test('a record that somebody changed meanwhile is not merged as it was seen', async () => {
  const { one, other } = await twoUnits()
  const before = office.hash()
  const versions = [
    { id: one, version: 1 },
    { id: other, version: 0 },
  ]
  await expect(office.core.call.records.merge({ register: 'unit', ids: [one, other], survivor: one, versions })).rejects.toMatchObject({
    code: 'version-conflict',
  })
  await expect(office.core.call.records.mergePreview({ register: 'unit', ids: [one, 99] })).rejects.toMatchObject({ code: 'not-found' })
  await expect(office.core.call.records.mergePreview({ register: 'region', ids: [1, 2] })).rejects.toMatchObject({ code: 'bad-input' })
  expect(office.hash()).toBe(before)
})

test('members who stand in both merged unions are joined where they agree, and left where they do not', async () => {
  const [one, other] = [
    await create('union', { name: '海门联合工会', county: '椒江区', form: 'joint' }),
    await create('union', { name: '海门街道联合工会', county: '椒江区', form: 'joint' }),
  ]
  const unit = await create('unit', { name: '甲', county: '椒江区' })
  const person = { name: '周敏', documentNumber: '331002199003070022', unit }
  const kept = await create('member', { ...person, union: one })
  const same = await create('member', { ...person, union: other, mobile: '13912345678' })
  const [wu, wuElse] = [{ name: '吴刚', documentNumber: '33100219850312001X', unit }, '本科']
  await create('member', { ...wu, union: one, education: '大专' })
  const contradicting = await create('member', { ...wu, union: other, education: wuElse })
  const preview = await office.core.call.records.mergePreview({ register: 'union', ids: [one, other], survivor: one })
  expect(preview).toMatchObject({ joined: [{ register: 'member', total: 1 }], left: [{ register: 'member', total: 1 }] })
  await merge('union', [one, other], { survivor: one })
  expect((await view('member', same)).mergedInto).toMatchObject({ id: kept })
  expect(await get('member', kept)).toMatchObject({ mobile: '139****5678' })
  expect((await view('member', contradicting)).deleted).toBe(false)
  const { records } = await office.core.call.records.list({ register: 'member', filters: [{ field: 'union', op: 'is', value: one }] })
  expect(records).toHaveLength(3)
})

test('an import that names the duplicate finds the survivor, takes nothing from it, and brings nobody back', async () => {
  const path = office.path('单位.xlsx')
  writeWorkbook(path, {
    名册: [
      ['单位名称', '统一社会信用代码', '县（市、区）', '职工人数', '联系人'],
      ['台州海正机械有限公司', '91331002MA28G3XQ50', '椒江区', 120, '王芳'],
      ['台州海正机械厂', null, '椒江区', 118, '李强'],
    ],
  })
  await office.importFile(path, { register: 'unit' })
  const { records } = await office.core.call.records.list({ register: 'unit' })
  const [one, other] = records.map(({ id }) => id) as [number, number]
  await merge('unit', [one, other], { survivor: one, fields: { name: one, employees: one, contact: one } })
  const merged = tablesOf(office).get('unit')
  const [batch] = await office.importFile(path, { register: 'unit' })
  expect(batch?.rows).toMatchObject({ read: 2, added: 0, changed: 0, unchanged: 2, rejected: 0 })
  expect(tablesOf(office).get('unit')).toEqual(merged)
  // By a former name of the duplicate, too, and by what a list of links calls it.
  const links = office.path('覆盖.xlsx')
  writeWorkbook(links, {
    名册: [
      ['联合工会名称', '覆盖单位名称', '县（市、区）'],
      ['海门街道联合工会', '台州海正机械厂', '椒江区'],
    ],
  })
  await office.importFile(links, { register: 'coverage' })
  const { records: covered } = await office.core.call.records.list({ register: 'coverage' })
  expect(covered.map(({ unit }) => unit)).toEqual([one])
  const { sources } = await office.core.call.records.history({ register: 'unit', id: one })
  expect(sources.map(({ row, mergedFrom }) => [row, mergedFrom])).toContainEqual([3, other])
})

test('an import that brought the survivor is taken back around it', async () => {
  const path = office.path('单位.xlsx')
  const rows = [
    ['单位名称', '县（市、区）', '职工人数', '联系人'],
    ['台州海正机械有限公司', '椒江区', 120, '王芳'],
  ]
  writeWorkbook(path, { 名册: rows })
  const [batch] = await office.importFile(path, { register: 'unit' })
  const one = (await office.core.call.records.list({ register: 'unit' })).records[0]?.id ?? 0
  const other = await create('unit', { name: '台州海正机械有限公司', county: '椒江区', employees: 120, contact: '王芳' })
  const { mergeId } = await merge('unit', [one, other], { survivor: one, fields: { status: one } })
  expect((await office.undo(batch?.batchId ?? 0)).kept).toMatchObject([{ id: one, reason: expect.stringMatching(/并入了这条记录|有人改过/) }])
  await unmerge(mergeId)
  expect((await office.core.call.records.list({ register: 'unit' })).total).toBe(2)
})

test('records that may be the same are offered: same name and place, same code, same document', async () => {
  const one = await create('unit', { name: '浙江德明（路桥）有限公司', county: '路桥区', uscc: '91331002MA28G3XQ50' })
  const name = await create('unit', { name: '浙江德明(路桥)有限公司', county: '路桥区' })
  const noPlace = await create('unit', { name: '浙江德明 (路桥) 有限公司' })
  const code = await create('unit', { name: '德明公司', county: '路桥区', uscc: '91331002MA28G3XQ50' })
  await create('unit', { name: '浙江德明(路桥)有限公司', county: '温岭市' })
  const found = await office.core.call.records.duplicates({ register: 'unit', id: one })
  expect(found.map(({ record, because }) => [record.id, because])).toEqual([
    [name, ['单位名称、县（市、区）相同']],
    [noPlace, ['单位名称、县（市、区）相同']],
    [code, ['统一社会信用代码相同']],
  ])
  const person = { name: '周敏', documentNumber: '331002199003070022' }
  const [member, twin] = [await create('member', person), await create('member', { ...person, name: '周 敏' })]
  expect((await office.core.call.records.duplicates({ register: 'member', id: member })).map(({ record }) => record.id)).toEqual([twin])
})
