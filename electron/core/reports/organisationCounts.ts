// The counting behind report A, in SQL. Which row a place belongs to is decided later, so one count serves every scope.
import type SQLite from 'better-sqlite3'
import { noCounts, type OrganisationCounts } from '#shared/reports/organisation.ts'
import { linkHolds, unionStands } from '../records/activeUnions.ts'

/** Counts of the unions that name the same county and township (region codes, text kept as written, or null). */
export interface OrganisationGroup {
  readonly county: string | null
  readonly township: string | null
  readonly counts: OrganisationCounts
}

// As the day is always the last of a month, month precision is never in doubt: founded within the month is in, ended within the month is out.

// Links of unit records in the recycle bin do not count. A unit's state (suspended, deregistered …) carries no date and so cannot decide about a past day.
const activeLinks = `
  FROM union_unit AS link JOIN unit ON unit.id = link.unit_id AND unit.deleted_at IS NULL
  WHERE link.union_id IS NOT NULL AND ${linkHolds('link')}`

const unionSql = `
SELECT county, township,
  count(*) AS unions,
  sum(form = 'single') AS single,
  sum(form = 'joint') AS joint,
  sum(form = 'joint derived') AS derivedJoint,
  sum(form = 'single derived') AS derivedSingle,
  sum(employees) AS employees, sum(women_employees) AS womenEmployees,
  sum(members) AS members, sum(women_members) AS womenMembers, sum(migrant_members) AS migrantMembers,
  sum(founded_on IS NULL) AS foundedUnknown,
  sum(coalesce(founded_on = substr(@day, 1, 4) AND substr(@day, 6, 2) <> '12', 0)) AS foundedYearOnly,
  sum(employees IS NULL) AS employeesMissing,
  sum(women_employees IS NULL) AS womenEmployeesMissing,
  sum(members IS NULL) AS membersMissing,
  sum(women_members IS NULL) AS womenMembersMissing,
  sum(migrant_members IS NULL) AS migrantMembersMissing,
  sum(township IS NULL) AS townshipMissing
FROM (
  SELECT county, township, employees, women_employees, members, women_members, migrant_members, founded_on,
    CASE WHEN form IN ('single', 'joint') THEN form
      WHEN (SELECT count(DISTINCT link.unit_id) ${activeLinks} AND link.union_id = trade_union.id) > 1 THEN 'joint derived'
      ELSE 'single derived' END AS form
  FROM trade_union WHERE ${unionStands('trade_union')}
)
GROUP BY county, township`

// Each unit is counted once in the whole office, under one of the unions that cover it: one of its own county before others, of its own township next, then the
// oldest link. So the rows of every table add up to its total, and the total of a county's own table is that county's row in the city's.
// The choice is the least of rank × 2^40 + link id; ids stay far below 2^40.
const unitSql = `
WITH chosen AS (
  SELECT min(
      ((trade_union.county IS NOT unit.county) * 2 + (trade_union.township IS NOT unit.township)) * 1099511627776 + link.id
    ) % 1099511627776 AS link_id,
    min(link.union_id) <> max(link.union_id) AS shared
  FROM union_unit AS link
    JOIN trade_union ON trade_union.id = link.union_id
    JOIN unit ON unit.id = link.unit_id AND unit.deleted_at IS NULL
  WHERE ${linkHolds('link')} AND ${unionStands('trade_union')}
  GROUP BY link.unit_id
)
SELECT trade_union.county, trade_union.township, count(*) AS unitsCovered, sum(shared) AS unitsShared
FROM chosen JOIN union_unit ON union_unit.id = chosen.link_id JOIN trade_union ON trade_union.id = union_unit.union_id
GROUP BY trade_union.county, trade_union.township`

const withoutUnitsSql = `
SELECT county, township, count(*) AS withoutUnits FROM trade_union
WHERE ${unionStands('trade_union')} AND id NOT IN (SELECT link.union_id ${activeLinks})
GROUP BY county, township`

type Row = Readonly<Record<string, number | string | null>> & { readonly county: string | null; readonly township: string | null }

/** @param day last day of the period, y-m-d. */
export function countOrganisation(reader: SQLite.Database, day: string): OrganisationGroup[] {
  const groups = new Map<string, OrganisationGroup & { readonly counts: ReturnType<typeof noCounts> }>()
  const groupOf = ({ county, township }: Pick<Row, 'county' | 'township'>) => {
    const key = JSON.stringify([county, township])
    const group = groups.get(key) ?? { county, township, counts: noCounts() }
    groups.set(key, group)
    return group
  }
  const rows = (sql: string) => reader.prepare<{ day: string }, Row>(sql).all({ day })
  reader.transaction(() => {
    for (const row of rows(unionSql)) takeUnions(groupOf(row).counts, row)
    for (const row of rows(unitSql)) take(groupOf(row).counts, row)
    for (const row of rows(withoutUnitsSql)) take(groupOf(row).counts, row)
  })()
  return [...groups.values()]
}

function takeUnions(counts: ReturnType<typeof noCounts>, row: Row): void {
  take(counts, row)
  const joint = Number(row.derivedJoint)
  const single = Number(row.derivedSingle)
  counts.joint += joint
  counts.single += single
  counts.formUnknown = joint + single
}

function take(counts: ReturnType<typeof noCounts>, row: Row): void {
  for (const [key, value] of Object.entries(row)) if (Object.hasOwn(counts, key)) counts[key as keyof typeof counts] = Number(value ?? 0)
}
