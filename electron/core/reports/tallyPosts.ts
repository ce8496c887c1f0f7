// The counting behind report F: the posts that are held on each of some days, those that nobody holds, and the townships with a social union worker.
import { type RawBuilder, sql } from 'kysely'
import { engagements, type PostCount } from '#shared/reports/cadrePosts.ts'
import { allRows } from '../database/query.ts'
import { type Days, liveUnionStands, onDays } from '../records/activeUnions.ts'
import { postHeld } from '../records/postHeld.ts'
import { placeRows } from './ownPlace.ts'
import type { ReportFrame } from './reportKind.ts'
import { type Measures, Tallies, type Wanted } from './tallies.ts'
import { type Township, tallyWorkers } from './tallyWorkers.ts'

interface UnionRow {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
  readonly stands: Days
  /** Whether its own record names somebody. */
  readonly chair: 0 | 1
  readonly auditHead: 0 | 1
  readonly womenHead: 0 | 1
  /** Whether it has such a committee. */
  readonly audit: 0 | 1 | null
  readonly women: 0 | 1 | null
}

interface PostRow {
  readonly id: number
  readonly union: number
  readonly position: string | null
  readonly engagement: string | null
  readonly dated: 0 | 1
  readonly held: Days
}

type Counts = Partial<Record<PostCount, boolean>>

export interface PostTallies {
  readonly tallies: Tallies
  /** On the first day. */
  readonly townships: readonly Township[]
}

/** To be called within a transaction. @param days y-m-d, a few @param wanted a cell of the first day whose records are asked for */
export function tallyPosts(frame: ReportFrame, days: readonly string[], wanted: Wanted | null = null): PostTallies {
  const { reader } = frame.office.database
  const tallies = new Tallies(measures, wanted)
  const townships = tallyWorkers(frame, days, tallies)
  if (wanted !== null && !isOfUnions(wanted.column)) return { tallies, townships }
  const unions = allRows(reader, unionsSql(days))
  const posts = allRows(reader, postsSql(days))
  const heldIn = holders(posts)
  const rowsOf = placeRows(frame.places)
  const placed = new Map<number, { readonly rows: readonly string[]; readonly stands: Days }>()
  for (const union of unions) {
    const rows = union.stands === 0 ? null : rowsOf(union)
    if (rows === null) continue
    placed.set(union.id, { rows, stands: union.stands })
    const { id, stands, chair, audit, auditHead, women, womenHead } = union
    tallies.addAlike(rows, id, committees(audit, women), stands)
    if (chair === 0) tallies.addAlike(rows, id, vacant.chair, stands & ~heldIn('主席', id))
    if (audit === 1 && auditHead === 0) tallies.addAlike(rows, id, vacant.auditHead, stands & ~heldIn('经审主任', id))
    if (women === 1 && womenHead === 0) tallies.addAlike(rows, id, vacant.womenHead, stands & ~heldIn('女工主任', id))
  }
  const pilots = new Map<number, Days>()
  for (const { union, runs } of allRows(reader, pilotsSql(days))) pilots.set(union, (pilots.get(union) ?? 0) | runs)
  const countsOf = countsOfPosts()
  for (const { id, union, held, position, engagement, dated } of posts) {
    const at = held === 0 ? undefined : placed.get(union)
    if (at === undefined) continue
    const on = held & at.stands
    const tried = position === '副主席' ? on & (pilots.get(union) ?? 0) : 0
    tallies.addAlike(at.rows, id, countsOf(position, engagement, dated, false), on & ~tried)
    if (tried !== 0) tallies.addAlike(at.rows, id, countsOf(position, engagement, dated, true), tried)
  }
  return { tallies, townships }
}

function isOfUnions(column: string): boolean {
  return measures[column]?.register === 'union' || measures[column]?.register === 'cadre'
}

function unionsSql(days: readonly string[]): RawBuilder<UnionRow> {
  return sql<UnionRow>`SELECT r.id, r.county, r.township, ${onDays(liveUnionStands('r'), days)} AS stands, r.chair IS NOT NULL AS chair,
      r.audit_committee AS audit, r.audit_head IS NOT NULL AS auditHead, r.women_committee AS women, r.women_head IS NOT NULL AS womenHead
    FROM trade_union AS r WHERE r.deleted_at IS NULL`
}

function postsSql(days: readonly string[]): RawBuilder<PostRow> {
  return sql<PostRow>`SELECT c.id, c.union_id AS "union", c.position, c.engagement, c.from_on IS NOT NULL AS dated, ${onDays((day) => postHeld('c', day), days)} AS held
    FROM cadre AS c WHERE c.deleted_at IS NULL AND c.union_id IS NOT NULL`
}

function pilotsSql(days: readonly string[]): RawBuilder<{ union: number; runs: Days }> {
  const runs = (day: string) => sql<boolean>`(p.started_on IS NULL OR p.started_on <= ${day}) AND (p.ended_on IS NULL OR p.ended_on > ${day})`
  return sql`SELECT p.union_id AS "union", ${onDays(runs, days)} AS runs FROM pilot AS p WHERE p.deleted_at IS NULL AND p.union_id IS NOT NULL`
}

type Headed = '主席' | '经审主任' | '女工主任'

/** On which days an assignment gives a union one who holds the post; a post without a holder is one that its own record does not name either. */
function holders(posts: readonly PostRow[]): (position: Headed, union: number) => Days {
  const held: Record<Headed, Map<number, Days>> = { 主席: new Map(), 经审主任: new Map(), 女工主任: new Map() }
  for (const { position, union, held: on } of posts)
    if (position === '主席' || position === '经审主任' || position === '女工主任') held[position].set(union, (held[position].get(union) ?? 0) | on)
  return (position, union) => held[position].get(union) ?? 0
}

const vacant = { chair: { chairVacant: true }, auditHead: { auditHeadVacant: true }, womenHead: { womenHeadVacant: true } } as const satisfies Record<
  string,
  Counts
>

/** By what is known of a union's two committees: no, yes, unknown. */
const unionCounts: readonly (readonly Counts[])[] = [0, 1, null].map((audit) =>
  [0, 1, null].map((women) => ({ unions: true, noAudit: audit === 0, auditUnknown: audit === null, noWomen: women === 0, womenUnknown: women === null })),
)
function committees(audit: 0 | 1 | null, women: 0 | 1 | null): Counts {
  return unionCounts[audit ?? 2]?.[women ?? 2] ?? {}
}

/** Thousands of assignments differ in few ways. */
function countsOfPosts(): (position: string | null, engagement: string | null, dated: 0 | 1, pilot: boolean) => Counts {
  const known = new Map<string | null, Map<string | null, Counts[]>>()
  return (position, engagement, dated, pilot) => {
    let ofPosition = known.get(position)
    if (ofPosition === undefined) {
      ofPosition = new Map()
      known.set(position, ofPosition)
    }
    let counts = ofPosition.get(engagement)
    if (counts === undefined) {
      counts = [false, true].flatMap((tried) => [true, false].map((undated) => countsOfPost(position, engagement, undated, tried)))
      ofPosition.set(engagement, counts)
    }
    return counts[Number(pilot) * 2 + dated] ?? {}
  }
}

function countsOfPost(position: string | null, engagement: string | null, undated: boolean, pilot: boolean): Counts {
  const all = { posts: true, postsUndated: undated }
  const kind = engagement !== null && Object.hasOwn(engagements, engagement) ? engagements[engagement as keyof typeof engagements] : null
  if (kind === null) return { ...all, postsOther: true }
  return {
    ...all,
    [`posts${kind}`]: true,
    ...(position === '主席' && { [`chairs${kind}`]: true }),
    ...(position === '副主席' && { [`vices${kind}`]: true }),
    ...(pilot && kind !== 'FullTime' && { [`pilotVices${kind}`]: true }),
  }
}

const union = (...fields: string[]) => ({ register: 'union', fields }) as const
const post = (...fields: string[]) => ({ register: 'cadre', fields: [...fields, 'from', 'to'] }) as const
const ofEngagement = (kind: string, ...fields: string[]) =>
  Object.fromEntries(Object.values(engagements).map((each) => [`${kind}${each}`, post(...fields, 'engagement')]))
const measures: Measures = {
  unions: union('foundedOn', 'endedOn', 'status'),
  chairVacant: union('chair'),
  noAudit: union('auditCommittee'),
  auditHeadVacant: union('auditCommittee', 'auditHead'),
  auditUnknown: union('auditCommittee'),
  noWomen: union('womenCommittee'),
  womenHeadVacant: union('womenCommittee', 'womenHead'),
  womenUnknown: union('womenCommittee'),
  posts: post(),
  postsOther: post('engagement'),
  postsUndated: { register: 'cadre', fields: ['from'] },
  ...ofEngagement('posts'),
  ...ofEngagement('chairs', 'position'),
  ...ofEngagement('vices', 'position'),
  ...ofEngagement('pilotVices', 'position'),
  townships: { register: 'region', fields: ['level', 'validFrom', 'validTo'] },
  townshipsWithWorker: { register: 'region', fields: ['level', 'validFrom', 'validTo'] },
  workers: { register: 'socialWorker', fields: ['township', 'contractFrom', 'contractTo', 'leftOn'] },
  contractsOver: { register: 'socialWorker', fields: ['contractTo', 'leftOn'] },
}
