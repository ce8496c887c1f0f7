// A workbook of findings goes out, comes back with its last column filled, and what holds is written.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record.id
const get = async (register: RegisterId, id: number) => (await office.core.call.records.get({ register, id })).record

async function last<E extends { type: string }, T extends E['type']>(stream: AsyncIterable<E>, type: T): Promise<Extract<E, { type: T }>> {
  for await (const event of stream) if (event.type === type) return event as Extract<E, { type: T }>
  throw new Error(`the stream ended without ${type}`)
}

/** The workbook as it went out, with what a county writes into it. @param write by the record's name and the field's label */
async function sentBack(write: Record<string, string>, more: (string | null)[][] = []): Promise<string> {
  const { quality } = office.core.call
  await last(await quality.run({ anew: true }), 'summary')
  const { file } = await last(await quality.export({}), 'written')
  const book = XLSX.read(readFileSync((await office.core.files.locate(file.fileId)).path), { type: 'buffer' })
  const rows = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] as XLSX.WorkSheet, { header: 1, raw: false, defval: '' })
  const path = office.path(`椒江区发回${Math.random()}.xlsx`)
  const filled = rows.map((row, index) => {
    const key = `${row[3]} ${row[4]}`
    return index > 0 && key in write ? [...row.slice(0, 9), write[key] ?? ''] : row
  })
  writeWorkbook(path, { 数据质量: [['椒江区总工会已核对'], ...filled, ...more] })
  return (await office.core.files.takeIn(path, '椒江区发回.xlsx')).fileId
}
const take = async (fileId: string, write = false) => {
  const { corrections, edits } = await last(await office.core.call.quality.corrections({ fileId, write }), 'corrections')
  return { edits, states: Object.fromEntries(corrections.map(({ name, label, state }) => [`${name} ${label}`, state])), corrections }
}

test('what holds is written under the name of the workbook, the rest is told, and all of it is taken back', async () => {
  const unit = await create('unit', { name: '椒江甲厂', county: '椒江区' })
  const union = await create('union', {
    name: '椒江甲厂工会',
    county: '椒江区',
    form: 'single',
    status: 'active',
    foundedOn: '2018-01-01',
    termFrom: '2018-01-01',
    termYears: 4,
  })
  const fileId = await sentBack({
    '椒江甲厂 统一社会信用代码': '91331002148235561A',
    '椒江甲厂工会 任期（年）': '3',
    '椒江甲厂工会 会员总数': '不清楚',
    '椒江甲厂 镇（街道）': '海门街道',
  })
  const looked = await take(fileId)
  expect(looked.edits).toEqual([])
  expect(looked.states).toMatchObject({ '椒江甲厂 统一社会信用代码': 'ready', '椒江甲厂工会 任期（年）': 'ready' })
  expect(await get('unit', unit)).toMatchObject({ uscc: null })

  const { edits } = await take(fileId, true)
  expect(await get('unit', unit)).toMatchObject({ uscc: '91331002148235561A' })
  expect(await get('union', union)).toMatchObject({ termYears: 3 })
  const { entries } = await office.core.call.records.history({ register: 'union', id: union, field: 'termYears' })
  expect(entries[0]).toMatchObject({ from: 4, to: 3, why: '按“椒江区发回.xlsx”更正' })
  expect((await take(fileId)).states).toMatchObject({ '椒江甲厂 统一社会信用代码': 'same', '椒江甲厂工会 任期（年）': 'same' })

  for (const register of ['unit', 'union'] as const) {
    const own = edits.filter((edit) => edit.register === register).map(({ id, version }) => ({ id, version }))
    await office.core.call.records.takeBack({ register, edits: own })
  }
  expect([(await get('unit', unit)).uscc, (await get('union', union)).termYears]).toEqual([null, 4])
})

test('what was changed since, removed, cannot be saved or contradicts itself is left, and says so', async () => {
  const first = await create('unit', { name: '甲厂', county: '椒江区' })
  const second = await create('unit', { name: '乙厂', county: '椒江区' })
  const third = await create('unit', { name: '丙厂', county: '椒江区' })
  const fourth = await create('unit', { name: '丁厂', county: '椒江区' })
  await create('union', { name: '戊厂工会', county: '椒江区', form: 'single', foundedOn: '2018-01-01', termFrom: '2018-01-01', termYears: 4 })
  const code = '统一社会信用代码'
  const fileId = await sentBack(
    {
      [`甲厂 ${code}`]: '91331002148235561A',
      [`乙厂 ${code}`]: '91331002148235561A',
      [`丙厂 ${code}`]: '没有',
      [`丁厂 ${code}`]: '91331002148235561A',
      '戊厂工会 任期（年）': '三五年',
    },
    [
      ['椒江区', '单位', String(fourth), '丁厂', code, '', '', '', '', '12331002471883222L'],
      ['椒江区', '没有的台账', '1', '戊厂', code, '', '', '', '', '1'],
    ],
  )
  await office.core.call.records.update({ register: 'unit', id: first, version: 1, values: { uscc: '12331002471883222L' } })
  await office.core.call.records.remove({ register: 'unit', id: second, version: 1 })
  const { states, corrections } = await take(fileId, true)
  expect(states).toEqual({
    [`甲厂 ${code}`]: 'changed',
    [`乙厂 ${code}`]: 'gone',
    [`丙厂 ${code}`]: 'same',
    [`丁厂 ${code}`]: 'refused',
    [`戊厂 ${code}`]: 'unknown',
    '戊厂工会 任期（年）': 'refused',
  })
  expect(corrections.find(({ name }) => name === '甲厂')).toMatchObject({ said: '', now: '12331002471883222L' })
  expect(corrections.filter(({ name }) => name === '丁厂').map(({ reason }) => reason)).toEqual([
    '同一项写了几个不同的更正，请核对。',
    '同一项写了几个不同的更正，请核对。',
  ])
  expect([(await get('unit', third)).uscc, (await get('unit', fourth)).uscc]).toEqual([null, null])
})

test('another workbook is refused', async () => {
  const path = office.path('单位.xlsx')
  writeWorkbook(path, {
    单位: [
      ['单位名称', '所属县区'],
      ['甲厂', '椒江区'],
    ],
  })
  const { fileId } = await office.core.files.takeIn(path, '单位.xlsx')
  await expect(take(fileId)).rejects.toMatchObject({ code: 'no-table-found' })
})
