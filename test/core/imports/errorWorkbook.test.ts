import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { Workbook } from '@cj-tech-master/excelts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { unionHeader, unionRow, writeUnions } from '#test/support/unionLedger.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const rows = [unionRow(1), unionRow(2, { 4: '2010-13-05' }), unionRow(3, { 2: '' }), unionRow(4)]
const fetch = async (fileId: string, name: string) => {
  copyFileSync((await office.core.files.locate(fileId)).path, office.path(name))
  const book = new Workbook()
  await book.xlsx.load(readFileSync(office.path(name)))
  const sheet = book.worksheets[0]
  if (!sheet) throw new Error('no sheet')
  return sheet
}
const unions = async () => (await office.core.call.records.list({ register: 'union' })).records

describe('the error workbook', () => {
  it('holds the title, the header and only the rows to mend, with red cells that say why', async () => {
    const { previewId, sheets } = await office.preview(writeUnions(office.path('a.xlsx'), rows))
    const file = await office.errorWorkbook({ previewId, sheet: sheets[0]?.key ?? '' })
    expect(file).toMatchObject({ name: 'a_待更正.xlsx', rows: 2 })
    const sheet = await fetch(file.fileId, 'errors.xlsx')
    expect([sheet.name, sheet.rowCount, sheet.getCell('A1').value, sheet.getCell('C2').value]).toEqual(['基层工会', 4, '基层工会一览表', '工会名称'])
    expect([sheet.getCell('C3').value, sheet.getCell('E3').value, sheet.getCell('I4').value]).toEqual([rows[1]?.[2], '2010-13-05', 111])
    expect(sheet.getCell('E3').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    expect(JSON.stringify(sheet.getCell('E3').note)).toContain('不是有效日期')
    expect(JSON.stringify(sheet.getCell('E3').note)).not.toContain('第4行')
    expect(sheet.getCell('C4').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
    expect(sheet.getCell('C3').fill).not.toMatchObject({ fgColor: { argb: 'FFFFC7CE' } })
  })

  it('of a batch long gone, mended, brings in those rows and nothing else', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), rows))
    expect(batch?.rows).toMatchObject({ added: 3, rejected: 1 })
    const file = await office.errorWorkbook({ batchId: batch?.batchId ?? 0 })
    const sheet = await fetch(file.fileId, 'errors.xlsx')
    sheet.getCell('E3').value = '2010-12-05'
    sheet.getCell('C4').value = '台州市第3模具厂工会委员会'
    const mended = office.path('mended.xlsx')
    await sheet.workbook.xlsx.writeFile(mended)
    const [again] = await office.importFile(mended)
    expect(again).toMatchObject({ headerRows: [2], rows: { read: 2, added: 1, changed: 1, rejected: 0 }, problems: [] })
    const known = new Map((await unions()).map((union) => [union.name, union.foundedOn]))
    expect([1, 2, 3, 4].map((number) => known.get(`台州市第${number}模具厂工会委员会`))).toEqual(['2010-04-05', '2010-12-05', '2010-04-05', '2010-04-05'])
  })

  it('imported as it is says the same again', async () => {
    const { previewId, sheets } = await office.preview(writeUnions(office.path('a.xlsx'), rows))
    const file = await office.errorWorkbook({ previewId, sheet: sheets[0]?.key ?? '' })
    await fetch(file.fileId, 'errors.xlsx')
    const [again] = (await office.preview(office.path('errors.xlsx'))).sheets
    const causes = (sheet: typeof again) => sheet?.problemGroups.map(({ code, column, count }) => [code, column, count])
    expect(causes(again)).toEqual(causes(sheets[0]))
  })

  it('gives a row what a merged cell says of it, and a merged figure to its first row only', async () => {
    const path = writeWorkbook(
      office.path('m.xlsx'),
      { 表: [unionHeader, unionRow(1), unionRow(2, { 1: '', 4: '某日', 8: '' }), unionRow(3, { 1: '', 8: '' })] },
      ['B2:B4', 'I2:I4'],
    )
    const [batch] = await office.importFile(path)
    const sheet = await fetch((await office.errorWorkbook({ batchId: batch?.batchId ?? 0 })).fileId, 'errors.xlsx')
    expect([sheet.rowCount, sheet.getCell('B2').value, sheet.getCell('I2').value]).toEqual([2, '椒江区', null])
  })

  it('keeps text that looks like a formula or a number as text', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), [unionRow(1, { 4: '=1+1', 6: '0576-88000001', 0: '001' })]))
    const sheet = await fetch((await office.errorWorkbook({ batchId: batch?.batchId ?? 0 })).fileId, 'errors.xlsx')
    expect([sheet.getCell('E3').value, sheet.getCell('A3').value]).toEqual(['=1+1', '001'])
  })

  it('counts its days as the ledger does, from 1904 too', async () => {
    const book = new Workbook()
    book.properties.date1904 = true
    book.addWorksheet('表').addRows([unionHeader, unionRow(1, { 2: '', 4: 38_000 })])
    writeFileSync(office.path('d.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()))
    const [batch] = await office.importFile(office.path('d.xlsx'))
    const file = await office.errorWorkbook({ batchId: batch?.batchId ?? 0 })
    const sheet = await fetch(file.fileId, 'errors.xlsx')
    expect([sheet.workbook.properties.date1904, sheet.getCell('E2').value]).toEqual([true, 38_000])
  })

  it('of thousands of rows says how far it is, comes whole, and stops when it is told to', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => unionRow(index + 1, { 4: '某日' }))
    const [batch] = await office.importFile(writeUnions(office.path('many.xlsx'), many))
    const asked = { batchId: batch?.batchId ?? 0 }
    const stopped = new AbortController()
    const seen = (async () => {
      for await (const event of await office.core.call.imports.errorWorkbook(asked, { signal: stopped.signal })) {
        expect(event).toMatchObject({ type: 'progress', phase: 'generating', total: 1200 })
        stopped.abort()
      }
    })()
    await expect(seen).rejects.toThrow()
    const file = await office.errorWorkbook(asked)
    const sheet = await fetch(file.fileId, 'errors.xlsx')
    expect([file.rows, sheet.rowCount, sheet.getCell('C1202').value]).toEqual([1200, 1202, many[1199]?.[2]])
    expect(JSON.stringify(sheet.getCell('E1202').note)).toContain('不是有效日期')
  })

  it('is refused where there is nothing to mend', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), [unionRow(1)]))
    await expect(office.errorWorkbook({ batchId: batch?.batchId ?? 0 })).rejects.toMatchObject({ data: { code: 'not-found' } })
  })
})
