import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BulkEditEvent, BulkPreview, BulkPreviewEvent, BulkResult, BulkUndoEvent, BulkUndoResult } from '#shared/api/bulkTypes.ts'
import type { BulkChange, ListQueryInput } from '#shared/api/recordsContract.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
const ids: number[] = []

async function create(register: RegisterId, values: Record<string, Value>): Promise<number> {
  return (await office.core.call.records.create({ register, values })).record.id
}
async function lastOf<E extends { type: string }>(stream: AsyncIterable<E>): Promise<E> {
  let last: E | undefined
  for await (const event of stream) last = event
  if (!last) throw new Error('the stream was empty')
  return last
}
async function preview(field: string, change: BulkChange, query: Partial<ListQueryInput> = {}): Promise<BulkPreview> {
  const event: BulkPreviewEvent = await lastOf(await office.core.call.records.bulkPreview({ query: { register: 'unit', ...query }, field, change }))
  if (event.type !== 'preview') throw new Error(event.type)
  return event.preview
}
async function edit(previewId: string, why = '核对名册'): Promise<BulkResult> {
  const event: BulkEditEvent = await lastOf(await office.core.call.records.bulkEdit({ previewId, why }))
  if (event.type !== 'edited') throw new Error(event.type)
  return event.result
}
async function undo(bulkId: number): Promise<BulkUndoResult> {
  const event: BulkUndoEvent = await lastOf(await office.core.call.records.bulkUndo({ bulkId }))
  if (event.type !== 'undone') throw new Error(event.type)
  return event.result
}
const unit = async (index: number) => (await office.core.call.records.get({ register: 'unit', id: ids[index] ?? 0 })).record
const updateUnit = async (index: number, values: Record<string, Value>) =>
  office.core.call.records.update({ register: 'unit', id: ids[index] ?? 0, version: (await unit(index)).version, values })

beforeEach(async () => {
  office = await openOffice()
  ids.length = 0
  for (const values of [
    { name: '甲机械公司', county: '椒江区', employees: 100, womenEmployees: 40, industry: '制造业' },
    { name: '乙机械公司', county: '黄岩区', employees: 20, womenEmployees: 15 },
    { name: '丙缝纫厂', county: '椒江区', employees: 50 },
    { name: '丁缝纫厂', county: '路桥区', employees: 60, remark: '机械' },
  ])
    ids.push(await create('unit', values))
})
afterEach(() => office.close())

test('a preview says what would change, what holds it already and what is refused, and writes nothing', async () => {
  const before = office.hash()
  const { counts, changes, refusals } = await preview('employees', { kind: 'set', value: '50' }, { sort: { field: 'employees' } })
  expect(counts).toEqual({ total: 4, changed: 3, unchanged: 1, refused: 0 })
  expect(changes.map(({ record, from, to }) => [record.name, from, to])).toEqual([
    ['乙机械公司', 20, 50],
    ['丁缝纫厂', 60, 50],
    ['甲机械公司', 100, 50],
  ])
  expect(refusals).toEqual([])
  const tight = await preview('employees', { kind: 'set', value: 30 })
  expect(tight.counts).toEqual({ total: 4, changed: 3, unchanged: 0, refused: 1 })
  expect(tight.refusals.map(({ record, reason }) => [record.name, reason])).toEqual([['甲机械公司', '女职工数多于职工人数，请核对。']])
  expect((await preview('employees', { kind: 'set', value: '很多' })).counts).toMatchObject({ changed: 0, refused: 4 })
  expect(office.hash()).toBe(before)
})

test('an edit writes what was previewed with its history, refuses what a rule forbids, and its counts add up', async () => {
  const { previewId } = await preview('employees', { kind: 'set', value: 30 })
  const result = await edit(previewId, '  年报  ')
  expect(result).toMatchObject({
    bulkId: 1,
    counts: { total: 4, changed: 3, unchanged: 0, refused: 1 },
    refusals: [{ reason: '女职工数多于职工人数，请核对。' }],
  })
  expect([(await unit(0)).employees, (await unit(1)).employees, (await unit(2)).employees]).toEqual([100, 30, 30])
  const { entries } = await office.core.call.records.history({ register: 'unit', id: ids[1] ?? 0 })
  expect(entries[0]).toMatchObject({ by: '测试员', action: 'update', field: 'employees', from: 20, to: 30, why: '批量修改：年报' })
  await expect(edit(previewId)).rejects.toMatchObject({ code: 'not-found' })
})

test('only the ticked records or those of the filter are looked at; a region is given by name, and a value can be taken away', async () => {
  const some = await preview('county', { kind: 'set', value: '玉环市' }, { ids: [ids[0] ?? 0, ids[3] ?? 0] })
  expect(some.changes.map(({ from, to }) => [from, to])).toEqual([
    ['椒江区', '玉环市'],
    ['路桥区', '玉环市'],
  ])
  const filtered = await preview(
    'employees',
    { kind: 'set', value: null },
    { filters: [{ field: 'county', op: 'is', value: '椒江区' }], except: [ids[0] ?? 0] },
  )
  expect(filtered.changes.map(({ record, from, to }) => [record.name, from, to])).toEqual([['丙缝纫厂', 50, null]])
  await edit(filtered.previewId)
  expect((await unit(2)).employees).toBeNull()
})

test('a text is replaced wherever it stands, to the letter, and names are found by the new one', async () => {
  const { previewId, counts } = await preview('name', { kind: 'replace', find: '机械', with: '$&精工' })
  expect(counts).toEqual({ total: 4, changed: 2, unchanged: 2, refused: 0 })
  await edit(previewId)
  expect((await unit(0)).name).toBe('甲$&精工公司')
  expect((await office.core.call.records.list({ register: 'unit', search: '精工' })).total).toBe(2)
})

test('links are given by name; masked, derived and other registers’ fields are refused', async () => {
  const union = await create('union', { name: '甲工会', form: 'single' })
  const member = await create('member', { name: '陈一' })
  const { changes, previewId } = await preview('union', { kind: 'set', value: '甲工会' }, { register: 'member' })
  expect(changes).toMatchObject([{ record: { id: member }, from: null, to: '甲工会' }])
  await edit(previewId)
  expect((await office.core.call.records.get({ register: 'member', id: member })).record.union).toBe(union)
  expect((await preview('union', { kind: 'set', value: '没有的工会' }, { register: 'member' })).refusals[0]?.reason).toContain('没有的工会')
  for (const [register, field, change] of [
    ['unit', 'phone', { kind: 'set', value: null }],
    ['member', 'unionName', { kind: 'set', value: '乙' }],
    ['pilot', 'partTimeVices', { kind: 'set', value: 3 }],
    ['unit', 'employees', { kind: 'replace', find: '1', with: '2' }],
    ['unit', 'nothing', { kind: 'set', value: 1 }],
  ] as const)
    await expect(preview(field, change, { register })).rejects.toMatchObject({ code: 'value-invalid' })
})

test('a record that was changed or removed since the preview is left alone and told', async () => {
  const { previewId } = await preview('industry', { kind: 'set', value: '制造业' })
  await updateUnit(1, { remark: '刚改过' })
  await office.core.call.records.remove({ register: 'unit', id: ids[2] ?? 0, version: 1 })
  const { counts, refusals } = await edit(previewId)
  expect(counts).toEqual({ total: 4, changed: 1, unchanged: 1, refused: 2 })
  expect(refusals.map(({ reason }) => reason)).toEqual(['预览之后这条记录又被改过，没有修改。', '预览之后这条记录被删除了，没有修改。'])
  expect((await unit(1)).industry).toBeNull()
})

test('taking it back puts back what nobody changed since, says what was kept, and is itself history; once', async () => {
  const before = office.hash()
  const plain = await edit((await preview('employees', { kind: 'set', value: 55 })).previewId)
  expect(await undo(plain.bulkId ?? 0)).toMatchObject({ reversed: 4, kept: 0, refusals: [] })
  expect(office.hash()).toBe(before)
  await expect(undo(plain.bulkId ?? 0)).rejects.toMatchObject({ code: 'already-undone' })

  const { bulkId } = await edit((await preview('employees', { kind: 'set', value: 55 })).previewId, '试')
  await updateUnit(0, { employees: 66 })
  await updateUnit(1, { remark: '别的一项' })
  await updateUnit(2, { womenEmployees: 52 })
  await office.core.call.records.remove({ register: 'unit', id: ids[3] ?? 0, version: (await unit(3)).version })
  const back = await undo(bulkId ?? 0)
  expect(back).toMatchObject({ reversed: 1, kept: 3 })
  expect(back.refusals.map(({ record, reason }) => [record?.name, reason])).toEqual([
    ['丁缝纫厂', '这条记录已被删除，没有恢复。'],
    ['丙缝纫厂', '女职工数多于职工人数，请核对。'],
    ['甲机械公司', '批量修改之后又被改过，已保留。'],
  ])
  expect([(await unit(0)).employees, (await unit(1)).employees, (await unit(2)).employees]).toEqual([66, 20, 55])
  const { entries } = await office.core.call.records.history({ register: 'unit', id: ids[1] ?? 0 })
  expect(entries[0]).toMatchObject({ field: 'employees', from: 55, to: 20, why: '撤销批量修改：试' })
  const { total, edits } = await office.core.call.records.bulkEdits({ register: 'unit' })
  expect(total).toBe(2)
  expect(edits.map((one) => [one.bulkId, one.field, one.why, one.counts.changed, one.undoneAt !== null])).toEqual([
    [3, 'employees', '试', 4, true],
    [1, 'employees', '核对名册', 4, true],
  ])
})

test('what changes nothing leaves nothing, and what is cancelled changes nothing', async () => {
  const same = await preview('industry', { kind: 'set', value: '制造业' }, { ids: [ids[0] ?? 0] })
  expect(await edit(same.previewId)).toMatchObject({ bulkId: null, counts: { changed: 0, unchanged: 1 } })
  const before = office.hash()
  const { previewId } = await preview('employees', { kind: 'set', value: 77 })
  const stop = new AbortController()
  stop.abort()
  await expect(office.core.call.records.bulkEdit({ previewId, why: '试' }, { signal: stop.signal }).then(lastOf)).rejects.toThrow()
  expect(office.hash()).toBe(before)
  expect((await office.core.call.records.bulkEdits({ register: 'unit' })).total).toBe(0)
})

test('others get their turn while many records are edited, and whoever stops listening has changed nothing', async () => {
  for (let number = 1; number <= 600; number++) await create('unit', { name: `第${number}厂` })
  const before = office.hash()
  const { previewId, counts } = await preview('remark', { kind: 'set', value: '已核对' })
  expect(counts.total).toBe(604)
  let events = 0
  for await (const event of await office.core.call.records.bulkEdit({ previewId, why: '试' })) {
    expect(event).toMatchObject({ type: 'progress', phase: 'writing', total: 604 })
    events++
    expect((await office.core.call.records.list({ register: 'unit', limit: 1 })).total).toBe(604)
    await expect(create('unit', { name: '插队厂' })).rejects.toMatchObject({ code: 'writer-busy' })
    break
  }
  expect(events).toBe(1)
  expect(office.hash()).toBe(before)
  expect((await edit(previewId)).counts).toEqual({ total: 604, changed: 604, unchanged: 0, refused: 0 })
})
