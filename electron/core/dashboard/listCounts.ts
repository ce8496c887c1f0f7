// How many records of a list lie in each county and township: one pass, by the very conditions of the list.
import { sql } from 'kysely'
import type { FigureList } from '#shared/dashboard/figures.ts'
import { registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { allRows } from '../database/query.ts'
import type { Office } from '../office.ts'
import { expressionOf } from '../records/fieldExpressions.ts'
import { filterConditions, incompleteCondition } from '../records/filters.ts'
import { joinsOf } from '../records/joinsOf.ts'

export interface ListCount {
  readonly county: string | null
  readonly township: string | null
  readonly count: number
}

/** Of a register whose records name a county; those without township count for their county. */
export function listCounts(office: Office, list: FigureList): ListCount[] {
  const register: RegisterDefinition = registers[list.register]
  const expressionFor = (key: string) => expressionOf(register, key, () => office.clock.today())
  const county = expressionFor('county')
  const township = register.fields.some(({ key }) => key === 'township') ? expressionFor('township') : null
  const narrowed = filterConditions(office, register, list.filters)
  const conditions = [sql`r.deleted_at IS NULL`, ...narrowed.map(({ condition }) => condition), ...(list.incompleteOnly ? [incompleteCondition(register)] : [])]
  const joins = joinsOf([county, ...(township ? [township] : []), ...narrowed.map(({ expression }) => expression)])
  return allRows(
    office.database.reader,
    sql<ListCount>`SELECT ${county.value} AS county, ${township?.value ?? sql`NULL`} AS township, count(*) AS count
      FROM ${sql.table(register.table)} AS r ${joins} WHERE ${sql.join(conditions, sql` AND `)} GROUP BY 1, 2`,
  )
}
