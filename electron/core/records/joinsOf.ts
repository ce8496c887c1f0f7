import { type RawBuilder, sql } from 'kysely'
import type { FieldExpression } from './fieldExpressions.ts'

/** The joins of several expressions, each once. */
export function joinsOf(expressions: readonly FieldExpression[]): RawBuilder<unknown> {
  const byAlias = new Map(expressions.flatMap(({ join }) => (join ? [[join.alias, join.clause] as const] : [])))
  return byAlias.size === 0 ? sql`` : sql.join([...byAlias.values()], sql` `)
}
