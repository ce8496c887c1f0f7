// The counting behind report A, in SQL. Which row a place belongs to is decided later, so one count serves every scope. What is counted stands in one place for each
// figure: grouped it makes the report, listed it is what a figure was counted from.
import type SQLite from 'better-sqlite3'
import { noCounts, type OrganisationCounts, type OrganisationGap, type OrganisationSum } from '#shared/reports/organisation.ts'
import { linkHolds, unionStands } from '../records/activeUnions.ts'
import type { PlacedContribution } from './placedContributions.ts'

/** Counts of the unions that name the same county and township (region codes, text kept as written, or null). */
export interface OrganisationGroup {
  readonly county: string | null
  readonly township: string | null
  readonly counts: OrganisationCounts
}

type Count = OrganisationSum | OrganisationGap

/** Records, one to a row with its place, and what each of them adds to some figures. */
interface Counted {
  /** SQL of a table with id, county and township. */
  readonly records: string
  readonly amounts: Readonly<Partial<Record<Count, string>>>
}

// As the day is always the last of a month, month precision is never in doubt: founded within the month is in, ended within the month is out.

// Links of unit records in the recycle bin do not count. A unit's state (suspended, deregistered …) carries no date and so cannot decide about a past day.
const activeLinks = `
  FROM union_unit AS link JOIN unit ON unit.id = link.unit_id AND unit.deleted_at IS NULL
  WHERE link.union_id IS NOT NULL AND ${linkHolds('link')}`

const unions: Counted = {
  records: `
  SELECT id, county, township, employees, women_employees, members, women_members, migrant_members, founded_on,
    CASE WHEN form IN ('single', 'joint') THEN form
      WHEN (SELECT count(DISTINCT link.unit_id) ${activeLinks} AND link.union_id = trade_union.id) > 1 THEN 'joint derived'
      ELSE 'single derived' END AS form
  FROM trade_union WHERE ${unionStands('trade_union')}`,
  amounts: {
    unions: '1',
    single: "form IN ('single', 'single derived')",
    joint: "form IN ('joint', 'joint derived')",
    employees: 'employees',
    womenEmployees: 'women_employees',
    members: 'members',
    womenMembers: 'women_members',
    migrantMembers: 'migrant_members',
    foundedUnknown: 'founded_on IS NULL',
    foundedYearOnly: "coalesce(founded_on = substr(@day, 1, 4) AND substr(@day, 6, 2) <> '12', 0)",
    formUnknown: "form IN ('single derived', 'joint derived')",
    employeesMissing: 'employees IS NULL',
    womenEmployeesMissing: 'women_employees IS NULL',
    membersMissing: 'members IS NULL',
    womenMembersMissing: 'women_members IS NULL',
    migrantMembersMissing: 'migrant_members IS NULL',
    townshipMissing: 'township IS NULL',
  },
}

// Each unit is counted once in the whole office, under one of the unions that cover it: one of its own county before others, of its own township next, then the
// oldest link. So the rows of every table add up to its total, and the total of a county's own table is that county's row in the city's.
// The choice is the least of rank × 2^40 + link id; ids stay far below 2^40.
const units: Counted = {
  records: `
  SELECT union_unit.unit_id AS id, trade_union.county, trade_union.township, chosen.shared FROM (
    SELECT min(
        ((trade_union.county IS NOT unit.county) * 2 + (trade_union.township IS NOT unit.township)) * 1099511627776 + link.id
      ) % 1099511627776 AS link_id,
      min(link.union_id) <> max(link.union_id) AS shared
    FROM union_unit AS link
      JOIN trade_union ON trade_union.id = link.union_id
      JOIN unit ON unit.id = link.unit_id AND unit.deleted_at IS NULL
    WHERE ${linkHolds('link')} AND ${unionStands('trade_union')}
    GROUP BY link.unit_id
  ) AS chosen JOIN union_unit ON union_unit.id = chosen.link_id JOIN trade_union ON trade_union.id = union_unit.union_id`,
  amounts: { unitsCovered: '1', unitsShared: 'shared' },
}

const withoutUnits: Counted = {
  records: `
  SELECT id, county, township FROM trade_union
  WHERE ${unionStands('trade_union')} AND id NOT IN (SELECT link.union_id ${activeLinks})`,
  amounts: { withoutUnits: '1' },
}

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
  reader.transaction(() => {
    for (const { records, amounts } of [unions, units, withoutUnits]) {
      const keys = Object.keys(amounts) as Count[]
      const sums = keys.map((key) => `sum(${amounts[key]}) AS ${key}`).join(', ')
      const rows = reader.prepare<{ day: string }, Row>(`SELECT county, township, ${sums} FROM (${records}) GROUP BY county, township`).all({ day })
      for (const row of rows) for (const key of keys) groupOf(row).counts[key] = Number(row[key] ?? 0)
    }
  })()
  return [...groups.values()]
}

/** The unions, or for covered units the units, that a count is made of. */
export function countedOrganisation(reader: SQLite.Database, day: string, count: Count): PlacedContribution[] {
  const counted = [unions, units, withoutUnits].find(({ amounts }) => count in amounts)
  const amount = counted?.amounts[count]
  if (!counted || amount === undefined) return []
  return reader.prepare(`SELECT id, county, township, ${amount} AS amount FROM (${counted.records}) WHERE (${amount}) > 0`).all({ day }) as PlacedContribution[]
}
