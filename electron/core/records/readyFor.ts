// What answers a list from memory is brought up to what is committed before the list is made; others get their turns meanwhile.
import type { CountQuery } from '#shared/api/recordsContract.ts'
import type { Office } from '../office.ts'
import { isSearched } from './search/searchBook.ts'

/** To be awaited before a list. */
export async function readyFor(office: Office, query: CountQuery): Promise<void> {
  if (query.asOf !== undefined) return
  if (isSearched(query)) await office.search.refresh()
  await office.columns.prepare(query)
}
