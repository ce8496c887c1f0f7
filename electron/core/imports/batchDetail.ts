// One batch of the book looked at again: how it was read, what was wrong with it, and what became of it.
import type SQLite from 'better-sqlite3'
import type { BatchDetail, UndoResult } from '#shared/api/batchTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { ShownProblem } from '#shared/api/previewTypes.ts'
import { findBatch } from './batches.ts'
import { countKeptRows, type KeptRows, readKeptRows } from './keptRows.ts'
import { groupProblems, problemsOfBatch } from './problemPages.ts'

/** @throws LedgerError not-found */
export function batchDetail(reader: SQLite.Database, batchId: number): BatchDetail {
  const batch = findBatch(reader, batchId)
  if (!batch) throw new LedgerError('not-found', { what: `batch ${batchId}` })
  const how = reader.prepare('SELECT header_rows AS headerRows, mapping, policy FROM batch WHERE id = ?').get(batchId) as {
    headerRows: string
    mapping: string
    policy: BatchDetail['policy']
  }
  const headerRows = JSON.parse(how.headerRows) as number[]
  const undoId = batch.kind === 'undo' ? batchId : batch.undoneBy
  return {
    ...batch,
    headerRows,
    mapping: JSON.parse(how.mapping) as BatchDetail['mapping'],
    policy: how.policy,
    problemGroups: groupProblems(problemsOfBatch(reader, batch)),
    rejectedRows: countKeptRows(reader, batchId, headerRows),
    undo: undoId === null ? null : undoOf(reader, undoId),
  }
}

/** @throws LedgerError not-found */
export function problemsOf(reader: SQLite.Database, batchId: number): ShownProblem[] {
  const batch = findBatch(reader, batchId)
  if (!batch) throw new LedgerError('not-found', { what: `batch ${batchId}` })
  return problemsOfBatch(reader, batch)
}

/** What the error workbook of a batch is made of. @throws LedgerError not-found */
export function mendable(reader: SQLite.Database, batchId: number): { file: string; sheet: string; kept: KeptRows; problems: ShownProblem[] } {
  const { file, sheet, headerRows } = batchDetail(reader, batchId)
  return { file, sheet, kept: readKeptRows(reader, batchId, headerRows), problems: problemsOf(reader, batchId) }
}

function undoOf(reader: SQLite.Database, undoId: number): BatchDetail['undo'] {
  const outcome = reader.prepare('SELECT outcome FROM batch WHERE id = ?').pluck().get(undoId) as string | null
  return outcome === null ? null : { undoId, ...(JSON.parse(outcome) as Pick<UndoResult, 'reversed' | 'kept' | 'failed'>) }
}
