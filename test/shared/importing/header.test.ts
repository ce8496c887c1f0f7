import { describe, expect, it } from 'vitest'
import { findHeader } from '#shared/importing/findHeader.ts'
import { foldHeading, foldHeadingWithoutHint, shownHeading } from '#shared/importing/foldHeading.ts'
import { createGrid } from '#shared/importing/grid.ts'
import { analyse, sheetOf } from '#test/support/sheets.ts'

const headings = ['序号', '单位名称', '统一社会信用代码', '职工人数']
const row = (n: number) => [n, `台州市第${n}泵业有限公司`, '—', 10 * n]

describe('a heading', () => {
  it('is compared without line breaks, punctuation and hints, but 县（市、区） keeps its words', () => {
    expect(foldHeading('统一社会\r\n信用代码')).toBe('统一社会信用代码')
    expect(foldHeading('县（市、区）')).toBe('县市区')
    expect(foldHeading('其中：\n女会员')).toBe('其中女会员')
    expect(foldHeadingWithoutHint('证件号码\r\n(填写18位身份证)')).toBe('证件号码')
    expect(shownHeading('出生日期\n（格式：yyyy/MM/dd）')).toBe('出生日期')
    expect(shownHeading('统一社会\n信用代码')).toBe('统一社会信用代码')
    expect(shownHeading('县（市、区）')).toBe('县（市、区）')
  })
})

describe('the header of a sheet', () => {
  it('is found below label, title and notes', () => {
    const sheet = sheetOf([['附件1'], ['台州市单位一览表'], ['填报单位（盖章）：台州市总工会', null, null, '单位：个、人'], headings, row(1), row(2)], {
      mergeAreas: ['A2:D2'],
    })
    const ledger = analyse(sheet)
    expect(ledger.headerRows).toEqual([4])
    expect(ledger.skipped).toEqual([
      { row: 1, reason: 'label' },
      { row: 2, reason: 'title' },
      { row: 3, reason: 'note' },
    ])
  })

  it('of two lines is joined: bands above, headings that span both', () => {
    const sheet = sheetOf(
      [
        ['序号', '单位信息', null, '工会信息', null, '备注'],
        [null, '名称', '统一社会\n信用代码', '名称', '其中：\n女会员', null],
        [1, '甲有限公司', '—', '甲有限公司工会', 3, null],
        [2, '乙有限公司', '—', '乙有限公司工会', 5, null],
      ],
      { mergeAreas: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:F2'] },
    )
    const ledger = analyse(sheet, { onlyRegister: 'union' })
    expect(ledger.headerRows).toEqual([1, 2])
    expect(ledger.columns.map((column) => [column.path.join('/'), column.target])).toEqual([
      ['序号', null],
      ['单位信息/名称', 'unitName'],
      ['单位信息/统一社会信用代码', 'unitUscc'],
      ['工会信息/名称', 'name'],
      ['工会信息/其中：女会员', 'womenMembers'],
      ['备注', 'remark'],
    ])
  })

  it('of two lines is seen even where no register knows the lower one', () => {
    const sheet = sheetOf(
      [
        ['单位名称', '职工人数', null],
        [null, '甲类', '乙类'],
        ['甲公司', 1, 2],
        ['乙公司', 3, 4],
      ],
      { mergeAreas: ['A1:A2', 'B1:C1'] },
    )
    expect(analyse(sheet).headerRows).toEqual([1, 2])
  })

  it('of three lines is joined', () => {
    const sheet = sheetOf(
      [
        ['序号', '基本情况', null, null],
        [null, '单位', null, '人数'],
        [null, '单位名称', '信用代码', '职工人数'],
        [1, '甲公司', '—', 1],
        [2, '乙公司', '—', 1],
      ],
      { mergeAreas: ['A1:A3', 'B1:D1', 'B2:C2'] },
    )
    expect(analyse(sheet).headerRows).toEqual([1, 2, 3])
  })

  it('is the first of those that are repeated on every page', () => {
    expect(analyse(sheetOf([headings, row(1), headings, row(2)])).headerRows).toEqual([1])
  })

  it('of a table that no register knows is the line of texts above the figures', () => {
    const sheet = sheetOf([['某某表'], ['甲', '乙', '丙'], [1, 2, 3], [4, 5, 6]], { mergeAreas: ['A1:C1'] })
    expect(findHeader(createGrid(sheet)).rows).toEqual([2])
  })

  it('is the one that the clerk names', () => {
    const sheet = sheetOf([headings, headings, row(1), row(2)])
    expect(analyse(sheet, { decisions: { headerRows: [2] } }).headerRows).toEqual([2])
  })

  it('is missing where there is none', () => {
    expect(
      findHeader(
        createGrid(
          sheetOf([
            [1, 2],
            [3, 4],
          ]),
        ),
      ).rows,
    ).toEqual([])
    expect(analyse(sheetOf([])).rows).toEqual([])
  })
})
