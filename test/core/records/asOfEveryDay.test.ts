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
import { fillRegions } from '#core/records/regions.ts'
import { relatedRecords } from '#core/records/relatedRecords.ts'
import { listQuery } from '#shared/api/recordsContract.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import { diceFor } from '#test/properties/ledgers/dice.ts'
import { resourcesDir } from '#test/support/office.ts'
import { liveADay, queriesFor } from './randomLives.ts'

const days = ['2019-01-07', '2019-01-08', '2019-02-28', '2019-03-01', '2019-06-30', '2019-12-31', '2020-02-29']
const first = loadFirstRegions(resourcesDir)
const folder = mkdtempSync(join(tmpdir(), 'ledger-as-of-'))
const dice = diceFor('as of every day')

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

beforeAll(async () => {
  const dataDir = join(folder, 'office')
  office = await openAt(dataDir, () => today)
  fillRegions(office.database, first, { at: office.clock.now(), by: '测试员' })
  copies = new Map()
  for (const [index, day] of days.entries()) {
    today = day
    liveADay({ office, dice }, index === 0)
    const copy = join(folder, day)
    ;(await import('node:fs')).mkdirSync(copy)
    await takeSnapshot(join(dataDir, databaseFile), join(copy, databaseFile))
    copies.set(day, await openAt(copy, () => day))
  }
  today = '2020-03-15'
  liveADay({ office, dice }, false)
})
afterAll(() => {
  for (const copy of [office, ...copies.values()]) copy.database.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(days)('as of %s', (day) => {
  test.each(registerIds)('%s is listed, filtered, sorted, searched and counted as its copy of that day does it', (id: RegisterId) => {
    const copy = copies.get(day) as Office
    const everything = listRecords(copy, listQuery.parse({ register: id }))
    for (const query of queriesFor({ office, dice }, registers[id])) {
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
