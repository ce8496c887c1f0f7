// Basic-level unions that came, went and stood, by the places that they name. Which unions exist on a day is said by organisationCounts.ts.
import type SQLite from 'better-sqlite3'
import type { Period } from '#shared/reports/period.ts'
import { periodBefore, samePeriodLastYear } from '#shared/reports/period.ts'
import type { SummarySum } from '#shared/reports/quarterSummary.ts'
import { addDays } from '#shared/values/calendar.ts'
import type { PlacedContribution } from './placedContributions.ts'
import type { PlacedCounts } from './placedRows.ts'

// Dates are text and compare as text: a coarse one stands for its first day. A union that ended on the day on which it was founded came and went. Whatever ended without
// having been merged was deregistered. One that ended on a day that nobody knows is in no stock, and so in no flow.
const known = `deleted_at IS NULL AND coalesce(status, '') <> 'preparing' AND NOT (ended_on IS NULL AND coalesce(status, '') IN ('merged', 'revoked'))`

/** Conditions, each from the day after the first day to the second. Of days that there are none, null: nothing came and went. */
const stood = (day: string) => `((founded_on IS NULL OR founded_on <= ${day}) AND (ended_on IS NULL OR ended_on > ${day}))`
const came = (after: string, until: string) => `(founded_on > ${after} AND founded_on <= ${until})`
const went = (after: string, until: string) => `(ended_on > ${after} AND ended_on <= ${until} AND (founded_on IS NULL OR founded_on <= ${until}))`

const conditions: Readonly<Record<SummarySum, string>> = {
  opening: stood('@opening'),
  closing: stood('@closing'),
  added: came('@opening', '@closing'),
  merged: `(${went('@opening', '@closing')} AND status = 'merged')`,
  deregistered: `(${went('@opening', '@closing')} AND status IS NOT 'merged')`,
  addedYear: came('@yearBegins', '@closing'),
  beforeAdded: came('@beforeBegins', '@opening'),
  beforeRemoved: went('@beforeBegins', '@opening'),
  lastYearAdded: came('@lastYearBegins', '@lastYearEnds'),
  lastYearRemoved: went('@lastYearBegins', '@lastYearEnds'),
}

const countSql = `
SELECT county, township, ${Object.entries(conditions)
  .map(([key, condition]) => `total(${condition}) AS ${key}`)
  .join(', ')}
FROM trade_union WHERE ${known} GROUP BY county, township`

/** The days between which a period and those that it is compared with lie: a period begins with the end of the day before it. */
function daysOf(period: Period): Readonly<Record<string, string | null>> {
  const lastYear = samePeriodLastYear(period)
  const dayBefore = ({ from }: Period) => addDays(from, -1)
  return {
    opening: dayBefore(period),
    closing: period.to,
    yearBegins: `${Number(period.to.slice(0, 4)) - 1}-12-31`,
    beforeBegins: dayBefore(periodBefore(period)),
    lastYearBegins: lastYear && dayBefore(lastYear),
    lastYearEnds: lastYear?.to ?? null,
  }
}

export function countUnionFlows(reader: SQLite.Database, period: Period): PlacedCounts[] {
  const rows = reader.prepare(countSql).all(daysOf(period)) as ({ county: string | null; township: string | null } & Record<string, number>)[]
  return rows.map(({ county, township, ...counts }) => ({ county, township, counts }))
}

/** The unions that a count is made of. */
export function countedUnionFlow(reader: SQLite.Database, period: Period, count: SummarySum): PlacedContribution[] {
  return reader
    .prepare(`SELECT id, county, township, 1 AS amount FROM trade_union WHERE ${known} AND ${conditions[count]}`)
    .all(onlyNamed(conditions[count], daysOf(period))) as PlacedContribution[]
}

/** SQLite takes no parameter that a text does not name. */
function onlyNamed(sql: string, days: Readonly<Record<string, string | null>>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(days).filter(([name]) => new RegExp(`@${name}\\b`).test(sql)))
}
