// Binary workbooks whose records say something about themselves that is not so: a count, the length of a text, an end before the end. None may be read wrong, or be read for ever.
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { biffRecordFault } from '#core/imports/reading/biffRecordFault.ts'
import { binaryRecordFault } from '#core/imports/reading/zip/binaryRecordFault.ts'
import { firstSheet, grid, readBytes, refusal } from './reading.ts'

const rows = [
  ['工会名称', '会员数'],
  ['台州市甲厂工会', 12],
  ['台州市乙厂工会', 0.5],
]

describe('an .xls', () => {
  const begin = (kind: number): Buffer => Buffer.from([0, 6, kind, 0, 0, 0, 0, 0])
  const end: Record = [0x0a, Buffer.alloc(0)]

  /** One sheet with these records, after these of the whole workbook. */
  function workbook(sheet: readonly Record[], globals: readonly Record[] = []): Buffer {
    const head = (at: number): Buffer => records([[0x809, begin(5)], ...globals, [0x85, Buffer.from([at & 0xff, at >> 8, 0, 0, 0, 0, 2, 0, 0x53, 0x31])], end])
    const stream = Buffer.concat([head(head(0).length), records([[0x809, begin(0x10)], ...sheet, end])])
    const container = XLSX.CFB.utils.cfb_new()
    XLSX.CFB.utils.cfb_add(container, '/Workbook', Buffer.concat([stream, Buffer.alloc(5000)]))
    return Buffer.from(XLSX.CFB.write(container, { type: 'buffer' }))
  }
  const open = (sheet: readonly Record[], globals: readonly Record[] = []): Promise<string> => refusal(readBytes(workbook(sheet, globals), 'x.xls'))

  test.each(['biff8', 'biff5', 'biff4', 'biff3', 'biff2'] as const)('whose texts are longer or shorter than their records, as %s', async (bookType) => {
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['name'], ['a rather long name'], ['another']]), 'S')
    const bytes = Buffer.from(XLSX.write(book, { type: 'buffer', bookType: bookType as XLSX.BookType }) as Uint8Array)
    expect(grid(firstSheet(await readBytes(bytes, 'x.xls')))).toEqual([['name'], ['a rather long name'], ['another']])
    const text = bytes.indexOf(bookType === 'biff8' ? Buffer.from('a rather long name', 'utf16le') : Buffer.from('a rather long name'))
    // The count stands before the text: two bytes and the width, two bytes, or one byte, which SheetJS writes for BIFF3 and 4 too.
    const count = text - (bookType === 'biff8' ? 3 : bookType === 'biff5' ? 2 : 1)
    for (const wrong of [0, 4, 17, 19, 200]) {
      const broken = Buffer.from(bytes)
      expect(broken[count]).toBe(18)
      broken[count] = wrong
      expect([wrong, await refusal(readBytes(broken, 'x.xls'))]).toEqual([wrong, 'file-damaged'])
    }
  })

  test('whose sheet ends too early, in the middle of what was a record', async () => {
    const number = (row: number): Record => [0x203, Buffer.concat([Buffer.from([row, 0, 0, 0, 0, 0]), Buffer.alloc(8)])]
    expect(await open([number(0), number(1)])).toBe('opened')
    expect(await open([number(0), [0x0a, Buffer.alloc(7)], number(1)])).toBe('file-damaged')
    expect(await open([number(0), end, number(1)])).toBe('file-damaged')
    expect(await open([number(0), [0, Buffer.alloc(0)], number(1)])).toBe('file-damaged')
    expect(await open([[0x203, Buffer.alloc(9)]])).toBe('file-damaged')
  })

  test('whose stream has nothing in it, or something else', async () => {
    for (const content of [Buffer.alloc(0), Buffer.alloc(1), Buffer.alloc(5000, 7)]) {
      const container = XLSX.CFB.utils.cfb_new()
      XLSX.CFB.utils.cfb_add(container, '/Workbook', content)
      expect(await refusal(readBytes(Buffer.from(XLSX.CFB.write(container, { type: 'buffer' })), 'x.xls'))).toBe('file-damaged')
    }
  })

  test('that breaks off within its first record', async () => {
    for (const length of [5, 6, 7, 9])
      expect(await refusal(readBytes(Buffer.from([9, 0, 4, 0, 2, 0, 0x10, 0, 0]).subarray(0, length), 'x.xls'))).toMatch(/^file-/)
    expect(await refusal(readBytes(Buffer.from([9, 0, 4, 0, 2, 0]), 'x.xls'))).toBe('file-truncated')
  })

  test('whose references to sheets are more than there are, or none: SheetJS would read them for ever', async () => {
    const started = performance.now()
    expect(await open([], [[0x17, Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])]])).toBe('opened')
    expect(await open([], [[0x17, Buffer.from([9, 0, 0, 0, 0, 0, 0, 0])]])).toBe('file-damaged')
    expect(await open([], [[0x17, Buffer.alloc(0)]])).toBe('file-damaged')
    expect(performance.now() - started).toBeLessThan(2000)
  })

  describe('whose table of texts', () => {
    const text = (value: string): Buffer => Buffer.concat([Buffer.from([value.length, 0, 1]), Buffer.from(value, 'utf16le')])
    const table = (count: number, ...parts: Buffer[]): Buffer => Buffer.concat([Buffer.from([count, 0, 0, 0, count, 0, 0, 0]), ...parts])
    const cell = (row: number, index: number): Record => [0xfd, Buffer.from([row, 0, 0, 0, 0, 0, index, 0, 0, 0])]
    const sheet = [cell(0, 0), cell(1, 1)]

    test('is whole', async () => {
      expect(await open(sheet, [[0xfc, table(2, text('甲厂'), text('乙厂'))]])).toBe('opened')
    })

    test('goes on in the next record, in the middle of a text, in narrow characters', async () => {
      const parts: Record[] = [
        [0xfc, table(2, text('甲厂'), Buffer.from([5, 0, 1]), Buffer.from('乙', 'utf16le'))],
        [0x3c, Buffer.concat([Buffer.from([0]), Buffer.from('-137')])],
      ]
      expect(grid(firstSheet(await readBytes(workbook(sheet, parts), 'x.xls')))).toEqual([['甲厂'], ['乙-137']])
    })

    test('holds runs of formats and phonetics', () => {
      const rich = Buffer.concat([Buffer.from([1, 0, 0x0d, 1, 0, 3, 0, 0, 0]), Buffer.from('甲', 'utf16le'), Buffer.alloc(4 + 3)])
      expect(biffRecordFault({ type: 0xfc, body: table(1, rich), continued: [], version: 8 })).toBeUndefined()
      expect(biffRecordFault({ type: 0xfc, body: table(1, rich.subarray(0, 12)), continued: [], version: 8 })).toBeDefined()
    })

    test('has a text whose length is broken, after which all others would be wrong ones', async () => {
      for (const wrong of [0, 1, 3, 200]) {
        const first = text('甲厂')
        first[0] = wrong
        expect([wrong, await open(sheet, [[0xfc, table(2, first, text('乙厂'))]])]).toEqual([wrong, 'file-damaged'])
      }
      expect(await open(sheet, [[0xfc, table(2, Buffer.alloc(14))]])).toBe('file-damaged')
    })

    test('has fewer texts than the cells refer to', async () => {
      expect(await open(sheet, [[0xfc, table(2, text('甲厂'))]])).toBe('file-damaged')
    })
  })
})

describe('an .xlsb', () => {
  const bytes = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), '台账'), { type: 'buffer', bookType: 'xlsb' }) as Buffer

  /** The same with one part changed. */
  async function changed(part: string, change: (content: Buffer) => Buffer): Promise<string> {
    const archive: unknown = XLSX.CFB.read(bytes, { type: 'buffer' })
    const entry = XLSX.CFB.find(archive, part) as { content: Uint8Array; size: number }
    entry.content = change(Buffer.from(entry.content))
    entry.size = entry.content.length
    return await refusal(readBytes(Buffer.from(XLSX.CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Uint8Array), 'x.xlsb'))
  }
  const sheet = '/xl/worksheets/sheet1.bin'

  test('as it was written', async () => {
    expect(grid(firstSheet(await readBytes(Buffer.from(bytes), 'x.xlsb')))).toEqual(rows)
    expect(await changed(sheet, (content) => content)).toBe('opened')
  })

  test('whose texts are longer or shorter than their records', async () => {
    for (const wrong of [0, 3, 8, 0x7fffffff]) {
      const outcome = await changed(sheet, (content) => {
        content.writeUInt32LE(wrong, content.indexOf(Buffer.from('台州市甲厂工会', 'utf16le')) - 4)
        return content
      })
      expect([wrong, outcome]).toEqual([wrong, 'file-damaged'])
    }
  })

  test('whose metadata counts more than it holds: SheetJS would fill its memory', async () => {
    // BrtMdb with one pair: type 51, length 12, count 1.
    const pair = Buffer.from([51, 12, 1, 0, 0, 0])
    const started = performance.now()
    const outcome = await changed('/xl/metadata.bin', (content) => {
      const at = content.indexOf(pair)
      expect(at).toBeGreaterThan(0)
      content.writeUInt32LE(0x7fffffff, at + 2)
      return content
    })
    expect(outcome).toBe('file-damaged')
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('whose workbook holds such a count where none belongs', async () => {
    expect(
      await changed('/xl/workbook.bin', (content) =>
        Buffer.concat([content.subarray(0, 3), Buffer.from([51, 4, 0xff, 0xff, 0xff, 0x7f]), content.subarray(3)]),
      ),
    ).toBe('file-damaged')
  })

  test('whose columns, links or rows reach beyond every sheet', () => {
    const numbers = (...values: number[]): Buffer => {
      const body = Buffer.alloc(values.length * 4)
      values.forEach((value, index) => {
        body.writeUInt32LE(value, index * 4)
      })
      return body
    }
    expect(binaryRecordFault(60, numbers(0, 16_383, 0, 0))).toBeUndefined()
    expect(binaryRecordFault(60, numbers(0, 0xfffffff0, 0, 0))).toBeDefined()
    expect(binaryRecordFault(494, numbers(0, 1, 0, 1, 0, 0, 0, 0))).toBeUndefined()
    expect(binaryRecordFault(494, numbers(0, 0xfffffff0, 0, 1, 0, 0, 0, 0))).toBeDefined()
    expect(binaryRecordFault(0, numbers(1_048_575))).toBeUndefined()
    expect(binaryRecordFault(0, numbers(1_048_576))).toBeDefined()
    expect(binaryRecordFault(362, numbers(1, 0, 0, 0))).toBeUndefined()
    expect(binaryRecordFault(362, numbers(2, 0, 0, 0))).toBeDefined()
  })

  test('whose shared texts', () => {
    const text = (value: string): Buffer => Buffer.concat([Buffer.from([value.length, 0, 0, 0]), Buffer.from(value, 'utf16le')])
    expect(binaryRecordFault(19, Buffer.concat([Buffer.from([0]), text('甲厂')]))).toBeUndefined()
    expect(binaryRecordFault(19, Buffer.concat([Buffer.from([0]), text('甲厂'), Buffer.alloc(2)]))).toBeDefined()
    expect(binaryRecordFault(19, Buffer.concat([Buffer.from([1]), text('甲厂'), Buffer.alloc(8)]))).toBeUndefined()
    expect(binaryRecordFault(19, Buffer.concat([Buffer.from([1]), text('甲厂').subarray(0, 6)]))).toBeDefined()
    // A formula that gives a text: the cell, the text, two bytes, the formula's length and the formula.
    expect(binaryRecordFault(8, Buffer.concat([Buffer.alloc(8), text('甲厂'), Buffer.from([0, 0, 1, 0, 0, 0, 0x1d, 0, 0, 0, 0])]))).toBeUndefined()
    expect(binaryRecordFault(8, Buffer.concat([Buffer.alloc(8), text('甲厂'), Buffer.from([0, 0, 1, 0, 0, 0])]))).toBeDefined()
  })
})

type Record = readonly [type: number, body: Buffer]

function records(list: readonly Record[]): Buffer {
  return Buffer.concat(
    list.flatMap(([type, body]) => {
      const head = Buffer.alloc(4)
      head.writeUInt16LE(type, 0)
      head.writeUInt16LE(body.length, 2)
      return [head, body]
    }),
  )
}
