// Which records of a register are there: asked for every link of a million records, and so kept as a byte each.
import type SQLite from 'better-sqlite3'
import { registerOf } from '../records/listRecords.ts'
import { idPages } from './idPages.ts'

/** By id, 1 where a record stands outside the recycle bin. @throws LedgerError cancelled */
export async function livingIds(reader: SQLite.Database, register: string, signal: AbortSignal): Promise<Uint8Array> {
  const { table } = registerOf(register)
  const highest = reader.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number
  const living = new Uint8Array(highest + 1)
  const page = reader.prepare(`SELECT id FROM ${table} WHERE id > ? AND id <= ? AND deleted_at IS NULL`).pluck()
  await idPages(highest, signal, (after, upTo) => {
    for (const id of page.all(after, upTo) as number[]) living[id] = 1
  })
  return living
}
