import { describe, expect, it } from 'vitest'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { analyse, sheetOf, type Written } from '#test/support/sheets.ts'

const code = (seventeen: string) => `${seventeen}${usccCheckCharacter(seventeen)}`
const companyCode = (n: number) => code(`91331002A0000000${n}`)
const unionCode = (n: number) => code(`81331002A0000000${n}`)
const guess = (headings: string[], ...rows: Written[][]) => analyse(sheetOf([headings, ...rows]))
const mapping = (headings: string[], ...rows: Written[][]) => guess(headings, ...rows).columns.map((column) => column.target)

describe('a column', () => {
  it('is known by label, by synonym, with a qualifier and with a hint', () => {
    expect(
      mapping(
        ['企业名称', '单位代码（18位）', '所在县（市、区）', '所属乡镇（街道）', '职工人数（人）', '其中：女职工'],
        ['甲公司', '—', '椒江', '海门', 9, 3],
        ['乙公司', '—', '椒江', '海门', 9, 3],
      ),
    ).toEqual(['name', 'uscc', 'county', 'township', 'employees', 'womenEmployees'])
  })

  it('that resembles another field only from afar is left out', () => {
    expect(mapping(['工会名称', '建会形式', '会员数', '上年末会员数'], ['甲公司工会', '单独', 9, 8])).toEqual(['name', 'form', 'members', null])
    expect(mapping(['工会名称', '建会形式', '上年末会员数'], ['甲公司工会', '单独', 8])).toEqual(['name', 'form', null])
  })

  it('never shares a field with another', () => {
    const targets = mapping(['单位名称', '企业名称', '职工人数', '职工数'], ['甲公司', '甲公司', 9, 8], ['乙公司', '乙公司', 9, 8]).filter(
      (target) => target !== null,
    )
    expect(new Set(targets).size).toBe(targets.length)
  })

  it('of codes belongs to whom its prefixes say', () => {
    const rows = (of: (n: number) => string) => [1, 2, 3].map((n) => [`甲${n}工会`, '单独', of(n), 5])
    expect(mapping(['工会名称', '建会形式', '统一社会信用代码', '会员数'], ...rows(companyCode))).toEqual(['name', 'form', 'unitUscc', 'members'])
    expect(mapping(['工会名称', '建会形式', '统一社会信用代码', '会员数'], ...rows(unionCode))).toEqual(['name', 'form', 'uscc', 'members'])
  })

  it('whose cells are something else loses against its synonym', () => {
    const ledger = guess(['工会名称', '建会形式', '联系电话', '会员'], ['甲工会', '单独', '13933815291', '张三'], ['乙工会', '单独', '13933815292', '李四'])
    expect(ledger.columns.map((column) => column.target)).toEqual(['name', 'form', 'phone', null])
  })

  it('is what the clerk says', () => {
    const sheet = sheetOf([
      ['单位名称', '职工人数', '参保人数'],
      ['甲公司', 9, 8],
      ['乙公司', 7, 6],
    ])
    const ledger = analyse(sheet, { decisions: { register: 'unit', mapping: { 1: null, 2: 'employees' } } })
    expect(ledger.columns.map((column) => column.target)).toEqual(['name', null, 'employees'])
    expect(ledger.rows.map((row) => row.values.employees)).toEqual([8, 6])
  })

  it('shows its first cells, phones masked', () => {
    const ledger = guess(['单位名称', '统一社会信用代码', '联系电话'], ['甲公司', '—', '13933815291'], ['乙公司', '—', '0576-86950200'])
    expect(ledger.columns[0]?.samples).toEqual(['甲公司', '乙公司'])
    expect(ledger.columns[2]?.samples.join()).not.toMatch(/\d{6}/)
  })
})

describe('a sheet belongs to', () => {
  const unions = [1, 2, 3, 4, 5].map((n): Written[] => [`甲${n}公司工会`, `甲${n}公司`, companyCode(n), 10 * n, 9 * n])

  it('the unions, if each is named once', () => {
    expect(guess(['工会名称', '单位名称', '统一社会信用代码', '职工数', '会员数'], ...unions).register).toBe('union')
    expect(guess(['工会名称', '建会形式', '建会时间', '会员数'], ['甲工会', '单独', '2019.1', 5], ['乙工会', '联合', '2019.2', 6]).register).toBe('union')
  })

  it('the coverage, if a union is named again for each unit', () => {
    const rows = unions.map((row, index): Written[] => [index < 3 ? '海门街道联合工会' : '白云街道联合工会', ...row.slice(1)])
    expect(guess(['工会名称', '单位名称', '统一社会信用代码', '职工数', '会员数'], ...rows).register).toBe('coverage')
    expect(guess(['联合工会名称', '覆盖单位名称', '职工数'], ['甲联合工会', '甲公司', 3], ['乙联合工会', '乙公司', 3]).register).toBe('coverage')
  })

  it('the units, if no union is named', () => {
    expect(
      guess(['企业名称', '统一社会信用代码', '镇街', '法定代表人', '联系电话', '职工人数'], ['甲公司', companyCode(1), '海门街道', '王伟', '13933815291', 9])
        .register,
    ).toBe('unit')
  })

  it('the persons that it is about: members by their union, cadres by their posts', () => {
    expect(guess(['姓名', '性别', '证件号码', '所属基层工会', '手机号码', '备注'], ['王伟', '男', '—', '甲工会', '13933815291', '']).register).toBe('member')
    expect(guess(['工会名称', '姓名', '性别', '职务', '任期', '联系电话'], ['甲工会', '王伟', '男', '主席', '3', '13933815291']).register).toBe('cadre')
  })

  it('nobody, if it does not say who its rows are about', () => {
    expect(guess(['姓名', '性别', '联系电话'], ['王伟', '男', '13933815291']).register).toBeNull()
    expect(guess(['荣誉称号', '授予年度', '级别'], ['劳模', '2007', '省']).register).toBeNull()
  })

  it('the register that the clerk names', () => {
    const sheet = sheetOf([
      ['名称', '职工数'],
      ['甲公司', 9],
    ])
    expect(analyse(sheet, { onlyRegister: 'unit' }).rows[0]?.values).toMatchObject({ name: '甲公司', employees: 9 })
  })
})
