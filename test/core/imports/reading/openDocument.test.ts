import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { writeZip, type ZipPart } from '#test/support/packageWriter.ts'
import { firstSheet, grid, readBytes, refusal } from './reading.ts'

const names = ['office', 'table', 'text', 'style'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ')

function openDocument(rows: string): ZipPart[] {
  return [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'content.xml',
      content: `<office:document-content ${names}><office:body><office:spreadsheet><table:table table:name="干部">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
    { name: 'styles.xml', content: `<office:document-styles ${names}/>` },
    { name: 'META-INF/manifest.xml', content: '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>' },
  ]
}

const text = (value: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${value}</text:p></table:table-cell>`
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`
const ledger = openDocument(
  row(text('姓名') + text('起')) +
    row(`${text('王伟')}<table:table-cell office:value-type="date" office:date-value="1988-07-01"><text:p>x</text:p></table:table-cell>`) +
    row('<table:table-cell/>', 'table:number-rows-repeated="1048570"'),
)

test('an .ods is read, its days are days, its million empty rows are nothing', async () => {
  const workbook = await readBytes(writeZip(ledger), 'x.xlsx')
  expect(workbook.format).toBe('ods')
  expect(grid(firstSheet(workbook))).toEqual([
    ['姓名', '起'],
    ['王伟', '1988-07-01'],
  ])
})

test('the directory of the zip counts, not the headers beside the data', async () => {
  expect(grid(firstSheet(await readBytes(writeZip(ledger.map((part) => ({ ...part, wrongLocalHeader: true }))), 'x.ods')))).toHaveLength(2)
})

test('a filled cell that is repeated without end is given up before anything is made of it', async () => {
  const wide = openDocument(row(text('甲', 'table:number-columns-repeated="99999"'), 'table:number-rows-repeated="99999"'))
  const started = performance.now()
  expect(await refusal(readBytes(writeZip(wide), 'x.ods'))).toBe('file-too-large')
  const computed = openDocument(row('<table:table-cell table:formula="of:=1" table:number-columns-repeated="9999999"/>'))
  expect(await refusal(readBytes(writeZip(computed), 'x.ods'))).toBe('file-too-large')
  expect(performance.now() - started).toBeLessThan(2000)
})

test('parts that unpack to more than SheetJS may have are not handed to it', async () => {
  expect(await refusal(readBytes(writeZip([...ledger, { name: 'Object 1', content: 'a'.repeat(10_000) }]), 'x.ods', { limits: { sheetJSBytes: 9_000 } }))).toBe(
    'file-too-large',
  )
})

test('a binary workbook (.xlsb) is read', async () => {
  const bytes = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['工会', 12]]), '台账'), { type: 'buffer', bookType: 'xlsb' }) as Buffer
  const workbook = await readBytes(bytes, 'x.xlsx')
  expect([workbook.format, grid(firstSheet(workbook))]).toEqual(['xlsb', [['工会', 12]]])
})

test('a cell far beyond any column makes nobody go through all the columns before it', async () => {
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['工会', 12]]), '台账')
  const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsb' }) as Buffer
  const archive = XLSX.CFB.read(bytes, { type: 'buffer' }) as unknown
  const entry = XLSX.CFB.find(archive, '/xl/worksheets/sheet1.bin') as { content: Uint8Array }
  const sheet = Buffer.from(entry.content)
  // BrtCellRk or BrtCellReal of column 1: its number becomes sixteen million and one.
  const cell = sheet.findIndex((_, at) => (sheet[at] === 2 || sheet[at] === 5) && sheet.readUInt32LE(Math.min(at + 2, sheet.length - 4)) === 1)
  sheet.writeUInt32LE(0x01_00_00_01, cell + 2)
  entry.content = sheet
  const started = performance.now()
  expect(await refusal(readBytes(Buffer.from(XLSX.CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Uint8Array), 'x.xlsb'))).toBe('file-damaged')
  expect(performance.now() - started).toBeLessThan(1000)
})

test('an OpenDocument file that is one XML text is read as such, with a declaration or without', async () => {
  const flat = `<office:document ${names}><office:body><office:spreadsheet><table:table table:name="干部">${row(text('姓名'))}</table:table></office:spreadsheet></office:body></office:document>`
  for (const declaration of ['', '<?xml version="1.0" encoding="UTF-8"?>\n']) {
    const workbook = await readBytes(declaration + flat, 'x.ods')
    expect([workbook.format, workbook.sheets[0]?.name, grid(firstSheet(workbook))]).toEqual(['ods', '干部', [['姓名']]])
  }
})
