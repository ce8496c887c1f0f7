// Keeps which sheet row spoke of which record, so that every value leads back to its cell.
import type SQLite from 'better-sqlite3'
import { WaitingLines } from '../database/waitingLines.ts'
import { isEmpty } from './isEmpty.ts'

export interface SourceWriter {
  /** Rows in the order of the sheet. `raw`: cell texts by field where they differ from what was stored. */
  write(register: string, recordId: number, sheetRow: number, outcome: 'added' | 'changed' | 'unchanged', raw: Readonly<Record<string, string>>): void
  /** To be called after the last row. */
  finish(): void
}

/** Neighbouring rows that speak of the same record and change nothing of it. */
interface Run {
  recordId: number
  from: number
  to: number
}

const columns = ['batch_id', 'register', 'record_id', 'from_row', 'to_row', 'outcome', 'raw'] as const

export function createSourceWriter(writer: SQLite.Database, batchId: number): SourceWriter {
  const end = 'ON CONFLICT (register, record_id, batch_id, from_row) DO UPDATE SET raw = excluded.raw'
  const lines = new WaitingLines(writer, 'INSERT INTO source', columns, { end, late: true })
  const insert = (register: string, recordId: number, from: number, to: number, outcome: string, raw: string | null) => {
    lines.add([batchId, register, recordId, from, to, outcome, raw])
  }
  const runs = new Map<string, Run>()
  const writeRun = (register: string, { recordId, from, to }: Run) => insert(register, recordId, from, to, 'unchanged', null)

  return {
    write(register, recordId, sheetRow, outcome, raw) {
      if (!isEmpty(raw)) insert(register, recordId, sheetRow, sheetRow, outcome, JSON.stringify(raw))
      else if (outcome === 'changed') insert(register, recordId, sheetRow, sheetRow, outcome, null)
      // A record that this row brought has it in its history.
      else if (outcome === 'unchanged') {
        const run = runs.get(register)
        if (run?.recordId === recordId && run.to === sheetRow - 1) run.to = sheetRow
        else {
          if (run) writeRun(register, run)
          runs.set(register, { recordId, from: sheetRow, to: sheetRow })
        }
      }
    },
    finish() {
      for (const [register, run] of runs) writeRun(register, run)
      runs.clear()
      lines.finish()
    },
  }
}
