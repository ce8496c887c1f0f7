// What is known of an enterprise follows from the last word about it and from the unions of today.
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
let file: SQLite.Database
let turn = 0
/** Of this test. */
let unit: RecordRow
let entry: number
let name: string

beforeAll(async () => {
  office = await openOffice()
  file = new SQLite(join(office.dataDir, 'office.sqlite'))
})
afterAll(async () => {
  file.close()
  await office.close()
})
beforeEach(async () => {
  turn += 1
  name = `台州第${turn}机械有限公司`
  unit = (await office.core.call.records.create({ register: 'unit', values: { name, county: '椒江区' } })).record
  entry = (await office.core.call.records.create({ register: 'listEntry', values: { source: 'tax', name, headcount: 100 + turn } })).record.id
})

const found = (outcome: 'matched' | 'unmatched' | 'review', unitId: number | null) =>
  file.prepare("INSERT INTO match_result VALUES (?, ?, ?, 12.5, 'name', '[]', '[]', 'mark', '2019-07-03T01:00:00.000Z')").run(entry, outcome, unitId)
const decide = (decision: 'same' | 'none', unitId: number | null) =>
  file
    .prepare("INSERT INTO match_review (entry_id, decision, unit_id, author, at) VALUES (?, ?, ?, '测试员', '2019-07-03T01:00:00.000Z')")
    .run(entry, decision, unitId).lastInsertRowid
const known = async () => {
  const [one] = (await office.core.call.matching.entries({ search: name })).entries
  return one && { outcome: one.outcome, decidedBy: one.decidedBy, unitId: one.unitId }
}
async function coverBy(form: 'single' | 'joint', values: Record<string, string> = {}): Promise<{ union: RecordRow; link: RecordRow }> {
  const { records } = office.core.call
  const { record: union } = await records.create({
    register: 'union',
    values: { name: `${name}工会${form}`, form, county: '椒江区', status: 'active', ...values },
  })
  const { record: link } = await records.create({ register: 'coverage', values: { union: union.id, unit: unit.id } })
  return { union, link }
}

test('nothing is said of an enterprise that has not been held against the units', async () => {
  expect(await known()).toEqual({ outcome: null, decidedBy: null, unitId: null })
})

test('an open question is to be verified, whatever the unit in question has', async () => {
  found('review', null)
  await coverBy('single')
  expect(await known()).toEqual({ outcome: 'to-verify', decidedBy: 'program', unitId: null })
})

test('founding a union changes the outcome at once, and ending it changes it back', async () => {
  found('matched', unit.id)
  expect(await known()).toEqual({ outcome: 'no-union', decidedBy: 'program', unitId: unit.id })
  const joint = await coverBy('joint')
  expect((await known())?.outcome).toBe('joint-union')
  const { union, link } = await coverBy('single')
  expect((await known())?.outcome).toBe('own-union')
  await office.core.call.records.update({ register: 'union', id: union.id, version: union.version, values: { status: 'revoked' } })
  expect((await known())?.outcome).toBe('joint-union')
  await office.core.call.records.update({ register: 'coverage', id: joint.link.id, version: joint.link.version, values: { coveredTo: '2019-07-01' } })
  expect((await known())?.outcome).toBe('no-union')
  expect(link.unit).toBe(unit.id)
})

test('a union in preparation covers nobody yet', async () => {
  found('matched', unit.id)
  await coverBy('single', { status: 'preparing' })
  expect((await known())?.outcome).toBe('no-union')
})

test('a person overrules the program until the word is withdrawn, and the newest word stands', async () => {
  found('matched', unit.id)
  await coverBy('single')
  const first = decide('none', null)
  expect(await known()).toEqual({ outcome: 'no-union', decidedBy: 'person', unitId: null })
  const second = decide('same', unit.id)
  expect(await known()).toEqual({ outcome: 'own-union', decidedBy: 'person', unitId: unit.id })
  const withdraw = (id: number | bigint) => file.prepare("UPDATE match_review SET withdrawn_at = 'x', withdrawn_by = '测试员' WHERE id = ?").run(id)
  withdraw(second)
  expect((await known())?.decidedBy).toBe('person')
  withdraw(first)
  expect(await known()).toEqual({ outcome: 'own-union', decidedBy: 'program', unitId: unit.id })
})

test('a unit in the recycle bin leaves a question open, and one that was merged away is the one that stands for it', async () => {
  found('matched', unit.id)
  const { records } = office.core.call
  await records.remove({ register: 'unit', id: unit.id, version: unit.version })
  expect(await known()).toEqual({ outcome: 'to-verify', decidedBy: 'program', unitId: null })
  const back = (await records.restore({ register: 'unit', id: unit.id })).record
  const { record: twin } = await records.create({ register: 'unit', values: { name: `${name}（台州）`, county: '椒江区' } })
  const versions = [twin, back].map(({ id, version }) => ({ id, version }))
  await records.merge({ register: 'unit', ids: [twin.id, back.id], survivor: twin.id, fields: {}, versions, why: '重复' })
  unit = twin
  await coverBy('single')
  expect(await known()).toEqual({ outcome: 'own-union', decidedBy: 'program', unitId: twin.id })
})
