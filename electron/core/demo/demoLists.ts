// The two lists of the demo in the book of imports, and what holding them against the units found: as if the clerk had brought them in and matched them.
import type SQLite from 'better-sqlite3'
import { registers } from '#shared/registers/index.ts'
import { insertBatch } from '../imports/batches.ts'
import { matchAll, matcherOf } from '../matching/matchLists.ts'
import type { Office } from '../office.ts'
import { createRecordWriter } from '../records/recordWriter.ts'
import { clerks } from './demoHistory.ts'
import { demoToday } from './facts.ts'
import type { ListedInDemo } from './listRecords.ts'
import { morning } from './workDays.ts'

export const demoLists = [
  { month: '2019-05', enteredOn: '2019-06-03', file: '参保单位清单2019年5月.xlsx' },
  { month: '2019-06', enteredOn: '2019-06-26', file: '参保单位清单2019年6月.xlsx' },
] as const

interface Work {
  readonly emit: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/** Within the demo's transaction, after its records. @throws LedgerError cancelled */
export async function writeLists(office: Office, writer: SQLite.Database, source: string, listed: readonly ListedInDemo[], work: Work): Promise<void> {
  const records = createRecordWriter(writer)
  for (const [index, { month, enteredOn, file }] of demoLists.entries()) {
    const at = morning(enteredOn)
    const named = listed.flatMap(({ id, may, june }) => {
      const headcount = index === 0 ? may : june
      return headcount === null ? [] : [{ id, headcount }]
    })
    const isNew = ({ may }: ListedInDemo) => index === 0 || may === null
    const grown = index === 0 ? [] : listed.filter(({ may, june }) => may !== null && june !== null && may !== june)
    const added = listed.filter((entry) => (index === 0 ? entry.may : entry.june) !== null && isNew(entry)).length
    const batchId = bookBatch(writer, { at, file, read: named.length, added, changed: grown.length })
    const listId = writer
      .prepare('INSERT INTO outside_list (source, month, at, by) VALUES (?, ?, ?, ?)')
      .run(source, month, at, clerks.organisation).lastInsertRowid
    const insert = writer.prepare('INSERT INTO outside_list_row (batch_id, sheet_row, list_id, entry_id, headcount) VALUES (?, ?, ?, ?, ?)')
    const rows = new Map<number, number>()
    for (const [row, { id, headcount }] of named.entries()) {
      insert.run(batchId, row + 3, listId, id, headcount)
      rows.set(id, row + 3)
    }
    const meta = { at, by: clerks.organisation, batchId }
    for (const { id, june } of grown) records.update(registers.listEntry, id, { headcount: june }, { ...meta, sheetRow: rows.get(id) ?? null })
  }
  const today = { clock: { now: () => morning(demoToday), today: () => demoToday }, regions: office.regions }
  const matcher = await matcherOf(today, writer, work)
  await matchAll(writer, matcher, {}, { mark: demoToday, at: morning('2019-06-26') }, work)
}

interface Booked {
  readonly at: string
  readonly file: string
  readonly read: number
  readonly added: number
  readonly changed: number
}

function bookBatch(writer: SQLite.Database, { at, file, read, added, changed }: Booked): number {
  const batchId = insertBatch(writer, {
    kind: 'import',
    at,
    by: clerks.organisation,
    register: 'listEntry',
    file,
    fileHash: null,
    sheet: '参保单位',
    headerRows: [2],
    mapping: { sourceNumber: 'A', name: 'B', uscc: 'C', headcount: 'D', township: 'E' },
    policy: 'overwrite',
    undoes: null,
  })
  const rows = { read, added, changed, unchanged: read - added - changed, skipped: 0, rejected: 0 }
  writer.prepare('UPDATE batch SET rows = ? WHERE id = ?').run(JSON.stringify(rows), batchId)
  return batchId
}
