// Members by their group of occupations, and the unions in which they were, on a day.
import type SQLite from 'better-sqlite3'
import type { GroupSum } from '#shared/reports/occupationGroups.ts'
import { placedMembers } from '../records/membership/placedMembers.ts'
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
const counted = `
WITH ${placedMembers('SELECT id FROM member WHERE deleted_at IS NULL AND occupation_group IS NOT NULL')},
counted AS (
  SELECT p.id, u.county, u.township, p.union_id, CASE WHEN p.occupation_group IN (SELECT value FROM json_each(@codes)) THEN p.occupation_group ELSE @others END AS code,
    p.state = '在会' AND (p.joined_on IS NULL OR p.joined_on <= @on) AS holds,
    coalesce(p.joined_on > @after AND p.joined_on <= @on, 0) OR EXISTS (
      SELECT 1 FROM membership_event j WHERE j.member_id = p.id AND j.kind = '入会' AND j.date > @after AND j.date <= @on AND j.deleted_at IS NULL) AS came
  FROM placed p LEFT JOIN trade_union u ON u.id = p.union_id
)`

const countsSql = `${counted}
SELECT county, township, code, count(DISTINCT CASE WHEN holds THEN union_id END) AS unions, total(holds) AS members, total(came) AS added
FROM counted GROUP BY county, township, code
UNION ALL
SELECT county, township, NULL, count(DISTINCT CASE WHEN holds THEN union_id END), total(holds), total(came)
FROM counted GROUP BY county, township`

/** What each of the counts is made of, by the same table. */
const listSql = {
  unions: 'SELECT DISTINCT union_id AS id, county, township, 1 AS amount FROM counted WHERE holds AND union_id IS NOT NULL',
  members: 'SELECT id, county, township, 1 AS amount FROM counted WHERE holds',
  added: 'SELECT id, county, township, 1 AS amount FROM counted WHERE came',
} as const

export interface GroupsAsked {
  /** Days, y-m-d; who joined after the first and by the second is counted as added. */
  readonly after: string
  readonly on: string
  readonly codes: readonly string[]
  /** Stands for every group that `codes` does not hold. */
  readonly others: string
}

export function memberGroups(reader: SQLite.Database, asked: GroupsAsked): GroupOfPlace[] {
  return reader.prepare(countsSql).all({ ...asked, codes: JSON.stringify(asked.codes) }) as GroupOfPlace[]
}

/** The unions, or the members, that a count is made of. @param code null: of all groups together */
export function countedOfGroup(reader: SQLite.Database, asked: GroupsAsked, code: string | null, count: GroupSum): PlacedContribution[] {
  const ofGroup = code === null ? '' : ' AND code = @code'
  return reader
    .prepare(`${counted} ${listSql[count]}${ofGroup}`)
    .all({ ...asked, codes: JSON.stringify(asked.codes), ...(code !== null && { code }) }) as PlacedContribution[]
}
