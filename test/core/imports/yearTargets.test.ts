import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('the targets of a year come in from a ledger as an office writes it, and next time change by year, county and item', async () => {
  const ledger = (target: string) =>
    writeWorkbook(office.path(`targets${target}.xlsx`), {
      目标: [
        ['2019年建会目标任务分解表', '', '', ''],
        ['年度', '县（市、区）', '目标项目', '年度目标数'],
        ['2019年', '椒江区', '建会数', target],
        ['2019', '椒江', '会员数', '1,200'],
        ['2019', '黄岩区', '新建工会数', '25'],
        ['合计', '', '', ''],
      ],
    })
  await office.importFile(ledger('30'))
  const listed = async () => (await office.core.call.records.list({ register: 'yearTarget' })).records.map(({ id: _, ...record }) => record)
  expect(await listed()).toMatchObject([
    { year: 2019, county: '椒江区', kind: 'unions-founded', target: 30 },
    { year: 2019, county: '椒江区', kind: 'members-added', target: 1200 },
    { year: 2019, county: '黄岩区', kind: 'unions-founded', target: 25 },
  ])
  await office.importFile(ledger('36'))
  expect(await listed()).toMatchObject([{ target: 36 }, { target: 1200 }, { target: 25 }])
  const { rows } = await office.core.call.reports.build({ report: 'C', period: '2019Q2' })
  expect(rows.find(({ label }) => label === '椒江区')?.figures.target).toBe(36)
})
