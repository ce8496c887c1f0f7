// Writes the append-only history: how records came to be (`creation`) and what happened to them afterwards (`change`). Of the million records that an import brings
// from neighbouring rows, the first is one line, since nothing but two numbers that run side by side tells them apart.
import type SQLite from 'better-sqlite3'
import { WaitingLines } from '../database/waitingLines.ts'
import type { ChangeMeta } from './recordWriter.ts'

type Action = 'update' | 'remove' | 'restore'

export interface HistoryWriter {
  /** @param fields [from, to] by key; null where the action says it all */
  write(register: string, id: number, action: Action, version: number, fields: object | null, meta: ChangeMeta): void
  created(register: string, id: number, meta: ChangeMeta): void
  /** Writes what was kept back. */
  finish(): void
}

/** Records first to last, of neighbouring rows. */
interface Run {
  readonly first: number
  last: number
  readonly meta: ChangeMeta
}

const creationColumns = ['register', 'first_id', 'last_id', 'at', 'by', 'why', 'batch_id', 'sheet_row'] as const

/** @param late whether the lines of new records may be kept back; whoever asks for it calls `finish` */
export function createHistoryWriter(writer: SQLite.Database, late: boolean): HistoryWriter {
  const change = writer.prepare(
    'INSERT INTO change (at, by, register, record_id, action, version, fields, why, batch_id, sheet_row, operation_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const creations = new WaitingLines(writer, 'INSERT INTO creation', creationColumns, { late })
  /** By register: a row may bring records of several. */
  const runs = new Map<string, Run>()
  const end = (register: string, { first, last, meta }: Run) => {
    creations.add([register, first, last, meta.at, meta.by, meta.why ?? null, meta.batchId ?? null, meta.sheetRow ?? null])
  }

  return {
    write(register, id, action, version, fields, meta) {
      const changed = fields === null ? null : JSON.stringify(fields)
      const { at, by, why = null, batchId = null, sheetRow = null, operationId = null } = meta
      change.run(at, by, register, id, action, version, changed, why, batchId, sheetRow, operationId)
    },
    created(register, id, meta) {
      const run = runs.get(register)
      if (run && goesOn(run, id, meta)) {
        run.last = id
        return
      }
      if (run) end(register, run)
      const begun = { first: id, last: id, meta }
      if (late) runs.set(register, begun)
      else end(register, begun)
    },
    finish() {
      for (const [register, run] of runs) end(register, run)
      runs.clear()
      creations.finish()
    },
  }
}

/** Whether a record comes from the row after that of the record before it, and all else is the same. */
function goesOn({ first, last, meta: begun }: Run, id: number, meta: ChangeMeta): boolean {
  if (id !== last + 1 || begun.at !== meta.at || begun.by !== meta.by) return false
  if ((begun.why ?? null) !== (meta.why ?? null) || (begun.batchId ?? null) !== (meta.batchId ?? null)) return false
  const row = begun.sheetRow ?? null
  return (row === null ? null : row + id - first) === (meta.sheetRow ?? null)
}
