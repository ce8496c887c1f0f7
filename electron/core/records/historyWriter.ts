// Writes the lines of the append-only `change`. An import of a million rows writes a million that differ in two numbers only: those go many to a statement.
import type SQLite from 'better-sqlite3'
import type { ChangeMeta } from './recordWriter.ts'

type Action = 'create' | 'update' | 'remove' | 'restore'

export interface HistoryWriter {
  /** @param fields [from, to] by key; null where the action says it all */
  write(register: string, id: number, action: Action, version: number, fields: object | null, meta: ChangeMeta): void
  /** The line of a new record. It may be kept back, never longer than until the next line of another kind, so that the lines stand in the order of the events. */
  created(register: string, id: number, meta: ChangeMeta): void
  /** Writes what was kept back. */
  settle(): void
}

/** Lines to a statement; more gain nothing. */
const TOGETHER = 50
/** Numbers that a line has of its own: register, record, row. */
const OWN = 3

/** @param late whether lines of new records may wait for others; whoever asks for it calls `settle` */
export function createHistoryWriter(writer: SQLite.Database, late: boolean): HistoryWriter {
  const one = writer.prepare(
    'INSERT INTO change (at, by, register, record_id, action, version, fields, why, batch_id, sheet_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const many = late ? prepareMany(writer) : undefined
  /** Lines kept back, one after the other; what they have in common. */
  let waiting: (string | number | null)[] = []
  let common: ChangeMeta | undefined

  function write(register: string, id: number, action: Action, version: number, fields: object | null, meta: ChangeMeta): void {
    settle()
    const changed = fields === null ? null : JSON.stringify(fields)
    one.run(meta.at, meta.by, register, id, action, version, changed, meta.why ?? null, meta.batchId ?? null, meta.sheetRow ?? null)
  }
  function settle(): void {
    if (!common) return
    const { at, by, why = null, batchId = null } = common
    if (many && waiting.length === TOGETHER * OWN) many.run([at, by, why, batchId, ...waiting])
    else {
      for (let line = 0; line < waiting.length; line += OWN) {
        one.run(at, by, waiting[line], waiting[line + 1], 'create', 1, null, why, batchId, waiting[line + 2])
      }
    }
    waiting = []
    common = undefined
  }

  return {
    write,
    created(register, id, meta) {
      if (!many) {
        write(register, id, 'create', 1, null, meta)
        return
      }
      if (common && !sameBut(common, meta)) settle()
      common ??= meta
      waiting.push(register, id, meta.sheetRow ?? null)
      if (waiting.length === TOGETHER * OWN) settle()
    },
    settle,
  }
}

function prepareMany(writer: SQLite.Database): SQLite.Statement {
  const lines = Array.from({ length: TOGETHER }, () => '(?, ?, ?)').join(', ')
  return writer.prepare(
    `WITH common (at, by, why, batch_id) AS (VALUES (?, ?, ?, ?))
     INSERT INTO change (at, by, register, record_id, action, version, why, batch_id, sheet_row)
     SELECT common.at, common.by, line.column1, line.column2, 'create', 1, common.why, common.batch_id, line.column3 FROM common, (VALUES ${lines}) AS line`,
  )
}

/** Whether two lines differ in their sheet rows at most. */
function sameBut(one: ChangeMeta, other: ChangeMeta): boolean {
  return one.at === other.at && one.by === other.by && (one.why ?? null) === (other.why ?? null) && (one.batchId ?? null) === (other.batchId ?? null)
}
