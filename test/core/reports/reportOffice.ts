// An office with the regions that ship and whatever records a test puts in; no core around it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '#core/database/openDatabase.ts'
import type { Office } from '#core/office.ts'
import { loadCodeTables, loadFirstRegions } from '#core/records/codeTables.ts'
import { noColumns } from '#core/records/columns/columnBook.ts'
import { createRecordWriter, type RecordWriter } from '#core/records/recordWriter.ts'
import { fillRegions, regionSource } from '#core/records/regions.ts'
import { createSearchBook } from '#core/records/search/searchBook.ts'
import { writeSetting } from '#core/records/settings.ts'
import type { Value } from '#shared/registers/field.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'

const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url))
const meta = { at: '2019-07-03T01:00:00.000Z', by: '测试员' }

export type Add = (register: RegisterId, values: Readonly<Record<string, Value>>) => number

export interface ReportOffice extends Office {
  readonly folder: string
  /** Everything in one transaction; returns what `work` returns. */
  fill<T>(work: (add: Add, records: RecordWriter) => T): T
  remove(register: RegisterId, id: number): void
  setScope(code: string): void
  close(): void
}

export async function openReportOffice(today = '2019-07-03'): Promise<ReportOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-reports-'))
  const database = await openDatabase(join(folder, 'data'), { create: true, now: () => meta.at })
  fillRegions(database, loadFirstRegions(resourcesDir), meta)
  const clock = { now: () => meta.at, today: () => today }
  return {
    folder,
    dataDir: join(folder, 'data'),
    resourcesDir,
    clock,
    log: { info: () => undefined, error: () => 'test' },
    by: meta.by,
    database,
    codes: loadCodeTables(resourcesDir),
    regions: regionSource(database.reader),
    search: createSearchBook(database, clock),
    columns: noColumns,
    fill: (work) =>
      database.write((writer) => {
        const records = createRecordWriter(writer)
        return work((register, values) => records.create(registers[register], values, meta), records)
      }),
    remove: (register, id) => database.write((writer) => createRecordWriter(writer).remove(registers[register], id, meta)),
    setScope: (code) => database.write((writer) => writeSetting(writer, 'office', { scope: code })),
    close() {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
