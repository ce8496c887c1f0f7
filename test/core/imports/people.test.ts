// Lists of persons: whom a row means, and what becomes of the union and the unit that it names.
import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const idOf = (serial: number, date = '19850312') => {
  const digits = `331002${date}${String(serial).padStart(3, '0')}`
  return digits + idCheckCharacter(digits)
}
const headings = '姓名,性别,证件号码,手机号码,工作单位,所属工会,入会日期'

async function bring(name: string, lines: readonly string[], head = headings) {
  writeFileSync(office.path(name), [head, ...lines].join('\n'))
  const [batch] = await office.importFile(office.path(name))
  if (!batch) throw new Error('no batch')
  return { ...batch, codes: batch.problems.map((problem) => `${problem.row} ${problem.code}`) }
}
const members = async () => (await office.core.call.records.list({ register: 'member', unmask: { reason: '核对' } })).records

test('a member is found again by document number and union, though the name is written otherwise, and by name and unit without one', async () => {
  await bring('一.csv', [`王伟,男,${idOf(11)},13933815291,甲公司,甲公司工会,2018-05-01`, `陈静,女,,13933815292,甲公司,甲公司工会,2018-05-01`])
  const again = await bring('二.csv', [
    `王　伟,男,${idOf(11)},13933815299,甲公司,甲公司工会,2018-05-01`,
    `陈静,女,${idOf(22)},13933815292,甲公司,甲公司工会,2018-05-01`,
  ])
  expect(again.rows).toMatchObject({ added: 0, changed: 2, rejected: 0 })
  expect((await members()).map(({ name, documentNumber, mobile }) => [name, documentNumber, mobile])).toEqual([
    ['王伟', idOf(11), '13933815299'],
    ['陈静', idOf(22), '13933815292'],
  ])
})

test('namesakes of one unit with other documents are two members, also where one number is masked', async () => {
  const batch = await bring('一.csv', [
    `王伟,男,${idOf(11)},,甲公司,甲公司工会,2018-05-01`,
    `王伟,男,${idOf(33)},,甲公司,甲公司工会,2018-05-01`,
    `王伟,男,331002********9999,,甲公司,甲公司工会,2018-05-01`,
  ])
  expect(batch.rows).toMatchObject({ added: 3, rejected: 0 })
  expect(batch.codes).toContain('4 masked')
})

test('one document number in two unions is two records and a question, in one file and across files', async () => {
  const first = await bring('一.csv', [`王伟,男,${idOf(11)},,甲公司,甲公司工会,2018-05-01`, `王伟,男,${idOf(11)},,乙公司,乙公司工会,2019-05-01`])
  expect(first.rows).toMatchObject({ added: 2, rejected: 0 })
  expect(first.codes.filter((code) => code.includes('same-id'))).toEqual(['3 same-id-in-two-unions'])
  const second = await bring('二.csv', [`王伟,男,${idOf(11)},,丙公司,丙公司工会,2019-06-01`])
  expect(second.codes).toContain('2 same-id-in-two-unions')
})

test('a list without unions finds its members by their number alone', async () => {
  await bring('一.csv', [`王伟,男,${idOf(11)},,甲公司,甲公司工会,2018-05-01`])
  const again = await bring('二.csv', [`王伟,${idOf(11)},13933815291,汉族,本科`], '姓名,证件号码,手机号码,民族,文化程度')
  expect(again.rows).toMatchObject({ added: 0, changed: 1 })
})

test('a union or unit that the office does not have is created as incomplete, and said once', async () => {
  const batch = await bring('一.csv', [`王伟,男,${idOf(11)},,甲公司,甲公司工会,2018-05-01`, `陈静,女,${idOf(22)},,甲公司,甲公司工会,2018-05-01`])
  expect(batch.codes.filter((code) => code.includes('created'))).toEqual(['2 union-created', '2 unit-created'])
  const { records } = await office.core.call.records.list({ register: 'unit' })
  expect(records).toHaveLength(1)
  expect(records[0]?.gaps).toContain('county')
})

test('a unit that several records fit is not guessed: the member is kept without it, and nothing is created', async () => {
  for (const county of ['椒江区', '黄岩区']) await office.core.call.records.create({ register: 'unit', values: { name: '甲公司', county } })
  const batch = await bring('一.csv', [`王伟,男,${idOf(11)},,甲公司,甲公司工会,2018-05-01`])
  expect(batch.codes).toContain('2 conflict')
  expect(batch.rows).toMatchObject({ added: 1, rejected: 0 })
  expect((await members())[0]).toMatchObject({ unit: null, unitName: null, unionName: '甲公司工会' })
  expect((await office.core.call.records.list({ register: 'unit' })).total).toBe(2)
})

test('sex and birth date against the number are stored as written and said at their cells', async () => {
  const batch = await bring('一.csv', [`王伟,女,${idOf(11)},1985-03-13,甲公司,甲公司工会`], '姓名,性别,证件号码,出生日期,工作单位,所属工会')
  expect(batch.problems.filter((problem) => problem.code === 'conflict').map((problem) => [problem.cell, problem.level])).toEqual([
    ['B2', 'warning'],
    ['D2', 'warning'],
  ])
  expect((await members())[0]).toMatchObject({ sex: 'female', birthDate: '1985-03-13', documentType: '居民身份证' })
})

test('document numbers are masked in lists and history, and shown in full only with a reason', async () => {
  await bring('一.csv', [`王伟,男,${idOf(11)},,甲公司,甲公司工会,2018-05-01`])
  const [record] = (await office.core.call.records.list({ register: 'member' })).records
  expect(record?.documentNumber).toBe(`331002********${idOf(11).slice(-4)}`)
  expect(JSON.stringify(await office.core.call.records.history({ register: 'member', id: record?.id ?? 0 }))).not.toContain(idOf(11))
})

test('another term in the same post is another record, and the same list again changes nothing', async () => {
  const head = '工会名称,姓名,性别,职务,专兼挂,任期,联系电话'
  const lines = [
    '甲公司工会,王伟,男,主席,兼职,2015.3-2018.3,13933815291',
    '甲公司工会,王伟,男,主席,兼职,2018.3-2021.3,13933815291',
    '甲公司工会,陈静,女,挂职副主席,,,',
  ]
  expect((await bring('一.csv', lines, head)).rows).toMatchObject({ added: 3 })
  expect((await bring('一.csv', lines, head)).rows).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  const { records } = await office.core.call.records.list({ register: 'cadre' })
  expect(records.map(({ name, from, to, engagement, position }) => [name, from, to, engagement, position])).toEqual([
    ['王伟', '2015-03', '2018-03', 'part-time', '主席'],
    ['王伟', '2018-03', '2021-03', 'part-time', '主席'],
    ['陈静', null, null, 'seconded', '副主席'],
  ])
})

test('two rows of one unit are joined where one only says more, and refused where they differ', async () => {
  const head = '单位名称,统一社会信用代码,职工人数,投产日期,镇街,法定代表人'
  const batch = await bring('一.csv', ['甲公司,,,2016-03,海门街道,王伟', '甲公司,,61,2016-03-01,海门街道,王伟', '甲公司,,75,2016-03-01,海门街道,王伟'], head)
  expect(batch.rows).toMatchObject({ added: 1, changed: 1, rejected: 1 })
  const { records } = await office.core.call.records.list({ register: 'unit' })
  expect(records.map(({ employees, inProductionSince }) => [employees, inProductionSince])).toEqual([[61, '2016-03-01']])
})

test('a social worker whose row leaves out the township is found in the county that it says, and never in another', async () => {
  const head = '姓名,县（市、区）,镇（街道）,用工性质'
  const bringWorkers = async (name: string, lines: readonly string[], heading: string) => {
    writeFileSync(office.path(name), [heading, ...lines].join('\n'))
    const [batch] = await office.importFile(office.path(name), { register: 'socialWorker' })
    return batch?.rows
  }
  await bringWorkers('一.csv', ['陈明,三门县,海游街道,购买服务'], head)
  expect(await bringWorkers('二.csv', ['陈明,三门县,直接聘用'], '姓名,县（市、区）,用工性质')).toMatchObject({ added: 0, changed: 1 })
  expect(await bringWorkers('三.csv', ['陈明,玉环市,直接聘用'], '姓名,县（市、区）,用工性质')).toMatchObject({ added: 1, changed: 0 })
  const { records } = await office.core.call.records.list({ register: 'socialWorker' })
  expect(records.map(({ county, township }) => [county, township])).toEqual([
    ['三门县', '海游街道'],
    ['玉环市', null],
  ])
})
