import { describe, expect, it } from 'vitest'
import { headingKey, headingOf, type RecipeDocument } from '#shared/importing/recipe.ts'
import { likeness } from '#shared/importing/suggestColumns.ts'
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { analyse, problemAt, sheetOf } from '#test/support/sheets.ts'

const header = ['工会名称', '县（市、区）', '建会形式', '会员数']
const table = sheetOf([header, ['甲工会', '椒江', '单独', 5], ['乙工会', '椒江', '合伙式', 6], ['丙工会', '椒江', '合伙式', 7]])

describe('a text that a code table does not know', () => {
  it('is counted once for all cells that hold it', () => {
    const ledger = analyse(table, { onlyRegister: 'union' })
    expect([...(ledger.values.get('form') ?? [])]).toEqual([['合伙式', 2]])
    expect(problemAt(ledger, 3, 'unknown-value')).toBeDefined()
  })

  it('becomes the decided code in every cell, with the text of the file beside it, and is still counted', () => {
    const ledger = analyse(table, { onlyRegister: 'union', decisions: { values: { form: { 合伙式: 'joint' } } } })
    expect([...ledger.rows].map((row) => [row.values.form, row.raw.form])).toEqual([
      ['single', '单独'],
      ['joint', '合伙式'],
      ['joint', '合伙式'],
    ])
    expect(ledger.problems.filter((problem) => problem.code === 'unknown-value')).toEqual([])
    expect([...(ledger.values.get('form') ?? [])]).toEqual([['合伙式', 2]])
  })

  it('is left empty where the clerk said so, and stays unknown where the decision names no code', () => {
    expect([...analyse(table, { onlyRegister: 'union', decisions: { values: { form: { 合伙式: null } } } }).rows][1]?.values.form).toBeNull()
    const wrong = analyse(table, { onlyRegister: 'union', decisions: { values: { form: { 合伙式: 'nonsense' } } } })
    expect(problemAt(wrong, 3, 'unknown-value')).toBeDefined()
  })
})

describe('several values in one cell, of which a code table does not know some', () => {
  const workers = sheetOf([
    ['姓名', '县（市、区）', '乡镇（街道）', '三员职责'],
    ['高柔', '椒江', '海门街道', '信息员、联络员'],
    ['林知秋', '椒江', '海门街道', '联络员/宣传员'],
    ['王伟', '椒江', '海门街道', '管理员 信息员'],
  ])
  const read = (values?: Record<string, string | null>) => {
    const ledger = analyse(workers, { onlyRegister: 'socialWorker', ...(values ? { decisions: { values: { roles: values } } } : {}) })
    return { roles: [...ledger.rows].map((row) => row.values.roles), asked: [...(ledger.values.get('roles') ?? [])], ledger }
  }

  it('are asked about each by itself', () => {
    const { roles, asked } = read()
    expect(roles).toEqual(['信息员、联络员', '联络员、宣传员', '信息员、管理员'])
    expect(asked).toEqual([
      ['联络员', 2],
      ['宣传员', 1],
    ])
  })

  it('become what was decided beside those that were known, each once', () => {
    const { roles, asked, ledger } = read({ 联络员: '信息员', 宣传员: null })
    expect(roles).toEqual(['信息员', '信息员', '信息员、管理员'])
    expect([...ledger.rows].map((row) => row.raw.roles)).toEqual(['信息员、联络员', '联络员/宣传员', '管理员 信息员'])
    expect(ledger.problems.filter((problem) => problem.code === 'unknown-value')).toEqual([])
    expect(asked.map(([text]) => text)).toEqual(['联络员', '宣传员'])
  })

  it('leave the cell empty where none of them is wanted, and stay as written where the decision names no code', () => {
    expect(read({ 联络员: null, 宣传员: null }).roles).toEqual(['信息员', null, '信息员、管理员'])
    expect(read({ 联络员: 'nonsense' }).roles[0]).toBe('信息员、联络员')
  })
})

describe('a text that is to be read as another', () => {
  const row = (column: number | null) =>
    [...analyse(table, { onlyRegister: 'union', decisions: { replacements: [{ column, from: '合伙式', to: '联合' }] } }).rows].map((each) => each.values.form)

  it('is read so in its column or everywhere, and nowhere else', () => {
    expect(row(2)).toEqual(['single', 'joint', 'joint'])
    expect(row(null)).toEqual(['single', 'joint', 'joint'])
    expect(row(0)).toEqual(['single', '合伙式', '合伙式'])
  })

  it('keeps what stood in the file', () => {
    const ledger = analyse(table, { onlyRegister: 'union', decisions: { replacements: [{ column: 2, from: '合伙式', to: '联合' }] } })
    expect([...ledger.rows][1]?.raw.form).toBe('合伙式')
  })
})

describe('a row that the clerk leaves out', () => {
  it('is among the skipped ones', () => {
    const ledger = analyse(table, { onlyRegister: 'union', decisions: { leftOut: new Set([3]) } })
    expect([...ledger.rows].map((row) => row.row)).toEqual([2, 4])
    expect(ledger.skipped).toContainEqual({ row: 3, reason: 'left-out' })
  })
})

describe('a column whose heading nobody knows', () => {
  it('is offered the field that it resembles, and is not read by it', () => {
    const ledger = analyse(
      sheetOf([
        ['工会名称', '工会主席姓名呀'],
        ['甲工会', '王伟'],
      ]),
      { onlyRegister: 'union' },
    )
    expect(ledger.columns[1]).toMatchObject({ target: null, suggested: 'chair' })
    expect([...ledger.rows][0]?.values).not.toHaveProperty('chair')
  })

  it('is not offered a field that another column fills, nor one that its cells contradict', () => {
    const taken = analyse(
      sheetOf([
        ['工会名称', '工会主席', '工会主席姓名呀'],
        ['甲工会', '王伟', '李娜'],
      ]),
      { onlyRegister: 'union' },
    )
    expect(taken.columns[2]).toMatchObject({ target: null, suggested: null })
    const contradicted = analyse(
      sheetOf([
        ['工会名称', '工会主席姓名呀'],
        ['甲工会', 12],
        ['乙工会', 15],
      ]),
      { onlyRegister: 'union' },
    )
    expect(contradicted.columns[1]?.suggested).not.toBe('chair')
  })

  it('is known by its check digits', () => {
    const codes = ['91331002MA2A000009', '91331002MA2A00001X']
    const valid = ['91350100M000100Y43', '91350100M000100Y43', '91350100M000100Y43']
    const sheet = (cells: readonly string[]) => sheetOf([['单位名称', '某号'], ...cells.map((cell, index) => [`单位${index}`, cell])])
    expect(analyse(sheet(valid), { onlyRegister: 'unit' }).columns[1]?.target).toBe('uscc')
    expect(analyse(sheet([...codes, '12']), { onlyRegister: 'unit' }).columns[1]?.target).toBeNull()
  })
})

describe('a column of document numbers', () => {
  const numbers = Array.from({ length: 3 }, (_, index) => {
    const digits = `33100219800101${String(index + 11).padStart(3, '0')}`
    return digits + idCheckCharacter(digits)
  })
  const targetUnder = (heading: string, cells: readonly string[] = numbers) =>
    analyse(sheetOf([['姓名', heading], ...cells.map((cell, index) => [`王伟${'甲乙丙'[index]}`, cell])]), { onlyRegister: 'member' }).columns[1]?.target

  it('is known by its check characters, unless its heading says that they are of somebody else', () => {
    expect(targetUnder('某号')).toBe('documentNumber')
    expect(targetUnder('配偶某号')).toBeNull()
    expect(
      targetUnder(
        '某号',
        numbers.map((number) => `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`),
      ),
    ).toBeNull()
  })
})

describe('a recipe', () => {
  const document: RecipeDocument = {
    kind: 'union-ledger-recipe',
    format: 1,
    name: '花名册',
    version: 1,
    register: 'union',
    columns: header.map((heading, index) => ({ heading: headingOf([heading]), target: ['name', 'county', null, 'members'][index] ?? null })),
    values: {},
    policies: {},
    replacements: [],
  }
  const findRecipe = (headings: string) => (headings === headingKey(document.columns.map((column) => column.heading)) ? { id: 7, document } : undefined)

  it('decides the columns of a table with its headings in any order', () => {
    const turned = sheetOf([
      ['会员数', '建会形式', '县（市、区）', '工会名称'],
      [5, '单独', '椒江', '甲工会'],
    ])
    const ledger = analyse(turned, { findRecipe })
    expect(ledger.recipe?.id).toBe(7)
    expect(ledger.columns.map((column) => column.target)).toEqual(['members', null, 'county', 'name'])
  })

  it('is below what the clerk decides on the sheet itself', () => {
    const ledger = analyse(table, { findRecipe, decisions: { mapping: { 2: 'form', 3: null } } })
    expect(ledger.columns.map((column) => column.target)).toEqual(['name', 'county', 'form', null])
  })

  it('leaves a table with another heading alone', () => {
    expect(
      analyse(
        sheetOf([
          [...header, '备注'],
          ['甲工会', '椒江', '单独', 5, '无'],
        ]),
        { findRecipe, onlyRegister: 'union' },
      ).recipe,
    ).toBeNull()
  })
})

describe('the likeness of two headings', () => {
  it('goes from nothing to all', () => {
    expect([likeness('工会主席', '工会主席'), likeness('工会主席', '会员'), likeness('工会主席姓名', '工会主席')]).toEqual([1, 0, 0.75])
  })
})
