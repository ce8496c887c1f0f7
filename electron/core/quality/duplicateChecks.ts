// The same thing on record twice. Of two the later one is named, with the earlier one beside it.

import { type RawBuilder, sql } from 'kysely'
import { columnOf, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { derivedField } from '../records/derivedFields.ts'
import { activeOn } from '../records/fieldExpressions.ts'
import { checkedRegisters } from './checkedRegisters.ts'
import { type AtFault, type SetCheck, setCheck, stands } from './setCheck.ts'

/** The earliest record of the same table of which `same` holds, beside every later one. The plus signs keep SQLite to the index of what is the same. */
function earlier(table: string, same: RawBuilder<unknown>, range: RawBuilder<boolean>): RawBuilder<AtFault> {
  const name = sql.table(table)
  return sql<AtFault>`SELECT id, other FROM (SELECT r.id AS id,
      (SELECT min(+o.id) FROM ${name} AS o WHERE ${same} AND +o.id < r.id AND o.deleted_at IS NULL) AS other
    FROM ${name} AS r WHERE ${range}) WHERE other IS NOT NULL`
}

const equal = (column: string) => sql`${sql.ref(`o.${column}`)} = ${sql.ref(`r.${column}`)}`
const unmasked = sql`instr(r.document_number, '*') = 0`
const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` AND `)

/** What an import would take for one record: all that it is found again by is the same. */
function sameIdentity(register: RegisterDefinition, tuple: readonly string[], before: readonly (readonly string[])[]): SetCheck {
  const labels = tuple.map((key) => register.fields.find((field) => field.key === key)?.label ?? key)
  return setCheck({
    code: 'same-record',
    level: 'warning',
    register: register.id as RegisterId,
    field: tuple[0] ?? '',
    // What an earlier way of telling has found already is not said twice.
    query: (range) =>
      earlier(register.table, all([...sameBy(register, tuple), ...before.map((keys) => sql`NOT coalesce(${all(sameBy(register, keys))}, 0)`)]), range),
    message: () => `与另一条记录的${labels.join('、')}相同，可能登记了两次。`,
  })
}

/** A masked number identifies nobody, and two people of one name are not one person when their documents say so. */
function sameBy(register: RegisterDefinition, tuple: readonly string[]): RawBuilder<unknown>[] {
  const same = tuple.map((key) => equal(columnFor(register, key)))
  if (!register.fields.some((field) => field.key === 'documentNumber')) return same
  if (tuple.includes('documentNumber')) return [...same, unmasked]
  return [...same, sql`(o.document_number IS NULL OR r.document_number IS NULL OR o.document_number = r.document_number)`]
}

function columnFor(register: RegisterDefinition, key: string): string {
  if (key === register.title) return 'name_key'
  const field = storedFields(register).find((candidate) => candidate.key === key)
  if (!field) throw new Error(`${register.id} is found by ${key}, which it does not store`)
  return columnOf(field)
}

/** Links of coverage come and go and the rules look at those that last; a unit is looked into as often as somebody reports it. */
const repeatable: readonly RegisterId[] = ['coverage', 'outreach', 'region']

const identities = checkedRegisters
  .filter((id) => !repeatable.includes(id))
  .flatMap((id) => {
    const register: RegisterDefinition = registers[id]
    return register.identity.map((tuple, index) => sameIdentity(register, tuple, register.identity.slice(0, index)))
  })

function sameCode(register: RegisterId, field: string, column: string, message: string): SetCheck {
  return setCheck({
    code: 'same-code',
    level: 'warning',
    register,
    field,
    query: (range) => earlier(registers[register].table, equal(column), range),
    message: () => message,
  })
}

function sameDocument(register: RegisterId, and: (today: string) => RawBuilder<unknown>, message: string): SetCheck {
  return setCheck({
    code: 'same-document',
    level: 'warning',
    register,
    field: 'documentNumber',
    query: (range, today) => earlier(registers[register].table, sql`${equal('document_number')} AND ${unmasked} AND ${and(today)}`, range),
    message: () => message,
  })
}

const twoNames = () => sql`o.name_key <> r.name_key`

export const duplicateChecks: readonly SetCheck[] = [
  ...identities,
  sameCode('union', 'uscc', 'uscc', '与另一个工会的统一社会信用代码相同。'),
  sameCode('unit', 'organisationCode', 'organisation_code', '与另一家单位的组织机构代码相同。'),
  sameDocument(
    'member',
    (today) => sql`o.union_id IS NOT r.union_id AND ${derivedField('member', 'o', 'isCurrent', today)} AND ${derivedField('member', 'r', 'isCurrent', today)}`,
    '与另一个工会的会员证件号码相同，可能转了会，也可能登记了两次。',
  ),
  sameDocument('cadre', twoNames, '与另一名干部的证件号码相同，姓名不同。'),
  sameDocument('socialWorker', () => sql`NOT (o.name_key = r.name_key AND o.township IS r.township)`, '与另一条社会化工会工作者记录的证件号码相同。'),
  sameDocument('honouree', twoNames, '与另一名劳模工匠的证件号码相同，姓名不同。'),
  setCheck<AtFault>({
    code: 'covered-twice',
    level: 'warning',
    register: 'coverage',
    field: 'unit',
    // A unit of an area's union and of an industry's union is in both by right.
    query: (range, today) => {
      const kinds = sql`u.kind IN ('area', 'industry') AND v.kind IN ('area', 'industry') AND u.kind <> v.kind`
      return sql<AtFault>`SELECT r.id AS id, (SELECT min(+o.id) FROM union_unit o JOIN trade_union v ON v.id = o.union_id AND v.deleted_at IS NULL AND ${stands('v', today)}
            WHERE o.unit_id = r.unit_id AND o.union_id <> r.union_id AND +o.id < r.id AND o.deleted_at IS NULL AND ${activeOn('o', today)}
            AND NOT coalesce(${kinds}, 0)) AS other
        FROM union_unit AS r JOIN trade_union u ON u.id = r.union_id AND u.deleted_at IS NULL JOIN unit n ON n.id = r.unit_id AND n.deleted_at IS NULL
        WHERE ${range} AND ${activeOn('r', today)} AND ${stands('u', today)} AND other IS NOT NULL`
    },
    message: () => '这家单位同时在另一个工会的覆盖范围内。',
  }),
]
