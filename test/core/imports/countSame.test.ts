import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

it('a correction is told how many cells of the column and of the sheet say the same, the header apart', async () => {
  const path = writeWorkbook(office.path('一览表.xlsx'), {
    台账: [
      ['工会名称', '县（市、区）', '工会主席', '联系人'],
      ['甲工会', '椒江区', '高柔', '高柔'],
      ['乙工会', '椒江区', ' 高柔', '王伟'],
      ['丙工会', '椒江区', '工会主席', '高柔'],
    ],
  })
  const { previewId, sheets } = await office.preview(path)
  const sheet = sheets[0]?.key ?? ''
  expect(await office.core.call.imports.same({ previewId, sheet, column: 'C', text: '高柔' })).toEqual({ inColumn: 2, inSheet: 4 })
  expect(await office.core.call.imports.same({ previewId, sheet, column: 'D', text: '王伟 ' })).toEqual({ inColumn: 1, inSheet: 1 })
  expect(await office.core.call.imports.same({ previewId, sheet, column: 'C', text: '工会主席' })).toEqual({ inColumn: 1, inSheet: 1 })
  expect(await office.core.call.imports.same({ previewId, sheet, column: 'C', text: '没有' })).toEqual({ inColumn: 0, inSheet: 0 })
})
