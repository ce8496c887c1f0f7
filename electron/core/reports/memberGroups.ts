// Members by their group of occupations, and the unions in which they were, on a day.
import type SQLite from 'better-sqlite3'
import type { GroupSum } from '#shared/reports/occupationGroups.ts'
import { placedMembers, unionOn } from '../records/membership/placedMembers.ts'
import type { PlacedContribution } from './placedContributions.ts'

export interface GroupOfPlace {
  readonly county: string | null
  readonly township: string | null
  /** One of those asked for, or `others`; null for the counts of all groups together. */
  readonly code: string | null
  readonly unions: number
  readonly members: number
  readonly added: number
}

// Only few members belong to a group; an index finds them without a look at the others.
const ofGroups = 'SELECT id FROM member WHERE deleted_at IS NULL AND occupation_group IS NOT NULL'
const codeOf = (member: string) =>
  `CASE WHEN ${member}.occupation_group IN (SELECT value FROM json_each(@codes)) THEN ${member}.occupation_group ELSE @others END`

// A joining belongs to the day on which it was and to the union into which it led, wherever the member lies later: so flows of months add up to those of years, county by
// county. Whose first event is a joining joined on its day; of the others the record knows the day.
const counted = `
WITH ${placedMembers(ofGroups)},
counted AS (
  SELECT p.id, u.county, u.township, p.union_id, ${codeOf('p')} AS code, p.state = '在会' AND (p.joined_on IS NULL OR p.joined_on <= @on) AS holds
  FROM placed p LEFT JOIN trade_union u ON u.id = p.union_id
),
joining AS (
  SELECT m.id, e.date AS day FROM member m JOIN membership_event e ON e.member_id = m.id AND e.deleted_at IS NULL AND e.kind = '入会' AND e.date > @after AND e.date <= @on
  WHERE m.id IN (${ofGroups})
  UNION
  SELECT m.id, m.joined_on FROM member m
  WHERE m.id IN (${ofGroups}) AND m.joined_on > @after AND m.joined_on <= @on AND (
    SELECT e.kind FROM membership_event e WHERE e.member_id = m.id AND e.deleted_at IS NULL AND e.kind IS NOT NULL AND e.date IS NOT NULL ORDER BY e.date, e.id LIMIT 1
  ) IS NOT '入会'
),
joined AS (
  SELECT j.id, u.county, u.township, j.code FROM (
    SELECT m.id, ${codeOf('m')} AS code, ${unionOn('joining.day')} AS union_id FROM joining JOIN member m ON m.id = joining.id
  ) j LEFT JOIN trade_union u ON u.id = j.union_id
)`

const countsSql = `${counted}
SELECT county, township, code, count(DISTINCT CASE WHEN holds THEN union_id END) AS unions, total(holds) AS members, 0 AS added
FROM counted GROUP BY county, township, code
UNION ALL
SELECT county, township, NULL, count(DISTINCT CASE WHEN holds THEN union_id END), total(holds), 0 FROM counted GROUP BY county, township
UNION ALL
SELECT county, township, code, 0, 0, count(*) FROM joined GROUP BY county, township, code
UNION ALL
SELECT county, township, NULL, 0, 0, count(*) FROM joined GROUP BY county, township`

/** What each of the counts is made of, by the same tables. */
const listSql = {
  unions: (where: string) => `SELECT DISTINCT union_id AS id, county, township, 1 AS amount FROM counted WHERE holds AND union_id IS NOT NULL${where}`,
  members: (where: string) => `SELECT id, county, township, 1 AS amount FROM counted WHERE holds${where}`,
  added: (where: string) => `SELECT id, county, township, count(*) AS amount FROM joined WHERE true${where} GROUP BY id, county, township`,
} as const

export interface GroupsAsked {
  /** Days, y-m-d; joinings after the first and by the second are counted as added. */
  readonly after: string
  readonly on: string
  readonly codes: readonly string[]
  /** Stands for every group that `codes` does not hold. */
  readonly others: string
}

/** Several of one place and group add up. */
export function memberGroups(reader: SQLite.Database, asked: GroupsAsked): GroupOfPlace[] {
  return reader.prepare(countsSql).all({ ...asked, codes: JSON.stringify(asked.codes) }) as GroupOfPlace[]
}

/** The unions, or the members, that a count is made of. @param code null: of all groups together */
export function countedOfGroup(reader: SQLite.Database, asked: GroupsAsked, code: string | null, count: GroupSum): PlacedContribution[] {
  const ofGroup = code === null ? '' : ' AND code = @code'
  return reader
    .prepare(`${counted} ${listSql[count](ofGroup)}`)
    .all({ ...asked, codes: JSON.stringify(asked.codes), ...(code !== null && { code }) }) as PlacedContribution[]
}
