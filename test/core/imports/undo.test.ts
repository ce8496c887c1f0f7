// What an undo puts back and what it keeps, beyond the plain case that importing.test.ts shows.
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { unionRow, unionRows, writeUnions } from '#test/support/unionLedger.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const list = async (register: RegisterId) => (await office.core.call.records.list({ register })).records
const ask = <T>(work: (database: SQLite.Database) => T): T => {
  const database = new SQLite(join(office.dataDir, 'office.sqlite'))
  try {
    return work(database)
  } finally {
    database.close()
  }
}
const sources = () => ask((database) => database.prepare('SELECT batch_id, register, record_id FROM source').all())

async function importRows(name: string, rows: (string | number | null)[][]): Promise<number> {
  const [batch] = await office.importFile(writeWorkbook(office.path(name), { 名单: rows }))
  return batch?.batchId ?? 0
}

describe('an undo', () => {
  it('puts records back that a later import changed, once that one was taken back too', async () => {
    const [first] = await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(3)))
    const [second] = await office.importFile(writeUnions(office.path('b.xlsx'), [unionRow(1, { 8: 77 }), unionRow(2, { 8: 78 })]))
    expect(second?.rows).toMatchObject({ changed: 2 })
    expect(await office.undo(second?.batchId ?? 0)).toMatchObject({ kept: [], failed: [] })
    expect(await office.undo(first?.batchId ?? 0)).toMatchObject({ kept: [], failed: [] })
    expect([await list('union'), await list('unit'), await list('coverage'), sources()]).toEqual([[], [], [], []])
  })

  it('keeps records that somebody edited between the two, even when the later import was taken back', async () => {
    const [first] = await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(2)))
    const [edited] = await list('union')
    await office.core.call.records.update({ register: 'union', id: edited?.id ?? 0, version: edited?.version ?? 0, values: { chair: '林知秋' } })
    const [second] = await office.importFile(writeUnions(office.path('b.xlsx'), [unionRow(1, { 8: 77 })]))
    await office.undo(second?.batchId ?? 0)
    expect((await office.undo(first?.batchId ?? 0)).kept).toMatchObject([{ register: 'union', id: edited?.id }])
    expect((await list('union')).map((union) => union.chair)).toEqual(['林知秋'])
  })

  it('takes a unit away that a later row gave to a record of an earlier one', async () => {
    const header = ['姓名', '证件号码', '所属工会', '工作单位', '入会日期', '手机号码']
    await importRows('a.xlsx', [header, ['林知秋', '331002198503127893', '甲公司工会', null, '2018-03', null]])
    const before = office.hash()
    const person = ['林知秋', '331002198503127893', '甲公司工会']
    const batch = await importRows('b.xlsx', [header, [...person, null, null, '13900000001'], [...person, '乙泵业有限公司', null, null]])
    expect((await list('member')).map((member) => member.unitName)).toEqual(['乙泵业有限公司'])
    expect(await office.undo(batch)).toMatchObject({ kept: [], failed: [] })
    expect(office.hash()).toBe(before)
  })

  it('leaves no source behind for a row that only changed what another record says', async () => {
    const header = ['工会名称', '单位名称', '统一社会信用代码', '覆盖起始日期']
    await importRows('a.xlsx', [header, ['海门街道联合工会', '甲泵业有限公司', null, '2018-03-01'], ['海门街道联合工会', '乙泵业有限公司', null, '2018-03-01']])
    const before = sources()
    const again = await importRows('b.xlsx', [
      header,
      ['海门街道联合工会', ' 甲泵业有限公司', '91331002MA2AKX1T56', '2018-03-01'],
      ['海门街道联合工会', '乙泵业有限公司', null, '2018-03-01'],
    ])
    await office.undo(again)
    expect(sources()).toEqual(before)
  })

  it('tells how far it is, and changes nothing when it is stopped', async () => {
    const [batch] = await office.importFile(writeUnions(office.path('a.xlsx'), unionRows(2000)))
    const before = office.hash()
    const stop = new AbortController()
    const told: (readonly [number, number])[] = []
    const undo = async () => {
      for await (const event of await office.core.call.imports.undo({ batchId: batch?.batchId ?? 0 }, { signal: stop.signal })) {
        if (event.type !== 'progress') continue
        told.push([event.done, event.total])
        if (event.done > 0) stop.abort()
      }
    }
    await expect(undo()).rejects.toBeDefined()
    expect(told.at(-1)?.[1]).toBe(2000)
    expect(office.hash()).toBe(before)
    expect(await office.undo(batch?.batchId ?? 0)).toMatchObject({ reversed: 2000, kept: [], failed: [] })
  })
})
