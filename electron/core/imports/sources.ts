// Keeps which sheet row spoke of which record, so that every value leads back to its cell.
import type SQLite from 'better-sqlite3'

export interface SourceWriter {
  /** `raw`: cell texts by field where they differ from what was stored. */
  write(register: string, recordId: number, sheetRow: number, outcome: 'added' | 'changed' | 'unchanged', raw: Readonly<Record<string, string>>): void
}

export function createSourceWriter(writer: SQLite.Database, batchId: number): SourceWriter {
  const insert = writer.prepare(
    `INSERT INTO source (batch_id, register, record_id, sheet_row, outcome, raw) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (register, record_id, batch_id, sheet_row) DO UPDATE SET raw = excluded.raw`,
  )
  return {
    write(register, recordId, sheetRow, outcome, raw) {
      insert.run(batchId, register, recordId, sheetRow, outcome, Object.keys(raw).length > 0 ? JSON.stringify(raw) : null)
    },
  }
}
