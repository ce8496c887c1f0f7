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

const ofGroups = 'SELECT id FROM member WHERE deleted_at IS NULL AND occupation_group IS NOT NULL'
const codeOf = (member: string) =>
  `CASE WHEN ${member}.occupation_group IN (SELECT value FROM json_each(@codes)) THEN ${member}.occupation_group ELSE @others END`

// A joining belongs to the day on which it was and to the union into which it led, wherever the member lies later: so flows of months add up to those of years, county by
// county. Whose first event is a joining joined on its day; of the others the record knows the day.
const counted = (may: string) => `
WITH ${placedMembers(may)},
counted AS (
  SELECT p.id, u.county, u.township, p.union_id, ${codeOf('p')} AS code, p.state = '在会' AND (p.joined_on IS NULL OR p.joined_on <= @on) AS holds
  FROM placed p LEFT JOIN trade_union u ON u.id = p.union_id
),
joining AS (
  SELECT m.id, e.date AS day FROM member m JOIN membership_event e ON e.member_id = m.id AND e.deleted_at IS NULL AND e.kind = '入会' AND e.date > @after AND e.date <= @on
  WHERE m.id IN (${may})
  UNION
  SELECT m.id, m.joined_on FROM member m
  WHERE m.id IN (${may}) AND m.joined_on > @after AND m.joined_on <= @on AND (
    SELECT e.kind FROM membership_event e WHERE e.member_id = m.id AND e.deleted_at IS NULL AND e.kind IS NOT NULL AND e.date IS NOT NULL ORDER BY e.date, e.id LIMIT 1
  ) IS NOT '入会'
),
joined AS (
  SELECT j.id, j.union_id, u.county, u.township, j.code FROM (
    SELECT m.id, ${codeOf('m')} AS code, ${unionOn('joining.day')} AS union_id FROM joining JOIN member m ON m.id = joining.id
  ) j LEFT JOIN trade_union u ON u.id = j.union_id
)`

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

/** Members of one union and group, and joinings into it. */
interface GroupOfUnion {
  readonly unionId: number | null
  readonly county: string | null
  readonly township: string | null
  readonly code: string
  readonly members: number
  readonly added: number
}

// Nearly nobody has an event of membership: all others lie in the union of their record and joined on its day. They are counted along an index, once for all periods; those of whom
// events tell are counted one by one, and taken off where the record alone would have counted them.
const plainSql = (periods: number) => {
  const each = (text: (period: number) => string) => Array.from({ length: periods }, (_, period) => text(period)).join(', ')
  return `
SELECT g.union_id AS unionId, u.county, u.township, ${codeOf('g')} AS code, g.moved, ${each((at) => `g.members${at}, g.added${at}`)}
FROM (
  SELECT union_id, occupation_group,
    group_concat(CASE WHEN EXISTS (SELECT 1 FROM membership_event e WHERE e.member_id = member.id) THEN id END) AS moved,
    ${each((at) => `total(joined_on IS NULL OR joined_on <= @on${at}) AS members${at}, total(joined_on > @after${at} AND joined_on <= @on${at}) AS added${at}`)}
  FROM member WHERE deleted_at IS NULL AND occupation_group IS NOT NULL GROUP BY occupation_group, union_id
) g LEFT JOIN trade_union u ON u.id = g.union_id`
}

const chosen = 'SELECT value FROM json_each(@moved)'

const takenOffSql = `
SELECT m.union_id AS unionId, u.county, u.township, ${codeOf('m')} AS code, -total(m.joined_on IS NULL OR m.joined_on <= @on) AS members,
  -total(m.joined_on > @after AND m.joined_on <= @on) AS added
FROM member m LEFT JOIN trade_union u ON u.id = m.union_id WHERE m.id IN (${chosen}) GROUP BY m.union_id, m.occupation_group`

const movedSql = `${counted(chosen)}
SELECT union_id AS unionId, county, township, code, total(holds) AS members, 0 AS added FROM counted GROUP BY union_id, code
UNION ALL
SELECT union_id, county, township, code, 0, count(*) FROM joined GROUP BY union_id, code`

type PlainRow = Omit<GroupOfUnion, 'members' | 'added'> & { readonly moved: string | null } & Readonly<Record<`members${number}` | `added${number}`, number>>

/** To be called within a transaction. @param asked some periods with the same groups @returns the counts of each of them; several of one place and group add up */
export function memberGroups(reader: SQLite.Database, asked: readonly GroupsAsked[]): GroupOfPlace[][] {
  const [first] = asked
  if (!first) return []
  const { others } = first
  const codes = JSON.stringify(first.codes)
  const days = Object.fromEntries(asked.flatMap(({ after, on }, at) => [[`after${at}`, after] as const, [`on${at}`, on] as const]))
  const plain = reader.prepare(plainSql(asked.length)).all({ ...days, codes, others }) as PlainRow[]
  const moved = `[${plain.flatMap((row) => row.moved ?? []).join()}]`
  const takenOff = reader.prepare(takenOffSql)
  const placed = reader.prepare(movedSql)
  return asked.map(({ after, on }, at) => {
    const wanted = { after, on, codes, others, moved }
    const rows = plain.map((row): GroupOfUnion => ({ ...row, members: row[`members${at}`] ?? 0, added: row[`added${at}`] ?? 0 }))
    return byPlace([...rows, ...(takenOff.all(wanted) as GroupOfUnion[]), ...(placed.all(wanted) as GroupOfUnion[])])
  })
}

interface CountedPlace {
  readonly place: Pick<GroupOfPlace, 'county' | 'township' | 'code'>
  readonly unions: Map<number | null, number>
  added: number
}

/** By place and group, and by place alone; a union is one of a group when it has members of it. */
function byPlace(rows: readonly GroupOfUnion[]): GroupOfPlace[] {
  const found = new Map<string, CountedPlace>()
  for (const { county, township, unionId, members, added, ...row } of rows) {
    for (const code of [row.code, null]) {
      const key = [code, county, township].map((part) => part ?? '\u0000').join('\u0001')
      let counts = found.get(key)
      if (!counts) {
        counts = { place: { county, township, code }, unions: new Map(), added: 0 }
        found.set(key, counts)
      }
      counts.unions.set(unionId, (counts.unions.get(unionId) ?? 0) + members)
      counts.added += added
    }
  }
  return Array.from(found.values(), ({ place, unions, added }) => ({
    ...place,
    unions: [...unions].filter(([id, members]) => id !== null && members > 0).length,
    members: [...unions.values()].reduce((sum, members) => sum + members, 0),
    added,
  }))
}

/** The unions, or the members, that a count is made of. @param code null: of all groups together */
export function countedOfGroup(reader: SQLite.Database, asked: GroupsAsked, code: string | null, count: GroupSum): PlacedContribution[] {
  const ofGroup = code === null ? '' : ' AND code = @code'
  // Of a known group only its members are looked at.
  const may = code !== null && asked.codes.includes(code) ? `${ofGroups} AND occupation_group = @code` : ofGroups
  return reader
    .prepare(`${counted(may)} ${listSql[count](ofGroup)}`)
    .all({ ...asked, codes: JSON.stringify(asked.codes), ...(code !== null && { code }) }) as PlacedContribution[]
}
