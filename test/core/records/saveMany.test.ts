import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice

beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record
const get = async (register: RegisterId, id: number) => (await office.core.call.records.get({ register, id })).record
const save = (register: RegisterId, ...records: [id: number, version: number, values: Record<string, Value>][]) =>
  office.core.call.records.saveMany({ register, records: records.map(([id, version, values]) => ({ id, version, values })) })
const takeBack = (register: RegisterId, ...edits: [id: number, version: number][]) =>
  office.core.call.records.takeBack({ register, edits: edits.map(([id, version]) => ({ id, version })) })

test('many records are saved in one call, each with a line of history', async () => {
  const [one, other] = [await create('union', { name: '甲工会' }), await create('union', { name: '乙工会' })]
  const outcomes = await save('union', [one.id, 1, { members: '1,120', foundedOn: '2019.1.5' }], [other.id, 1, { county: '椒江' }])
  expect(outcomes).toMatchObject([
    { id: one.id, madeVersion: 2, refused: [], record: { members: 1120, foundedOn: '2019-01-05', version: 2 } },
    { id: other.id, madeVersion: 2, refused: [], record: { county: '椒江区' } },
  ])
  const { entries } = await office.core.call.records.history({ register: 'union', id: one.id })
  expect(entries.filter((entry) => entry.action === 'update').map((entry) => entry.field)).toEqual(['foundedOn', 'members'])
})

test('what cannot be saved is told at its record and field, and the rest of the record is saved', async () => {
  const [one, other] = [await create('union', { name: '甲工会' }), await create('union', { name: '乙工会' })]
  const outcomes = await save('union', [one.id, 1, { members: '若干', chair: '王伟' }], [other.id, 1, { chair: '林知秋' }])
  expect(outcomes[0]).toMatchObject({ madeVersion: 2, refused: [{ field: 'members', level: 'error', message: expect.stringContaining('0或正整数') }] })
  expect(await get('union', one.id)).toMatchObject({ chair: '王伟', members: null })
  expect(outcomes[1]).toMatchObject({ madeVersion: 2, refused: [] })
})

test('a rule that another field breaks is told at the fields that were given', async () => {
  const { id } = await create('union', { name: '甲工会', members: 30, womenMembers: 20 })
  const [outcome] = await save('union', [id, 1, { members: 10 }])
  expect(outcome).toMatchObject({ madeVersion: null, refused: [{ field: 'members', message: expect.stringContaining('多于会员数') }] })
  expect(await get('union', id)).toMatchObject({ members: 30, version: 1 })
})

test('a record that somebody else has changed, or removed, is left alone and told', async () => {
  const [one, other, third] = [await create('union', { name: '甲' }), await create('union', { name: '乙' }), await create('union', { name: '丙' })]
  await office.core.call.records.update({ register: 'union', id: one.id, version: 1, values: { chair: '高柔' } })
  await office.core.call.records.remove({ register: 'union', id: other.id, version: 1 })
  const outcomes = await save('union', [one.id, 1, { chair: '王伟' }], [other.id, 1, { chair: '王伟' }], [third.id, 1, { chair: '王伟' }])
  expect(outcomes).toMatchObject([
    { conflict: true, madeVersion: null, record: { chair: '高柔', version: 2 }, refused: [{ field: 'chair', message: expect.stringContaining('别人') }] },
    { conflict: false, madeVersion: null, record: null, refused: [{ field: 'chair', message: expect.stringContaining('删除') }] },
    { conflict: false, madeVersion: 2, record: { chair: '王伟' }, refused: [] },
  ])
})

test('a link is given by name: folded, refused when nobody or several are called so', async () => {
  const union = await create('union', { name: '海门街道（联合）工会' })
  for (let namesake = 0; namesake < 2; namesake++) await create('union', { name: '城南工会' })
  const cadre = await create('cadre', { name: '王伟' })
  const linked = async (name: string) => (await save('cadre', [cadre.id, (await get('cadre', cadre.id)).version, { union: name }]))[0]
  expect(await linked('城南工会')).toMatchObject({ madeVersion: null, refused: [{ field: 'union', message: expect.stringContaining('不止一条') }] })
  expect(await linked('城北工会')).toMatchObject({ madeVersion: null, refused: [{ field: 'union', message: expect.stringContaining('没有叫“城北工会”') }] })
  expect(await linked('海门街道(联合)工会')).toMatchObject({ madeVersion: 2, record: { union: union.id, unionName: '海门街道（联合）工会' } })
})

test('what saves nothing new makes no version', async () => {
  const { id } = await create('union', { name: '甲工会', members: 30 })
  expect(await save('union', [id, 1, { members: '30' }])).toMatchObject([{ madeVersion: null, refused: [], record: { version: 1 } }])
})

test('edits are taken back and done again by the versions that they made, masked numbers in full', async () => {
  const { id } = await create('union', { name: '甲工会', phone: '13912345678', members: 3, seal: true })
  await save('union', [id, 1, { phone: '13700000000', members: 4, seal: false }])
  const full = async () => (await office.core.call.records.reveal({ register: 'union', id, field: 'phone', reason: '核对' })).value
  expect(await takeBack('union', [id, 2])).toMatchObject([{ madeVersion: 3, refused: [], record: { members: 3, seal: true } }])
  expect(await full()).toBe('13912345678')
  expect(await takeBack('union', [id, 3])).toMatchObject([{ madeVersion: 4, refused: [], record: { members: 4, seal: false } }])
  expect(await full()).toBe('13700000000')
})

test('what somebody changed since an edit is kept when it is taken back, and told', async () => {
  const { id } = await create('union', { name: '甲工会', members: 3, chair: '王伟' })
  await save('union', [id, 1, { members: 4, chair: '高柔' }])
  await save('union', [id, 2, { members: 5 }])
  const [outcome] = await takeBack('union', [id, 2])
  expect(outcome).toMatchObject({ madeVersion: 4, refused: [{ field: 'members', message: '“会员数”后来又被改过，没有撤销。' }] })
  expect(await get('union', id)).toMatchObject({ members: 5, chair: '王伟' })
})

test('taking back keeps to the rules', async () => {
  const union = await create('union', { name: '甲工会' })
  const cadre = await create('cadre', { name: '王伟', union: union.id })
  const other = await create('union', { name: '乙工会' })
  await save('cadre', [cadre.id, 1, { union: other.id }])
  await office.core.call.records.remove({ register: 'union', id: union.id, version: 1 })
  expect(await takeBack('cadre', [cadre.id, 2])).toMatchObject([
    { madeVersion: null, refused: [{ field: 'union', message: expect.stringContaining('不存在') }] },
  ])
})

test('more than 2,000 records at once are refused', async () => {
  const records = Array.from({ length: 2001 }, (_, index) => ({ id: index + 1, version: 1, values: {} }))
  await expect(office.core.call.records.saveMany({ register: 'union', records })).rejects.toMatchObject({ code: 'bad-input' })
})
