// The records of other registers that a pilot counts as its own: vice-chairs, centres, brand projects. Its derived fields count them, and reports list them.
import { type RawBuilder, sql } from 'kysely'
import type { RegisterId } from '#shared/registers/index.ts'
import { postHeld } from './postHeld.ts'

type Expression = RawBuilder<unknown>

export interface PilotRecords {
  readonly register: RegisterId
  readonly table: string
  /** Fields that decide. */
  readonly fields: readonly string[]
  /** @param pilot alias of the pilot; the other record's is `x`. @param day y-m-d */
  on(pilot: string, day: string): Expression
}

export const pilotRecords = {
  secondedViceChairs: viceChairs('seconded'),
  partTimeViceChairs: viceChairs('part-time'),
  centres: {
    register: 'centre',
    table: 'centre',
    fields: ['pilot', 'openedOn'],
    on: (pilot, day) => openCentres(pilot, day),
  },
  serviceCentres: {
    register: 'centre',
    table: 'centre',
    fields: ['pilot', 'type', 'openedOn'],
    on: (pilot, day) => sql`${openCentres(pilot, day)} AND x.type = '党群服务中心'`,
  },
  brandProjects: {
    register: 'brandProject',
    table: 'brand_project',
    fields: ['pilot', 'year'],
    on: (pilot, day) => sql`x.pilot_id = ${id(pilot)} AND x.deleted_at IS NULL AND (x.year IS NULL OR x.year <= ${Number(day.slice(0, 4))})`,
  },
} as const satisfies Readonly<Record<string, PilotRecords>>

export type PilotCount = keyof typeof pilotRecords

export const pilotCounts = Object.keys(pilotRecords) as PilotCount[]

/** By the field that counts them. */
export const pilotDerivations = Object.fromEntries(
  Object.entries(pilotRecords).map(([field, { table, on }]) => [
    field,
    (alias: string, today: string): Expression => sql`(SELECT count(*) FROM ${sql.table(table)} AS x WHERE ${on(alias, today)})`,
  ]),
)

/** Vice-chairs of the pilot's union who hold their post on the day. */
function viceChairs(engagement: 'seconded' | 'part-time'): PilotRecords {
  return {
    register: 'cadre',
    table: 'cadre',
    fields: ['union', 'position', 'engagement', 'from', 'to', ...(engagement === 'seconded' ? ['secondedFrom', 'secondedTo'] : [])],
    on: (pilot, day) =>
      sql`x.union_id = ${sql.ref(`${pilot}.union_id`)} AND x.position = '副主席' AND x.engagement = ${engagement} AND x.deleted_at IS NULL
        AND ${postHeld('x', day)}`,
  }
}

function openCentres(pilot: string, day: string): Expression {
  return sql`x.pilot_id = ${id(pilot)} AND x.deleted_at IS NULL AND ${begun('opened_on', day)}`
}

function begun(column: string, day: string): Expression {
  return sql`(${sql.ref(`x.${column}`)} IS NULL OR ${sql.ref(`x.${column}`)} <= ${day})`
}

function id(alias: string): Expression {
  return sql.ref(`${alias}.id`)
}
