// How many records are on the lists of a register, without a look at each: at a million of them that takes longer than the rest of a page.

import type SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { firstRow } from '../database/query.ts'

/** All but those in the recycle bin, which an index of its own holds. */
export function countListed(reader: SQLite.Database, { table }: RegisterDefinition): number {
  const all = sql.table(table)
  return (
    firstRow(reader, sql<{ rows: number }>`SELECT (SELECT count(*) FROM ${all}) - (SELECT count(*) FROM ${all} WHERE deleted_at IS NOT NULL) AS rows`)?.rows ??
    0
  )
}
