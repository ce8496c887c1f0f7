// Names for the records that an undo left as they were: a clerk knows a union by its name, not by its number.
import type { NotUndone } from '#shared/api/recordTypes.ts'
import type { Office } from '../office.ts'
import { namedRecords } from './namedRecords.ts'

/** More are not read by anybody; the others go by their numbers. */
const NAMED = 200

/** The first ones with their names, as far as they still have one; all in their order. */
export function namedLeftovers<R extends { readonly kept: readonly NotUndone[]; readonly failed: readonly NotUndone[] }>(office: Office, result: R): R {
  const named = (left: readonly NotUndone[]) =>
    left.map((item, index): NotUndone => {
      const name = index < NAMED ? namedRecords(office, item.register, [item.id])[0]?.name : null
      return name ? { ...item, name } : item
    })
  return { ...result, kept: named(result.kept), failed: named(result.failed) }
}
