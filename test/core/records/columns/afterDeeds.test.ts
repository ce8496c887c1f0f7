// What the product does to many records at once, at its contract: after each deed a kept list says what SQL says.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRouter } from '#core/api/router.ts'
import { openDatabase } from '#core/database/openDatabase.ts'
import { createFiles, type Files } from '#core/files/files.ts'
import { importerHere } from '#core/importer/importer.ts'
import { makeOffice } from '#core/makeOffice.ts'
import type { Office } from '#core/office.ts'
import { loadFirstRegions } from '#core/records/codeTables.ts'
import { noColumns } from '#core/records/columns/columnBook.ts'
import { listRecords } from '#core/records/listRecords.ts'
import { fillRegions } from '#core/records/regions.ts'
import { listQuery } from '#shared/api/recordsContract.ts'
import { registers } from '#shared/registers/index.ts'
import { resourcesDir } from '#test/support/office.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-deeds-'))
let office: Office
let files: Files
const connect = () => createRouterClient(createRouter(office, files, importerHere(office, files).door))
let call: ReturnType<typeof connect>

beforeAll(async () => {
  const dataDir = join(folder, 'data')
  let tick = 0
  const now = () => `2019-07-03T01:00:00.${String(tick++ % 1000).padStart(3, '0')}Z`
  const database = await openDatabase(dataDir, { create: true, now })
  const log = { info: () => undefined, error: () => 'x' }
  office = makeOffice({ dataDir, resourcesDir, by: '测试员', clock: { now, today: () => '2019-07-03' }, log, database, keptFrom: 1 })
  fillRegions(database, loadFirstRegions(resourcesDir), { at: now(), by: '测试员' })
  files = createFiles(dataDir)
  call = connect()
})
afterAll(() => {
  office.database.close()
  rmSync(folder, { recursive: true, force: true })
})

const queries = [
  { filters: [{ field: 'sex', op: 'is' as const, value: '女' }], sort: { field: 'name' } },
  { filters: [{ field: 'isCurrent', op: 'is' as const, value: false }], sort: { field: 'name', descending: true } },
  { filters: [{ field: 'joinedOn', op: 'from' as const, value: '2016-05' }], sort: { field: 'joinedOn', descending: true } },
  { sort: { field: 'membershipState' } },
  { incompleteOnly: true },
]

/** How many each of the queries finds. */
async function totals(): Promise<number[]> {
  const found: number[] = []
  for (const query of queries) {
    const asked = listQuery.parse({ register: 'member', ...query })
    const page = await call.records.list(asked)
    expect(office.columns.answer(office, registers.member, asked, null)).toMatchObject({ total: page.total })
    expect(page, JSON.stringify(query)).toEqual(listRecords({ ...office, columns: noColumns }, asked))
    found.push(page.total)
  }
  return found
}

async function importMembers(rows: readonly (readonly string[])[]): Promise<number> {
  const path = writeWorkbook(join(folder, 'members.xlsx'), { 会员: [['姓名', '性别', '入会日期', '所属工会', '工作单位'], ...rows.map((row) => [...row])] })
  const { fileId } = await files.takeIn(path, 'members.xlsx')
  for await (const event of await call.imports.open({ fileIds: [fileId], register: 'member', policy: 'overwrite' })) {
    if (event.type !== 'preview') continue
    for await (const done of await call.imports.commit({ previewId: event.preview.previewId }))
      if (done.type === 'committed') return done.batches[0]?.batchId ?? 0
  }
  throw new Error('nothing was imported')
}

test('after an import, one that changes its records, a transfer, an event, a merge, the recycle bin and every way back', async () => {
  const rows = [
    ['王伟', '男', '2016-05-01', '海门工会', '海门船厂'],
    ['李娜', '女', '2016-06', '海门工会', '海门船厂'],
    ['阿里', '女', '2018', '海门工会', '海门船厂'],
    ['李哪', '女', '2014-01-01', '海门工会', '海门船厂'],
  ]
  const batches = [await importMembers(rows)]
  const before = await totals()
  expect(before.slice(0, 4)).toEqual([3, 0, 3, 4])
  batches.push(
    await importMembers([
      ['王伟', '女', '2012-05-01', '海门工会', '海门船厂'],
      ['赵一', '女', '2019-01-01', '海门工会', '海门船厂'],
    ]),
  )
  const changed = await totals()
  expect(changed).not.toEqual(before)

  const { records } = await call.records.list({ register: 'member', sort: { field: 'name' } })
  const named = (name: string) => records.find((record) => record.name === name) ?? { id: 0, version: 0 }
  const union = await call.records.create({ register: 'union', values: { name: '滨海工会' } })
  const { transferId } = await call.records.transfer({ members: [named('王伟').id], toUnion: union.record.id, date: '2019-03-15', reason: '调动' })
  await totals()
  await call.records.undoTransfer({ transferId })
  const event = await call.records.create({ register: 'membershipEvent', values: { member: named('阿里').id, kind: '退会', date: '2019-02-01' } })
  expect((await totals())[1]).toBe(1)
  const ids = [named('李娜').id, named('李哪').id]
  const look = await call.records.mergePreview({ register: 'member', ids })
  const versions = look.records.map(({ id, version }) => ({ id, version }))
  const { mergeId } = await call.records.merge({ register: 'member', ids, survivor: look.survivor, versions })
  expect((await totals())[3]).toBe(4)
  await call.records.unmerge({ mergeId })
  await call.records.remove({ register: 'membershipEvent', id: event.record.id, version: 1 })
  expect(await totals()).toEqual(changed)
  const { version } = (await call.records.get({ register: 'member', id: named('赵一').id })).record
  await call.records.remove({ register: 'member', id: named('赵一').id, version })
  expect((await totals())[3]).toBe(4)
  await call.records.restore({ register: 'member', id: named('赵一').id })
  expect(await totals()).toEqual(changed)
  for (const batchId of batches.reverse()) for await (const undone of await call.imports.undo({ batchId })) expect(undone).toBeDefined()
  await totals()
})
