// Which records stand for which others since duplicates were merged. A merge that was taken back no longer counts.
import type SQLite from 'better-sqlite3'
import type { RegisterId } from '#shared/registers/index.ts'
import { preparedOnce } from '../../database/query.ts'

export interface MergedRecord {
  readonly operationId: number
  /** The record in the recycle bin. */
  readonly id: number
  /** The one that stands for it. */
  readonly into: number
  readonly action: 'absorb' | 'join'
  readonly at: string
  readonly by: string
  readonly why: string | null
}

const columns = `s.operation_id AS operationId, s.record_id AS id, s.into_id AS "into", s.action, o.at, o.by, o.why
   FROM operation_step s JOIN operation o ON o.id = s.operation_id WHERE o.undone_at IS NULL AND s.action IN ('absorb', 'join') AND s.register = ?`

/** What stands for this record, if another does. */
export function mergedInto(connection: SQLite.Database, register: RegisterId, id: number): MergedRecord | undefined {
  return connection.prepare(`SELECT ${columns} AND s.record_id = ? ORDER BY s.operation_id DESC LIMIT 1`).get(register, id) as MergedRecord | undefined
}

/** Of these, those that stand for others. */
export function withMerged(connection: SQLite.Database, register: RegisterId, ids: readonly number[]): number[] {
  const asked = `SELECT DISTINCT s.into_id FROM operation_step s JOIN operation o ON o.id = s.operation_id
    WHERE o.undone_at IS NULL AND s.action IN ('absorb', 'join') AND s.register = ? AND s.into_id IN (SELECT value FROM json_each(?))`
  return preparedOnce(connection, asked).pluck().all(register, JSON.stringify(ids)) as number[]
}

/** What this record stands for, and what those stood for before. */
export function mergedHere(connection: SQLite.Database, register: RegisterId, id: number): MergedRecord[] {
  const ask = connection.prepare(`SELECT ${columns} AND s.into_id = ? ORDER BY s.operation_id, s.place`)
  const found: MergedRecord[] = []
  const seen = new Set([id])
  const look = (into: number) => {
    for (const each of ask.all(register, into) as MergedRecord[]) {
      if (seen.has(each.id)) continue
      seen.add(each.id)
      found.push(each)
      look(each.id)
    }
  }
  look(id)
  return found
}

/** The record that stands for this one in the end; itself where none does. */
export function standingFor(connection: SQLite.Database, register: RegisterId, id: number): number {
  const seen = new Set<number>()
  let last = id
  for (let next = mergedInto(connection, register, last); next && !seen.has(next.into); next = mergedInto(connection, register, last)) {
    seen.add(last)
    last = next.into
  }
  return last
}

/** Every record of a register that another stands for, with the one that does in the end. */
export function allMerged(connection: SQLite.Database, register: RegisterId): { readonly id: number; readonly into: number }[] {
  const rows = connection.prepare(`SELECT ${columns} ORDER BY s.operation_id`).all(register) as MergedRecord[]
  const next = new Map(rows.map(({ id, into }) => [id, into]))
  return [...next.keys()].map((id) => {
    const seen = new Set([id])
    let into = next.get(id) ?? id
    for (let further = next.get(into); further !== undefined && !seen.has(into); further = next.get(into)) {
      seen.add(into)
      into = further
    }
    return { id, into }
  })
}
