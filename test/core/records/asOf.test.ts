// A small office over six days, worked out by hand.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Core, createCore } from '#core/core.ts'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { resourcesDir } from '#test/support/office.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-past-'))
let core: Core
let today = '2019-03-01'
let tick = 0

beforeAll(async () => {
  const now = () => `${today}T12:00:00.${String(tick++).padStart(3, '0')}Z`
  core = await createCore({ dataDir: join(folder, 'data'), resourcesDir, clock: { now, today: () => today }, by: '测试员' })
  const { records } = core.call
  const create = async (register: RegisterId, values: Record<string, string | number>) => (await records.create({ register, values })).record.id
  const update = (register: RegisterId, id: number, version: number, values: Record<string, string | number | boolean>) =>
    records.update({ register, id, version, values })

  // 1 March: a union, its unit, a member.
  await create('union', { name: '德明机械工会', form: 'single', county: '椒江区', phone: '13911112222', termFrom: '2018-01-01', termYears: 3 })
  await create('unit', { name: '德明机械有限公司', county: '椒江区', employees: 120 })
  await create('coverage', { union: 1, unit: 1, coveredFrom: '2018-01-01' })
  await create('member', { name: '周敏', documentNumber: '331002198001011239', union: 1, unit: 1, joinedOn: '2018-05-01' })
  await create('pilot', { union: 1, name: '德明试点' })
  await create('cadre', { name: '陈刚', union: 1, position: '副主席', engagement: 'part-time', from: '2018-01-01', to: '2019-03-04' })

  // 2 March: the union is renamed and moves; a region gets another name; the unit leaves.
  today = '2019-03-02'
  await update('union', 1, 1, { name: '明德重工工会', county: '黄岩区', phone: '13733334444', termYears: 5 })
  const region = (await records.list({ register: 'region', filters: [{ field: 'code', op: 'is', value: '331002' }] })).records[0]
  await update('region', Number(region?.id), Number(region?.version), { name: '椒江新区' })
  await update('coverage', 1, 1, { coveredTo: '2019-03-02' })

  // 3 March: the unit goes into the recycle bin with what hangs on it; the member is said to have left.
  today = '2019-03-03'
  await create('membershipEvent', { member: 1, kind: '退会', date: '2019-03-03' })
  await records.remove({ register: 'unit', id: 1, version: 1, why: '注销' })

  // 4 March: a ledger changes the union and brings another; 5 March: it is taken back, and the unit comes back.
  today = '2019-03-04'
  const ledger = join(folder, '工会.csv')
  writeFileSync(ledger, '\ufeff工会名称,建会形式,县（市、区）,会员数\n明德重工工会,单独,黄岩区,77\n精工泵业工会,单独,路桥区,80\n')
  const { fileId } = await core.files.takeIn(ledger, basename(ledger))
  let previewId = ''
  for await (const event of await core.call.imports.open({ fileIds: [fileId], register: 'union' }))
    if (event.type === 'preview') previewId = event.preview.previewId
  let batchId = 0
  for await (const event of await core.call.imports.commit({ previewId })) if (event.type === 'committed') batchId = event.batches[0]?.batchId ?? 0
  today = '2019-03-05'
  for await (const _ of await core.call.imports.undo({ batchId }));
  await records.restore({ register: 'unit', id: 1 })
  today = '2019-03-06'
})
afterAll(async () => {
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

const list = (register: RegisterId, asOf: string, more: Partial<ListQueryInput> = {}) => core.call.records.list({ register, asOf, ...more })
const first = async (register: RegisterId, asOf: string) => (await list(register, asOf)).records[0]

test('before its first record a list is empty, in the recycle bin of that day too', async () => {
  expect(await list('union', '2019-02-28')).toEqual({ total: 0, records: [] })
  await expect(core.call.records.get({ register: 'union', id: 1, asOf: '2019-02-28' })).rejects.toMatchObject({ data: { code: 'not-there-then' } })
})

test('a day is shown as it ended: names, regions, phones and what follows from them', async () => {
  expect(await first('union', '2019-03-01')).toMatchObject({
    name: '德明机械工会',
    county: '椒江区',
    phone: '139****2222',
    termEndsOn: '2021-01-01',
    unitName: '德明机械有限公司',
    version: 1,
  })
  expect(await first('union', '2019-03-02')).toMatchObject({
    name: '明德重工工会',
    county: '黄岩区',
    phone: '137****4444',
    termEndsOn: '2023-01-01',
    unitName: null,
  })
  expect(await first('unit', '2019-03-01')).toMatchObject({ county: '椒江区' })
  expect(await first('unit', '2019-03-02')).toMatchObject({ county: '椒江新区' })
})

test('links name the other end as it was called then', async () => {
  expect(await first('member', '2019-03-01')).toMatchObject({ unionName: '德明机械工会', unitName: '德明机械有限公司' })
  expect(await first('member', '2019-03-02')).toMatchObject({ unionName: '明德重工工会' })
  expect((await list('member', '2019-03-01', { filters: [{ field: 'unionName', op: 'contains', value: '德明' }] })).total).toBe(1)
  expect((await list('member', '2019-03-02', { filters: [{ field: 'unionName', op: 'contains', value: '德明' }] })).total).toBe(0)
  expect((await list('union', '2019-03-01', { search: '明德' })).total).toBe(0)
  expect((await list('union', '2019-03-02', { search: '明德' })).total).toBe(1)
})

test('membership and vice-chairs are derived as of that day, with that day for today', async () => {
  expect(await first('member', '2019-03-02')).toMatchObject({ membershipState: '在会', isCurrent: true })
  expect(await first('member', '2019-03-03')).toBeUndefined()
  expect(await first('member', '2019-03-05')).toMatchObject({ membershipState: '已退会', isCurrent: false })
  expect(await first('pilot', '2019-03-03')).toMatchObject({ partTimeViceChairs: 1 })
  expect(await first('pilot', '2019-03-04')).toMatchObject({ partTimeViceChairs: 0 })
})

test('what was in the recycle bin then is not on the list then, and is counted nowhere', async () => {
  expect([(await list('unit', '2019-03-02')).total, (await list('unit', '2019-03-03')).total, (await list('unit', '2019-03-05')).total]).toEqual([1, 0, 1])
  expect((await core.call.records.get({ register: 'unit', id: 1, asOf: '2019-03-04' })).deleted).toBe(true)
  const links = async (asOf: string) => (await core.call.records.related({ register: 'unit', id: 1, asOf })).find((entry) => entry.register === 'member')?.total
  expect([await links('2019-03-02'), await links('2019-03-03'), await links('2019-03-05')]).toEqual([1, 0, 1])
})

test('an import that was taken back later still stands on its day; what it brought is as if it had never been', async () => {
  expect((await list('union', '2019-03-04')).records).toMatchObject([{ name: '明德重工工会', members: 77 }])
  expect((await list('union', '2019-03-04', { withSources: true })).records[0]?.sources ?? []).toEqual([])
  expect((await list('union', '2019-03-05')).records).toMatchObject([{ name: '明德重工工会', members: null }])
})

test('today is the office as it is; a day to come, or one that is none, is refused in one sentence', async () => {
  expect(await list('union', today)).toEqual(await core.call.records.list({ register: 'union' }))
  const refusal = async (asOf: string) => (await list('union', asOf).catch((thrown) => thrown)).message
  expect(await refusal('2019-03-07')).toBe('2019-03-07 还没有到，只能看今天（2019-03-06）和以前的样子。')
  for (const day of ['2019-02-29', '2019-13-01', '2019-3-1', '去年', '']) expect(await refusal(day)).toContain('不是有效的日期')
})

test('an export of a past day says the day in its name and holds that day', async () => {
  const file = await exportedFile(core.call, { register: 'union', format: 'csv', asOf: '2019-03-01' })
  expect(file).toMatchObject({ name: '基层工会_2019-03-01.csv', rows: 1 })
  expect(readFileSync((await core.files.locate(file.fileId)).path, 'utf8')).toContain('德明机械工会')
})

test('a masked number of then is shown with a reason, and the log says of which day', async () => {
  expect((await core.call.records.reveal({ register: 'union', id: 1, field: 'phone', reason: '查证', asOf: '2019-03-01' })).value).toBe('13911112222')
  expect((await core.call.records.reveal({ register: 'union', id: 1, field: 'phone', reason: '查证' })).value).toBe('13733334444')
  await list('union', '2019-03-01', { unmask: { reason: '打印' } })
  const file = new SQLite(join(folder, 'data', 'office.sqlite'), { readonly: true })
  const log = file.prepare("SELECT json_extract(detail, '$.asOf') FROM audit ORDER BY id").pluck().all()
  file.close()
  expect(log).toEqual(['2019-03-01', null, '2019-03-01'])
})

test('an export of a past day goes by the settings of that day', async () => {
  await core.call.records.create({ register: 'unit', values: { name: '精工泵业', county: '路桥区' } })
  await core.call.records.create({ register: 'outreach', values: { unit: 2, headcount: 120, state: 'to-issue' } })
  today = '2019-03-07'
  await core.call.settings.save({ outreach: { campaignEmployees: 500 } })
  const written = async (asOf?: string) => {
    const { fileId } = await exportedFile(core.call, { register: 'outreach', format: 'csv', ...(asOf && { asOf }) })
    const [head = '', row = ''] = readFileSync((await core.files.locate(fileId)).path, 'utf8').split('\r\n')
    return row.split(',')[head.split(',').indexOf('建会分层')]
  }
  expect(await written('2019-03-06')).toBe('集中行动')
  expect(await written()).not.toBe('集中行动')
})
