import { describe, expect, it } from 'vitest'
import { hasMerges, pastedCells, pastedFile } from '../../renderer/components/pastedCells.ts'

describe('cells from the clipboard', () => {
  it('stand in rows and columns, empty ones too', () => {
    expect(pastedCells('单位名称\t职工数\r\n甲公司\t\r\n\t5\r\n')).toEqual([
      ['单位名称', '职工数'],
      ['甲公司', ''],
      ['', '5'],
    ])
  })

  it('may hold line breaks, tabs and quotes when they are quoted', () => {
    expect(pastedCells('"统一社会\n信用代码"\t"说""明"\n1\t"a\tb"')).toEqual([
      ['统一社会\n信用代码', '说"明'],
      ['1', 'a\tb'],
    ])
  })

  it('keep a quote that begins no quoted cell', () => {
    expect(pastedCells('"甲"公司\t"乙')).toEqual([['"甲"公司', '"乙']])
  })

  it('may be a single one, or none', () => {
    expect(pastedCells('甲公司')).toEqual([['甲公司']])
    expect(pastedCells('')).toEqual([])
  })

  it('keep an empty row between two others', () => {
    expect(pastedCells('a\n\nb')).toEqual([['a'], [''], ['b']])
  })

  it('become a file that reads back as the same cells', () => {
    const cells = [
      ['统一社会\n信用代码', '说"明', ''],
      ['331002', '', 'a\tb'],
    ]
    expect(pastedCells(pastedFile(cells).slice(1))).toEqual(cells)
  })

  it('tell from the clipboard’s table whether some of them are merged', () => {
    expect(hasMerges('<table><tr><td class=xl1 colspan=2 width=9>单位信息</td></tr></table>')).toBe(true)
    expect(hasMerges('<table><tr><td rowspan="3">序号</td></tr></table>')).toBe(true)
    expect(hasMerges('<table><tr><td colspan=1>colspan=2</td></tr></table>')).toBe(false)
    expect(hasMerges('')).toBe(false)
  })
})
