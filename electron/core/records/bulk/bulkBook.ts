// The book of bulk edits. What each did stands in the history; the book says which lines of it.
import type SQLite from 'better-sqlite3'
import type { BulkCounts, BulkEditList, BulkEditSummary } from '#shared/api/bulkTypes.ts'
import type { BulkChange } from '#shared/api/recordsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'

export interface NewBulkEdit {
  readonly at: string
  readonly by: string
  readonly register: RegisterId
  readonly field: string
  readonly change: BulkChange
  readonly why: string
  readonly counts: BulkCounts
  readonly undoes: number | null
}

export interface BulkEdit extends Omit<NewBulkEdit, 'undoes'> {
  readonly id: number
  readonly first: number | null
  readonly last: number | null
  readonly undoes: number | null
  readonly undoneAt: string | null
}

/** The newest line of the history; what is written after it and before the next look is whoever's who writes. */
export function lastChange(writer: SQLite.Database): number {
  return writer.prepare('SELECT coalesce(max(id), 0) FROM change').pluck().get() as number
}

/** @param before the newest line of the history before the first of this edit */
export function writeBulkEdit(writer: SQLite.Database, edit: NewBulkEdit, before: number): number {
  const last = lastChange(writer)
  const { lastInsertRowid } = writer
    .prepare(
      `INSERT INTO bulk_edit (at, by, register, field, change, why, counts, first_change, last_change, undoes)
       VALUES (@at, @by, @register, @field, @change, @why, @counts, @first, @last, @undoes)`,
    )
    .run({
      ...edit,
      change: JSON.stringify(edit.change),
      counts: JSON.stringify(edit.counts),
      first: last > before ? before + 1 : null,
      last: last > before ? last : null,
    })
  return Number(lastInsertRowid)
}

interface Row extends Omit<BulkEdit, 'change' | 'counts'> {
  readonly change: string
  readonly counts: string
}

const select = `SELECT e.id, e.at, e.by, e.register, e.field, e.change, e.why, e.counts, e.first_change AS first, e.last_change AS last, e.undoes, u.at AS undoneAt
  FROM bulk_edit e LEFT JOIN bulk_edit u ON u.undoes = e.id`

const toEdit = (row: Row): BulkEdit => ({ ...row, change: JSON.parse(row.change) as BulkChange, counts: JSON.parse(row.counts) as BulkCounts })

export function findBulkEdit(connection: SQLite.Database, id: number): BulkEdit | undefined {
  const row = connection.prepare(`${select} WHERE e.id = ?`).get(id) as Row | undefined
  return row && toEdit(row)
}

/** Newest first; an undo is told at what it took back. */
export function listBulkEdits(reader: SQLite.Database, query: { register: RegisterId; offset: number; limit: number }): BulkEditList {
  const total = reader.prepare('SELECT count(*) FROM bulk_edit WHERE register = ? AND undoes IS NULL').pluck().get(query.register) as number
  const rows = reader
    .prepare(`${select} WHERE e.register = ? AND e.undoes IS NULL ORDER BY e.id DESC LIMIT ? OFFSET ?`)
    .all(query.register, query.limit, query.offset) as Row[]
  return { total, edits: rows.map(summarise) }
}

function summarise(row: Row): BulkEditSummary {
  const { id, at, by, register, field, change, why, counts, undoneAt } = toEdit(row)
  return { bulkId: id, at, by, register, field, change, why, counts, undoneAt }
}
