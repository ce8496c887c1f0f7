import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { openUnions, unionHeader, unionRow, unionRows, writeUnions } from '#test/support/unionLedger.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const unions = async () => (await office.core.call.records.list({ register: 'union' })).records
const opened = async (input: Parameters<TestOffice['core']['call']['imports']['open']>[0]) => {
  for await (const event of await office.core.call.imports.open(input)) if (event.type === 'preview') return event.preview
  throw new Error('no preview')
}
describe('cells from the clipboard', () => {
  const lines = [unionHeader, unionRow(1), unionRow(2)]

  it('are imported like a file of their own, as text with tabs', async () => {
    const preview = await opened({ pasted: { text: lines.map((line) => line.join('\t')).join('\r\n') } })
    expect(preview.sheets[0]).toMatchObject({ file: '粘贴的表格.tsv', register: 'union', rows: { added: 2 } })
    await office.commit(preview.previewId)
    expect((await unions()).map((union) => union.members)).toEqual([111, 111])
  })

  it('are imported as a page too, with what stands before it left away', async () => {
    const table = lines.map((line) => `<tr>${line.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
    const preview = await opened({ pasted: { text: `Version:1.0\r\nStartHTML:0000\r\n<html><body><table>${table}</table></body></html>`, name: '花名册' } })
    expect(preview.sheets[0]).toMatchObject({ file: '花名册', register: 'union', rows: { added: 2 } })
  })

  it('are refused where there is nothing at all', async () => {
    await expect(opened({})).rejects.toMatchObject({ data: { code: 'bad-input' } })
  })
})

describe('the columns', () => {
  it('never put two of them on one field', async () => {
    const { decide, sheet } = await openUnions(office, [unionRow(1)])
    await decide({ mapping: { F: 'chair' } })
    await expect(decide({ mapping: { C: 'chair' } })).rejects.toMatchObject({
      data: { code: 'field-taken', params: { first: 'F', second: 'C', field: '工会主席' } },
    })
    const swapped = await decide({ mapping: { F: null, C: 'chair' } })
    expect(swapped?.columns.filter((column) => column.target === 'chair').map((column) => column.column)).toEqual(['C'])
    expect(sheet.columns.find((column) => column.column === 'C')?.target).toBe('name')
  })

  it('are named by the header rows that the clerk chooses, one to three of them in a row', async () => {
    const { decide, id, sheet } = await openUnions(office, [unionRow(1)])
    expect((await decide({ headerRows: [1, 2] }))?.headerRows).toEqual([1, 2])
    for (const headerRows of [[], [1, 3], [1, 2, 3, 4]]) await expect(decide({ headerRows })).rejects.toThrow()
    const cells = await office.core.call.imports.cells({ previewId: id, sheet: sheet.key, fromRow: 1, limit: 2 })
    expect(cells).toMatchObject({
      lastRow: 3,
      rows: [
        { row: 1, cells: { A: '基层工会一览表' } },
        { row: 2, cells: { C: '工会名称' } },
      ],
    })
  })
})

describe('unknown values', () => {
  it('are asked once each with their counts, and kept as decided', async () => {
    const { decide, sheet, id } = await openUnions(office, [unionRow(1, { 3: '合伙式' }), unionRow(2, { 3: '合伙式' }), unionRow(3, { 3: '别的' })])
    expect(sheet.values).toEqual([
      {
        target: 'form',
        label: expect.any(String),
        column: 'D',
        kind: 'choice',
        table: expect.any(String),
        texts: [
          { text: '合伙式', count: 2, decided: false, code: null },
          { text: '别的', count: 1, decided: false, code: null },
        ],
      },
    ])
    const decided = await decide({ values: { form: { 合伙式: 'joint', 别的: null } } })
    expect(decided?.values[0]?.texts).toEqual([
      { text: '合伙式', count: 2, decided: true, code: 'joint' },
      { text: '别的', count: 1, decided: true, code: null },
    ])
    expect((await decide({ values: { form: { 别的: '' } } }))?.values[0]?.texts[1]).toMatchObject({ decided: false })
    await office.commit(id)
    expect((await unions()).map((union) => union.form)).toEqual(['joint', 'joint', '别的'])
  })
})

describe('unknown values among several in one cell', () => {
  it('are asked about one by one, and found again by the recipe', async () => {
    const workers = (name: string) =>
      writeWorkbook(office.path(name), {
        社工: [
          ['姓名', '县（市、区）', '乡镇（街道）', '三员职责'],
          ['高柔', '椒江区', '海门街道', '信息员、联络员'],
          ['林知秋', '椒江区', '海门街道', '联络员、宣传员'],
        ],
      })
    const preview = await office.preview(workers('a.xlsx'), { register: 'socialWorker' })
    const [sheet] = preview.sheets
    expect(sheet?.values).toMatchObject([{ target: 'roles', kind: 'choices', table: 'workerRole', texts: [{ text: '联络员', count: 2 }, { text: '宣传员' }] }])
    const decisions = { values: { roles: { 联络员: '信息员', 宣传员: '服务员' } } }
    const decided = (await office.adjust(preview.previewId, sheet?.key ?? '', decisions)).sheets[0]
    expect(decided?.values[0]?.texts.map(({ text, code }) => [text, code])).toEqual([
      ['联络员', '信息员'],
      ['宣传员', '服务员'],
    ])
    await office.commit(preview.previewId)
    const roles = async () => (await office.core.call.records.list({ register: 'socialWorker' })).records.map((worker) => worker.roles)
    expect(await roles()).toEqual(['信息员', '信息员、服务员'])
    const again = await office.preview(workers('b.xlsx'), { register: 'socialWorker' })
    expect(again.sheets[0]).toMatchObject({ rows: { unchanged: 2 }, recipe: { version: 1 } })
  })
})

describe('problems', () => {
  it('are grouped by cause, the gravest first, and come by page', async () => {
    const { sheet, id } = await openUnions(
      office,
      unionRows(30, (number) => (number <= 25 ? { 4: '2010-13-05' } : { 3: '别的' })),
    )
    expect(sheet.problemGroups.map(({ code, level, column, count }) => [code, level, column, count]).slice(0, 2)).toEqual([
      ['invalid-date', 'error', 'E', 25],
      ['unknown-value', 'warning', 'D', 5],
    ])
    expect(sheet.problemGroups[0]?.rows).toHaveLength(20)
    const page = await office.core.call.imports.problems({ of: { previewId: id, sheet: sheet.key }, code: 'invalid-date', offset: 20, limit: 10 })
    expect([page.total, page.problems.map((problem) => problem.row)]).toEqual([25, [23, 24, 25, 26, 27]])
    const warnings = await office.core.call.imports.problems({ of: { previewId: id, sheet: sheet.key }, level: 'warning' })
    expect(warnings.problems.every((problem) => problem.level === 'warning')).toBe(true)
  })

  it('are mended in one cell, in one column and everywhere', async () => {
    const { decide } = await openUnions(
      office,
      unionRows(4, (number) => (number === 1 ? { 4: '四月' } : { 4: '五月' })),
    )
    const count = (sheet: Awaited<ReturnType<typeof decide>>) => sheet?.problemGroups.find((group) => group.code === 'invalid-date')?.count ?? 0
    expect(count(await decide({ fixes: { E3: '2010-04' } }))).toBe(3)
    expect(count(await decide({ replacements: [{ column: 'F', from: '五月', to: '2010-05' }] }))).toBe(3)
    expect(count(await decide({ replacements: [{ column: 'E', from: '五月', to: '2010-05' }] }))).toBe(0)
    expect(count(await decide({ replacements: [] }))).toBe(3)
    expect(count(await decide({ replacements: [{ column: null, from: '五月', to: '2010-05' }] }))).toBe(0)
  })
})

describe('the policy of a field', () => {
  it('differs from that of the import, and a blank never erases', async () => {
    await office.importFile(writeUnions(office.path('a.xlsx'), [unionRow(1)]))
    const { decide, id } = await openUnions(office, [unionRow(1, { 5: '林知秋', 6: '', 8: 140 })], 'b.xlsx')
    await decide({ policies: { chair: 'keep' } })
    await office.commit(id)
    expect((await unions())[0]).toMatchObject({ chair: '高柔', members: 140, phone: expect.stringContaining('*') })
  })

  it('lets a single field be written over while the rest is only filled', async () => {
    await office.importFile(writeUnions(office.path('a.xlsx'), [unionRow(1)]))
    const preview = await office.preview(writeUnions(office.path('b.xlsx'), [unionRow(1, { 5: '林知秋', 8: 140 })]), { policy: 'keep' })
    await office.adjust(preview.previewId, preview.sheets[0]?.key ?? '', { policies: { members: 'overwrite' } })
    await office.commit(preview.previewId)
    expect((await unions())[0]).toMatchObject({ chair: '高柔', members: 140 })
  })
})

describe('the policy of a field that a recipe brings', () => {
  it('is told apart from the clerk’s own, gives way to it, and holds again once that is taken back', async () => {
    const first = await openUnions(office, [unionRow(1)])
    await first.decide({ policies: { chair: 'keep' } })
    await office.commit(first.id)
    const chairOf = async (decisions: Parameters<TestOffice['adjust']>[2][]) => {
      const { sheet, id, decide } = await openUnions(office, [unionRow(1, { 5: '林知秋' })], 'b.xlsx')
      expect(sheet).toMatchObject({ recipe: { policies: { chair: 'keep' } }, decisions: {} })
      let now = sheet
      for (const each of decisions) now = (await decide(each)) ?? now
      const { rows } = await office.core.call.imports.rows({ previewId: id, sheet: sheet.key })
      return { policies: now.decisions.policies ?? {}, changes: rows[0]?.changes ?? {} }
    }
    const changed = { chair: ['高柔', '林知秋'] }
    expect(await chairOf([])).toEqual({ policies: {}, changes: {} })
    expect(await chairOf([{ policies: { chair: 'overwrite' } }])).toEqual({ policies: { chair: 'overwrite' }, changes: changed })
    expect(await chairOf([{ policies: { chair: null } }])).toEqual({ policies: { chair: null }, changes: changed })
    expect(await chairOf([{ policies: { chair: 'overwrite' } }, { policies: { chair: '' } }])).toEqual({ policies: {}, changes: {} })
  })
})

describe('the warnings about a whole sheet', () => {
  const codes = (sheet: { warnings: readonly { code: string }[] }) => sheet.warnings.map((warning) => warning.code)

  it('say that the file was imported before and that nothing changes', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(3)))
    const { sheet } = await openUnions(office, unionRows(3))
    expect(codes(sheet)).toEqual(['imported-before', 'nothing-changes'])
    expect(sheet.warnings[0]?.message).toContain(`第 ${batch?.batchId} 批`)
    await office.undo(batch?.batchId ?? 0)
    expect(codes((await openUnions(office, unionRows(3))).sheet)).toEqual([])
  })

  it('say that a field changes on many records, but not that a blank was filled or a few changed', async () => {
    await office.importFile(
      writeUnions(
        office.path('a.xlsx'),
        unionRows(20, () => ({ 5: '' })),
      ),
    )
    const { sheet } = await openUnions(
      office,
      unionRows(20, (number) => ({ 5: '林知秋', 8: number <= 6 ? 99 : 111, 7: number <= 5 ? 160 : 150 })),
      'b.xlsx',
    )
    expect(sheet.warnings).toMatchObject([{ code: 'field-changes', field: 'members', count: 6, message: expect.stringContaining('30%') }])
  })

  it('name the records that the last such table held and this one does not', async () => {
    await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(4)))
    const { sheet, id } = await openUnions(office, unionRows(4).slice(0, 3), 'b.xlsx')
    expect(sheet).toMatchObject({ missing: 1, warnings: [{ code: 'nothing-changes' }, { code: 'missing', count: 1 }] })
    const page = await office.core.call.imports.missing({ previewId: id, sheet: sheet.key })
    expect(page).toMatchObject({ total: 1, records: [{ register: 'union', name: '台州市第4模具厂工会委员会', detail: '椒江区' }] })
  })

  it('call nothing missing from a table of other headings or of other unions', async () => {
    await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(4)))
    const { sheet } = await openUnions(office, [unionRow(8), unionRow(9)], 'b.xlsx')
    expect(sheet.missing).toBe(0)
    const other = await openUnions(office, [unionRow(1).slice(0, 8)], 'c.xlsx', unionHeader.slice(0, 8))
    expect(other.sheet.missing).toBe(0)
  })

  it('repeat that a total disagrees', async () => {
    const { sheet } = await openUnions(office, [...unionRows(2), ['合计', '', '', '', '', '', '', 300, 999]])
    expect(sheet.warnings).toMatchObject([{ code: 'total-mismatch', field: 'members' }])
  })
})

describe('a sheet that the clerk wants', () => {
  it('is wanted again after its header was moved away and back', async () => {
    const { decide, sheet } = await openUnions(office, unionRows(2))
    expect(await decide({ headerRows: [1] })).toMatchObject({ register: null, use: false })
    expect(await decide({ headerRows: [2] })).toMatchObject({ register: 'union', use: true, headerRows: sheet.headerRows })
  })

  it('stays left out when that was said, wherever its header is', async () => {
    const { decide } = await openUnions(office, unionRows(2))
    await decide({ use: false })
    await decide({ headerRows: [1] })
    expect(await decide({ headerRows: [2] })).toMatchObject({ register: 'union', use: false })
    expect(await decide({ register: 'union' })).toMatchObject({ use: true })
  })
})

describe('the sources of a record', () => {
  it('say which cell was mended and what stood there, also for the unit that the row carries', async () => {
    const header = [...unionHeader, '单位名称']
    const rows = [
      [...unionRow(1, { 4: '四月', 5: '高 某' }), '台州市甲乙模具厂'],
      [...unionRow(2, { 4: '五月' }), '台州市丙丁模具厂'],
    ]
    const { decide, id } = await openUnions(office, rows, 'a.xlsx', header)
    await decide({ fixes: { E3: '2010-04', J3: '台州市甲乙模具有限公司' }, replacements: [{ column: 'E', from: '五月', to: '2010-05' }] })
    await office.commit(id)
    const sourcesOf = async (register: 'union' | 'unit', recordId: number) => (await office.core.call.records.history({ register, id: recordId })).sources[0]
    const [first, second] = await unions()
    expect(await sourcesOf('union', first?.id ?? 0)).toMatchObject({
      file: 'a.xlsx',
      sheet: '基层工会',
      row: 3,
      fixed: ['foundedOn', 'unitName'],
      columns: { foundedOn: 'E', members: 'I' },
      raw: { foundedOn: '四月' },
    })
    expect(await sourcesOf('union', second?.id ?? 0)).toMatchObject({ row: 4, fixed: ['foundedOn'], raw: { foundedOn: '五月' } })
    const unit = (await office.core.call.records.list({ register: 'unit' })).records.find((each) => each.name === '台州市甲乙模具有限公司')
    expect(await sourcesOf('unit', unit?.id ?? 0)).toMatchObject({
      row: 3,
      fixed: ['name'],
      columns: { name: 'J', employees: 'H' },
      raw: { name: '台州市甲乙模具厂' },
    })
  })
})

describe('a workbook of several sheets', () => {
  it('is not said to lack what another of its sheets holds', async () => {
    const sheets = (last: number) => ({
      甲: [unionHeader, ...unionRows(2)],
      乙: [unionHeader, ...unionRows(last).slice(2)],
    })
    await office.importFile(writeWorkbook(office.path('a.xlsx'), sheets(5)))
    const preview = await office.preview(writeWorkbook(office.path('b.xlsx'), sheets(4)))
    expect(preview.sheets.map((sheet) => sheet.missing)).toEqual([1, 0])
  })
})
