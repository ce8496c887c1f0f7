// Keeps which sheet row spoke of which record, so that every value leads back to its cell.
import type SQLite from 'better-sqlite3'
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

/** Lines to a statement; more gain nothing. */
const TOGETHER = 20
/** Values of a line. */
const WIDE = 7

export function createSourceWriter(writer: SQLite.Database, batchId: number): SourceWriter {
  const prepare = (lines: number) =>
    writer.prepare(
      `INSERT INTO source (batch_id, register, record_id, from_row, to_row, outcome, raw) VALUES ${Array(lines).fill('(?, ?, ?, ?, ?, ?, ?)').join(', ')}
       ON CONFLICT (register, record_id, batch_id, from_row) DO UPDATE SET raw = excluded.raw`,
    )
  const [one, many] = [prepare(1), prepare(TOGETHER)]
  let waiting: (string | number | null)[] = []
  const insert = (register: string, recordId: number, from: number, to: number, outcome: string, raw: string | null): void => {
    waiting.push(batchId, register, recordId, from, to, outcome, raw)
    if (waiting.length < TOGETHER * WIDE) return
    many.run(waiting)
    waiting = []
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
      for (let line = 0; line < waiting.length; line += WIDE) one.run(waiting.slice(line, line + WIDE))
      waiting = []
    },
  }
}
