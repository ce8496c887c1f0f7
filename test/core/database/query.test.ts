import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '#core/database/openDatabase.ts'
import { allRows, compose, firstRow } from '#core/database/query.ts'
import { sortKey } from '#core/database/sortKey.ts'

test('queries typed by the registers run on the migrated file, values bound and never pasted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-query-'))
  const database = await openDatabase(folder, { create: true, now: () => '2019-07-03T01:00:00.000Z' })
  const name = `甲' OR '1'='1`
  database.write((writer) => writer.prepare("INSERT INTO trade_union (name, staff_congress, created_at, updated_at) VALUES (?, 1, '', '')").run(name))
  const typed = compose.selectFrom('trade_union').select(['name', 'founded_on', 'staff_congress', 'name_key']).where('name', '=', name)
  expect(allRows(database.reader, typed)).toEqual([{ name, founded_on: null, staff_congress: 1, name_key: null }])
  expect(firstRow(database.reader, sql<{ n: number }>`SELECT count(*) AS n FROM trade_union WHERE name = ${"'"}`)).toEqual({ n: 0 })
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

test('texts sort by pinyin, a shorter name before the longer one that begins with it, numbers and letters first', () => {
  const names = ['台州市', '台州', '阿里', '玉环', '椒江', '2号', 'ABC']
  expect([...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(['2号', 'ABC', '阿里', '椒江', '台州', '台州市', '玉环'])
})
