import { describe, expect, it } from 'vitest'
import { analyseInSteps } from '#shared/importing/analyseSheet.ts'
import { cpuTime } from '#test/support/cpuTime.ts'
import { knowledge, regions } from '#test/support/knowledge.ts'
import { analyse, problemAt, sheetOf, shown, type Written } from '#test/support/sheets.ts'

const headings = ['序号', '工会名称', '镇街', '建会形式', '会员数', '职工人数']
const union = (n: number, members: Written, employees: Written = 100): Written[] => [n, `第${n}泵业有限公司工会`, '海门街道', '单独', members, employees]
const line = (word: string, members: Written, employees: Written): Written[] => [word, null, null, null, members, employees]

describe('the county of a sheet', () => {
  const table: Written[][] = [headings, union(1, 10), union(2, 10)]
  const countyOf = (name: string, ...above: Written[][]) => analyse(sheetOf([...above, ...table], { name })).context.county

  it('comes from the title, else the tab, else the note of who reports', () => {
    expect(countyOf('Sheet1', ['椒江区基层工会情况表'])).toBe('331002')
    expect(countyOf('3路桥')).toBe('331004')
    expect(countyOf('椒江')).toBe('331002')
    expect(countyOf('9、玉环县')).toBe('331083')
    expect(countyOf('Sheet1', ['基层工会情况表'], ['填表单位：临海市总工会', null, null, '单位：人'])).toBe('331082')
  })

  it('is not invented', () => {
    expect(countyOf('2018年底')).toBeUndefined()
    expect(countyOf('Sheet1', ['台州市基层工会情况表'])).toBeUndefined()
    expect(countyOf('Sheet1', ['椒江区、临海市基层工会情况表'])).toBeUndefined()
  })

  it('holds for rows that do not say theirs', () => {
    const sheet = sheetOf([['椒江区基层工会情况表'], ['工会名称', '建会形式', '会员数', '县市区'], ['甲工会', '单独', 1, '临海'], ['乙工会', '单独', 1, null]])
    expect(analyse(sheet).rows.map((row) => row.values.county)).toEqual(['331082', '331002'])
    expect(analyse(sheetOf(table, { name: '椒江' })).rows.map((row) => row.values)).toMatchObject([{ county: '331002' }, { county: '331002' }])
  })
})

describe('totals', () => {
  it('that agree with the rows are silent: — is 0, an approximation counts, a federation does not', () => {
    const rows = [headings, union(1, 10), union(2, '—'), union(3, '约20'), [4, '海门街道工会联合会', '海门街道', '联合会', 500, 900], line('合 计', 30, 300)]
    expect(shown(analyse(sheetOf(rows)).problems).filter((problem) => problem.endsWith('total-mismatch'))).toEqual([])
  })

  it('that do not are flagged at their cell with both sums', () => {
    const ledger = analyse(sheetOf([headings, union(1, 10), union(2, 20), line('合计', 31, 200)]))
    expect(problemAt(ledger, 4, 'total-mismatch')).toMatchObject({ column: 'E', field: 'members', level: 'warning', params: { stated: 31, computed: 30 } })
    expect(shown(ledger.problems)).toEqual(['4 E total-mismatch'])
  })

  it('of parts are held against the rows since the last one', () => {
    const rows = [headings, union(1, 10), line('小计', 10, 100), union(2, 20), union(3, 5), line('小计', 26, 200), line('合计', 35, 300)]
    expect(shown(analyse(sheetOf(rows)).problems)).toEqual(['6 E total-mismatch'])
  })

  it('may stand first', () => {
    expect(analyse(sheetOf([headings, line('全市', 35, 300), union(1, 10), union(2, 20), union(3, 5)])).problems).toEqual([])
    expect(analyse(sheetOf([headings, line('小计', 30, 200), union(1, 10), union(2, 20), line('小计', 5, 100), union(3, 5)])).problems).toEqual([])
  })

  it('say nothing about a column with a cell that could not be read', () => {
    expect(shown(analyse(sheetOf([headings, union(1, '20-30'), union(2, 20), line('合计', 45, 200)])).problems)).toEqual(['2 E range'])
  })
})

describe('a table in 万人', () => {
  it('is counted in persons, and its totals with it', () => {
    const sheet = sheetOf([['单位：万人'], headings, union(1, 0.12, 0.2), union(2, 0.3, 0.5), line('合计', 0.42, 0.7)])
    const ledger = analyse(sheet)
    expect(ledger.rows.map((row) => row.values.members)).toEqual([1200, 3000])
    expect(new Set(ledger.problems.map((problem) => problem.code))).toEqual(new Set(['approximate']))
  })
})

describe('a hidden sheet', () => {
  const sheet = sheetOf([headings, union(1, 200)], { hidden: true, name: '2018年底（旧）' })

  it('is reported and not read', () => {
    const ledger = analyse(sheet, { onlyRegister: 'union' })
    expect(shown(ledger.problems)).toEqual(['- - hidden'])
    expect([ledger.register, ledger.rows.length, ledger.headerRows]).toEqual([null, 0, [1]])
  })

  it('is read when somebody asks for it', () => {
    for (const options of [{ includeHidden: true }, { decisions: { register: 'union' } } as const]) {
      const ledger = analyse(sheet, options)
      expect(ledger.rows).toHaveLength(1)
      expect(shown(ledger.problems)).toEqual(['- - hidden', '2 E members-exceed-employees'])
    }
  })
})

describe('corrections', () => {
  it('are read as if they had been typed into the cell, inside merges too', () => {
    const sheet = sheetOf(
      [
        ['县市区', '工会名称', '建会形式', '会员数'],
        ['椒江', '甲工会', '单独', '若干'],
        [null, '乙工会', '单独', 5],
      ],
      { mergeAreas: ['A2:A3'] },
    )
    const ledger = analyse(sheet, { decisions: { fixes: { D2: '12', A3: '临海' } } })
    expect(ledger.rows.map((row) => [row.values.county, row.values.members])).toEqual([
      ['331002', 12],
      ['331082', 5],
    ])
    expect(ledger.problems).toEqual([])
    expect(analyse(sheet, { decisions: { fixes: { D2: '' } } }).rows[0]?.values.members).toBeNull()
  })
})

describe('a sheet of 26,000 rows', () => {
  const columns = [
    '序号',
    '县市区',
    '镇街',
    '单位名称',
    '统一社会信用代码',
    '单位类型',
    '所属行业',
    '职工人数',
    '女职工数',
    '农民工数',
    '法定代表人',
    '联系人',
    '联系电话',
    '成立日期',
    '投产日期',
    '经营状态',
    '经营地址',
    '注册地址',
    '党组织',
    '备注',
  ]
  const rows = Array.from({ length: 26_000 }, (_, i): Written[] => [
    i,
    '椒江区',
    '海门街道',
    `第${i}泵业有限公司`,
    `91331002${100_000_000 + i}X`,
    '私企',
    'C',
    90,
    9,
    9,
    '王伟',
    '李明',
    `${13_800_000_000 + i}`,
    '2016.3.7',
    41_569,
    '正常',
    `中山路${i}号`,
    '路',
    '支部',
    '',
  ])
  const sheet = sheetOf([columns, ...rows])

  it('lets others have a turn', () => {
    const steps = analyseInSteps(sheet, { knowledge, regions, date1904: false })
    let turns = 0
    while (!steps.next().done) turns++
    expect(turns).toBeGreaterThan(40)
  })

  it('takes about as long as folding its texts a few times over', () => {
    const time = (work: () => void) => {
      const start = cpuTime()
      work()
      return cpuTime() - start
    }
    const fold = () => {
      for (const row of sheet.rows) for (const cell of row.cells) if (cell?.type === 's') cell.value.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
    }
    fold()
    const bare = Math.min(time(fold), time(fold))
    const analysed = Math.min(
      time(() => analyse(sheet)),
      time(() => analyse(sheet)),
    )
    expect(analysed / bare).toBeLessThan(25)
  })
})
