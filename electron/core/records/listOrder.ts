// By what a list runs when it is sorted by a field, as SQL.
import { type RawBuilder, sql } from 'kysely'
import type { Office } from '../office.ts'
import type { FieldExpression } from './fieldExpressions.ts'

/** Choices run in the order of their code table, values outside it after them. */
export function listOrder(office: Pick<Office, 'codes'>, sorted: FieldExpression): RawBuilder<unknown> {
  const entries = sorted.field.kind === 'choice' ? (office.codes[sorted.field.table]?.entries ?? []) : []
  if (entries.length === 0) return sorted.order
  const places = entries.map((entry, place) => sql`WHEN ${entry.code} THEN ${sql.lit(place)}`)
  return sql`CASE WHEN ${sorted.value} IS NULL THEN NULL ELSE CASE ${sorted.value} ${sql.join(places, sql` `)} ELSE ${sql.lit(entries.length)} END END`
}
