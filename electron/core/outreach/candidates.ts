// Enterprises of outside lists of which a case can be opened: without a union of their own by what is known of them today, never those that somebody still has to verify.
import type SQLite from 'better-sqlite3'
import type { CandidateFilter } from '#shared/api/outreachContract.ts'
import type { CandidatePage, CaseCandidate } from '#shared/api/outreachTypes.ts'
import { type Tier, tierOf, tiers } from '#shared/outreach/tiers.ts'
import { isValidUscc } from '#shared/values/uscc.ts'
import { inEntrySlices } from '../matching/entrySlices.ts'
import type { Office } from '../office.ts'
import { readSettings } from '../records/settings.ts'

interface Row {
  readonly entryId: number
  readonly name: string | null
  readonly nameKey: string | null
  readonly uscc: string | null
  /** Codes. */
  readonly county: string | null
  readonly township: string | null
  readonly source: string | null
  readonly headcount: number | null
  readonly unitId: number | null
  readonly inProductionSince: string | null
  readonly outcome: 'no-union' | 'joint-union'
  readonly hasCase: 0 | 1
}

/** One enterprise: what the list with the most people says of it, and all entries that speak of it. */
export interface OpenCandidate extends Row {
  readonly tier: Tier
  readonly entries: readonly number[]
}

export interface Candidates {
  /** Of all tiers; the largest first. */
  readonly all: readonly OpenCandidate[]
  readonly withCase: number
  readonly withoutHeadcount: number
}

/** In slices, so that others get their turn. @param connection that asks */
export async function findCandidates(office: Office, connection: SQLite.Database, { source, listId, county, entries }: CandidateFilter): Promise<Candidates> {
  const parts = ["known.outcome IN ('no-union', 'joint-union')"]
  const given: Record<string, string | number> = {}
  const need = (sql: string, more: Record<string, string | number>) => {
    parts.push(sql)
    Object.assign(given, more)
  }
  if (source !== undefined) need('e.source = @source', { source })
  if (listId !== undefined) need('e.id IN (SELECT entry_id FROM outside_list_row WHERE list_id = @listId)', { listId })
  if (county !== undefined) need('coalesce(unit.county, e.county) = @county', { county: office.regions().county(county)?.code ?? county })
  if (entries !== undefined) need('e.id IN (SELECT value FROM json_each(@entries))', { entries: JSON.stringify(entries) })
  const select = `
SELECT e.id AS entryId, e.name, e.name_key AS nameKey, e.uscc, coalesce(unit.county, e.county) AS county, coalesce(unit.township, e.township) AS township,
  e.source, e.headcount, known.unit_id AS unitId, coalesce(e.in_production_since, unit.in_production_since) AS inProductionSince, known.outcome,
  known.unit_id IS NOT NULL AND EXISTS (SELECT 1 FROM outreach_case c WHERE c.unit_id = known.unit_id AND c.deleted_at IS NULL) AS hasCase
FROM known JOIN list_entry AS e ON e.id = known.entry_id LEFT JOIN unit ON unit.id = known.unit_id
WHERE ${parts.join(' AND ')}`
  const rows: Row[] = []
  for await (const some of inEntrySlices<Row>(office, connection, select, given)) rows.push(...some)
  rows.sort((a, b) => (b.headcount ?? -1) - (a.headcount ?? -1) || a.entryId - b.entryId)
  return together(rows, readSettings(connection).outreach, office.clock.today())
}

/** Several lists may name one enterprise: it is one by its unit, its code, or its name and place. */
function together(rows: readonly Row[], thresholds: Parameters<typeof tierOf>[1], today: string): Candidates {
  const all: OpenCandidate[] = []
  let [withCase, withoutHeadcount] = [0, 0]
  for (const group of enterprises(rows)) {
    const [first] = group
    if (!first) continue
    if (first.hasCase) {
      withCase++
      continue
    }
    const inProductionSince = group.find((row) => row.inProductionSince !== null)?.inProductionSince ?? null
    const coverage = first.outcome === 'joint-union' ? 'joint' : 'none'
    if (first.headcount === null) withoutHeadcount++
    const tier = tierOf({ headcount: first.headcount, inProductionSince, coverage }, thresholds, today)
    if (tier === null) continue
    const uscc = group.find((row) => row.uscc !== null)?.uscc ?? null
    all.push({ ...first, uscc, inProductionSince, tier, entries: group.map(({ entryId }) => entryId) })
  }
  return { all, withCase, withoutHeadcount }
}

/** Rows of one unit, of one code, or of one name in one place where the codes do not speak against it. */
function enterprises(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  const byKey = new Map<string, Row[]>()
  for (const row of rows) {
    const keys = keysOf(row)
    const known = keys.map((key) => byKey.get(key)).find((group) => group && !codesDiffer(group, row))
    const group = known ?? []
    if (!known) groups.push(group)
    group.push(row)
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, group)
  }
  return groups
}

function keysOf({ unitId, uscc, nameKey, county, township }: Row): string[] {
  if (unitId !== null) return [`unit ${unitId}`]
  return [
    ...(uscc !== null && isValidUscc(uscc) ? [`code ${uscc}`] : []),
    ...(nameKey === null || county === null ? [] : [`name ${nameKey} ${county} ${township ?? ''}`]),
  ]
}

function codesDiffer(group: readonly Row[], { uscc }: Row): boolean {
  return uscc !== null && isValidUscc(uscc) && group.some((row) => row.uscc !== null && isValidUscc(row.uscc) && row.uscc !== uscc)
}

export async function pageCandidates(
  office: Office,
  { offset, limit, ...filter }: CandidateFilter & { offset: number; limit: number },
): Promise<CandidatePage> {
  const { all, withCase, withoutHeadcount } = await findCandidates(office, office.database.reader, filter)
  const regions = office.regions()
  const named = (code: string | null) => (code === null ? null : regions.nameOf(code))
  const counts = Object.fromEntries(tiers.map((tier) => [tier, 0])) as Record<Tier, number>
  for (const { tier } of all) counts[tier]++
  const meant = all.filter(({ tier }) => filter.tiers.includes(tier))
  const counties = [...Map.groupBy(meant, ({ county }) => county ?? '')].sort(
    ([one], [other]) => Number(one === '') - Number(other === '') || (one < other ? -1 : 1),
  )
  return {
    total: meant.length,
    tiers: counts,
    counties: counties.map(([county, some]) => ({ county: county === '' ? '' : regions.nameOf(county), total: some.length })),
    withCase,
    withoutHeadcount,
    candidates: meant.slice(offset, offset + limit).map(
      ({ entryId, name, uscc, county, township, source, headcount, tier, unitId }): CaseCandidate => ({
        entryId,
        name: name ?? '',
        uscc,
        county: named(county),
        township: named(township),
        source,
        headcount,
        tier,
        unitId,
      }),
    ),
  }
}
