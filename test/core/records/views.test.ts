// Views are kept in the office's file by whoever made them: several clerks are several cores over one folder, one after the other.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Core, createCore } from '#core/core.ts'
import type { ViewContent } from '#shared/api/viewsContract.ts'
import { resourcesDir } from '#test/support/office.ts'

let dataDir: string
let core: Core
const content: ViewContent = {
  columns: { keys: ['name', 'employees', 'county'], widths: { name: 200 }, frozen: 2 },
  filters: [{ field: 'county', op: 'is', value: '椒江区' }],
  search: '机械',
  sort: { field: 'employees', descending: true },
  incompleteOnly: true,
}
const save = (name: string, more: { shared?: boolean; id?: number; content?: ViewContent } = {}) =>
  core.call.views.save({ register: 'unit', name, content, ...more })
const names = async () => (await core.call.views.list({ register: 'unit' })).map((view) => view.name)

async function sitDown(by: string): Promise<void> {
  await core?.close()
  core = await createCore({ dataDir, resourcesDir, by })
}
beforeEach(async () => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'ledger-views-')), 'data')
  await sitDown('王芳')
})
afterEach(async () => {
  await core.close()
  rmSync(join(dataDir, '..'), { recursive: true, force: true })
})

test('a view comes back as it was saved, after the office was closed too', async () => {
  const saved = await save('大企业')
  expect(saved).toEqual({ id: 1, register: 'unit', name: '大企业', owner: '王芳', mine: true, shared: false, isDefault: false, content, missing: [] })
  await sitDown('王芳')
  expect(await core.call.views.list({ register: 'unit' })).toEqual([saved])
  expect(await core.call.views.list({ register: 'union' })).toEqual([])
})

test('what is private is seen by its owner alone; what is shared by all, and changed by its owner alone', async () => {
  await save('我的')
  const office = await save('全室', { shared: true })
  await sitDown('李明')
  expect(await core.call.views.list({ register: 'unit' })).toMatchObject([{ name: '全室', owner: '王芳', mine: false }])
  for (const attempt of [
    core.call.views.save({ id: office.id, register: 'unit', name: '全室', content }),
    core.call.views.rename({ id: office.id, name: '改名' }),
    core.call.views.share({ id: office.id, shared: false }),
    core.call.views.remove({ id: office.id }),
  ])
    await expect(attempt).rejects.toMatchObject({ code: 'not-owner' })
  await expect(core.call.views.rename({ id: 1, name: '改名' })).rejects.toMatchObject({ code: 'not-found' })
  expect((await save('全室')).mine).toBe(true)
})

test('a name is free once per register and owner', async () => {
  const first = await save('甲')
  await expect(save('甲')).rejects.toMatchObject({ code: 'name-taken' })
  const second = await save(' 乙 ')
  expect(second.name).toBe('乙')
  await expect(core.call.views.rename({ id: second.id, name: '甲' })).rejects.toMatchObject({ code: 'name-taken' })
  expect((await save('甲', { id: first.id, content: { ...content, search: '' } })).content.search).toBe('')
  await core.call.views.save({
    register: 'union',
    name: '甲',
    content: { ...content, columns: { keys: ['name'], widths: {}, frozen: 1 }, filters: [], sort: null },
  })
  expect(await names()).toEqual(['甲', '乙'])
})

test('a removed view comes back under its number, unless its name was taken meanwhile', async () => {
  const { id } = await save('甲')
  await core.call.views.remove({ id })
  expect(await names()).toEqual([])
  await expect(core.call.views.remove({ id })).rejects.toMatchObject({ code: 'not-found' })
  expect((await core.call.views.restore({ id })).id).toBe(id)
  await core.call.views.remove({ id })
  expect((await save('甲')).id).not.toBe(id)
  await expect(core.call.views.restore({ id })).rejects.toMatchObject({ code: 'name-taken' })
})

test('each clerk has one default view per register, also of those that others share', async () => {
  const mine = await save('甲')
  const shared = await save('乙', { shared: true })
  await core.call.views.setDefault({ register: 'unit', id: mine.id })
  await core.call.views.setDefault({ register: 'unit', id: shared.id })
  const defaults = async () => (await core.call.views.list({ register: 'unit' })).filter((view) => view.isDefault).map((view) => view.name)
  expect(await defaults()).toEqual(['乙'])
  await sitDown('李明')
  expect(await defaults()).toEqual([])
  await core.call.views.setDefault({ register: 'unit', id: shared.id })
  await expect(core.call.views.setDefault({ register: 'unit', id: mine.id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await defaults()).toEqual(['乙'])
  await core.call.views.setDefault({ register: 'unit', id: null })
  expect(await defaults()).toEqual([])
  await sitDown('王芳')
  expect(await defaults()).toEqual(['乙'])
  await core.call.views.remove({ id: shared.id })
  expect(await defaults()).toEqual([])
})

test('a field that a register no longer has is left out of its views, and said', async () => {
  await expect(save('甲', { content: { ...content, columns: { ...content.columns, keys: ['name', 'faxNumber'] } } })).rejects.toMatchObject({
    code: 'bad-input',
  })
  await save('甲')
  await core.close()
  const file = new SQLite(join(dataDir, 'office.sqlite'))
  file.exec(`UPDATE list_view SET content = replace(replace(content, '"employees"', '"faxNumber"'), '"county"', '"faxPlace"'),
    labels = '{"name":"单位名称","faxNumber":"传真","faxPlace":"传真地点"}'`)
  file.close()
  await sitDown('王芳')
  const [view] = await core.call.views.list({ register: 'unit' })
  expect(view?.missing).toEqual(['传真', '传真地点'])
  expect(view?.content).toEqual({ ...content, columns: { ...content.columns, keys: ['name'] }, filters: [], sort: null })
})
