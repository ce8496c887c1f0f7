// What a run found, kept in the office's file by place and check, so that report L and the trace of its figures need not run the checks. A month keeps its last run, and those
// from which a report was issued.
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { CheckCode } from '#shared/quality/checks.ts'
import type { FindingLevel } from '#shared/quality/findings.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import type { FindingStore } from './findingStore.ts'

export interface KeptRun {
  readonly id: number
  /** Instant, and the office's calendar day. */
  readonly at: string
  readonly day: string
  readonly records: number
}

/** Findings of one check at one field and place. */
export interface KeptCount {
  readonly register: RegisterId
  readonly code: CheckCode
  readonly level: FindingLevel
  readonly field: string
  /** As stored: region codes in force, text kept as written, or null. */
  readonly county: string | null
  readonly township: string | null
  readonly aside: 0 | 1
  readonly findings: number
  /** See `idsOf`. */
  readonly records: string
}

/**
 * Keeps a run unless the newest one found the very same on the same day.
 * @returns whether anything was written; not while somebody else writes, since nobody waits for a report's sake
 */
export async function keepRun(office: Office, store: FindingStore, run: Omit<KeptRun, 'id'>): Promise<boolean> {
  const counts: KeptCount[] = []
  const hash = createHash('sha256')
  for (const each of store.kinds()) {
    for (const count of store.placed(each)) {
      const kept = { ...each, ...count, records: distances(count.ids) }
      hash.update(JSON.stringify([kept.register, kept.code, kept.level, kept.field, kept.county, kept.township, kept.aside, kept.records]))
      counts.push(kept)
    }
    await setImmediate()
  }
  const digest = hash.digest('hex')
  const newest = office.database.reader.prepare('SELECT day, digest FROM quality_run ORDER BY id DESC LIMIT 1').get() as
    | { day: string; digest: string }
    | undefined
  if (newest?.day === run.day && newest.digest === digest) return false
  try {
    office.database.write((writer) => write(office, writer, { ...run, digest }, counts))
    return true
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'writer-busy') return false
    throw error
  }
}

function write(office: Office, writer: SQLite.Database, run: Omit<KeptRun, 'id'> & { readonly digest: string }, counts: readonly KeptCount[]): void {
  writer
    .prepare(
      `DELETE FROM quality_run WHERE substr(day, 1, 7) = substr(@day, 1, 7) AND NOT EXISTS (
         SELECT 1 FROM issued_report i WHERE i.report = 'L' AND i.at >= quality_run.at
           AND i.at < coalesce((SELECT min(n.at) FROM quality_run n WHERE n.id > quality_run.id), '~'))`,
    )
    .run({ day: run.day })
  const { lastInsertRowid } = writer
    .prepare('INSERT INTO quality_run (at, day, records, digest, by) VALUES (@at, @day, @records, @digest, @by)')
    .run({ ...run, by: office.by })
  const insert = writer.prepare(
    `INSERT INTO quality_count (run_id, register, code, level, field, county, township, aside, findings, records)
     VALUES (@run, @register, @code, @level, @field, @county, @township, @aside, @findings, @records)`,
  )
  for (const { register, code, level, field, county, township, aside, findings, records } of counts) {
    insert.run({ run: lastInsertRowid, register, code, level, field, county, township, aside, findings, records })
  }
}

/** The last run by that day; null: none was kept by then. */
export function runBy(reader: SQLite.Database, day: string): KeptRun | null {
  return (
    (reader.prepare('SELECT id, at, day, records FROM quality_run WHERE day <= ? ORDER BY day DESC, id DESC LIMIT 1').get(day) as KeptRun | undefined) ?? null
  )
}

/** The first run after one day and by another. */
export function runAfter(reader: SQLite.Database, day: string, by: string): KeptRun | null {
  const run = reader.prepare('SELECT id, at, day, records FROM quality_run WHERE day > ? AND day <= ? ORDER BY day, id LIMIT 1').get(day, by)
  return (run as KeptRun | undefined) ?? null
}

export function countsOfRun(reader: SQLite.Database, run: KeptRun): KeptCount[] {
  return reader
    .prepare('SELECT register, code, level, field, county, township, aside, findings, records FROM quality_count WHERE run_id = ? ORDER BY rowid')
    .all(run.id) as KeptCount[]
}

/** Ids upwards, one for each finding. */
export function idsOf({ records }: Pick<KeptCount, 'records'>): number[] {
  let last = 0
  return records.split(',').map((distance) => {
    last += Number(distance)
    return last
  })
}

function distances(ids: readonly number[]): string {
  let last = 0
  return ids
    .map((id) => {
      const distance = id - last
      last = id
      return distance
    })
    .join(',')
}
