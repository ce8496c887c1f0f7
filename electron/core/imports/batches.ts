// The book of imports: one batch per sheet that came in, one per batch that was taken back.
import type SQLite from 'better-sqlite3'
import type { BatchList, BatchSummary } from '#shared/api/batchTypes.ts'
import type { RowCounts } from '#shared/api/previewTypes.ts'
import type { Ledger } from '#shared/importing/ledger.ts'
import type { Problem } from '#shared/importing/problem.ts'
import type { RegisterId } from '#shared/registers/index.ts'

export interface NewBatch {
  readonly kind: 'import' | 'undo'
  readonly at: string
  readonly by: string
  readonly register: string | null
  readonly file: string
  /** SHA-256 of the file's bytes, hex. */
  readonly fileHash: string | null
  readonly sheet: string
  readonly headerRows: readonly number[]
  /** Column letter by target key. */
  readonly mapping: Readonly<Record<string, string>>
  readonly policy: string | null
  readonly undoes: number | null
  /** Which kind of table it was: see headingKey, and what held for the whole sheet. */
  readonly table?: { readonly headings: string; readonly scope: Ledger['context'] }
  readonly decisions?: BatchDecisions
}

/** What the clerk changed in the cells of the file. */
export interface BatchDecisions {
  /** By cell: as in the file, as mended. */
  readonly fixes: Readonly<Record<string, readonly [string, string]>>
  readonly replacements: readonly { readonly column: string | null; readonly from: string; readonly to: string }[]
}

const nothing: RowCounts = { read: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, rejected: 0 }

export function insertBatch(writer: SQLite.Database, batch: NewBatch): number {
  const { lastInsertRowid } = writer
    .prepare(
      `INSERT INTO batch (kind, at, by, register, file, file_hash, sheet, header_rows, mapping, policy, rows, undoes, headings, scope, decisions)
       VALUES (@kind, @at, @by, @register, @file, @fileHash, @sheet, @headerRows, @mapping, @policy, @rows, @undoes, @headings, @scope, @decisions)`,
    )
    .run({
      ...batch,
      headerRows: JSON.stringify(batch.headerRows),
      mapping: JSON.stringify(batch.mapping),
      rows: JSON.stringify(nothing),
      headings: batch.table?.headings ?? null,
      scope: batch.table ? JSON.stringify(batch.table.scope) : null,
      decisions: batch.decisions ? JSON.stringify(batch.decisions) : null,
    })
  return Number(lastInsertRowid)
}

export function closeBatch(writer: SQLite.Database, batchId: number, rows: RowCounts, problems: readonly Problem[]): void {
  writer.prepare('UPDATE batch SET rows = ? WHERE id = ?').run(JSON.stringify(rows), batchId)
  const insert = writer.prepare(
    'INSERT INTO import_problem (batch_id, sheet_row, sheet_column, code, level, field, params, suggest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  for (const problem of problems) {
    const params = problem.params ? JSON.stringify(problem.params) : null
    insert.run(batchId, problem.row, problem.column, problem.code, problem.level, problem.field ?? null, params, problem.suggest ?? null)
  }
}

interface BatchRow {
  readonly id: number
  readonly kind: 'import' | 'undo'
  readonly at: string
  readonly by: string
  readonly register: RegisterId | null
  readonly file: string
  readonly sheet: string
  readonly rows: string
  readonly undone_by: number | null
  readonly undoes: number | null
}

const columns = 'id, kind, at, by, register, file, sheet, rows, undone_by, undoes'

export function listBatches(reader: SQLite.Database, page: { offset: number; limit: number }): BatchList {
  const { total } = reader.prepare('SELECT count(*) AS total FROM batch').get() as { total: number }
  const rows = reader.prepare(`SELECT ${columns} FROM batch ORDER BY id DESC LIMIT ? OFFSET ?`).all(page.limit, page.offset) as BatchRow[]
  return { total, batches: rows.map(summarise) }
}

/** Imports that stand, the newest first. @param since, until: instants, from the one on and up to the other; null = up to now */
export function batchesWithin(reader: SQLite.Database, since: string, until: string | null): BatchSummary[] {
  const rows = reader
    .prepare(`SELECT ${columns} FROM batch WHERE kind = 'import' AND undone_by IS NULL AND at >= ? AND at <= coalesce(?, at) ORDER BY id DESC`)
    .all(since, until) as BatchRow[]
  return rows.map(summarise)
}

export function findBatch(db: SQLite.Database, batchId: number): BatchSummary | undefined {
  const row = db.prepare(`SELECT ${columns} FROM batch WHERE id = ?`).get(batchId) as BatchRow | undefined
  return row && summarise(row)
}

function summarise(row: BatchRow): BatchSummary {
  const { id, rows, undone_by, ...rest } = row
  return { ...rest, batchId: id, rows: JSON.parse(rows) as RowCounts, undoneBy: undone_by }
}
