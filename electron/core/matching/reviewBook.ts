// The book of what people decided: who, when, what, in which words, and whether it holds.
import type { ReviewFilter } from '#shared/api/reviewsContract.ts'
import type { BookedReview, ReviewPage } from '#shared/api/reviewTypes.ts'
import { foldName } from '#shared/values/name.ts'
import type { Office } from '../office.ts'
import { countyOf } from './countyOf.ts'
import { type ReviewRow, reviewColumns, reviewTables, toReview } from './reviews.ts'

type Row = ReviewRow & Omit<BookedReview, keyof ReviewRow>

/** As nobody withdrew it and no later word about the same entry has taken its place. */
const newest =
  'v.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM match_review AS n WHERE n.entry_id = v.entry_id AND n.withdrawn_at IS NULL AND n.id > v.id)'
const states = {
  standing: `v.overtaken IS NULL AND ${newest}`,
  overtaken: `v.overtaken IS NOT NULL AND ${newest}`,
  withdrawn: 'v.withdrawn_at IS NOT NULL',
}

/** The newest first. */
export function reviewBook(
  office: Office,
  { state, author, source, search, offset, limit }: ReviewFilter & { readonly offset: number; readonly limit: number },
): ReviewPage {
  const { reader } = office.database
  const parts = ['TRUE']
  if (state !== undefined) parts.push(states[state])
  if (author !== undefined) parts.push('v.author = @author')
  if (source !== undefined) parts.push('e.source = @source')
  if (search !== '') parts.push('(instr(e.name_key, @folded) > 0 OR instr(v_unit.name_key, @folded) > 0 OR instr(v.note, @search) > 0)')
  const given = { author, source, search, folded: foldName(search) }
  const from = `FROM ${reviewTables} JOIN list_entry AS e ON e.id = v.entry_id WHERE ${parts.join(' AND ')}`
  const total = reader.prepare(`SELECT count(*) ${from}`).pluck().get(given) as number
  const rows = reader
    .prepare(
      `SELECT ${reviewColumns}, e.name AS entryName, e.source, ${countyOf('e')} AS county, e.headcount ${from} ORDER BY v.id DESC LIMIT @limit OFFSET @offset`,
    )
    .all({ ...given, limit, offset }) as Row[]
  const regions = office.regions()
  return {
    total,
    rows: rows.map(({ entryName, source: from, county, headcount, ...review }) => ({
      ...toReview(review),
      entryName,
      source: from,
      county: county === null ? null : regions.nameOf(county),
      headcount,
    })),
  }
}
