// Which entry each row of an imported list is: written with the import, taken back with it.
import type SQLite from 'better-sqlite3'
import type { ListName } from '#shared/api/matchingTypes.ts'
import type { Ledger } from '#shared/importing/ledger.ts'
import type { Landed } from '../imports/landed.ts'

interface Stamp {
  readonly list: ListName
  readonly batchId: number
  readonly at: string
  readonly by: string
}

/** Of every row whose enterprise is known: those that landed, and those that were refused because they repeat an earlier one. Within the import's transaction. */
export function recordListRows(writer: SQLite.Database, { list, batchId, at, by }: Stamp, ledger: Pick<Ledger, 'rows'>, { rows, problems }: Landed): void {
  const known = writer.prepare('SELECT id FROM outside_list WHERE source = ? AND month = ?').pluck().get(list.source, list.month)
  const listId =
    known ?? writer.prepare('INSERT INTO outside_list (source, month, at, by) VALUES (?, ?, ?, ?)').run(list.source, list.month, at, by).lastInsertRowid
  const insert = writer.prepare('INSERT INTO outside_list_row (batch_id, sheet_row, list_id, entry_id, headcount, repeats) VALUES (?, ?, ?, ?, ?, ?)')
  const repeated = new Map(problems.flatMap(({ code, row, params }) => (code === 'duplicate' && row !== null ? [[row, Number(params?.row)]] : [])))
  const entries = new Map<number, number>()
  const firsts = new Map<number, number>()
  let index = 0
  for (const { row, values } of ledger.rows) {
    const landed = rows.at(index)
    index += 1
    const entry = landed.recordId ?? entries.get(repeated.get(row) ?? -1)
    if (entry === undefined) continue
    entries.set(row, entry)
    insert.run(batchId, row, listId, entry, typeof values.headcount === 'number' ? values.headcount : null, firsts.get(entry) ?? null)
    if (!firsts.has(entry)) firsts.set(entry, row)
  }
  forgetEmptyLists(writer)
}

/** Before its records are taken back: they can go when no list names them any more. */
export function forgetListRows(writer: SQLite.Database, batchId: number): void {
  const { changes } = writer.prepare('DELETE FROM outside_list_row WHERE batch_id = ?').run(batchId)
  if (changes > 0) forgetEmptyLists(writer)
}

function forgetEmptyLists(writer: SQLite.Database): void {
  writer.exec('DELETE FROM outside_list WHERE NOT EXISTS (SELECT 1 FROM outside_list_row WHERE list_id = outside_list.id)')
}
