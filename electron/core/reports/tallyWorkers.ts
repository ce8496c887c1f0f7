// Social union workers in service on a day, and the townships that have one.
import { preparedOnce } from '../database/query.ts'
import { placeRows } from './ownPlace.ts'
import type { ReportFrame } from './reportKind.ts'
import type { Tallies } from './tallies.ts'

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
export type Township = TownshipRow & { readonly hasWorker: boolean }

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

const counts = {
  served: { townships: true, townshipsWithWorker: true },
  unserved: { townships: true },
  serves: { workers: true },
  over: { contractsOver: true },
} as const

/** @param days y-m-d @returns the townships of the first of them, of the scope */
export function tallyWorkers({ office: { database, regions }, places }: ReportFrame, days: readonly string[], tallies: Tallies): Township[] {
  const rows = <T>(text: string, day: string) => preparedOnce(database.reader, text).all({ day }) as T[]
  const rowsOf = placeRows(places)
  const { current } = regions()
  return days.flatMap((day, index) => {
    const workers = rows<WorkerRow>(workersSql, day)
    const served = new Set(workers.flatMap(({ township, serves }) => (serves && township !== null ? [current(township)] : [])))
    for (const worker of workers) {
      const at = rowsOf(worker)
      if (at !== null) tallies.addAlike(at, worker.id, worker.serves ? counts.serves : counts.over, 2 ** index)
    }
    return rows<TownshipRow>(townshipsSql, day).flatMap((township) => {
      const at = rowsOf({ county: township.county, township: township.code })
      if (at === null) return []
      const hasWorker = served.has(current(township.code))
      tallies.addAlike(at, township.id, hasWorker ? counts.served : counts.unserved, 2 ** index)
      return index === 0 ? [{ ...township, hasWorker }] : []
    })
  })
}
