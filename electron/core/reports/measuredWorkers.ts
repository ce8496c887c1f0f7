// Social union workers in service on a day, and the townships that have one.
import type SQLite from 'better-sqlite3'
import type { PostCount } from '#shared/reports/cadrePosts.ts'
import type { Measured } from './measured.ts'
import type { ReportOffice } from './reportKind.ts'

interface WorkerRow {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
  /** Whether the contract runs; who left is not here. */
  readonly serves: 0 | 1
}
interface TownshipRow {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly county: string | null
}
export type Townships = readonly (TownshipRow & { readonly hasWorker: boolean })[]

// A contract ends with its last day, a month or a year with its last one; nobody serves on the day on which he left.
const workersSql = `
SELECT id, county, township, contract_to IS NULL OR contract_to || '~' >= @day AS serves FROM social_worker
WHERE deleted_at IS NULL AND (contract_from IS NULL OR contract_from <= @day) AND (left_on IS NULL OR left_on > @day)`

// What the city leads itself lies in no township, whatever codes it keeps there.
const townshipsSql = `
SELECT id, code, name, parent AS county FROM region
WHERE deleted_at IS NULL AND level = 'township'
  AND coalesce(parent, '') NOT IN (SELECT own.code FROM region AS own WHERE own.local = 1 AND own.name LIKE '%本级' AND own.code IS NOT NULL AND own.deleted_at IS NULL)
  AND (valid_from IS NULL OR valid_from <= @day) AND (valid_to IS NULL OR valid_to > @day)
ORDER BY code`

export function measuredWorkers(
  { database, regions }: ReportOffice,
  day: string,
): { readonly townships: Townships; readonly measured: readonly Measured<PostCount>[] } {
  const rows = <T>(text: string) => (database.reader as SQLite.Database).prepare<{ day: string }, T>(text).all({ day })
  const workers = rows<WorkerRow>(workersSql)
  const { current } = regions()
  const served = new Set(workers.flatMap(({ township, serves }) => (serves && township !== null ? [current(township)] : [])))
  const townships = rows<TownshipRow>(townshipsSql).map((township) => ({ ...township, hasWorker: served.has(current(township.code)) }))
  return {
    townships,
    measured: [
      {
        register: 'region',
        fields: { townships: ['level', 'validFrom', 'validTo'], townshipsWithWorker: ['level', 'validFrom', 'validTo'] },
        records: townships.map(({ id, county, code, hasWorker }) => ({
          id,
          county,
          township: code,
          counts: { townships: 1, townshipsWithWorker: Number(hasWorker) },
        })),
      },
      {
        register: 'socialWorker',
        fields: { workers: ['township', 'contractFrom', 'contractTo', 'leftOn'], contractsOver: ['contractTo', 'leftOn'] },
        records: workers.map(({ id, county, township, serves }) => ({ id, county, township, counts: serves ? { workers: 1 } : { contractsOver: 1 } })),
      },
    ],
  }
}
