// The past against the truth: an office is copied at the end of each of its days, and later asked about each day what its copy says by itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseFile, openDatabase } from '#core/database/openDatabase.ts'
import { takeSnapshot } from '#core/database/snapshot.ts'
import { makeOffice } from '#core/makeOffice.ts'
import type { Office } from '#core/office.ts'
import { asOf } from '#core/records/asOf.ts'
import { loadFirstRegions } from '#core/records/codeTables.ts'
import { getRecord } from '#core/records/getRecord.ts'
import { listRecords } from '#core/records/listRecords.ts'
import { createRecordWriter, type RecordWriter } from '#core/records/recordWriter.ts'
import { fillRegions } from '#core/records/regions.ts'
import { relatedRecords } from '#core/records/relatedRecords.ts'
import { type Filter, type ListQuery, listQuery } from '#shared/api/recordsContract.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { type RegisterId, registerIds, registers, storedFieldOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { diceFor } from '#test/properties/ledgers/dice.ts'
import { resourcesDir } from '#test/support/office.ts'

const days = ['2019-01-07', '2019-01-08', '2019-02-28', '2019-03-01', '2019-06-30', '2019-12-31', '2020-02-29']
const first = loadFirstRegions(resourcesDir)
const folder = mkdtempSync(join(tmpdir(), 'ledger-as-of-'))
const dice = diceFor('as of every day')
const names = ['德明机械', '精工泵业', '台州银行', '东海塑胶', '王伟', '周敏', '甲', '椒江工会', '市総工会', '阿不都·买买提']
const dates = ['2018', '2018-12', '2019-01-08', '2019-02', '2019-03-01', '2019-07-01', '2020-01-01', '2021-05-05']

let office: Office
let copies: Map<string, Office>
let today = days[0] ?? ''
let tick = 0

function openAt(dataDir: string, day: () => string): Promise<Office> {
  // Noon at Greenwich is the same day in every zone where the tests run.
  const now = () => `${day()}T12:00:${String(Math.floor(tick / 1000) % 60).padStart(2, '0')}.${String(tick++ % 1000).padStart(3, '0')}Z`
  const log = { info: () => undefined, error: () => 'x' }
  return openDatabase(dataDir, { create: true, now }).then((database) =>
    makeOffice({ dataDir, resourcesDir, by: '测试员', clock: { now, today: day }, log, database }),
  )
}

function valueFor(field: StoredField, records: ReadonlyMap<string, number[]>): Value {
  if (dice.chance(0.2)) return null
  switch (field.kind) {
    case 'link':
      return dice.pick([null, ...(records.get(field.register) ?? [])])
    case 'region':
      return dice.chance(0.1) ? '火星区' : dice.pick(first.filter((region) => region.level === field.level)).code
    case 'choice':
    case 'choices': {
      const entries = office.codes[field.table]?.entries ?? []
      return entries.length === 0 || dice.chance(0.1) ? '原样' : dice.pick(entries).code
    }
    case 'date':
      return dice.pick(dates)
    case 'boolean':
      return dice.chance(0.5)
    case 'count':
      return dice.below(9)
    case 'year':
      return 2015 + dice.below(8)
    case 'decimal':
      return dice.below(1000) / 10
    case 'phone':
    case 'idNumber':
      return `1390000${1000 + dice.below(9)}`
    case 'uscc':
    case 'organisationCode':
      return `91331002MA28G3XQ${10 + dice.below(9)}`
    default:
      return dice.pick(names)
  }
}

function valuesFor(register: RegisterDefinition, records: ReadonlyMap<string, number[]>, share: number): Record<string, Value> {
  const fields = storedFields(register).filter(() => dice.chance(share))
  return Object.fromEntries(fields.map((field) => [field.key, valueFor(field, records)]))
}

function liveADay(day: number): void {
  const meta = () => ({ at: office.clock.now(), by: '测试员', why: null })
  office.database.write((writer) => {
    const writers: RecordWriter = createRecordWriter(writer)
    const ids = (register: RegisterDefinition, bin: boolean) =>
      writer
        .prepare(`SELECT id FROM ${register.table} WHERE deleted_at IS ${bin ? 'NOT' : ''} NULL`)
        .pluck()
        .all() as number[]
    const all = new Map(registerIds.map((id) => [id as string, [...ids(registers[id], false), ...ids(registers[id], true)]]))
    for (const id of registerIds) {
      const register: RegisterDefinition = registers[id]
      // The regions have codes that must not repeat: they are renamed, removed and restored.
      if (id !== 'region') {
        for (let i = dice.between(day === 0 ? 6 : 0, 8); i > 0; i -= 1) all.get(id)?.push(writers.create(register, valuesFor(register, all, 0.7), meta()))
        const shortLived = writers.create(register, valuesFor(register, all, 0.5), meta())
        writers.update(register, shortLived, valuesFor(register, all, 0.5), meta())
        writers.erase(register, shortLived, meta())
      }
      for (let i = dice.between(2, 8); i > 0; i -= 1) {
        const living = ids(register, false)
        if (living.length === 0) break
        const values = id === 'region' ? { name: `${dice.pick(names)}区`, local: dice.chance(0.5) } : valuesFor(register, all, 0.2)
        writers.update(register, dice.pick(living), values, meta())
      }
      for (let i = dice.below(3); i > 0; i -= 1) {
        const living = ids(register, false)
        if (living.length > 2) writers.remove(register, dice.pick(living), meta())
        const binned = ids(register, true)
        if (binned.length > 0 && dice.chance(0.6)) writers.restore(register, dice.pick(binned), meta())
      }
    }
  })
}

beforeAll(async () => {
  const dataDir = join(folder, 'office')
  office = await openAt(dataDir, () => today)
  fillRegions(office.database, first, { at: office.clock.now(), by: '测试员' })
  copies = new Map()
  for (const [index, day] of days.entries()) {
    today = day
    liveADay(index)
    const copy = join(folder, day)
    ;(await import('node:fs')).mkdirSync(copy)
    await takeSnapshot(join(dataDir, databaseFile), join(copy, databaseFile))
    copies.set(day, await openAt(copy, () => day))
  }
  today = '2020-03-15'
  liveADay(days.length)
}, 120_000)
afterAll(() => {
  for (const copy of [office, ...copies.values()]) copy.database.close()
  rmSync(folder, { recursive: true, force: true })
})

function filterFor(register: RegisterDefinition): Filter {
  const field = dice.pick(register.fields)
  const stored = storedFieldOf(field)
  const op = dice.pick(['is', 'blank', 'filled', 'contains', 'from', 'to'] as const)
  if (op === 'blank' || op === 'filled' || !stored) return { field: field.key, op: op === 'filled' ? 'filled' : 'blank' }
  const value = valueFor(stored, new Map([[stored.kind === 'link' ? stored.register : '', [1, 2, 3]]])) ?? (stored.kind === 'boolean' ? true : 1)
  return { field: field.key, op, value }
}

function queriesFor(register: RegisterDefinition): ListQuery[] {
  const some = Array.from({ length: 8 }, () => ({
    filters: dice.chance(0.7) ? [filterFor(register)] : [],
    search: dice.chance(0.3) ? dice.pick(names).slice(0, 2) : '',
    sort: { field: dice.pick(register.fields).key, descending: dice.chance(0.5) },
    incompleteOnly: dice.chance(0.2),
    ...(dice.chance(0.3) ? { offset: dice.below(3), limit: 3 } : {}),
  }))
  return [{}, ...some].map((query) => listQuery.parse({ register: register.id, ...query }))
}

describe.each(days)('as of %s', (day) => {
  test.each(registerIds)('%s is listed, filtered, sorted, searched and counted as its copy of that day does it', (id: RegisterId) => {
    const copy = copies.get(day) as Office
    const everything = listRecords(copy, listQuery.parse({ register: id }))
    for (const query of queriesFor(registers[id])) {
      const then = asOf(office, day, (past) => listRecords(past, query))
      expect(then, JSON.stringify(query)).toEqual(listRecords(copy, query))
    }
    for (const { id: record } of everything.records.slice(0, 12)) {
      const ref = { register: id, id: record }
      expect(asOf(office, day, (past) => getRecord(past, ref))).toEqual(getRecord(copy, ref))
      expect(asOf(office, day, (past) => relatedRecords(past, ref))).toEqual(relatedRecords(copy, ref))
    }
  })
})

test('looking at the past changes nothing, and the present is the present again', () => {
  const now = listRecords(office, listQuery.parse({ register: 'union' }))
  asOf(office, days[2], (past) => listRecords(past, listQuery.parse({ register: 'union' })))
  expect(listRecords(office, listQuery.parse({ register: 'union' }))).toEqual(now)
  expect(asOf(office, today, (past) => listRecords(past, listQuery.parse({ register: 'union' })))).toEqual(now)
})
