import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readDelimited } from '#core/imports/reading/readDelimited.ts'
import { takeTurns } from '#core/imports/reading/turns.ts'
import { firstSheet, grid, readBytes, refusal } from './reading.ts'

const table = '工会名称,统一社会信用代码,会员数\r\n台州市恒源信橡胶制品有限公司工会,81331002K8L9Q4717Y,012\r\n'
const rows = [
  ['工会名称', '统一社会信用代码', '会员数'],
  ['台州市恒源信橡胶制品有限公司工会', '81331002K8L9Q4717Y', '012'],
]

describe('a text table is decoded by its bytes', () => {
  test.each([
    ['gb18030', iconv.encode(table, 'gb18030'), 'gb18030'],
    ['utf-8', Buffer.from(table), 'utf-8'],
    ['utf-8 with mark', iconv.encode(table, 'utf8', { addBOM: true }), 'utf-8'],
    ['utf-16le with mark', iconv.encode(table, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['utf-16le without mark', iconv.encode(table, 'utf-16le'), 'utf-16le'],
    ['utf-16be with mark', iconv.encode(table, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['utf-16be without mark', iconv.encode(table, 'utf-16be'), 'utf-16be'],
  ])('%s', async (_label, bytes, encoding) => {
    const workbook = await readBytes(bytes, '名册.csv')
    expect(workbook).toMatchObject({ format: 'csv', encoding, date1904: false })
    expect(firstSheet(workbook).name).toBe('')
    expect(grid(firstSheet(workbook))).toEqual(rows)
  })

  test('a broken byte makes no other encoding of a text, and shows where it stands', async () => {
    for (const encoding of ['utf-8', 'gb18030']) {
      const bytes = iconv.encode(table, encoding)
      // The first byte of 恒, which no character can begin with.
      bytes[bytes.indexOf(iconv.encode('恒', encoding))] = 0xff
      const workbook = await readBytes(bytes, '名册.csv')
      expect(workbook.encoding).toBe(encoding)
      const [headings, row] = grid(firstSheet(workbook))
      expect(headings).toEqual(rows[0])
      // In GB18030 what follows may fall apart differently, up to the next comma.
      expect(row?.[0]).toMatch(encoding === 'utf-8' ? /^台州市\ufffd+源信橡胶制品有限公司工会$/ : /^台州市\ufffd/)
      expect(row?.slice(1)).toEqual(rows[1]?.slice(1))
    }
  })

  test('so it is with a web page, of whatever length', async () => {
    for (const page of [
      `<meta charset="utf-8"><table><tr><td>台州市甲厂工会</td></tr></table>`,
      `<table><tr><td>${'台州市甲厂工会'.repeat(20)}</td></tr></table>`,
    ]) {
      const bytes = Buffer.from(page)
      bytes[bytes.indexOf('厂') + 1] = 0x3c
      const workbook = await readBytes(bytes, 'x.xls')
      expect(workbook.encoding).toBe('utf-8')
      expect(grid(firstSheet(workbook))[0]?.[0]).toMatch(/^台州市甲\ufffd+<\ufffd+工会/)
    }
  })

  test('short texts in GB18030 stay what they are, whatever their bytes look like in UTF-8', async () => {
    for (const line of ['联,通', '小时,甲', '中国移动,联通', '渠,道', '台州市,椒江区', '一,丁', '工会,鎭']) {
      const bytes = iconv.encode(`${line},镇\r\n${line},会\r\n`, 'gb18030')
      const workbook = await readBytes(bytes, 'x.csv')
      expect([workbook.encoding, grid(firstSheet(workbook))[0]]).toEqual(['gb18030', [...line.split(','), '镇']])
    }
  })

  test('a character that straddles two slices of a long file stays whole', async () => {
    const long = `a${'县'.repeat(100)}\n`.repeat(8000)
    const sheet = firstSheet(await readBytes(Buffer.from(long), 'x.csv'))
    expect(sheet.rows).toHaveLength(8000)
    expect(new Set(sheet.rows.map((row) => row.cells[0]?.value)).size).toBe(1)
  })
})

describe('cells of a text table are the text that stands there', () => {
  async function cells(text: string, name = 'x.csv'): Promise<(string | number | boolean | null)[][]> {
    return grid(firstSheet(await readBytes(text, name)))
  }

  test('nothing is taken for a number, a date or a formula', async () => {
    expect(await cells('00123,331002198503127894,2019/1/5,TRUE,1E5,=1+1\n')).toEqual([['00123', '331002198503127894', '2019/1/5', 'TRUE', '1E5', '=1+1']])
  })

  test('a line break, a delimiter and doubled quotes live inside quotes, and rows are counted by record', async () => {
    const sheet = firstSheet(await readBytes('a,"甲\r\n乙","1,2","他说""好"""\r\n\r\nb,c,d,e\r\n', 'x.csv'))
    expect(grid(sheet)).toEqual([
      ['a', '甲\r\n乙', '1,2', '他说"好"'],
      ['b', 'c', 'd', 'e'],
    ])
    expect(sheet.rows.map((row) => row.number)).toEqual([1, 3])
  })

  test('a quote that is never closed, or stands inside a field, is a character', async () => {
    expect(await cells('a,"甲\nb,5" 管,乙\nc,d,丙\n')).toEqual([
      ['a', '甲\nb,5 管', '乙'],
      ['c', 'd', '丙'],
    ])
    expect(await cells('a,"甲,1\nb,乙,2\n')).toEqual([
      ['a', '"甲', '1'],
      ['b', '乙', '2'],
    ])
    expect(await cells('型号 5"管,甲,1\nb,乙,2\n')).toEqual([
      ['型号 5"管', '甲', '1'],
      ['b', '乙', '2'],
    ])
  })

  test("Excel's guard against its own guessing is taken off", async () => {
    expect(await cells('姓名,证件\n王伟,="331002198503127894"\n李娜,"=""00123"""\n')).toEqual([
      ['姓名', '证件'],
      ['王伟', '331002198503127894'],
      ['李娜', '00123'],
    ])
  })

  test.each([
    ['tab', '甲\t1,5\n乙\t2,5\n'],
    ['semicolon', '甲;1,5\n乙;2,5\n'],
    ['bar', '甲|1,5\n乙|2,5\n'],
    ['declared', 'sep=;\n甲;1,5\n乙;2,5\n'],
    ['lone carriage returns', '甲;1,5\r乙;2,5\r'],
  ])('delimiter by evidence: %s', async (_label, text) => {
    expect(await cells(text)).toEqual([
      ['甲', '1,5'],
      ['乙', '2,5'],
    ])
  })

  test('a list of one column is a table under a text name only', async () => {
    const list = '甲公司\n乙公司\n丙公司\n'
    expect(await cells(list, '名单.txt')).toHaveLength(3)
    expect(await refusal(readBytes(list, '名单.xlsx'))).toBe('file-not-a-workbook text')
  })
})

test('a long table lets others have their turn, who may cancel it', async () => {
  const stopping = new AbortController()
  const reading = readDelimited('甲,乙,丙\n'.repeat(1_000_000), takeTurns(stopping.signal), { cells: 1e9 }, () => new Error('too many'))
  setImmediate(() => stopping.abort())
  expect(await refusal(reading)).toBe('cancelled')
})

describe('text that is no table is refused', () => {
  test('prose under a workbook name', async () => {
    const prose = '各县（市、区）总工会：\n现将有关事项通知如下，请认真贯彻执行。\n一、提高认识，加强领导，落实责任，确保实效。\n二、按时报送。\n台州市总工会\n'
    expect(await refusal(readBytes(prose, '通知.xlsx'))).toBe('file-not-a-workbook text')
    expect(await refusal(readBytes(iconv.encode(prose, 'gb18030'), '通知.xls'))).toBe('file-not-a-workbook text')
  })

  test('a CSV under a workbook name is read for what it is', async () => {
    expect((await readBytes(table, '名册.xlsx')).format).toBe('csv')
  })

  test('other files are called by their kind', async () => {
    expect(await refusal(readBytes('%PDF-1.7\n%âãÏÓ\n', 'a.xlsx'))).toBe('file-not-a-workbook pdf')
    expect(await refusal(readBytes(Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'a.csv'))).toBe('file-not-a-workbook image')
    expect(await refusal(readBytes('{\\rtf1\\ansi 通知}', 'a.xls'))).toBe('file-not-a-workbook word')
    expect(await refusal(readBytes(Buffer.from([1, 2, 3, 0, 5, 6, 7, 0, 0, 0, 9, 200, 201, 5]), 'a.csv'))).toBe('file-not-a-workbook unknown')
  })

  test('markup with entities of its own is not expanded', async () => {
    const text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Workbook><Worksheet>&a;</Worksheet></Workbook>'
    expect(await refusal(readBytes(text, 'a.xls'))).toBe('file-damaged')
    expect(await refusal(readBytes(iconv.encode(text, 'utf-16le', { addBOM: true }), 'a.xls'))).toBe('file-damaged')
  })
})
