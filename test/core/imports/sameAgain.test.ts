// Rows that lack a part of what tells their record: the same ledger a second time still speaks of the same records.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

type Rows = (string | number | null)[][]
const ledgers: readonly (readonly [string, Rows])[] = [
  [
    'workers without a township',
    [
      ['姓名', '性别', '镇（街道）', '用工性质', '合同起始日期'],
      ['林知秋', '女', null, '劳务派遣', '2018-03-01'],
      ['陈青川', '男', null, '劳务派遣', '2018-03-01'],
    ],
  ],
  [
    'honourees without a title',
    [
      ['姓名', '工作单位', '荣誉称号', '授予年度', '级别'],
      ['林知秋', '甲泵业有限公司', null, 2011, '省'],
      ['陈青川', '甲泵业有限公司', '浙江工匠', null, '省'],
    ],
  ],
  [
    'headcounts without a source',
    [
      ['单位名称', '来源', '截止日期', '人数'],
      ['甲泵业有限公司', null, '2018-12-31', 120],
      ['甲泵业有限公司', null, '2017-12-31', 110],
    ],
  ],
]

describe('the same ledger again', () => {
  it.each(ledgers)('changes nothing: %s', async (_name, rows) => {
    const path = writeWorkbook(office.path('a.xlsx'), { 名单: rows })
    const [first] = await office.importFile(path)
    expect(first?.rows).toMatchObject({ added: 2, rejected: 0 })
    const before = office.hash()
    const [again] = await office.importFile(path)
    expect(again?.rows).toMatchObject({ added: 0, changed: 0, unchanged: 2, rejected: 0 })
    expect(office.hash()).toBe(before)
  })

  it('of what a union covers, leaves the form of a known union to its own roster', async () => {
    const union = writeWorkbook(office.path('a.xlsx'), {
      基层工会: [
        ['工会名称', '建会形式', '县（市、区）', '建会时间', '会员数'],
        ['海门街道企业联合工会', '待定', '椒江区', '2018-03-01', 100],
      ],
    })
    await office.importFile(union)
    const [before] = (await office.core.call.records.list({ register: 'union' })).records
    const rows = ['甲', '乙', '丙', '丁'].map((name) => ['海门街道企业联合工会', `${name}泵业有限公司`, '椒江区', '2018-04-01'])
    await office.importFile(writeWorkbook(office.path('b.xlsx'), { 覆盖单位: [['工会名称', '覆盖单位名称', '县（市、区）', '覆盖起始日期'], ...rows] }), {
      register: 'coverage',
    })
    const [after] = (await office.core.call.records.list({ register: 'union' })).records
    expect(after?.form).toBe(before?.form)
  })

  it('of unions, makes no second link to a unit whose link ends only later', async () => {
    const coverage = [
      ['工会名称', '覆盖单位名称', '县（市、区）', '覆盖起始日期', '覆盖终止日期'],
      ['甲公司工会委员会', '甲泵业有限公司', '椒江区', '2018-03-01', '2030-01-01'],
    ]
    await office.importFile(writeWorkbook(office.path('a.xlsx'), { 覆盖单位: coverage }), { register: 'coverage' })
    const union = [
      ['工会名称', '建会形式', '县（市、区）', '单位名称', '会员数'],
      ['甲公司工会委员会', '单独建会', '椒江区', '甲泵业有限公司', 80],
    ]
    await office.importFile(writeWorkbook(office.path('b.xlsx'), { 基层工会: union }), { register: 'union' })
    expect((await office.core.call.records.list({ register: 'coverage' })).total).toBe(1)
  })

  it('of what a union covers, refuses a row that names no unit', async () => {
    const path = writeWorkbook(office.path('a.xlsx'), {
      覆盖单位: [
        ['工会名称', '覆盖单位名称', '覆盖起始日期'],
        ['海门街道联合工会', '甲泵业有限公司', '2018-03-01'],
        ['海门街道联合工会', null, '2018-03-01'],
      ],
    })
    const [batch] = await office.importFile(path)
    expect(batch?.rows).toMatchObject({ added: 1, rejected: 1 })
    expect(batch?.problems.filter((problem) => problem.level === 'error')).toMatchObject([{ row: 3, code: 'row-without-name' }])
  })
})
