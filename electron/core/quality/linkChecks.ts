// Records that contradict the records they are linked to.
import { type RawBuilder, sql } from 'kysely'
import type { RegisterId } from '#shared/registers/index.ts'
import { derivedField } from '../records/derivedFields.ts'
import { activeOn } from '../records/fieldExpressions.ts'
import { unionSaid } from '../records/membership/settleMembership.ts'
import { type AtFault, hasEnded, type SetCheck, setCheck, stands } from './setCheck.ts'

interface Named extends AtFault {
  readonly name: string | null
}

/** Records that still belong to a union that has ended. */
function ofEndedUnion(register: RegisterId, table: string, holds: (today: string) => RawBuilder<unknown>, message: (name: string) => string): SetCheck {
  return setCheck<Named>({
    code: 'ended-union',
    level: 'warning',
    register,
    field: 'union',
    query: (range, today) => sql<Named>`SELECT r.id AS id, u.name AS name FROM ${sql.table(table)} AS r JOIN trade_union u ON u.id = r.union_id
      WHERE ${range} AND u.deleted_at IS NULL AND ${hasEnded('u', today)} AND ${holds(today)}`,
    message: ({ name }) => message(name ?? ''),
  })
}

export const linkChecks: readonly SetCheck[] = [
  ofEndedUnion(
    'member',
    'member',
    (today) => derivedField('member', 'r', 'isCurrent', today),
    (name) => `所属的“${name}”已经撤并，这名会员仍在会。`,
  ),
  ofEndedUnion(
    'cadre',
    'cadre',
    (today) => sql`(r.to_on IS NULL OR r.to_on > ${today})`,
    (name) => `所在的“${name}”已经撤并，任期还没有结束。`,
  ),
  ofEndedUnion(
    'coverage',
    'union_unit',
    (today) => activeOn('r', today),
    (name) => `“${name}”已经撤并，覆盖关系还没有终止。`,
  ),
  setCheck<Named>({
    code: 'gone-unit',
    level: 'warning',
    register: 'coverage',
    field: 'unit',
    query: (range, today) => sql<Named>`SELECT r.id AS id, n.name AS name FROM union_unit AS r JOIN unit n ON n.id = r.unit_id
      WHERE ${range} AND n.deleted_at IS NULL AND n.status IN ('deregistered', 'moved-away') AND ${activeOn('r', today)}`,
    message: ({ name }) => `“${name ?? ''}”已经注销或迁出，覆盖关系还没有终止。`,
  }),
  setCheck<AtFault>({
    code: 'county-differs',
    level: 'warning',
    register: 'coverage',
    field: 'unit',
    query: (range, today) => sql<AtFault>`SELECT r.id AS id FROM union_unit AS r JOIN unit n ON n.id = r.unit_id JOIN trade_union u ON u.id = r.union_id
      WHERE ${range} AND n.deleted_at IS NULL AND u.deleted_at IS NULL AND ${activeOn('r', today)} AND ${inForce('n')} <> ${inForce('u')}`,
    message: () => '单位和工会不在同一个县（市、区），请核对。',
  }),
  setCheck<AtFault>({
    code: 'pilot-elsewhere',
    level: 'warning',
    register: 'centre',
    field: 'pilot',
    query: (range) => sql<AtFault>`SELECT r.id AS id FROM centre AS r JOIN pilot p ON p.id = r.pilot_id
      WHERE ${range} AND p.deleted_at IS NULL AND ${inForce('p')} <> ${inForce('r')}`,
    message: () => '阵地和所属试点不在同一个县（市、区），请核对。',
  }),
  setCheck<Named>({
    code: 'link-conflict',
    level: 'warning',
    register: 'member',
    field: 'union',
    query: (range, today) => sql<Named>`SELECT r.id AS id, u.name AS name FROM member AS r
      JOIN trade_union u ON u.id = (${sql.raw(unionSaid('r.id', `'${today}'`))}) WHERE ${range} AND r.union_id IS NOT u.id`,
    message: ({ name }) => `最近一次会籍变化转入的是“${name ?? ''}”，与登记的所属工会不同。`,
  }),
  setCheck<AtFault>({
    code: 'unit-not-covered',
    level: 'warning',
    register: 'member',
    field: 'unit',
    // A union that covers nothing at all is a finding of its own.
    query: (range, today) => sql<AtFault>`SELECT r.id AS id FROM member AS r JOIN trade_union u ON u.id = r.union_id JOIN unit n ON n.id = r.unit_id
      WHERE ${range} AND u.deleted_at IS NULL AND n.deleted_at IS NULL AND ${stands('u', today)} AND ${derivedField('member', 'r', 'isCurrent', today)}
        AND NOT EXISTS (SELECT 1 FROM union_unit c WHERE c.union_id = r.union_id AND c.unit_id = r.unit_id AND c.deleted_at IS NULL AND ${activeOn('c', today)})
        AND EXISTS (SELECT 1 FROM union_unit c WHERE c.union_id = r.union_id AND c.deleted_at IS NULL AND ${activeOn('c', today)})`,
    message: () => '所属工会没有覆盖他的工作单位，请核对。',
  }),
]

/** A county's code in force: retired ones lead on, as far as they have ever done. */
function inForce(alias: string): RawBuilder<unknown> {
  const code = sql.ref(`${alias}.county`)
  return sql`coalesce((SELECT g.successor FROM region g WHERE g.code = ${code} AND g.successor IS NOT NULL), ${code})`
}
