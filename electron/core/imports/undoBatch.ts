// Takes an import back: what it created goes, what it changed returns to what it was, and whatever somebody has touched since stays and says so.
import { setImmediate } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { NotUndone, UndoResult } from '#shared/api/types.ts'
import type { Value } from '#shared/registers/field.ts'
import { columnOf, findRegister, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { ChangeMeta, RecordWriter } from '../records/recordWriter.ts'
import { closeBatch, findBatch, insertBatch } from './batches.ts'

interface Change {
  readonly register: RegisterId
  readonly record_id: number
  readonly action: 'create' | 'update' | 'remove' | 'restore'
  readonly version: number
  readonly fields: string | null
}

/** How many records are put back before others get a turn. */
const STRIDE = 200

export interface UndoOptions {
  readonly signal?: AbortSignal | undefined
  /** In records that the batch touched. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** In steps; to be run in one transaction. @throws LedgerError not-found, already-undone, cancelled */
export async function undoBatch(
  writer: SQLite.Database,
  records: RecordWriter,
  batchId: number,
  stamp: { at: string; by: string },
  { signal, onProgress }: UndoOptions = {},
): Promise<UndoResult> {
  const batch = findBatch(writer, batchId)
  if (batch?.kind !== 'import') throw new LedgerError('not-found', { what: `batch ${batchId}` })
  if (batch.undoneBy !== null) throw new LedgerError('already-undone', { batch: batchId })

  const undoId = insertBatch(writer, {
    kind: 'undo',
    ...stamp,
    register: batch.register,
    file: batch.file,
    fileHash: null,
    sheet: batch.sheet,
    headerRows: [],
    mapping: {},
    policy: null,
    undoes: batchId,
  })
  const meta: ChangeMeta = { ...stamp, batchId: undoId }
  const kept: NotUndone[] = []
  const failed: NotUndone[] = []
  let reversed = 0
  const savepoint = writer.transaction((work: () => void) => work())

  const touched = byRecord(writer, batchId)
  for (const [index, changes] of touched.entries()) {
    if (index % STRIDE === STRIDE - 1) {
      onProgress?.(index, touched.length)
      await setImmediate()
      if (signal?.aborted) throw new LedgerError('cancelled')
    }
    const newest = changes[0]
    if (!newest) continue
    const entry = (reason: string): NotUndone => ({ register: newest.register, id: newest.record_id, reason })
    const reason = reasonToKeep(writer, newest, changes)
    if (reason !== null) {
      kept.push(entry(reason))
      continue
    }
    try {
      savepoint(() => putBack(writer, records, batchId, changes, meta))
      reversed++
    } catch (error) {
      // Everything that SQLite refuses about one record is that record's affair; a disk that fails is everybody's.
      if (!(error instanceof SQLite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error
      failed.push(entry('现有的其他记录与它原来的内容冲突，无法恢复'))
    }
  }
  // Rows that had changed nothing: the file no longer speaks for these records either.
  writer.prepare("DELETE FROM source WHERE batch_id = ? AND outcome = 'unchanged'").run(batchId)
  writer.prepare('UPDATE batch SET undone_by = ? WHERE id = ?').run(undoId, batchId)
  closeBatch(
    writer,
    undoId,
    {
      read: reversed + kept.length + failed.length,
      added: 0,
      changed: reversed,
      unchanged: kept.length,
      skipped: 0,
      rejected: failed.length,
    },
    [],
  )
  writer.prepare('UPDATE batch SET outcome = ? WHERE id = ?').run(JSON.stringify({ reversed, kept, failed }), undoId)
  return { batchId, undoId, reversed, kept, failed }
}

/** null: nobody has touched the record since. */
function reasonToKeep(writer: SQLite.Database, newest: Change, changes: readonly Change[]): string | null {
  const register = findRegister(newest.register)
  const now = register && (writer.prepare(`SELECT version FROM ${register.table} WHERE id = ?`).get(newest.record_id) as { version: number } | undefined)
  if (!now) return '这条记录已经不在了'
  if (now.version !== newest.version) return '导入之后有人改过这条记录，已保留'
  const holder = changes.some((change) => change.action === 'create') ? referencedBy(writer, newest.register, newest.record_id) : null
  return holder === null ? null : `还有“${holder}”中的记录指向它，已保留`
}

function putBack(writer: SQLite.Database, records: RecordWriter, batchId: number, changes: readonly Change[], meta: ChangeMeta): void {
  const [newest] = changes
  const register = newest && findRegister(newest.register)
  if (!newest || !register) return
  if (changes.some((change) => change.action === 'create')) records.erase(register, newest.record_id, meta)
  else {
    const before: Record<string, Value> = {}
    for (const change of changes)
      for (const [key, pair] of Object.entries(JSON.parse(change.fields ?? '{}') as Record<string, [Value, Value]>)) before[key] = pair[0]
    records.update(register, newest.record_id, before, meta)
  }
  writer.prepare('DELETE FROM source WHERE batch_id = ? AND register = ? AND record_id = ?').run(batchId, newest.register, newest.record_id)
}

/** The batch's changes per record, newest first within each; records that came last go first, so that a link goes before what it links. */
function byRecord(writer: SQLite.Database, batchId: number): Change[][] {
  const oldestFirst = writer.prepare('SELECT register, record_id, action, version, fields FROM change WHERE batch_id = ? ORDER BY id').all(batchId) as Change[]
  const groups = new Map<string, Change[]>()
  for (const change of oldestFirst) {
    const key = `${change.register}:${change.record_id}`
    groups.set(key, [change, ...(groups.get(key) ?? [])])
  }
  return [...groups.values()].reverse()
}

/** Label of the register that links to this record, if one does. */
function referencedBy(writer: SQLite.Database, register: RegisterId, id: number): string | null {
  for (const other of Object.values(registers)) {
    for (const field of storedFields(other)) {
      if (field.kind !== 'link' || field.register !== register) continue
      if (writer.prepare(`SELECT 1 FROM ${other.table} WHERE ${columnOf(field)} = ? LIMIT 1`).get(id)) return other.label
    }
  }
  return null
}
