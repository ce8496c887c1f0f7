// Basic-level unions that came and went between two days, by the places that they name. Which unions exist on a day is said by organisationCounts.ts.
import type SQLite from 'better-sqlite3'
import type { PlacedCounts } from './placedRows.ts'

// Dates are text and compare as text: a coarse one stands for its first day. A union that ended on the day on which it was founded came and went. Whatever ended without
// having been merged was deregistered. One that ended on a day that nobody knows is in no stock, and so in no flow.
const known = `deleted_at IS NULL AND coalesce(status, '') <> 'preparing' AND NOT (ended_on IS NULL AND coalesce(status, '') IN ('merged', 'revoked'))`
const within = (column: string) => `(${column} > @after AND ${column} <= @until)`

const flowsSql = `
SELECT county, township,
  total(${within('founded_on')}) AS added,
  total(${within('ended_on')} AND status = 'merged') AS merged,
  total(${within('ended_on')} AND status IS NOT 'merged') AS deregistered
FROM trade_union
WHERE ${known} AND (${within('founded_on')} OR (${within('ended_on')} AND (founded_on IS NULL OR founded_on <= @until)))
GROUP BY county, township`

const stockSql = `
SELECT county, township, count(*) AS unions FROM trade_union
WHERE ${known} AND (founded_on IS NULL OR founded_on <= @day) AND (ended_on IS NULL OR ended_on > @day)
GROUP BY county, township`

/** added, merged, deregistered. @param after, until: days, y-m-d; from the day after the first to the second */
export function unionFlows(reader: SQLite.Database, after: string, until: string): PlacedCounts[] {
  return rowsOf(reader, flowsSql, { after, until })
}

/** unions: as report A counts them on the day. */
export function unionStock(reader: SQLite.Database, day: string): PlacedCounts[] {
  return rowsOf(reader, stockSql, { day })
}

function rowsOf(reader: SQLite.Database, sql: string, days: Readonly<Record<string, string>>): PlacedCounts[] {
  const rows = reader.prepare(sql).all(days) as ({ county: string | null; township: string | null } & Record<string, number>)[]
  return rows.map(({ county, township, ...counts }) => ({ county, township, counts }))
}
