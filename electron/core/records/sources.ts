// Which cells of which ledgers a record came from. Imports that were taken back no longer count as sources.
import type SQLite from 'better-sqlite3'
import type { SourceEntry } from '#shared/api/types.ts'

export type SourceRef = { readonly file: string; readonly sheet: string; readonly row: number }

/** By record id, newest import first. */
export function sourcesOf(reader: SQLite.Database, register: string, ids: readonly number[]): Map<number, SourceRef[]> {
  const rows = reader
    .prepare(
      `SELECT s.record_id AS id, b.file AS file, b.sheet AS sheet, s.sheet_row AS row FROM source s JOIN batch b ON b.id = s.batch_id
       WHERE s.register = ? AND s.record_id IN (SELECT value FROM json_each(?)) AND b.undone_by IS NULL ORDER BY s.batch_id DESC, s.sheet_row`,
    )
    .all(register, JSON.stringify(ids)) as (SourceRef & { id: number })[]
  const byRecord = new Map<number, SourceRef[]>()
  for (const { id, ...source } of rows) {
    const known = byRecord.get(id)
    if (known) known.push(source)
    else byRecord.set(id, [source])
  }
  return byRecord
}

interface EntryRow {
  readonly batchId: number
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly at: string
  readonly outcome: SourceEntry['outcome']
  readonly mapping: string
  readonly raw: string | null
}

/** The record page's list of sources, newest first. */
export function sourceEntries(reader: SQLite.Database, register: string, id: number): SourceEntry[] {
  const rows = reader
    .prepare(
      `SELECT b.id AS batchId, b.file, b.sheet, s.sheet_row AS row, b.at, s.outcome, b.mapping, s.raw FROM source s JOIN batch b ON b.id = s.batch_id
       WHERE s.register = ? AND s.record_id = ? AND b.undone_by IS NULL ORDER BY s.batch_id DESC, s.sheet_row`,
    )
    .all(register, id) as EntryRow[]
  return rows.map(({ mapping, raw, ...entry }) => ({
    ...entry,
    columns: JSON.parse(mapping) as Record<string, string>,
    raw: raw === null ? {} : (JSON.parse(raw) as Record<string, string>),
  }))
}
