// Figures that other records contradict: how many units a union covers, how many members it has.
import { type RawBuilder, sql } from 'kysely'
import { derivedField } from '../records/derivedFields.ts'
import { activeOn } from '../records/fieldExpressions.ts'
import { type AtFault, type SetCheck, setCheck, stands } from './setCheck.ts'

interface Covering extends AtFault {
  readonly units: number
}
interface Counted extends AtFault {
  readonly members: number
  readonly counted: number
}

/** Standing unions of a form, with how many units they cover today. One in preparation covers none yet. */
function covering(range: RawBuilder<boolean>, today: string, where: RawBuilder<unknown>): RawBuilder<Covering> {
  const units = sql`(SELECT count(DISTINCT c.unit_id) FROM union_unit c JOIN unit ON unit.id = c.unit_id AND unit.deleted_at IS NULL
    WHERE c.union_id = r.id AND c.deleted_at IS NULL AND ${activeOn('c', today)})`
  return sql<Covering>`SELECT id, units FROM (SELECT r.id AS id, r.form AS form, ${units} AS units FROM trade_union AS r
    WHERE ${range} AND coalesce(r.status, 'active') <> 'preparing' AND ${stands('r', today)}) WHERE ${where}`
}

export const sumChecks: readonly SetCheck[] = [
  setCheck<Covering>({
    code: 'joint-few-units',
    level: 'warning',
    register: 'union',
    field: 'form',
    query: (range, today) => covering(range, today, sql`form = 'joint' AND units < 2`),
    message: ({ units }) => `联合工会应覆盖两家以上单位，现有${units}家。`,
    about: ({ units }) => String(units),
  }),
  setCheck<Covering>({
    code: 'single-many-units',
    level: 'warning',
    register: 'union',
    field: 'form',
    query: (range, today) => covering(range, today, sql`form = 'single' AND units > 1`),
    message: ({ units }) => `单独建会的工会只覆盖一家单位，现有${units}家。`,
    about: ({ units }) => String(units),
  }),
  setCheck<Covering>({
    code: 'union-without-unit',
    level: 'warning',
    register: 'union',
    field: 'name',
    query: (range, today) => covering(range, today, sql`form IS NOT 'joint' AND units = 0`),
    message: () => '没有登记它覆盖的单位。',
  }),
  setCheck<Counted>({
    code: 'members-differ',
    level: 'warning',
    register: 'union',
    field: 'members',
    // A union of which no member is on record has none to compare with.
    query: (range, today, { quality }) => {
      const counted = sql`(SELECT count(*) FROM member m WHERE m.union_id = r.id AND m.deleted_at IS NULL AND ${derivedField('member', 'm', 'isCurrent', today)})`
      return sql<Counted>`SELECT id, members, counted FROM (SELECT r.id AS id, r.members AS members, ${counted} AS counted FROM trade_union AS r
        WHERE ${range} AND r.members IS NOT NULL AND ${stands('r', today)} AND EXISTS (SELECT 1 FROM member e WHERE e.union_id = r.id AND e.deleted_at IS NULL))
        WHERE abs(members - counted) > max(${quality.memberDifference}, members * ${quality.memberShare})`
    },
    message: ({ members, counted }) => `上报会员${members}人，会员名册中现有${counted}人，请核对。`,
    about: ({ counted }) => String(counted),
  }),
  setCheck<Counted>({
    code: 'links-exceed-members',
    level: 'warning',
    register: 'union',
    field: 'members',
    query: (range, today) => {
      const counted = sql`(SELECT total(c.member_count) FROM union_unit c WHERE c.union_id = r.id AND c.deleted_at IS NULL AND ${activeOn('c', today)})`
      return sql<Counted>`SELECT id, members, counted FROM (SELECT r.id AS id, r.members AS members, CAST(${counted} AS INTEGER) AS counted FROM trade_union AS r
        WHERE ${range} AND r.members IS NOT NULL AND ${stands('r', today)}) WHERE counted > members`
    },
    message: ({ members, counted }) => `各覆盖单位的会员合计${counted}人，多于工会的会员数${members}人，请核对。`,
    about: ({ counted }) => String(counted),
  }),
]
