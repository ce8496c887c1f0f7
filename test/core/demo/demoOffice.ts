// An office on real files that may be filled with the demo, and its database seen from outside.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SQLite from 'better-sqlite3'
import { databaseFile, openDatabase } from '#core/database/openDatabase.ts'
import type { Office } from '#core/office.ts'
import { loadCodeTables, loadFirstRegions } from '#core/records/codeTables.ts'
import { noColumns } from '#core/records/columns/columnBook.ts'
import { fillRegions, regionSource } from '#core/records/regions.ts'
import { createSearchBook } from '#core/records/search/searchBook.ts'

const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url))

export interface DemoOffice {
  readonly office: Office
  /** A connection of its own, read-only: what another program would find in the file. */
  readonly file: SQLite.Database
  close(): void
}

/** @param now the real instant at which it is made. */
export async function demoOffice(now = '2019-06-28T01:00:00.000Z'): Promise<DemoOffice> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-demo-'))
  const clock = { now: () => now, today: () => '2019-06-28' }
  const database = await openDatabase(dataDir, { create: true, now: clock.now })
  fillRegions(database, loadFirstRegions(resourcesDir), { at: clock.now(), by: '测试员' })
  const log = { info: () => undefined, error: () => 'x' }
  const office = {
    dataDir,
    resourcesDir,
    clock,
    log,
    by: '测试员',
    database,
    codes: loadCodeTables(resourcesDir),
    regions: regionSource(database.reader),
    search: createSearchBook(database, clock),
    columns: noColumns,
  }
  const file = new SQLite(join(dataDir, databaseFile), { readonly: true })
  return {
    office,
    file,
    close() {
      file.close()
      database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
