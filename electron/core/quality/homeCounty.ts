// Which county a record belongs to: its own, or that of the first record it is linked to which says so.
import { type RawBuilder, sql } from 'kysely'
import { columnOf, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { allRows } from '../database/query.ts'
import type { Office } from '../office.ts'

/** Links are followed so far: a change of membership leads to a member, that one to a union. */
const farthest = 2

/** @returns the stored county (a code, or the text that was kept as written) of each id that has one; retired codes lead to the one in force. */
export function homeCounties(office: Office, register: RegisterDefinition, ids: readonly number[]): Map<number, string> {
  const county = countyExpression(register, 'r', farthest)
  if (ids.length === 0 || county === null) return new Map()
  const rows = allRows(
    office.database.reader,
    sql<{ id: number; county: string | null }>`SELECT r.id AS id, ${county} AS county FROM ${sql.table(register.table)} AS r
      WHERE r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )
  const { current } = office.regions()
  return new Map(rows.flatMap(({ id, county: code }) => (code === null ? [] : [[id, current(code)]])))
}

/** null: nothing of it says where it is. */
function countyExpression(register: RegisterDefinition, alias: string, steps: number): RawBuilder<unknown> | null {
  const own = (key: string) => sql.ref(`${alias}.${key}`)
  if (register.id === 'region') return sql`CASE ${own('level')} WHEN 'county' THEN ${own('code')} WHEN 'township' THEN ${own('parent')} END`
  const fields = storedFields(register)
  if (fields.some((field) => field.kind === 'region' && field.key === 'county')) return own('county')
  if (steps === 0) return null
  const ways = fields.flatMap((link) => {
    if (link.kind !== 'link') return []
    const target: RegisterDefinition = registers[link.register as RegisterId]
    const end = `${alias}_${link.key}`
    const there = countyExpression(target, end, steps - 1)
    return there ? [sql`(SELECT ${there} FROM ${sql.table(target.table)} AS ${sql.ref(end)} WHERE ${sql.ref(`${end}.id`)} = ${own(columnOf(link))})`] : []
  })
  // SQL's coalesce wants two at least.
  return ways.length === 0 ? null : sql`coalesce(${sql.join(ways)}, NULL)`
}
