// Takes an import back: what it created goes, what it changed returns to what it was, and whatever somebody has touched since stays and says so.
import { setImmediate } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import type { UndoResult } from '#shared/api/batchTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { NotUndone } from '#shared/api/recordTypes.ts'
import { findRegister } from '#shared/registers/index.ts'
import { forgetListRows } from '../matching/listRows.ts'
import type { ChangeMeta, RecordWriter } from '../records/recordWriter.ts'
import { closeBatch, findBatch, insertBatch } from './batches.ts'
import { RecordTrail, type Step } from './recordTrail.ts'

/** How many changes are taken back before others get a turn. */
const PAGE = 200

export interface UndoOptions {
  readonly signal?: AbortSignal | undefined
  /** In changes that the batch made. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** From the last change to the first, a page at a time; to be run in one transaction. @throws LedgerError not-found, already-undone, cancelled */
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
  const trail = new RecordTrail(writer, batchId)
  forgetListRows(writer, batchId)
  const undo = new Undo(writer, records, trail, { ...stamp, batchId: undoId })
  const total = trail.count()
  const breathe = async (done: number) => {
    onProgress?.(done, total)
    await setImmediate()
    if (signal?.aborted) throw new LedgerError('cancelled')
  }

  let done = 0
  for (const page of trail.pages(PAGE)) {
    undo.take(page.filter((step) => trail.isFirst(step)))
    done += page.length
    await breathe(done)
  }
  // What linked to these may have gone since: a row may have linked a record of its own to one that an earlier row brought.
  for (let held = undo.takeHeld(); held.length > 0; ) {
    for (let from = 0; from < held.length; from += PAGE) {
      undo.take(held.slice(from, from + PAGE))
      await breathe(total)
    }
    const left = undo.takeHeld()
    if (left.length === held.length) undo.keep(left)
    held = left.length === held.length ? [] : left
  }
  const { reversed, kept, failed } = undo
  forgetSources(writer, batchId, [...kept, ...failed])
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

/** The file no longer speaks for the records that it only named either; of what it said, what stays keeps its source. */
function forgetSources(writer: SQLite.Database, batchId: number, left: readonly NotUndone[]): void {
  writer
    .prepare("DELETE FROM source WHERE batch_id = ? AND (outcome = 'unchanged' OR register || ' ' || record_id NOT IN (SELECT value FROM json_each(?)))")
    .run(batchId, JSON.stringify(left.map(({ register, id }) => `${register} ${id}`)))
}

class Undo {
  reversed = 0
  readonly kept: NotUndone[] = []
  readonly failed: NotUndone[] = []
  /** Created by the batch, and linked to for the time being. */
  #held: Step[] = []
  readonly #records: RecordWriter
  readonly #trail: RecordTrail
  readonly #meta: ChangeMeta
  readonly #savepoint: (work: () => void) => void

  constructor(writer: SQLite.Database, records: RecordWriter, trail: RecordTrail, meta: ChangeMeta) {
    this.#records = records
    this.#trail = trail
    this.#meta = meta
    this.#savepoint = writer.transaction((work: () => void) => work())
  }

  /** @param firsts of the batch's changes, each of another record */
  take(firsts: readonly Step[]): void {
    const [reversed, kept, held] = [this.reversed, this.kept.length, this.#held.length]
    try {
      this.#savepoint(() => {
        for (const first of firsts) this.#takeOne(first)
      })
    } catch (error) {
      this.#refuseUnlessConstraint(error)
      // One of them cannot be put back. Which one shows only one by one; all at once is so much quicker that it is tried first.
      this.reversed = reversed
      this.kept.length = kept
      this.#held.length = held
      for (const first of firsts) this.#takeAlone(first)
    }
  }

  #takeAlone(first: Step): void {
    try {
      this.#savepoint(() => this.#takeOne(first))
    } catch (error) {
      this.#refuseUnlessConstraint(error)
      this.failed.push({ register: first.register, id: first.record_id, reason: '现有的其他记录与它原来的内容冲突，无法恢复' })
    }
  }

  /** Everything that SQLite refuses about one record is that record's affair; a disk that fails is everybody's. */
  #refuseUnlessConstraint(error: unknown): void {
    if (!(error instanceof SQLite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error
  }

  #takeOne(first: Step): void {
    const version = this.#trail.versionOf(first.register, first.record_id)
    if (version === undefined) this.#keep(first, '这条记录已经不在了')
    else if (!this.#trail.isUntouched(first, version)) this.#keep(first, '导入之后有人改过这条记录，已保留')
    else if (first.action === 'create' && this.#trail.standsForOthers(first.register, first.record_id)) this.#keep(first, '有重复记录并入了这条记录，已保留')
    else if (first.action === 'create' && this.#trail.referrer(first.register, first.record_id) !== null) this.#held.push(first)
    else this.#putBack(first)
  }

  /** Those that were linked to when it was their turn; they are forgotten here. */
  takeHeld(): readonly Step[] {
    const held = this.#held
    this.#held = []
    return held
  }

  keep(held: readonly Step[]): void {
    for (const step of held) this.#keep(step, `还有“${this.#trail.referrer(step.register, step.record_id) ?? ''}”中的记录指向它，已保留`)
  }

  #putBack(first: Step): void {
    const register = findRegister(first.register)
    if (!register) return
    if (first.action === 'create') this.#records.erase(register, first.record_id, this.#meta)
    else this.#records.update(register, first.record_id, this.#trail.valuesBefore(first), this.#meta)
    this.reversed++
  }

  #keep(step: Step, reason: string): void {
    this.kept.push({ register: step.register, id: step.record_id, reason })
  }
}
