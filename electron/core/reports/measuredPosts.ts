// What a union and an assignment add to report F on a day.
import type SQLite from 'better-sqlite3'
import { type RawBuilder, sql } from 'kysely'
import { engagements, type PostCount } from '#shared/reports/cadrePosts.ts'
import { allRows } from '../database/query.ts'
import { onDay, unionStands } from '../records/activeUnions.ts'
import { postHeld } from '../records/postHeld.ts'
import type { Measured } from './measured.ts'
import type { PlacedCounts } from './placedRows.ts'

interface Placed {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
}
interface UnionRow extends Placed {
  readonly chair: 0 | 1
  readonly audit: 0 | 1 | null
  readonly auditHead: 0 | 1
  readonly women: 0 | 1 | null
  readonly womenHead: 0 | 1
}
interface PostRow extends Placed {
  readonly position: string | null
  readonly engagement: string | null
  readonly dated: 0 | 1
  readonly pilot: 0 | 1
}

export function measuredPosts(reader: SQLite.Database, day: string): Measured<PostCount>[] {
  return [unions(allRows(reader, unionsSql(day))), posts(allRows(reader, postsSql(day)))]
}

/** What these add up to by place: of a day of which no record is asked for, SQLite counts those that are alike. */
export function postTotals(reader: SQLite.Database, day: string): PlacedCounts[] {
  const ofUnions = allRows(
    reader,
    sql<
      Alike<UnionRow>
    >`SELECT county, township, chair, audit, auditHead, women, womenHead, count(*) AS alike FROM (${unionsSql(day)}) GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  )
  const ofPosts = allRows(
    reader,
    sql<Alike<PostRow>>`SELECT county, township, position, engagement, dated, pilot, count(*) AS alike FROM (${postsSql(day)}) GROUP BY 1, 2, 3, 4, 5, 6`,
  )
  return [
    ...ofUnions.map((row) => ({ county: row.county, township: row.township, counts: times(countsOfUnion(row), row.alike) })),
    ...ofPosts.map((row) => ({ county: row.county, township: row.township, counts: times(countsOfPost(row), row.alike) })),
  ]
}

type Alike<T extends Placed> = Omit<T, 'id'> & { readonly alike: number }

function times(counts: Partial<Record<PostCount, number>>, alike: number): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, count * alike]))
}

/** A post without a holder: the union's own record names nobody, and nobody holds it by an assignment. */
function unionsSql(day: string): RawBuilder<UnionRow> {
  const held = (position: string) =>
    sql`EXISTS (SELECT 1 FROM cadre AS c WHERE c.union_id = r.id AND c.position = ${position} AND c.deleted_at IS NULL AND ${postHeld('c', day)})`
  const named = (column: string, position: string) => sql`(${sql.ref(`r.${column}`)} IS NOT NULL OR ${held(position)})`
  return sql<UnionRow>`SELECT r.id, r.county, r.township, ${named('chair', '主席')} AS chair, r.audit_committee AS audit, ${named('audit_head', '经审主任')} AS auditHead,
      r.women_committee AS women, ${named('women_head', '女工主任')} AS womenHead
    FROM trade_union AS r WHERE ${onDay(unionStands('r'), day)}`
}

function unions(rows: readonly UnionRow[]): Measured<PostCount> {
  const standing = ['foundedOn', 'endedOn', 'status']
  return {
    register: 'union',
    fields: {
      unions: standing,
      chairVacant: ['chair'],
      noAudit: ['auditCommittee'],
      auditHeadVacant: ['auditCommittee', 'auditHead'],
      auditUnknown: ['auditCommittee'],
      noWomen: ['womenCommittee'],
      womenHeadVacant: ['womenCommittee', 'womenHead'],
      womenUnknown: ['womenCommittee'],
    },
    records: rows.map((row) => ({ id: row.id, county: row.county, township: row.township, counts: countsOfUnion(row) })),
  }
}

function countsOfUnion({ chair, audit, auditHead, women, womenHead }: Omit<UnionRow, keyof Placed>): Partial<Record<PostCount, number>> {
  return {
    unions: 1,
    chairVacant: Number(!chair),
    noAudit: Number(audit === 0),
    auditHeadVacant: Number(audit === 1 && !auditHead),
    auditUnknown: Number(audit === null),
    noWomen: Number(women === 0),
    womenHeadVacant: Number(women === 1 && !womenHead),
    womenUnknown: Number(women === null),
  }
}

/** Assignments lie where their union lies. */
function postsSql(day: string): RawBuilder<PostRow> {
  const pilot = sql`EXISTS (SELECT 1 FROM pilot AS p WHERE p.union_id = r.id AND p.deleted_at IS NULL AND (p.started_on IS NULL OR p.started_on <= ${day})
    AND (p.ended_on IS NULL OR p.ended_on > ${day}))`
  return sql<PostRow>`SELECT c.id, r.county, r.township, c.position, c.engagement, c.from_on IS NOT NULL AS dated, c.position IS '副主席' AND ${pilot} AS pilot
    FROM cadre AS c JOIN trade_union AS r ON r.id = c.union_id
    WHERE c.deleted_at IS NULL AND ${postHeld('c', day)} AND ${onDay(unionStands('r'), day)}`
}

function posts(rows: readonly PostRow[]): Measured<PostCount> {
  const counts = countsOnce()
  const term = ['from', 'to']
  const of = (kind: string, read: readonly string[]) => Object.fromEntries(Object.values(engagements).map((each) => [`${kind}${each}`, read]))
  return {
    register: 'cadre',
    fields: {
      posts: term,
      postsOther: ['engagement', ...term],
      postsUndated: ['from'],
      ...of('posts', ['engagement', ...term]),
      ...of('chairs', ['position', 'engagement', ...term]),
      ...of('vices', ['position', 'engagement', ...term]),
      ...of('pilotVices', ['position', 'engagement', ...term]),
    },
    records: rows.map((row) => ({ id: row.id, county: row.county, township: row.township, counts: counts(row) })),
  }
}

/** Thousands of assignments differ in few ways. */
function countsOnce(): (post: PostRow) => Partial<Record<PostCount, number>> {
  const known = new Map<string, Partial<Record<PostCount, number>>>()
  return (post) => {
    const key = `${post.position}/${post.engagement}/${post.dated}/${post.pilot}`
    const counts = known.get(key) ?? countsOfPost(post)
    known.set(key, counts)
    return counts
  }
}

function countsOfPost({ position, engagement, dated, pilot }: Omit<PostRow, keyof Placed>): Partial<Record<PostCount, number>> {
  const all = { posts: 1, postsUndated: Number(!dated) }
  const kind = engagement !== null && Object.hasOwn(engagements, engagement) ? engagements[engagement as keyof typeof engagements] : null
  if (kind === null) return { ...all, postsOther: 1 }
  return {
    ...all,
    [`posts${kind}`]: 1,
    ...(position === '主席' && { [`chairs${kind}`]: 1 }),
    ...(position === '副主席' && { [`vices${kind}`]: 1 }),
    ...(pilot === 1 && kind !== 'FullTime' && { [`pilotVices${kind}`]: 1 }),
  }
}
