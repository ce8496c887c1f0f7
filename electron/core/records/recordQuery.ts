// What a list shows of records, as SQL. It is the same for every page of a day, and composing it takes as long as reading some records: so it is composed once.
import { type Compilable, sql } from 'kysely'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { compose } from '../database/query.ts'
import { allExpressions, type FieldExpression } from './fieldExpressions.ts'
import { joinsOf } from './joinsOf.ts'
import type { SqlRow } from './recordRow.ts'

export interface RecordQuery {
  /** Of all fields of the register. */
  readonly expressions: readonly FieldExpression[]
  /** In any order; those in the recycle bin too. */
  of(ids: readonly number[]): Compilable<SqlRow>
}

/** Days of the past are asked for too. */
const KEPT = 200
const known = new Map<string, RecordQuery>()

/** @param today y-m-d */
export function recordQuery(register: RegisterDefinition, today: string): RecordQuery {
  const key = `${register.id} ${today}`
  const before = known.get(key)
  if (before) return before
  const query = composed(register, today)
  if (known.size >= KEPT) known.clear()
  known.set(key, query)
  return query
}

function composed(register: RegisterDefinition, today: string): RecordQuery {
  const expressions = allExpressions(register, today)
  const columns = sql.join(expressions.map((expression) => sql`${expression.value} AS ${sql.ref(expression.key)}`))
  const from = sql`FROM ${sql.table(register.table)} AS r ${joinsOf(expressions)}`
  const query = sql<SqlRow>`SELECT r.id AS id, r.version AS version, ${columns} ${from} WHERE r.id IN (SELECT value FROM json_each(${'[]'}))`.compile(compose)
  const [...others] = query.parameters.slice(0, -1)
  return { expressions, of: (ids) => ({ compile: () => ({ ...query, parameters: [...others, JSON.stringify(ids)] }) }) }
}
