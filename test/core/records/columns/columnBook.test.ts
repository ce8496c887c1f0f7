// What memory answers against what SQL answers, in every register, after whatever may happen to records.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#core/database/openDatabase.ts'
import { makeOffice } from '#core/makeOffice.ts'
import type { Office } from '#core/office.ts'
import { loadFirstRegions } from '#core/records/codeTables.ts'
import { noColumns } from '#core/records/columns/columnBook.ts'
import { isKept } from '#core/records/columns/keptFields.ts'
import { countRecords, listRecords, recordIds } from '#core/records/listRecords.ts'
import { readyFor } from '#core/records/readyFor.ts'
import { createRecordWriter } from '#core/records/recordWriter.ts'
import { fillRegions } from '#core/records/regions.ts'
import { type ListQuery, listQuery } from '#shared/api/recordsContract.ts'
import { registerIds, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { diceFor } from '#test/properties/ledgers/dice.ts'
import { resourcesDir } from '#test/support/office.ts'
import { filterFor, type Lives, liveADay } from '../randomLives.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'ledger-columns-'))
const dice = diceFor('columns')
let office: Office
let lives: Lives
let today = '2019-07-03'
let answered = 0

beforeAll(async () => {
  let tick = 0
  const now = () => `${today}T12:00:${String(Math.floor(tick / 1000) % 60).padStart(2, '0')}.${String(tick++ % 1000).padStart(3, '0')}Z`
  const database = await openDatabase(dataDir, { create: true, now })
  const log = { info: () => undefined, error: () => 'x' }
  office = makeOffice({ dataDir, resourcesDir, by: '测试员', clock: { now, today: () => today }, log, database, keptFrom: 1 })
  fillRegions(database, loadFirstRegions(resourcesDir), { at: now(), by: '测试员' })
  lives = { office, dice }
  for (let day = 0; day < 4; day += 1) liveADay(lives, true)
})
afterAll(() => {
  office.database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function queryFor(register: RegisterDefinition): ListQuery {
  const keptKeys = register.fields.map(({ key }) => key).filter((key) => isKept(register, key))
  const one = () => filterFor(lives, register, dice.chance(0.8) && keptKeys.length > 0 ? dice.pick(keptKeys) : undefined)
  const sortable = [...keptKeys, ...keptKeys, register.title ?? 'createdBefore', dice.pick(register.fields).key].filter((key) => key !== 'createdBefore')
  return listQuery.parse({
    register: register.id,
    filters: Array.from({ length: dice.below(4) }, one),
    search: dice.chance(0.2) ? dice.pick(['王', '甲', 'ww', '台州']) : '',
    ...(dice.chance(0.7) ? { sort: { field: dice.pick(sortable), descending: dice.chance(0.5) } } : {}),
    incompleteOnly: dice.chance(0.2),
    ...(dice.chance(0.6) ? { offset: dice.below(6), limit: dice.between(1, 5) } : {}),
    ...(dice.chance(0.2) ? { except: [dice.between(1, 20), dice.between(1, 20)] } : {}),
  })
}

async function compareSome(queries: number): Promise<void> {
  for (const id of registerIds) {
    for (let i = 0; i < queries; i += 1) {
      const query = queryFor(registers[id])
      await readyFor(office, query)
      if (office.columns.answer(office, registers[id], { ...query, search: '' }, null)) answered += 1
      const plain = { ...office, columns: noColumns }
      const listed = listRecords(plain, query)
      expect(listRecords(office, query), JSON.stringify(query)).toEqual(listed)
      for (const counting of [office, plain]) expect(countRecords(counting, query), JSON.stringify(query)).toBe(listed.total)
    }
  }
}

test('filters, sorts, pages and searches give the same from memory as by SQL, in every register, whatever has happened to its records', async () => {
  await compareSome(12)
  for (let day = 0; day < 6; day += 1) {
    liveADay(lives, day % 2 === 0)
    await compareSome(6)
  }
  expect(answered).toBeGreaterThan(500)
})

test('another day changes what follows from the day', async () => {
  today = '2021-05-06'
  await compareSome(6)
})

test('a member is no longer current once an event says so, and is again when the event is gone', async () => {
  const { member, membershipEvent } = registers
  const meta = { at: office.clock.now(), by: '测试员' }
  const write = <T>(work: (records: ReturnType<typeof createRecordWriter>) => T) => office.database.write((writer) => work(createRecordWriter(writer)))
  const id = write((records) => records.create(member, { name: '王来去' }, meta))
  const query = listQuery.parse({ register: 'member', filters: [{ field: 'membershipState', op: 'is', value: '已退会' }], sort: { field: 'name' } })
  const isListed = async () => {
    await readyFor(office, query)
    const answer = office.columns.answer(office, member, query, null)
    if (!answer || !('page' in answer)) throw new Error('not from memory')
    return answer.page().includes(id)
  }
  expect(await isListed()).toBe(false)
  const event = write((records) => records.create(membershipEvent, { member: id, kind: '退会', date: '2019-01-01' }, meta))
  expect(await isListed()).toBe(true)
  write((records) => records.update(membershipEvent, event, { date: '2030-01-01' }, meta))
  expect(await isListed()).toBe(false)
  write((records) => records.update(membershipEvent, event, { date: '2020-01-01' }, meta))
  expect(await isListed()).toBe(true)
  write((records) => records.erase(membershipEvent, event, meta))
  expect(await isListed()).toBe(false)
})

test('what is not brought up yet is answered by SQL', () => {
  const query = listQuery.parse({ register: 'union', filters: [{ field: 'form', op: 'filled' }] })
  const before = recordIds(office, query).length
  office.database.write((writer) =>
    createRecordWriter(writer).create(registers.union, { name: '新工会', form: 'single' }, { at: office.clock.now(), by: '测试员' }),
  )
  expect(office.columns.answer(office, registers.union, query, null)).toBeNull()
  expect(recordIds(office, query)).toHaveLength(before + 1)
})

test('a small register is never kept', async () => {
  const { makeOffice: make } = await import('#core/makeOffice.ts')
  const small = make({ ...office, keptFrom: 1_000 })
  const query = listQuery.parse({ register: 'union', filters: [{ field: 'form', op: 'filled' }] })
  await small.columns.prepare(query)
  expect(small.columns.answer(small, registers.union, query, null)).toBeNull()
})
