import { describe, expect, it } from 'vitest'
import { analyse, problemAt, sheetOf, shown, type Written } from '#test/support/sheets.ts'

const headings = ['序号', '工会名称', '镇街', '建会形式', '会员数', '其中：女会员', '职工人数']
const union = (n: number, more: Partial<Record<number, Written>> = {}): Written[] =>
  [n, `第${n}泵业有限公司工会`, '海门街道', '单独', 10, 4, 12].map((cell, index) => more[index] ?? (cell as Written))
const reasons = (rows: Written[][], options: Parameters<typeof sheetOf>[1] = {}) =>
  analyse(sheetOf([['椒江区基层工会情况表'], headings, ...rows], options)).skipped.slice(1)

describe('a row that is no record is left out with its reason:', () => {
  it('totals and subtotals, wherever the word stands', () => {
    expect(
      reasons([
        union(1),
        [null, null, '小计', null, 10, 4, 12],
        union(2),
        [null, null, null, '小计', 10, 4, 12],
        ['合    计', null, null, null, 20, 8, 24],
        ['其中：', null, null, null, 5, 2, 6],
      ]),
    ).toEqual([
      { row: 4, reason: 'subtotal' },
      { row: 6, reason: 'subtotal' },
      { row: 7, reason: 'total' },
      { row: 8, reason: 'subtotal' },
    ])
    expect(reasons([['全市', null, null, null, 20, 8, 24], union(1), union(2), ['总计：', '2家', null, null, 20]]).map((row) => row.reason)).toEqual([
      'total',
      'total',
    ])
    expect(reasons([union(1), [null, '合计', null, null, 10], [null, '海门街道小计', null, null, 10]]).map((row) => row.reason)).toEqual(['total', 'subtotal'])
  })

  it('also a row whose every cell is filled', () => {
    const full = (first: string, name = '—') => [first, name, '全部', '—', 20, 8, 24]
    expect(
      reasons([
        full('合计'),
        full('全市'),
        full('总 计'),
        full('1', '海门街道小计'),
        full('其中：'),
        full('示\uf9b5'),
        full('填表人：陈某'),
        full('本表共2页'),
        full('公章'),
        headings.map((heading) => ` ${heading}`),
        ['—', '无', '/', '—', '—', '—', '—'],
        union(1),
        union(2, { 1: '全其计泵业有限公司工会' }),
      ]).map(({ reason }) => reason),
    ).toEqual(['total', 'total', 'total', 'subtotal', 'subtotal', 'sample', 'footer', 'footer', 'footer', 'repeated-header', 'empty'])
  })

  it('what a printer repeats on every page', () => {
    expect(reasons([union(1), [null, null, null, '第1页 共2页'], ['椒江区基层工会情况表（续）'], headings, union(2)], { mergeAreas: ['A5:G5'] })).toEqual([
      { row: 4, reason: 'page-number' },
      { row: 5, reason: 'title' },
      { row: 6, reason: 'repeated-header' },
    ])
  })

  it('notes, footers, samples, sections and rows that only have a number', () => {
    expect(
      reasons([
        ['示例', '××有限公司工会', '某某街道', '单独', 1, 1, 1],
        ['一、单独建会'],
        union(1),
        ['填表说明：会员数按年末数填写。'],
        union(2),
        [3],
        ['填表人：', null, null, '审核人：'],
        ['单位负责人（签字）：', null, '填报人：陈某', '联系电话：0576-88000000'],
      ]),
    ).toEqual([
      { row: 3, reason: 'sample' },
      { row: 4, reason: 'section' },
      { row: 6, reason: 'note' },
      { row: 8, reason: 'empty' },
      { row: 9, reason: 'footer' },
      { row: 10, reason: 'footer' },
    ])
  })

  it('a federation, by its name or by its form, and that is said at the name', () => {
    const ledger = analyse(
      sheetOf([headings, union(1), union(2, { 1: '海门街道工会联合会' }), union(3, { 3: '工会联合会' }), union(4, { 1: '海门街道联合工会', 3: '联合工会' })]),
    )
    expect(ledger.skipped).toEqual([
      { row: 3, reason: 'federation' },
      { row: 4, reason: 'federation' },
    ])
    expect(shown(ledger.problems)).toEqual(['3 B federation-not-a-basic-union', '4 B federation-not-a-basic-union'])
    expect(ledger.rows.map((row) => row.row)).toEqual([2, 5])
  })

  it('but the last real row is kept, and so is one whose number is missing or repeated', () => {
    const ledger = analyse(sheetOf([headings, union(1), union(2, { 0: 1 }), union(3, { 0: '' }), union(4)]))
    expect(ledger.rows.map((row) => row.row)).toEqual([2, 3, 4, 5])
    expect(ledger.skipped).toEqual([])
  })

  it('a sample says so', () => {
    expect(shown(analyse(sheetOf([headings, ['示例', '××工会', '', '单独', 1, 1, 1], union(1)])).problems)).toEqual(['2 - sample-row'])
  })
})

describe('a record', () => {
  it('has every mapped field: null where the cell is empty, raw where it is not what the value is stored or shown as', () => {
    const ledger = analyse(sheetOf([headings, union(1, { 1: '第1泵业\n有限公司工会　', 3: '独立建会', 4: '约10', 5: '—' })]))
    expect(ledger.rows[0]).toEqual({
      row: 2,
      values: { name: '第1泵业有限公司工会', township: expect.any(String), form: 'single', members: 10, womenMembers: null, employees: 12 },
      raw: { name: '第1泵业\n有限公司工会　', form: '独立建会', members: '约10' },
    })
  })

  it('is filled from a merge above it, but only inside the merge, and never with a figure', () => {
    const head = ['县市区', '工会名称', '建会形式', '会员数']
    const sheet = sheetOf(
      [head, ['椒江区', '甲工会', '单独', 30], [null, '乙工会', '单独', null], [null, '丙工会', '单独', 5], ['临海市', '丁工会', '联合', 5]],
      { mergeAreas: ['A2:A3', 'D2:D3'] },
    )
    const ledger = analyse(sheet)
    expect(ledger.rows.map((row) => row.values.county)).toEqual(['331002', '331002', null, '331082'])
    expect(ledger.rows.map((row) => row.values.members)).toEqual([30, null, 5, 5])
  })

  it('without a name is said to be one, and stays for the clerk to name', () => {
    const ledger = analyse(sheetOf([headings, union(1), union(2, { 1: '—' })]))
    expect(problemAt(ledger, 3, 'row-without-name')).toMatchObject({ column: 'B', level: 'error', field: 'name' })
    expect(ledger.rows).toHaveLength(2)
    const fixed = analyse(sheetOf([headings, union(1), union(2, { 1: '—' })]), { decisions: { fixes: { B3: '第二泵业有限公司工会' } } })
    expect(fixed.rows[1]?.values.name).toBe('第二泵业有限公司工会')
    expect(fixed.problems).toEqual([])
  })

  it('struck through, hidden or commented is a record with a remark', () => {
    const sheet = sheetOf([headings, union(1), union(2), union(3)], { hiddenColumns: [5], comments: [{ row: 4, column: 1, text: '已电话联系 13933815291' }] })
    const marked = {
      ...sheet,
      rows: sheet.rows.map((row) => (row.number === 2 ? { ...row, struck: true as const } : row.number === 3 ? { ...row, hidden: true as const } : row)),
    }
    const ledger = analyse(marked)
    expect(shown(ledger.problems)).toEqual(['1 F hidden', '2 - strike-through', '3 - hidden', '4 B comment'])
    expect(problemAt(ledger, 4, 'comment')?.params?.text).toBe('已电话联系 13*******91')
    expect(ledger.rows).toHaveLength(3)
  })

  it('whose figures contradict each other is kept and flagged', () => {
    const ledger = analyse(sheetOf([headings, union(1, { 5: 11 }), union(2, { 4: 20 }), union(3)]))
    expect(shown(ledger.problems)).toEqual(['2 F women-exceed-total', '3 E members-exceed-employees'])
    expect(ledger.rows[0]?.values).toMatchObject({ members: 10, womenMembers: 11 })
  })

  it('that comes twice is flagged at the second', () => {
    const ledger = analyse(sheetOf([headings, union(1), union(2), union(1, { 1: '第1泵业有限公司 工会' })]))
    expect(problemAt(ledger, 4, 'duplicate')).toMatchObject({ column: 'B', params: { row: 2 } })
  })

  it('with an error value or a formula that was never computed has an empty field', () => {
    const ledger = analyse(sheetOf([headings, union(1, { 4: { type: 'e', value: '#REF!' }, 6: { type: 'e', value: 'formula-without-value' } })]))
    expect(shown(ledger.problems)).toEqual(['2 E formula-error', '2 G formula-without-value'])
    expect(ledger.rows[0]?.values).toMatchObject({ members: null, employees: null })
  })

  it('with a text of which the file has lost characters has an empty field: nobody knows what stood there', () => {
    const ledger = analyse(sheetOf([headings, union(1, { 4: '海门\ufffd道' }), union(2, {})]))
    expect(shown(ledger.problems)).toEqual(['2 E invalid-value'])
  })

  it('carries an organisation code that stands in the place of the credit code', () => {
    const units = analyse(
      sheetOf([
        ['单位名称', '统一社会信用代码', '职工人数'],
        ['甲公司', '70471234-5', 9],
      ]),
    )
    expect(units.rows[0]?.values).toMatchObject({ uscc: null, organisationCode: '704712345' })
    const unions = analyse(
      sheetOf([
        ['工会名称', '单位名称', '统一社会信用代码', '会员数', '建会形式'],
        ['甲公司工会', '甲公司', '70471234-5', 9, '单独'],
      ]),
    )
    expect(unions.rows[0]?.values).toMatchObject({ unitUscc: null, unitOrganisationCode: '704712345' })
  })

  it('with a phone or a document number in the wrong column is told about without it', () => {
    const head = ['工会名称', '建会形式', '工会主席', '会员数', '职工人数']
    const ledger = analyse(
      sheetOf([head, ['甲工会', '13933815291', 13_933_815_291, '331002198503121234', 9], ['乙工会', '单独', '王伟', 8, 9], ['丙工会', '单独', '李明', 8, 9]]),
    )
    expect(shown(ledger.problems)).toEqual(['2 B unknown-value', '2 C invalid-value', '2 D number-destroyed'])
    expect(JSON.stringify(ledger.problems)).not.toMatch(/\d{6}/)
  })

  it('of the coverage without a union is kept and flagged', () => {
    const ledger = analyse(
      sheetOf([
        ['联合工会名称', '覆盖单位名称', '职工数'],
        ['甲联合工会', '甲公司', 3],
        [null, '乙公司', 4],
      ]),
    )
    expect(shown(ledger.problems)).toEqual(['3 A union-missing'])
    expect(ledger.rows[1]?.values).toMatchObject({ unionName: null, unitName: '乙公司' })
  })

  it('is read with dates of the epoch of its workbook', () => {
    const sheet = sheetOf([
      ['工会名称', '建会形式', '建会时间'],
      ['甲工会', '单独', 40107],
      ['乙工会', '单独', '2018-13-05'],
    ])
    const ledger = analyse(sheet, { date1904: true })
    expect(ledger.rows.map((row) => row.values.foundedOn)).toEqual(['2013-10-22', null])
    expect(shown(ledger.problems)).toEqual(['3 C invalid-date'])
  })
})
