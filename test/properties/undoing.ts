// Property: an undo puts back exactly what its import changed. Imports taken back from the last to the first leave nothing; in another order, what somebody touched since stays.
import { join } from 'node:path'
import { ORPCError } from '@orpc/client'
import SQLite from 'better-sqlite3'
import type { BatchReport, UndoResult } from '#shared/api/batchTypes.ts'
import { findRegister, type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import type { TestOffice } from '#test/support/office.ts'
import { diceFor } from './ledgers/dice.ts'
import { type FileOnDisk, importFiles } from './oneOffice.ts'
import { differences, type Tables, tablesOf } from './tables.ts'

/** Takes the batches back from the last to the first. @param before what the office held before them. @returns what is wrong, a line each */
export async function undoToTheLetter(office: TestOffice, before: Tables, batches: readonly BatchReport[]): Promise<string[]> {
  const wrong = await undoAll(office, batches)
  return [...wrong, ...differences(before, tablesOf(office))]
}

async function undoAll(office: TestOffice, batches: readonly BatchReport[]): Promise<string[]> {
  const wrong: string[] = []
  for (const batchId of idsOf(batches).reverse()) {
    const { kept, failed } = await office.undo(batchId)
    for (const left of [...kept, ...failed]) wrong.push(`the undo of batch ${batchId} left ${left.register} ${left.id}: ${left.reason}`)
  }
  return wrong
}

/** Both editions, edits by hand, then the first is taken back before the second. */
export async function undoOutOfOrder(office: TestOffice, number: number, files: readonly FileOnDisk[], again: readonly FileOnDisk[]): Promise<string[]> {
  const first = idsOf(await importFiles(office, files))
  const second = idsOf(await importFiles(office, again))
  await editSome(office, number)
  const wrong: string[] = []
  for (const batchId of [...first, ...second]) {
    const before = versions(office)
    const expected = untouchedSince(office, batchId)
    wrong.push(...judge(batchId, await office.undo(batchId), before, versions(office), expected))
  }
  return wrong
}

function idsOf(batches: readonly BatchReport[]): number[] {
  return batches.flatMap(({ batchId }) => (batchId === null ? [] : [batchId])).sort((a, b) => a - b)
}

async function editSome(office: TestOffice, number: number): Promise<void> {
  for (const register of registerIds) {
    if (register === 'region' || !registers[register].fields.some((field) => field.key === 'remark')) continue
    const { records } = await office.core.call.records.list({ register })
    for (const { id, version } of records) {
      if (!diceFor(number, register, id).chance(0.1)) continue
      try {
        await office.core.call.records.update({ register, id, version, values: { remark: '核对过' } })
      } catch (error) {
        // Some made records cannot be saved by hand before they are mended (an end before its beginning): those stay as they are.
        if (!(error instanceof ORPCError) || error.data?.code !== 'value-invalid') throw error
      }
    }
  }
}

/** `union 12` → the whole row. */
function versions(office: TestOffice): Map<string, string> {
  return ask(office, (database) => {
    const rows = new Map<string, string>()
    for (const register of registerIds) {
      for (const row of database.prepare(`SELECT * FROM ${registers[register].table}`).all() as { id: number }[])
        rows.set(`${register} ${row.id}`, JSON.stringify(row))
    }
    return rows
  })
}

/** Records of the batch whose version is the one that the batch left. */
function untouchedSince(office: TestOffice, batchId: number): ReadonlySet<string> {
  return ask(office, (database) => {
    const last = database
      .prepare(
        `WITH RECURSIVE brought (register, id, last) AS (
           SELECT register, first_id, last_id FROM creation WHERE batch_id = @batchId UNION ALL SELECT register, id + 1, last FROM brought WHERE id < last
         ), step (register, id, version) AS (
           SELECT register, id, 1 FROM brought UNION ALL SELECT register, record_id, version FROM change WHERE batch_id = @batchId
         )
         SELECT register, id, max(version) AS version FROM step GROUP BY register, id`,
      )
      .all({ batchId })
    const untouched = new Set<string>()
    for (const { register, id, version } of last as { register: RegisterId; id: number; version: number }[]) {
      const now = database
        .prepare(`SELECT version FROM ${findRegister(register)?.table} WHERE id = ?`)
        .pluck()
        .get(id)
      if (now === version) untouched.add(`${register} ${id}`)
    }
    return untouched
  })
}

function judge(
  batchId: number,
  { reversed, kept, failed }: UndoResult,
  before: Map<string, string>,
  after: Map<string, string>,
  untouched: ReadonlySet<string>,
): string[] {
  const wrong: string[] = []
  const left = new Map([...kept, ...failed].map(({ register, id, reason }) => [`${register} ${id}`, reason]))
  const moved = [...before].filter(([record, row]) => after.get(record) !== row).map(([record]) => record)
  for (const record of moved) if (left.has(record)) wrong.push(`undo ${batchId} says that it left ${record}, and changed it`)
  if (moved.length !== reversed) wrong.push(`undo ${batchId} says that it put ${reversed} records back, and touched ${moved.length}`)
  for (const record of after.keys()) if (!before.has(record)) wrong.push(`undo ${batchId} brought ${record}`)
  // What a record linked to before may be gone with an earlier import; that it cannot be put back is said, too.
  for (const [record, reason] of left)
    if (untouched.has(record) && !/指向它|无法恢复/.test(reason)) wrong.push(`undo ${batchId} left ${record}, which nobody touched: ${reason}`)
  for (const record of untouched) if (!moved.includes(record) && !left.has(record)) wrong.push(`undo ${batchId} says nothing of ${record}`)
  return wrong
}

function ask<T>(office: TestOffice, work: (database: SQLite.Database) => T): T {
  const database = new SQLite(join(office.dataDir, 'office.sqlite'), { readonly: true })
  try {
    return work(database)
  } finally {
    database.close()
  }
}
