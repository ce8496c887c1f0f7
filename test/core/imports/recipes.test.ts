import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { unionHeader, unionRow, unionRows, writeUnions } from '#test/support/unionLedger.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const imports = () => office.core.call.imports
const unions = async () => (await office.core.call.records.list({ register: 'union' })).records
const preview = async (rows: Parameters<typeof writeUnions>[1], name = 'a.xlsx') => office.preview(writeUnions(office.path(name), rows))
const saved = async (name = '花名册') => {
  const { previewId, sheets } = await preview(unionRows(2, () => ({ 3: '合伙式', 4: '四月' })))
  const sheet = sheets[0]?.key ?? ''
  await office.adjust(previewId, sheet, {
    mapping: { F: null, A: 'remark' },
    values: { form: { 合伙式: 'joint' } },
    policies: { members: 'keep' },
    replacements: [{ column: 'E', from: '四月', to: '2010-04' }],
  })
  return { previewId, sheet, recipe: await imports().saveRecipe({ previewId, sheet, name }) }
}

describe('a recipe', () => {
  it('reads the next table with the same headings as the clerk read this one, in whatever order its columns stand', async () => {
    const { previewId, recipe } = await saved()
    expect(recipe).toMatchObject({ name: '花名册', version: 1, register: 'union', columns: 9, automatic: false })
    await imports().discard({ previewId })
    const turned = [unionHeader, unionRow(1, { 3: '合伙式', 4: '四月' })].map((row) => [...row].reverse())
    const [sheet] = (await office.preview(writeWorkbook(office.path('b.xlsx'), { 表: turned }))).sheets
    expect(sheet?.recipe).toMatchObject({ id: recipe.id, name: '花名册', version: 1 })
    expect(Object.fromEntries(sheet?.columns.map((column) => [column.column, column.target]) ?? [])).toMatchObject({
      I: 'remark',
      D: null,
      G: 'name',
      A: 'members',
    })
    expect(sheet?.problems.filter((problem) => problem.code === 'invalid-date' || problem.code === 'unknown-value')).toEqual([])
    expect(sheet?.values[0]?.texts).toEqual([{ text: '合伙式', count: 1, decided: true, code: 'joint' }])
  })

  it('brings its policies along', async () => {
    await saved()
    await office.importFile(writeUnions(office.path('a.xlsx'), [unionRow(1)]))
    await office.importFile(writeUnions(office.path('b.xlsx'), [unionRow(1, { 7: 170, 8: 150 })]))
    expect((await unions())[0]).toMatchObject({ members: 111 })
  })

  it('is put aside for a sheet where the clerk wants none, or another one', async () => {
    const { recipe } = await saved()
    const { previewId, sheets } = await preview([unionRow(1)], 'b.xlsx')
    const key = sheets[0]?.key ?? ''
    expect(sheets[0]?.recipe?.id).toBe(recipe.id)
    const without = (await office.adjust(previewId, key, { recipeId: null })).sheets[0]
    expect([without?.recipe, without?.columns[5]?.target]).toEqual([null, 'chair'])
    expect((await office.adjust(previewId, key, { recipeId: recipe.id })).sheets[0]?.columns[5]?.target).toBeNull()
  })

  it('counts its versions under one name, is renamed, and goes with all of them', async () => {
    const { previewId, sheet, recipe } = await saved()
    const second = await imports().saveRecipe({ previewId, sheet, name: '花名册' })
    expect([second.version, (await imports().recipes()).map(({ name, version }) => [name, version])]).toEqual([2, [['花名册', 2]]])
    await imports().saveRecipe({ previewId, sheet, name: '别的' })
    await expect(imports().renameRecipe({ recipeId: second.id, name: '别的' })).rejects.toMatchObject({ data: { code: 'name-taken' } })
    await imports().renameRecipe({ recipeId: second.id, name: '季度花名册' })
    expect((await imports().recipes()).map(({ name, version }) => [name, version])).toEqual([
      ['别的', 1],
      ['季度花名册', 2],
    ])
    await imports().removeRecipe({ recipeId: second.id })
    expect((await imports().recipes()).map(({ name }) => name)).toEqual(['别的'])
    await expect(imports().exportRecipe({ recipeId: recipe.id })).rejects.toMatchObject({ data: { code: 'not-found' } })
  })

  it('travels to another office as a file', async () => {
    const { recipe } = await saved()
    const { fileId, name } = await imports().exportRecipe({ recipeId: recipe.id })
    expect(name).toBe('花名册.recipe.json')
    const path = office.path(name)
    copyFileSync((await office.core.files.locate(fileId)).path, path)
    const other = await openOffice()
    try {
      const taken = await other.core.files.takeIn(path, name)
      expect(await other.core.call.imports.importRecipe({ fileId: taken.fileId })).toMatchObject({ name: '花名册', version: 1, register: 'union', columns: 9 })
      const [sheet] = (await other.preview(writeUnions(other.path('b.xlsx'), [unionRow(1, { 3: '合伙式' })]))).sheets
      expect(sheet?.columns[5]?.target).toBeNull()
    } finally {
      await other.close()
    }
  })

  it('is refused when the file is something else, or puts two columns on one field', async () => {
    const twice = JSON.stringify({
      kind: 'union-ledger-recipe',
      format: 1,
      name: 'x',
      version: 1,
      register: 'union',
      columns: ['甲', '乙'].map((heading) => ({ heading, target: 'name' })),
    })
    for (const text of [twice, '', '{}', '{"kind":"union-ledger-recipe","format":2}', '[1,']) {
      writeFileSync(office.path('x.json'), text)
      const { fileId } = await office.core.files.takeIn(office.path('x.json'), 'x.json')
      await expect(imports().importRecipe({ fileId })).rejects.toMatchObject({ data: { code: 'recipe-invalid', params: { file: 'x.json' } } })
    }
  })

  it('that comes along with the files is used without being kept, and refused where no table has its headings', async () => {
    const { recipe, previewId } = await saved()
    await imports().discard({ previewId })
    const { fileId } = await imports().exportRecipe({ recipeId: recipe.id })
    const document = JSON.parse(readFileSync((await office.core.files.locate(fileId)).path, 'utf8')) as NonNullable<
      Parameters<ReturnType<typeof imports>['open']>[0]['recipe']
    >
    await imports().removeRecipe({ recipeId: recipe.id })
    const open = async (rows: Parameters<typeof writeUnions>[1], header?: readonly string[]) => {
      const file = await office.core.files.takeIn(writeUnions(office.path('c.xlsx'), rows, header), 'c.xlsx')
      for await (const event of await imports().open({ fileIds: [file.fileId], recipe: document })) if (event.type === 'preview') return event.preview.sheets[0]
      return undefined
    }
    expect((await open([unionRow(1)]))?.recipe).toMatchObject({ id: null, name: '花名册', version: 1 })
    await expect(open([unionRow(1).slice(0, 8)], unionHeader.slice(0, 8))).rejects.toMatchObject({
      data: { code: 'recipe-unfit', params: { recipe: '花名册' } },
    })
    expect(await imports().recipes()).toEqual([])
  })
})

describe('an import with decisions', () => {
  it('is remembered by itself for the next table with these headings', async () => {
    const { previewId, sheets } = await preview([unionRow(1)])
    await office.adjust(previewId, sheets[0]?.key ?? '', { mapping: { F: null } })
    await office.commit(previewId)
    expect(await imports().recipes()).toMatchObject([{ name: 'a.xlsx · 基层工会', version: 1, automatic: true }])
    expect((await preview([unionRow(2)], 'b.xlsx')).sheets[0]?.columns[5]?.target).toBeNull()
  })

  it('makes the next version of the recipe that it began with, whose name stays the clerk’s', async () => {
    await saved()
    const { previewId, sheets } = await preview([unionRow(1)], 'b.xlsx')
    await office.adjust(previewId, sheets[0]?.key ?? '', { mapping: { F: 'chair' } })
    await office.commit(previewId)
    expect(await imports().recipes()).toMatchObject([{ name: '花名册', version: 2, automatic: false }])
  })

  it('without any leaves no recipe', async () => {
    await office.importFile(writeUnions(office.path('a.xlsx'), [unionRow(1)]))
    expect(await imports().recipes()).toEqual([])
  })
})
