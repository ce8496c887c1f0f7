// Task lists go out as workbooks that are printed and filled in, and come back through the importer, which knows them without being told.

import { readFileSync, writeFileSync } from 'node:fs'
import { Workbook } from '@cj-tech-master/excelts'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TaskListEvent } from '#shared/api/outreachTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

// Today is 2019-07-03.
let office: TestOffice
let ids: number[]
beforeEach(async () => {
  office = await openOffice()
  ids = []
  for (const [name, county, township, headcount] of [
    ['台州甲机械有限公司', '椒江区', '海门街道', 120],
    ['台州乙塑料有限公司', '椒江区', '海门街道', 60],
    ['台州丙泵业有限公司', '椒江区', '白云街道', 30],
    ['玉环丁阀门有限公司', '玉环市', null, 45],
  ] as const) {
    const unit = await create('unit', { name, county, township })
    ids.push(
      await create('outreach', {
        unit,
        headcount,
        responsible: `${county}总工会`,
        state: 'issued',
        issuedOn: '2019-06-03',
        dueOn: '2019-08-02',
        source: 'social-insurance',
      }),
    )
  }
})
afterEach(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record.id
const get = async (id: number | undefined) => (await office.core.call.records.get({ register: 'outreach', id: id ?? 0 })).record
type Order = Parameters<typeof office.core.call.outreach.taskLists>[0]
async function lists(order: Partial<Order> = {}) {
  let last: TaskListEvent | undefined
  for await (const event of await office.core.call.outreach.taskLists({ cases: {}, ...order })) last = event
  if (last?.type !== 'written') throw new Error('not written')
  return { ...last.file, bytes: readFileSync((await office.core.files.locate(last.file.fileId)).path) }
}
/** Opens the workbook as a clerk does, writes into it, saves it under a name. */
async function filledIn(bytes: Uint8Array, fill: (cell: (sheet: string, row: number, heading: string) => { value: unknown }) => void): Promise<string> {
  const workbook = new Workbook()
  await workbook.xlsx.load(bytes)
  fill((name, row, heading) => {
    const sheet = workbook.getWorksheet(name)
    const column = sheet ? (sheet.getRow(4).values as unknown[]).indexOf(heading) : -1
    if (!sheet || column < 1) throw new Error(`no ${heading} in ${name}`)
    return sheet.getCell(row, column) as { value: unknown }
  })
  const path = office.path('回执.xlsx')
  writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()))
  return path
}

test('a workbook for one county has its title, drop-down lists, repeated headings, signature lines and real numbers', async () => {
  const { name, cases, sheets, bytes } = await lists({ cases: { filters: [{ field: 'county', op: 'is', value: '椒江区' }] } })
  expect([name, cases, sheets]).toEqual(['未建会核查任务清单_椒江区_2019-07-03.xlsx', 3, 1])
  const workbook = new Workbook()
  await workbook.xlsx.load(bytes)
  const sheet = workbook.getWorksheet('椒江区')
  if (!sheet) throw new Error('no sheet')
  expect(sheet.getCell('A1').value).toBe('椒江区未建会企业核查任务清单')
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', printTitlesRow: '4:4', fitToWidth: 1 })
  const headings = sheet.getRow(4).values as string[]
  const cell = (row: number, heading: string) => sheet.getCell(row, headings.indexOf(heading))
  expect(cell(5, '核查结果').dataValidation).toMatchObject({ type: 'list', formulae: [expect.stringContaining('符合建会条件,已建会,已注销')] })
  expect(cell(7, '状态').dataValidation).toMatchObject({ type: 'list', formulae: ['"已下发,核查中,建会中,已建会,不符合条件,延期"'] })
  expect([cell(5, '职工人数').value, cell(5, '案件编号').value, cell(5, '办结期限').value]).toEqual([120, 'HC000001', '2019-08-02'])
  expect(sheet.getColumn(1).values.map(String).join()).toContain('单位负责人（签字）：')
  expect(String(sheet.getCell(3, 19).value ?? sheet.getRow(3).values)).toContain('共 3 件')
})

test('all counties go out in a zip, a sheet for each township where that is asked', async () => {
  const { name, cases, sheets, bytes } = await lists({ eachCounty: true, by: 'township' })
  expect([name, cases, sheets]).toEqual(['未建会核查任务清单_各县（市、区）_2019-07-03.zip', 4, 3])
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toEqual(['未建会核查任务清单_椒江区_2019-07-03.xlsx', '未建会核查任务清单_玉环市_2019-07-03.xlsx'])
  const workbook = new Workbook()
  await workbook.xlsx.load(files['未建会核查任务清单_椒江区_2019-07-03.xlsx'] ?? new Uint8Array())
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['海门街道', '白云街道'])
})

test('sent back untouched a list changes nothing', async () => {
  const { bytes } = await lists({ by: 'township' })
  const path = office.path('原样.xlsx')
  writeFileSync(path, bytes)
  const before = office.hash()
  const batches = await office.importFile(path)
  expect(batches.map(({ register, rows }) => [register, rows.unchanged, rows.changed, rows.rejected])).toEqual([
    ['outreach', 2, 0, 0],
    ['outreach', 1, 0, 0],
    ['outreach', 1, 0, 0],
  ])
  expect(batches.flatMap(({ problems }) => problems.filter(({ level }) => level !== 'info'))).toEqual([])
  expect(office.hash()).toBe(before)
})

test('filled in it brings results and states; what was changed here meanwhile, and rows of nobody, are told', async () => {
  const { bytes } = await lists()
  const edit = async (id: number | undefined, values: Record<string, Value>) =>
    office.core.call.records.update({ register: 'outreach', id: id ?? 0, version: (await get(id)).version, values })
  await edit(ids[1], { person: '王建国' })
  const path = await filledIn(bytes, (cell) => {
    // By township and size: 海门 120, 海门 60, 白云 30.
    cell('椒江区', 7, '核查结果').value = '不足25人'
    cell('椒江区', 7, '核查日期').value = '2019-06-25'
    cell('椒江区', 5, '核查结果').value = '符合建会条件'
    cell('椒江区', 5, '核查依据').value = '已走访，同意建会'
    cell('椒江区', 6, '责任人').value = '林静'
    cell('椒江区', 6, '状态').value = '核查中'
    cell('玉环市', 5, '案件编号').value = 'HC000404'
  })
  const batches = await office.importFile(path)
  expect(batches.map(({ register, rows }) => [register, rows.changed, rows.rejected])).toEqual([
    ['outreach', 3, 0],
    ['outreach', 0, 1],
  ])
  expect(await get(ids[2])).toMatchObject({ state: 'not-eligible', verificationResult: 'below-25', verifiedOn: '2019-06-25', closedOn: '2019-06-25' })
  expect(await get(ids[0])).toMatchObject({ state: 'founding', verificationResult: 'confirmed', verifiedOn: '2019-07-03', evidence: '已走访，同意建会' })
  expect(await get(ids[1])).toMatchObject({ state: 'verifying', person: '王建国' })
  expect(await get(ids[3])).toMatchObject({ state: 'issued', version: 1 })
  const told = batches.flatMap(({ problems }) => problems.filter(({ level }) => level === 'error').map(({ code, message }) => [code, message]))
  expect(told).toEqual([
    ['changed-since', expect.stringContaining('王建国')],
    ['number-unknown', expect.stringContaining('HC000404')],
  ])
})

test('no case, no list', async () => {
  await expect(lists({ cases: { ids: [999] } })).rejects.toMatchObject({ data: { code: 'not-found' } })
})
