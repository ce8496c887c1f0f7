// Every decision that the program took by itself, to be looked through: by pass, outcome and place, the least certain first.
import type { AutomaticFilter } from '#shared/api/reviewsContract.ts'
import type { AutomaticPage, AutomaticRow } from '#shared/api/reviewTypes.ts'
import type { Office } from '../office.ts'
import { type ResultRow, resultColumns, toResult } from './automaticResult.ts'
import { countyOf } from './countyOf.ts'
import { placeCondition } from './entryPlace.ts'

export type AutomaticQuery = AutomaticFilter & { readonly after?: AutomaticPage['next'] | undefined; readonly limit: number }

type Row = ResultRow & Omit<AutomaticRow, 'result'>

export function automaticBook(office: Office, { after, limit, ...filter }: AutomaticQuery): AutomaticPage {
  const { reader } = office.database
  const regions = office.regions()
  const { where, everyPass, params } = automaticCondition(office, filter)
  const rows = reader
    .prepare(
      `SELECT e.id AS entryId, e.name, e.source, ${countyOf('e')} AS county, e.township, e.headcount, e.uscc, ${resultColumns}, unit.name AS unitName, unit.uscc AS unitUscc,
         (SELECT v.decision FROM match_review AS v WHERE v.entry_id = e.id AND v.withdrawn_at IS NULL AND v.overtaken IS NULL ORDER BY v.id DESC LIMIT 1) AS overruled
       FROM ${tables} LEFT JOIN unit ON unit.id = m.unit_id
       WHERE ${where} ${after ? `AND (${certainty}, e.id) > (@afterCertainty, @afterId)` : ''} ORDER BY ${certainty}, e.id LIMIT @limit`,
    )
    .all({ ...params, limit: limit + 1, ...(after ? { afterCertainty: after.certainty, afterId: after.id } : {}) }) as Row[]
  const counts = reader
    .prepare(`SELECT m.pass, m.outcome, count(*) AS count FROM ${tables} WHERE ${everyPass} GROUP BY m.pass, m.outcome`)
    .all(params) as AutomaticPage['counts']
  const asked = counts.filter((count) => (filter.pass ?? count.pass) === count.pass && (filter.outcome ?? count.outcome) === count.outcome)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const named = (code: string | null) => (code === null ? null : regions.nameOf(code))
  return {
    total: asked.reduce((sum, { count }) => sum + count, 0),
    rows: page.map(({ outcome, unitId, weight, pass, reasons, candidates, at, ...row }) => ({
      ...row,
      county: named(row.county),
      township: named(row.township),
      result: toResult({ outcome, unitId, weight, pass, reasons, candidates, at }),
    })),
    next: rows.length > limit && last ? { certainty: last.outcome === 'matched' ? last.weight : -last.weight, id: last.entryId } : null,
    counts,
  }
}

const tables = 'match_result AS m JOIN list_entry AS e ON e.id = m.entry_id AND e.deleted_at IS NULL'

/** The weight that speaks for what was decided. */
const certainty = "CASE m.outcome WHEN 'matched' THEN m.weight ELSE -m.weight END"

interface AutomaticCondition {
  readonly where: string
  /** The same without regard to pass and outcome. */
  readonly everyPass: string
  readonly params: Readonly<Record<string, string>>
}

/** About match_result AS m and list_entry AS e. What is in the queue is no decision. */
function automaticCondition(office: Pick<Office, 'regions'>, { pass, outcome, ...place }: AutomaticFilter): AutomaticCondition {
  const { parts, params } = placeCondition(office, place)
  const everyPass = ["m.outcome <> 'review'", ...parts].join(' AND ')
  const asked = [everyPass, ...(pass === undefined ? [] : ['m.pass = @pass']), ...(outcome === undefined ? [] : ['m.outcome = @outcome'])]
  return {
    where: asked.join(' AND '),
    everyPass,
    params: { ...params, ...(pass === undefined ? {} : { pass }), ...(outcome === undefined ? {} : { outcome }) },
  }
}

/** Entries on which the program decided by itself, as the filter says. */
export function automaticEntries(office: Office, filter: AutomaticFilter): readonly number[] {
  const { where, params } = automaticCondition(office, filter)
  return office.database.reader.prepare(`SELECT e.id FROM ${tables} WHERE ${where}`).pluck().all(params) as number[]
}
