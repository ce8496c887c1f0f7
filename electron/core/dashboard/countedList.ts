// A list narrowed to the records behind a figure, and what is said of it.
import { sql } from 'kysely'
import type { CountedWords } from '#shared/api/dashboardContract.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { Counted, CountQuery } from '#shared/api/recordsContract.ts'
import { countedFigure } from '#shared/dashboard/counted.ts'
import { firstRow } from '../database/query.ts'
import { keptInState } from '../records/keptInState.ts'
import { type Asked, type CountedRecord, countedRecords } from './countedRecords.ts'
import { homePlace } from './homePlaces.ts'

interface Behind {
  readonly ids: readonly number[]
  readonly figure: number
  readonly place: string
}

const nothing: Behind = { ids: [], figure: 0, place: '' }

/** Pages of one list ask for the same, and so does what is said above it; the list of the next place is of the same records. */
const keptOf = keptInState(
  (
    _: Asked,
  ): { last?: { readonly asked: string; readonly behind: Behind }; records?: { readonly asked: string; readonly of: readonly CountedRecord[] } } => ({}),
)

/** @throws LedgerError scope-unknown */
function behind(office: Asked, { figure, place, centre, day = office.clock.today() }: Counted): Behind {
  const kept = keptOf(office)
  const asked = JSON.stringify([figure, place, centre, day])
  if (kept.last?.asked === asked) return kept.last.behind
  // On a day before there was an office nothing is counted.
  if (office.regions().entries.length === 0) return nothing
  const { label, has } = homePlace(office, place)
  const wanted = `${figure} ${centre} ${day}`
  const all = kept.records?.asked === wanted ? kept.records.of : countedRecords(office, figure, day, centre)
  kept.records = { asked: wanted, of: all }
  const records = all.filter(has)
  const found = {
    ids: records.map(({ id }) => id),
    figure: records.reduce((sum, { counts }) => sum + (counts[figure] ?? 0), 0),
    place: centre === undefined ? label : nameOf(office, centre),
  }
  kept.last = { asked, behind: found }
  return found
}

function nameOf({ database }: Asked, centre: number): string {
  return firstRow(database.reader, sql<{ name: string | null }>`SELECT name FROM centre WHERE id = ${centre}`)?.name ?? ''
}

/** The same query by the numbers of those records. @throws LedgerError bad-input where they are of another register, scope-unknown */
export function byCounted<Q extends CountQuery>(office: Asked, query: Q, counted: Counted): Omit<Q, 'counted'> & { readonly ids: number[] } {
  const { counted: _, ...others } = query
  if (countedFigure(counted.figure).register !== query.register) throw new LedgerError('bad-input', { field: counted.figure, register: query.register })
  const { ids } = behind(office, counted)
  if (query.ids === undefined) return { ...others, ids: [...ids] }
  const wanted = new Set(query.ids)
  return { ...others, ids: ids.filter((id) => wanted.has(id)) }
}

/** @throws LedgerError scope-unknown */
export function countedWords(office: Asked, counted: Counted): CountedWords {
  const { label, unit } = countedFigure(counted.figure)
  const { ids, figure, place } = behind(office, counted)
  return { label, place, figure, unit, records: ids.length }
}
