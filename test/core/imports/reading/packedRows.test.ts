import { describe, expect, test } from 'vitest'
import { assembleRows } from '#core/imports/reading/assembleRows.ts'
import { PackedRows } from '#core/imports/reading/packedRows.ts'
import type { RowChunk } from '#core/imports/reading/rowChunk.ts'
import { RowPacker } from '#core/imports/reading/rowPacker.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { SheetRow } from '#shared/importing/sheet.ts'

function packed(rows: readonly SheetRow[]): RowChunk[] {
  const chunks: RowChunk[] = []
  const packer = new RowPacker((chunk) => chunks.push(chunk))
  for (const row of rows) packer.add(row)
  packer.flush()
  return chunks
}

const everyKind: SheetRow[] = [
  {
    number: 3,
    cells: [
      { type: 's', value: '台州市总工会' },
      undefined,
      { type: 'n', value: -0.1 },
      { type: 'n', value: 20_190_703, format: '0000"年"' },
      { type: 'b', value: true },
      { type: 'b', value: false },
      { type: 'd', value: '2019-07-03', serial: 43_649 },
      { type: 'd', value: '2019-07-03 08:30:00', serial: 43_649.354_166, format: 'yyyy-mm-dd hh:mm' },
      { type: 'e', value: '#REF!' },
    ],
  },
  {
    number: 7,
    cells: [
      { type: 's', value: '半个\ud83d字' },
      { type: 's', value: '台州市总工会' },
    ],
    hidden: true,
  },
  { number: 8, cells: [undefined, { type: 's', value: '𠮷' }], struck: true, hidden: true },
]

describe('packed rows', () => {
  test('come out as they went in, whatever the cells are', () => {
    expect([...new PackedRows(packed(everyKind))]).toEqual(everyKind)
    expect([...new PackedRows(packed(everyKind))]).toEqual(everyKind)
  })

  test('hold a row wider than any workbook has', () => {
    const wide: SheetRow = { number: 1, cells: Array.from({ length: 70_000 }, (_, index) => ({ type: 's', value: `第${index}格` }) as const) }
    expect([...new PackedRows(packed([wide]))]).toEqual([wide])
  })

  test('take texts from a table by their numbers, among texts of their own', () => {
    const texts = Array.from({ length: 40_000 }, (_, index) => `第${index}条𠮷é`)
    const bytes = Buffer.from(texts.join(''))
    let end = 0
    const ends = Uint32Array.from(texts, (text) => (end += Buffer.byteLength(text)))
    const chunks: RowChunk[] = []
    const packer = new RowPacker((chunk) => chunks.push(chunk), { bytes, ends, broken: new Map() })
    // Texts that lie 16,384 apart push each other out of the packer's memory.
    const wanted = [7, 7 + 16_384, 7, 39_999, 0]
    const own = { type: 's', value: '甲' } as const
    for (let number = 1; number <= 600; number += 1) packer.addPlaces(number, [...wanted, undefined, own, number], 0)
    packer.flush()
    const rows = [...new PackedRows(chunks)]
    const expected = (number: number) => [...wanted.map((index) => texts[index]), undefined, '甲', texts[number]]
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.value))).toEqual(rows.map(({ number }) => expected(number)))
  })

  test('keep half characters among the texts of a table', () => {
    const bytes = Buffer.from('甲𠮷')
    const chunks: RowChunk[] = []
    const packer = new RowPacker((chunk) => chunks.push(chunk), { bytes, ends: Uint32Array.of(3, 3, 7), broken: new Map([[1, 'x\ud83d']]) })
    packer.addPlaces(1, [0, 2, 1, { type: 's', value: '\udc00' }, 2, 0], 0)
    packer.flush()
    expect([...new PackedRows(chunks)][0]?.cells.map((cell) => cell?.value)).toEqual(['甲', '𠮷', 'x\ud83d', '\udc00', '𠮷', '甲'])
  })

  test('are found by their number across chunks', () => {
    const rows = Array.from({ length: 2000 }, (_, index): SheetRow => ({ number: index * 3 + 1, cells: [{ type: 'n', value: index }] }))
    const all = new PackedRows(packed(rows))
    expect(all.length).toBe(2000)
    expect(all.width).toBe(1)
    for (const index of [0, 511, 512, 1999, 5]) expect(all.numbered(index * 3 + 1)).toEqual(rows[index])
    for (const missing of [0, 2, 6000]) expect(all.numbered(missing)).toBeUndefined()
  })
})

describe('the rows of a sheet', () => {
  test('stand in order, one per number, the later cell counting', () => {
    const text = (value: string) => ({ type: 's', value }) as const
    const rows = [
      { number: 2, cells: [text('b'), text('old')] },
      { number: 1, cells: [text('a')] },
      { number: 2, cells: [undefined, text('new')] },
    ]
    expect([...assembleRows(packed(rows), '乱.xlsx')]).toEqual([
      { number: 1, cells: [text('a')] },
      { number: 2, cells: [text('b'), text('new')] },
    ])
  })

  test('are refused where there are millions out of order', () => {
    const wide = Array.from({ length: 1000 }, (_, index): SheetRow => ({ number: 1000 - index, cells: new Array(4001).fill({ type: 'b', value: true }) }))
    expect(() => assembleRows(packed(wide), '乱.xlsx')).toThrow(LedgerError)
  })
})
