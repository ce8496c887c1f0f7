import { copyFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

const header = [
  '序号',
  '县（市、区）',
  '镇（街道）',
  '单位名称',
  '统一社会信用代码',
  '工会名称',
  '建会形式',
  '建会时间',
  '工会主席',
  '联系电话',
  '职工人数',
  '会员数',
  '其中：女会员',
]
const first = [
  1,
  '椒江区',
  '海门街道',
  '台州市椒江青禾泵业有限公司',
  '91331002MA2ABCDE0A',
  '台州市椒江青禾泵业有限公司工会委员会',
  '单独建会',
  '2010年4月',
  '高柔',
  '0576-88000001',
  151,
  111,
  88,
]
const second = [2, '椒江区', '白云街道', '', '', '白云街道模具行业联合工会', '联合建会', '2018.1.4', '曾可枝', '13900000002', 103, 88, 55]

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

function ledger(name: string, rows: readonly (readonly (string | number)[])[], sheet = '基层工会'): string {
  return writeWorkbook(office.path(name), { [sheet]: [['基层工会一览表'], header, ...rows] })
}
const unions = async (): Promise<readonly RecordRow[]> => (await office.core.call.records.list({ register: 'union', withSources: true })).records

describe('an import of a union ledger', () => {
  it('keeps the union, its unit and the link between them, each with its sheet and row', async () => {
    const [batch] = await office.importFile(ledger('a.xlsx', [first, second]))
    expect(batch?.rows).toEqual({ read: 2, added: 2, changed: 0, unchanged: 0, skipped: 0, rejected: 0 })
    const [single] = (await unions()).filter((union) => union.form === 'single')
    expect(single).toMatchObject({ name: first[5], county: '椒江区', township: '海门街道', foundedOn: '2010-04', members: 111, unitName: first[3] })
    expect(single?.sources).toEqual([{ file: 'a.xlsx', sheet: '基层工会', row: 3 }])
    const units = await office.core.call.records.list({ register: 'unit', withSources: true })
    expect(units.records.map((unit) => [unit.name, unit.employees, unit.sources?.[0]?.row])).toEqual([[first[3], 151, 3]])
    expect((await office.core.call.records.list({ register: 'coverage' })).total).toBe(1)
  })

  it('changes nothing when the same file comes again', async () => {
    const path = ledger('a.xlsx', [first, second])
    await office.importFile(path)
    const before = office.hash()
    const [batch] = await office.importFile(path)
    expect(batch?.rows).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(office.hash()).toBe(before)
  })

  it('overwrites what the new ledger says, never erases by a blank, and keeps the old value in the history', async () => {
    await office.importFile(ledger('a.xlsx', [first]))
    const later = first.with(11, 120).with(8, '')
    const [batch] = await office.importFile(ledger('b.xlsx', [later]))
    expect(batch?.rows).toMatchObject({ changed: 1, added: 0 })
    const [union] = await unions()
    expect(union).toMatchObject({ members: 120, chair: '高柔' })
    const { entries } = await office.core.call.records.history({ register: 'union', id: union?.id ?? 0 })
    expect(entries.find((entry) => entry.field === 'members')).toMatchObject({ from: 111, to: 120, source: { file: 'b.xlsx', row: 3 } })
  })

  it('fills only blanks under the policy fill, and touches no known record under keep', async () => {
    await office.importFile(ledger('a.xlsx', [first.with(8, '')]))
    await office.importFile(ledger('b.xlsx', [first.with(11, 120)]), { policy: 'keep' })
    expect((await unions())[0]).toMatchObject({ members: 111, chair: null })
    await office.importFile(ledger('c.xlsx', [first.with(11, 120)]), { policy: 'fill' })
    expect((await unions())[0]).toMatchObject({ members: 111, chair: '高柔' })
  })

  it('refuses the second row of one union that says something else, and names the first', async () => {
    const [batch] = await office.importFile(ledger('a.xlsx', [first, first.with(11, 99)]))
    expect(batch?.rows).toMatchObject({ added: 1, rejected: 1 })
    expect(batch?.problems.find((problem) => problem.code === 'duplicate' && problem.row === 4)).toBeDefined()
    expect((await unions())[0]?.members).toBe(111)
  })

  it('leaves no trace of a refused row, neither of its unit', async () => {
    const otherUnit = first.with(3, '台州市椒江青木泵业有限公司').with(11, 99)
    const [batch] = await office.importFile(ledger('a.xlsx', [first, otherUnit]))
    expect(batch?.rows).toMatchObject({ added: 1, rejected: 1 })
    expect((await office.core.call.records.list({ register: 'unit' })).records.map((unit) => unit.name)).toEqual([first[3]])
  })

  it('does not touch a known unit either under keep', async () => {
    await office.importFile(ledger('a.xlsx', [first]))
    const before = office.hash()
    await office.importFile(ledger('b.xlsx', [first.with(10, 170).with(11, 120)]), { policy: 'keep' })
    expect(office.hash()).toBe(before)
  })

  it('leaves a row without a name out and says so at its cell', async () => {
    const [batch] = await office.importFile(ledger('a.xlsx', [first, second.with(5, '')]))
    expect(batch?.rows).toMatchObject({ added: 1, rejected: 1 })
    expect(batch?.problems.find((problem) => problem.code === 'row-without-name')).toMatchObject({ row: 4, cell: 'F4', level: 'error' })
  })

  it('finds a unit again by its code though the ledger writes its name otherwise', async () => {
    await office.importFile(ledger('a.xlsx', [first.with(4, '91331002MA28GTQX32')]))
    const again = writeWorkbook(office.path('units.xlsx'), {
      单位: [
        ['单位名称', '统一社会信用代码', '县（市、区）', '职工人数'],
        ['台州市椒江青禾泵业有限公司（原名：青禾泵厂）', '91331002MA28GTQX32', '椒江区', 160],
      ],
    })
    await office.importFile(again, { register: 'unit' })
    expect((await office.core.call.records.list({ register: 'unit' })).total).toBe(1)
  })
})

describe('an import of what the office itself exported', () => {
  it('changes nothing, and a masked phone does not replace the full one', async () => {
    await office.importFile(ledger('a.xlsx', [first, second]))
    const before = office.hash()
    const { fileId } = await exportedFile(office.core.call, { register: 'union', format: 'xlsx' })
    copyFileSync((await office.core.files.locate(fileId)).path, office.path('union.xlsx'))
    const [batch] = await office.importFile(office.path('union.xlsx'))
    expect(batch?.rows).toMatchObject({ read: 2, unchanged: 2 })
    expect(batch?.problems.filter((problem) => problem.level === 'error')).toEqual([])
    expect(office.hash()).toBe(before)
  })
})

describe('an import of a coverage list', () => {
  const list = (rows: readonly (readonly (string | number)[])[]) =>
    writeWorkbook(office.path('c.xlsx'), {
      覆盖: [['序号', '县市区', '联合工会名称', '覆盖单位名称', '覆盖单位统一社会信用代码', '职工数', '会员数'], ...rows],
    })

  it('links the units to the union of the roster', async () => {
    await office.importFile(ledger('a.xlsx', [second]))
    await office.importFile(
      list([
        [1, '椒江区', second[5] ?? '', '台州市甲乙模具厂', '', 12, 9],
        [2, '椒江区', second[5] ?? '', '台州市丙丁模具厂', '', 8, 5],
      ]),
    )
    const links = (await office.core.call.records.list({ register: 'coverage' })).records
    expect(links.map((link) => [link.unionName, link.unitName, link.memberCount])).toEqual(
      expect.arrayContaining([
        [second[5], '台州市甲乙模具厂', 9],
        [second[5], '台州市丙丁模具厂', 5],
      ]),
    )
    expect(await unions()).toHaveLength(1)
  })

  it('founds a union that the roster lacks as incomplete, and says so once', async () => {
    const [batch] = await office.importFile(
      list([
        [1, '椒江区', '前所街道商圈联合工会', '台州市甲乙模具厂', '', 12, 9],
        [2, '椒江区', '前所街道商圈联合工会', '台州市丙丁模具厂', '', 8, 5],
      ]),
    )
    expect(batch?.problems.filter((problem) => problem.code === 'union-created')).toHaveLength(1)
    const [union] = await unions()
    expect(union).toMatchObject({ name: '前所街道商圈联合工会', form: 'joint', county: '椒江区' })
    expect(union?.gaps).toContain('foundedOn')
  })

  it('links again a unit that had left, beside the link that ended', async () => {
    const path = list([[1, '椒江区', second[5] ?? '', '台州市甲乙模具厂', '', 12, 9]])
    await office.importFile(path)
    const links = async () => (await office.core.call.records.list({ register: 'coverage' })).records
    const [link] = await links()
    await office.core.call.records.update({ register: 'coverage', id: link?.id ?? 0, version: link?.version ?? 0, values: { coveredTo: '2019-01-31' } })
    expect((await office.importFile(path))[0]?.rows).toMatchObject({ added: 1 })
    expect((await office.importFile(path))[0]?.rows).toMatchObject({ unchanged: 1 })
    expect((await links()).map((one) => one.coveredTo)).toEqual(['2019-01-31', null])
  })

  it('keeps a unit whose union is not named, as a link that is still to be completed', async () => {
    const [batch] = await office.importFile(
      list([
        [1, '椒江区', second[5] ?? '', '台州市甲乙模具厂', '', 12, 9],
        [2, '椒江区', '', '台州市戊己眼镜厂', '', 4, ''],
      ]),
    )
    expect(batch?.rows.rejected).toBe(0)
    expect(batch?.problems.find((problem) => problem.code === 'union-missing')?.row).toBe(3)
    const links = (await office.core.call.records.list({ register: 'coverage' })).records
    expect(links.find((link) => link.unitName === '台州市戊己眼镜厂')).toMatchObject({ unionName: null })
  })
})

describe('the undo of an import', () => {
  it('takes away what the batch created and gives back what it changed', async () => {
    await office.importFile(ledger('a.xlsx', [first]))
    const before = office.hash()
    const [batch] = await office.importFile(ledger('b.xlsx', [first.with(11, 120), second]))
    const undone = await office.undo(batch?.batchId ?? 0)
    expect(undone).toMatchObject({ kept: [] })
    expect((await unions()).map((union) => [union.name, union.members])).toEqual([[first[5], 111]])
    expect(office.hash()).toBe(before)
  })

  it('keeps a record that somebody has edited since, and says why', async () => {
    const [batch] = await office.importFile(ledger('a.xlsx', [first, second]))
    const edited = (await unions()).find((union) => union.form === 'joint')
    await office.core.call.records.update({ register: 'union', id: edited?.id ?? 0, version: edited?.version ?? 0, values: { chair: '林知秋' } })
    const undone = await office.undo(batch?.batchId ?? 0)
    expect(undone.kept).toEqual([{ register: 'union', id: edited?.id, name: edited?.name, reason: expect.stringContaining('改过') }])
    expect((await unions()).map((union) => union.chair)).toEqual(['林知秋'])
  })

  it('happens once', async () => {
    const [batch] = await office.importFile(ledger('a.xlsx', [first]))
    await office.undo(batch?.batchId ?? 0)
    await expect(office.undo(batch?.batchId ?? 0)).rejects.toMatchObject({ data: { code: 'already-undone' } })
  })
})

describe('a preview', () => {
  it('says what would happen and changes nothing', async () => {
    const before = office.hash()
    const preview = await office.preview(ledger('a.xlsx', [first, second, ['合计', '', '', '', '', '', '', '', '', '', 254, 199, 143]]))
    expect(preview.sheets[0]?.rows).toEqual({ read: 3, added: 2, changed: 0, unchanged: 0, skipped: 1, rejected: 0 })
    expect(office.hash()).toBe(before)
  })

  it('leaves a hidden sheet out and says so, until the clerk asks for it', async () => {
    const path = writeWorkbook(office.path('h.xlsx'), { 今年: [header, first], 去年: [header, second] }, [], ['去年'])
    const preview = await office.preview(path)
    const [shown, hidden] = preview.sheets
    expect([shown?.use, hidden?.use, hidden?.hidden]).toEqual([true, false, true])
    expect(hidden?.problems).toMatchObject([{ code: 'hidden', row: null, column: null }])
    const asked = await office.adjust(preview.previewId, hidden?.key ?? '', { use: true })
    expect(asked.sheets[1]).toMatchObject({ use: true, register: 'union', rows: { added: 1 } })
    expect((await office.commit(preview.previewId)).map((batch) => [batch.sheet, batch.rows.added])).toEqual([
      ['今年', 1],
      ['去年', 1],
    ])
  })

  it('takes only the sheet that was asked for by name', async () => {
    const path = writeWorkbook(office.path('h.xlsx'), { 今年: [header, first], 去年: [header, second] }, [], ['去年'])
    expect((await office.importFile(path, { sheet: '去年' })).map((batch) => [batch.sheet, batch.rows.added])).toEqual([['去年', 1]])
  })

  it('takes a cell that the clerk mends, and commits it as mended', async () => {
    const preview = await office.preview(ledger('a.xlsx', [first.with(7, '2018-13-05')]))
    const sheet = preview.sheets[0]?.key ?? ''
    expect(preview.sheets[0]?.problems.find((problem) => problem.code === 'invalid-date')?.cell).toBe('H3')
    const mended = await office.adjust(preview.previewId, sheet, { fixes: { H3: '2018-12-05' } })
    expect(mended.sheets[0]?.problems.find((problem) => problem.code === 'invalid-date')).toBeUndefined()
    await office.commit(preview.previewId)
    expect((await unions())[0]?.foundedOn).toBe('2018-12-05')
  })

  it('is forgotten when it is cancelled before its commit ends, and leaves nothing behind', async () => {
    const before = office.hash()
    const preview = await office.preview(ledger('a.xlsx', [first, second]))
    const stream = await office.core.call.imports.commit({ previewId: preview.previewId })
    for await (const _ of stream) break
    expect(office.hash()).toBe(before)
  })
})
