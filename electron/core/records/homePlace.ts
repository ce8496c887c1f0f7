// Where a record belongs: its own county and township, or those of the first record it is linked to which says so.
import { type RawBuilder, sql } from 'kysely'
import { columnOf, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { placeSteps } from '#shared/reports/own/fields.ts'

/** As stored: region codes, or the text that was kept as written. */
export interface HomePlace {
  readonly county: RawBuilder<unknown>
  readonly township: RawBuilder<unknown>
  /** Of the record's own table, all that it is read from: records that agree in them belong to the same place. */
  readonly columns: readonly string[]
}

const nowhere = sql`NULL`

/** @param alias of the record's own table @returns null: nothing of it says where it is */
export function homePlace(register: RegisterDefinition, alias: string, steps: number = placeSteps): HomePlace | null {
  const own = (key: string) => sql.ref(`${alias}.${key}`)
  if (register.id === 'region')
    return {
      county: sql`CASE ${own('level')} WHEN 'county' THEN ${own('code')} WHEN 'township' THEN ${own('parent')} END`,
      township: sql`CASE ${own('level')} WHEN 'township' THEN ${own('code')} END`,
      columns: ['level', 'code', 'parent'],
    }
  const fields = storedFields(register)
  const says = (key: string) => fields.some((field) => field.kind === 'region' && field.key === key)
  if (says('county')) {
    const columns = says('township') ? ['county', 'township'] : ['county']
    return { county: own('county'), township: says('township') ? own('township') : nowhere, columns }
  }
  if (steps === 0) return null
  const ways = fields.flatMap((link) => {
    if (link.kind !== 'link') return []
    const target: RegisterDefinition = registers[link.register as RegisterId]
    const end = `${alias}_${link.key}`
    const there = homePlace(target, end, steps - 1)
    if (!there) return []
    const at = (what: RawBuilder<unknown>) =>
      sql`(SELECT ${what} FROM ${sql.table(target.table)} AS ${sql.ref(end)} WHERE ${sql.ref(`${end}.id`)} = ${own(columnOf(link))})`
    return [{ county: at(there.county), township: at(there.township), columns: [columnOf(link)] }]
  })
  const [only] = ways
  if (only === undefined) return null
  if (ways.length === 1) return only
  // The township of the same record that says the county.
  const townships = ways.map(({ county, township }) => sql`WHEN ${county} IS NOT NULL THEN ${township}`)
  return {
    county: sql`coalesce(${sql.join(ways.map(({ county }) => county))})`,
    township: sql`CASE ${sql.join(townships, sql` `)} END`,
    columns: ways.flatMap(({ columns }) => columns),
  }
}
