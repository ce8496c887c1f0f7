// Lists of cases that went out with number and version come back: what was filled in is taken, what others did in between stays, and what is nobody's is told.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

// Today is 2019-07-03.
let office: TestOffice
let one: number
let two: number
beforeEach(async () => {
  office = await openOffice()
  const base = { responsible: '椒江区总工会', issuedOn: '2019-05-01', dueOn: '2019-07-31', state: 'issued', headcount: 60 }
  one = await create('outreach', { ...base, unit: await create('unit', { name: '台州甲机械有限公司', county: '椒江区' }) })
  two = await create('outreach', { ...base, unit: await create('unit', { name: '台州乙塑料有限公司', county: '椒江区' }) })
})
afterEach(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record.id
const get = async (id: number) => (await office.core.call.records.get({ register: 'outreach', id })).record
const edit = async (id: number, values: Record<string, Value>) =>
  office.core.call.records.update({ register: 'outreach', id, version: (await get(id)).version, values })
const headings = ['序号', '案件编号', '版次', '企业名称', '职工人数', '责任工会', '责任人', '核查结果', '核查日期', '状态', '备注']
const bring = async (...rows: (string | number | null)[][]) => {
  const path = writeWorkbook(office.path('回执.xlsx'), { 椒江区: [['未建会企业核查任务清单'], headings, ...rows] })
  const [batch] = await office.importFile(path)
  return batch
}
const problemsOf = (batch: Awaited<ReturnType<typeof bring>>) => batch?.problems.map(({ row, code, level, field }) => [row, code, level, field])

test('a case has a number from the beginning, and nobody writes it', async () => {
  expect([(await get(one)).caseNumber, (await get(two)).caseNumber]).toEqual(['HC000001', 'HC000002'])
  await expect(edit(one, { caseNumber: 'HC000009' })).rejects.toMatchObject({ message: expect.stringContaining('不能修改') })
  await expect(create('outreach', { caseNumber: 'HC000009' })).rejects.toMatchObject({ message: expect.stringContaining('请留空') })
})

test('what the county filled in is taken, and the state follows from the result', async () => {
  const batch = await bring(
    [1, 'HC000001', 1, '台州甲机械有限公司', 60, '椒江区总工会', '林静', '符合建会条件', '2019-06-20', '已下发', '厂区在二期'],
    [2, 'HC000002', 1, '台州乙塑料有限公司', 55, '椒江区总工会', null, '空壳企业', null, '已下发', null],
  )
  expect(batch).toMatchObject({ register: 'outreach', rows: { changed: 2, added: 0, rejected: 0 } })
  expect(await get(one)).toMatchObject({ state: 'founding', verificationResult: 'confirmed', verifiedOn: '2019-06-20', person: '林静', remark: '厂区在二期' })
  expect(await get(two)).toMatchObject({ state: 'not-eligible', verificationResult: 'shell', verifiedOn: '2019-07-03', closedOn: '2019-07-03', headcount: 55 })
})

test('what others did since the list went out stays; where both wrote, the row is told', async () => {
  await edit(one, { person: '王建国', state: 'verifying' })
  await edit(two, { person: '王建国', remark: '电话已核' })
  const batch = await bring(
    [1, 'HC000001', 1, '台州甲机械有限公司', 60, '椒江区总工会', null, '符合建会条件', '2019-06-20', '已下发', null],
    [2, 'HC000002', 1, '台州乙塑料有限公司', 60, '椒江区总工会', '林静', null, null, '核查中', null],
  )
  expect(await get(one)).toMatchObject({ state: 'founding', person: '王建国', verificationResult: 'confirmed' })
  expect(await get(two)).toMatchObject({ state: 'verifying', person: '王建国', remark: '电话已核' })
  expect(problemsOf(batch)).toEqual([[4, 'changed-since', 'error', 'person']])
  expect(batch?.problems[0]?.message).toContain('王建国')
})

test('a number that no case has, or that belongs to another enterprise, keeps its row out', async () => {
  const before = office.hash()
  const batch = await bring(
    [1, 'HC000077', 1, '台州丙电器有限公司', 60, '椒江区总工会', null, '空壳企业', null, null, null],
    [2, 'HC000002', 1, '台州甲机械有限公司', 60, '椒江区总工会', null, '空壳企业', null, null, null],
  )
  expect(batch?.rows).toMatchObject({ rejected: 2, added: 0, changed: 0 })
  expect(problemsOf(batch)).toEqual([
    [3, 'number-unknown', 'error', 'caseNumber'],
    [4, 'number-of-another', 'error', 'caseNumber'],
  ])
  expect(office.hash()).toBe(before)
})

test('a state that does not follow, or that lacks what it needs, is not written; the rest of the row is', async () => {
  await edit(one, { state: 'not-eligible', verificationResult: 'shell' })
  const batch = await bring(
    [1, 'HC000001', 2, '台州甲机械有限公司', 60, '椒江区总工会', '林静', '空壳企业', null, '核查中', null],
    [2, 'HC000002', 1, '台州乙塑料有限公司', 60, '椒江区总工会', '林静', null, null, '建会中', null],
  )
  expect(problemsOf(batch)).toEqual([
    [3, 'state-order', 'error', 'state'],
    [4, 'state-needs', 'error', 'state'],
  ])
  expect(await get(one)).toMatchObject({ state: 'not-eligible', person: '林静' })
  expect(await get(two)).toMatchObject({ state: 'issued', person: '林静' })
})

test('the number tells namesakes apart', async () => {
  const twin = await create('unit', { name: '台州甲机械有限公司', county: '椒江区', township: '海门街道' })
  expect(twin).toBeGreaterThan(0)
  const batch = await bring([1, 'HC000001', 1, '台州甲机械有限公司', 60, '椒江区总工会', '林静', null, null, null, null])
  expect(batch).toMatchObject({ rows: { changed: 1, rejected: 0 } })
  expect(await get(one)).toMatchObject({ person: '林静' })
})

test('the import is taken back', async () => {
  const before = office.hash()
  const batch = await bring([1, 'HC000001', 1, '台州甲机械有限公司', 60, '椒江区总工会', '林静', '空壳企业', null, null, null])
  expect(await get(one)).toMatchObject({ state: 'not-eligible' })
  expect((await office.undo(batch?.batchId ?? 0)).kept).toEqual([])
  expect(office.hash()).toBe(before)
})

test('a ledger without numbers goes on telling of several steps at once, but never leads a case back', async () => {
  const headings = ['序号', '企业名称', '职工人数', '核查结果', '责任工会', '状态']
  const path = (name: string, ...rows: (string | number | null)[][]) => writeWorkbook(office.path(name), { 反馈: [headings, ...rows] })
  await office.importFile(
    path('一.xlsx', [1, '台州甲机械有限公司', 60, '符合建会条件', '椒江区总工会', '已建会'], [2, '台州丁家具有限公司', 30, null, '椒江区总工会', '核查中']),
  )
  expect(await get(one)).toMatchObject({ state: 'founded', caseNumber: 'HC000001' })
  const [batch] = await office.importFile(path('二.xlsx', [1, '台州甲机械有限公司', 62, '符合建会条件', '椒江区总工会', '核查中']))
  expect(problemsOf(batch)).toEqual([[2, 'state-order', 'error', 'state']])
  expect(await get(one)).toMatchObject({ state: 'founded', headcount: 62 })
})

test('by hand a state only moves on; an undo puts back what stood there', async () => {
  const { record } = await edit(one, { state: 'verifying' })
  await expect(edit(one, { state: 'issued' })).rejects.toMatchObject({ message: expect.stringContaining('不能退回') })
  const [outcome] = await office.core.call.records.takeBack({ register: 'outreach', edits: [{ id: one, version: record.version }] })
  expect(outcome).toMatchObject({ refused: [], record: { state: 'issued' } })
})
