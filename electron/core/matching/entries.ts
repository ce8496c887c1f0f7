// Enterprises of outside lists a page at a time, with what is known of them.
import type { EntryFilter } from '#shared/api/matchingContract.ts'
import type { EntryPage, ListedEntry } from '#shared/api/matchingTypes.ts'
import type { MatchReason } from '#shared/matching/result.ts'
import { foldName } from '#shared/values/name.ts'
import type { Office } from '../office.ts'
import { countyOf } from './countyOf.ts'
import { effectiveEntriesOf, effectiveParams } from './effectiveOutcome.ts'
import { inEntrySlices } from './entrySlices.ts'

type Row = Omit<ListedEntry, 'reasons' | 'headcount'> & { readonly reasons: string | null }
type Found = Pick<ListedEntry, 'id' | 'headcount'>

/** The largest first. In slices, so that others get their turn. */
export async function pageEntries(
  office: Office,
  { offset, limit, ...filter }: EntryFilter & { readonly offset: number; readonly limit: number },
): Promise<EntryPage> {
  const { reader } = office.database
  const { from, where, params } = conditions(office, filter)
  const found: Found[] = []
  for await (const rows of inEntrySlices<Found>(office, reader, `SELECT e.id, ${headcount(filter)} AS headcount ${from} ${where}`, params)) found.push(...rows)
  found.sort((a, b) => (b.headcount ?? -1) - (a.headcount ?? -1) || a.id - b.id)
  return { total: found.length, entries: shown(office, found.slice(offset, offset + limit)) }
}

/** In their order. */
function shown(office: Office, page: readonly Found[]): ListedEntry[] {
  const { reader } = office.database
  const regions = office.regions()
  const named = (code: string | null) => (code === null ? null : regions.nameOf(code))
  const rows = reader
    .prepare(
      `WITH ${effectiveEntriesOf('e.id IN (SELECT value FROM json_each(@ids))')}
       SELECT e.id, e.source, e.name, e.uscc, ${countyOf('e')} AS county, e.township, known.outcome, known.decided_by AS decidedBy,
         known.unit_id AS unitId, unit.name AS unitName, m.weight, m.pass, m.reasons
       FROM known JOIN list_entry AS e ON e.id = known.entry_id LEFT JOIN match_result AS m ON m.entry_id = e.id LEFT JOIN unit ON unit.id = known.unit_id`,
    )
    .all({ ...effectiveParams(office, reader), ids: JSON.stringify(page.map(({ id }) => id)) }) as Row[]
  const known = new Map(rows.map((row) => [row.id, row]))
  return page.flatMap(({ id, headcount }) => {
    const row = known.get(id)
    if (!row) return []
    const reasons = row.reasons === null ? [] : (JSON.parse(row.reasons) as MatchReason[])
    return [{ ...row, headcount, name: row.name ?? '', county: named(row.county), township: named(row.township), reasons }]
  })
}

const headcount = ({ listId }: EntryFilter) => (listId === undefined ? 'e.headcount' : 'one.headcount')

function conditions(office: Office, filter: EntryFilter) {
  const { listId, source, outcome, decidedBy, county, township, headcountFrom, search } = filter
  const regions = office.regions()
  const parts: string[] = []
  const params: Record<string, string | number> = {}
  const need = (sql: string, given: Record<string, string | number> = {}) => {
    parts.push(sql)
    Object.assign(params, given)
  }
  if (listId !== undefined) need('TRUE', { listId })
  if (source !== undefined) need('e.source = @source', { source })
  if (outcome === 'not-matched') need('known.outcome IS NULL')
  else if (outcome !== undefined) need('known.outcome = @outcome', { outcome })
  if (decidedBy !== undefined) need('known.decided_by = @decidedBy', { decidedBy })
  if (county === '') need(`${countyOf('e')} IS NULL`)
  else if (county !== undefined) need(`${countyOf('e')} = @county`, { county: regions.county(county)?.code ?? county })
  if (township !== undefined)
    need('e.township = @township', {
      township: regions.township(township, county === undefined ? null : (regions.county(county)?.code ?? null))?.code ?? township,
    })
  if (headcountFrom !== undefined) need(`${headcount(filter)} >= @headcountFrom`, { headcountFrom })
  if (search) need('(instr(e.name_key, @folded) > 0 OR instr(e.uscc, @code) > 0)', { folded: foldName(search), code: search.toUpperCase() })
  const listed =
    listId === undefined
      ? ''
      : 'JOIN (SELECT entry_id, headcount, max(batch_id) FROM outside_list_row WHERE list_id = @listId AND repeats IS NULL AND entry_id > @after AND entry_id <= @upTo GROUP BY entry_id) AS one ON one.entry_id = e.id'
  return { from: `FROM known JOIN list_entry AS e ON e.id = known.entry_id ${listed}`, where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, params }
}
