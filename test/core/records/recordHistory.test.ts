import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice

beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

test('history and sources lead back to the cells of the ledger, columns in the words of the record, phones masked', async () => {
  const ledger = office.path('工会.csv')
  writeFileSync(
    ledger,
    '\ufeff工会名称,建会形式,县（市、区）,单位名称,会员数,联系电话\n德明机械工会,单独,椒江区,德明机械有限公司,120,139-1234-5678\n精工泵业工会,单独,路桥区,精工泵业有限公司,80,13800001111/13900002222\n',
  )
  const [batch] = await office.importFile(ledger, { register: 'union' })
  const { records } = office.core.call
  const [union] = (await records.list({ register: 'union', withSources: true })).records
  expect(union?.sources).toEqual([{ file: '工会.csv', sheet: batch?.sheet, row: 2 }])
  await records.update({
    register: 'union',
    id: 1,
    version: union?.version ?? 0,
    values: { members: 130, county: '黄岩区', phone: '13700001234' },
    why: '电话核实',
  })

  const history = await records.history({ register: 'union', id: 1 })
  const source = { batchId: batch?.batchId, file: '工会.csv', sheet: batch?.sheet, row: 2 }
  expect(history.entries.filter((entry) => entry.action === 'update')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'members', from: 120, to: 130, why: '电话核实', source: null }),
      expect.objectContaining({ field: 'county', from: '椒江区', to: '黄岩区' }),
      expect.objectContaining({ field: 'phone', from: '139****5678', to: '137****1234' }),
    ]),
  )
  expect(history.entries.at(-1)).toMatchObject({ action: 'create', field: null, source })
  expect(history.sources).toMatchObject([{ ...source, outcome: 'added', columns: { name: 'A', members: 'E', phone: 'F' } }])
  expect(JSON.stringify(history)).not.toMatch(/1234-5678|12345678/)

  const second = await records.history({ register: 'union', id: 2 })
  expect(second.sources[0]?.raw.phone).toMatch(/^138\*+\/\*+22$/)
  const unit = await records.history({ register: 'unit', id: 1 })
  expect(unit.sources[0]?.columns).toEqual({ name: 'D', county: 'C' })
})

test('after an import was taken back its records have no sources, and their history is still told', async () => {
  const ledger = office.path('单位.csv')
  writeFileSync(ledger, '\ufeff单位名称,县（市、区）,职工人数\n德明机械有限公司,椒江区,120\n')
  await office.core.call.records.create({ register: 'unit', values: { name: '德明机械有限公司', county: '椒江区' } })
  const [batch] = await office.importFile(ledger, { register: 'unit' })
  expect((await office.core.call.records.list({ register: 'unit', withSources: true })).records[0]?.sources).toHaveLength(1)
  await office.undo(batch?.batchId ?? 0)
  expect((await office.core.call.records.list({ register: 'unit', withSources: true })).records).toMatchObject([{ employees: null, sources: [] }])
  const { entries, sources } = await office.core.call.records.history({ register: 'unit', id: 1 })
  expect(sources).toEqual([])
  expect(entries.map((entry) => [entry.field, entry.from, entry.to])).toEqual([
    ['employees', 120, null],
    ['employees', null, 120],
    [null, null, null],
  ])
})

test('one field is told about alone: who, when, from, to, why and the cell, beginning with the value with which the record came to be', async () => {
  const ledger = office.path('工会.csv')
  writeFileSync(ledger, '\ufeff工会名称,建会形式,县（市、区）,单位名称,会员数\n德明机械工会,单独,椒江区,德明机械有限公司,120\n')
  await office.importFile(ledger, { register: 'union' })
  const { records } = office.core.call
  await records.update({ register: 'union', id: 1, version: 1, values: { members: 130, chair: '陈刚' }, why: '电话核实' })
  writeFileSync(ledger, '\ufeff会员数,工会名称,县（市、区）\n140,德明机械工会,椒江区\n')
  await office.importFile(ledger, { register: 'union' })

  const { entries } = await records.history({ register: 'union', id: 1, field: 'members' })
  expect(entries).toMatchObject([
    { action: 'update', field: 'members', from: 130, to: 140, why: null, source: { row: 2, column: 'A' } },
    { action: 'update', from: 120, to: 130, by: '测试员', why: '电话核实', source: null },
    { action: 'create', field: 'members', from: null, to: 120, source: { file: '工会.csv', row: 2, column: 'E' } },
  ])
  const never = await records.history({ register: 'union', id: 1, field: 'county' })
  expect(never.entries).toMatchObject([{ action: 'create', from: null, to: '椒江区', source: { column: 'C' } }])
  expect((await records.history({ register: 'union', id: 1, field: 'auditHead' })).entries).toMatchObject([
    { action: 'create', to: null, source: { column: null } },
  ])
  expect((await records.history({ register: 'unit', id: 1, field: 'name' })).entries).toMatchObject([{ to: '德明机械有限公司', source: { column: 'D' } }])
  await expect(records.history({ register: 'union', id: 1, field: 'unitName' })).rejects.toMatchObject({ data: { code: 'bad-input' } })
})

test('a link is told by the names of what it led to', async () => {
  const { records } = office.core.call
  for (const name of ['甲工会', '乙工会']) await records.create({ register: 'union', values: { name } })
  await records.create({ register: 'cadre', values: { name: '陈刚', union: 1, position: '主席' } })
  await records.update({ register: 'cadre', id: 1, version: 1, values: { union: 2 } })
  const { entries } = await records.history({ register: 'cadre', id: 1, field: 'union' })
  expect(entries).toMatchObject([
    { from: 1, to: 2, linked: { from: '甲工会', to: '乙工会' } },
    { action: 'create', to: 1, linked: { from: null, to: '甲工会' } },
  ])
})
