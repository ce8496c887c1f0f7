// The office's regions: its register, indexed by name and code.
import type SQLite from 'better-sqlite3'
import type { RegionEntry } from '#shared/importing/ledger.ts'
import { registers } from '#shared/registers/index.ts'
import { createRegionIndex, type RegionIndex } from '#shared/values/region.ts'
import type { OfficeDatabase } from '../database/database.ts'
import { type ChangeMeta, createRecordWriter } from './recordWriter.ts'

/** Gives an office without regions those that come with the program. */
export function fillRegions(database: OfficeDatabase, entries: readonly RegionEntry[], meta: ChangeMeta): void {
  const empty = database.reader.prepare('SELECT 1 FROM region LIMIT 1').get() === undefined
  if (!empty || entries.length === 0) return
  database.write((writer) => {
    const records = createRecordWriter(writer)
    for (const entry of entries) records.create(registers.region, { ...entry }, meta)
  })
}

/** @returns a function that gives the current index and makes it anew only after the register has changed. */
export function regionSource(reader: SQLite.Database): () => RegionIndex {
  const state = reader.prepare('SELECT count(*) AS rows, total(version) AS versions, max(updated_at) AS changed FROM region')
  const select = reader.prepare(
    `SELECT code, name, level, parent, local, valid_from AS validFrom, valid_to AS validTo, successor FROM region
     WHERE deleted_at IS NULL AND code IS NOT NULL AND name IS NOT NULL ORDER BY id`,
  )
  const version = reader.prepare('PRAGMA data_version').pluck()
  let seen: unknown
  let built: string | undefined
  let index: RegionIndex = createRegionIndex([])
  return () => {
    const committed = version.get()
    if (committed === seen && built !== undefined) return index
    seen = committed
    const now = JSON.stringify(state.get())
    if (now !== built) {
      const rows = select.all() as (Omit<RegionEntry, 'local'> & { local: number | null })[]
      index = createRegionIndex(rows.map((row) => ({ ...row, local: row.local === 1 })))
      built = now
    }
    return index
  }
}
