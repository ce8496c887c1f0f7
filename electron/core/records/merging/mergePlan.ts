// What merging these records would do: the preview shows it, the merge does it; there is no second copy of these decisions.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { MergeField } from '#shared/api/mergeTypes.ts'
import type { FieldProblem } from '#shared/api/recordTypes.ts'
import { isFederation } from '#shared/importing/federation.ts'
import type { Value } from '#shared/registers/field.ts'
import { type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { idNumbersAgree } from '#shared/values/idNumber.ts'
import { foldName } from '#shared/values/name.ts'
import { isValidUscc } from '#shared/values/uscc.ts'
import type { Office } from '../../office.ts'
import { registerOf } from '../listRecords.ts'
import { createRecordWriter, type StoredValues } from '../recordWriter.ts'
import { linksTo } from '../relatedRecords.ts'
import { ruleContext } from '../ruleContext.ts'
import { rules } from '../rules/index.ts'
import { chooseValue } from './chooseValue.ts'
import { findTwins, type Twins } from './twins.ts'

export interface MergeWish {
  readonly register: RegisterId
  readonly ids: readonly number[]
  /** Absent: the one that most records link to. */
  readonly survivor?: number | undefined
  /** Field → the record whose value stays. */
  readonly fields?: Readonly<Record<string, number>> | undefined
}

/** Records that link to an absorbed one by one field of theirs. */
export interface Moved {
  readonly register: RegisterDefinition
  readonly field: string
  readonly label: string
  readonly from: number
  /** Those in the recycle bin too: restored, they shall find the survivor. */
  readonly ids: readonly number[]
  /** Outside it. */
  readonly live: number
}

export interface MergePlan {
  readonly register: RegisterDefinition
  readonly ids: readonly number[]
  readonly survivor: number
  readonly absorbed: readonly number[]
  readonly versions: ReadonlyMap<number, number>
  readonly fields: readonly MergeField[]
  /** What the survivor will hold. */
  readonly values: StoredValues
  readonly moved: readonly Moved[]
  readonly twins: Twins
  readonly problems: readonly FieldProblem[]
  /** Why the clerk has to say why; empty: needs no reason. */
  readonly doubts: readonly string[]
}

interface Present {
  readonly id: number
  readonly version: number
  readonly updatedAt: string
  readonly values: StoredValues
}

/** Registers whose records others name by code, not by link. */
const notMergeable: ReadonlySet<RegisterId> = new Set(['region'])

/** @throws LedgerError bad-input, not-found when one of them is not there or in the recycle bin */
export function planMerge(office: Office, connection: SQLite.Database, wish: MergeWish): MergePlan {
  const register = registerOf(wish.register)
  const ids = [...new Set(wish.ids)]
  if (notMergeable.has(wish.register)) throw new LedgerError('bad-input', { field: 'register', register: register.id })
  if (ids.length < 2 || (wish.survivor !== undefined && !ids.includes(wish.survivor))) throw new LedgerError('bad-input', { field: 'ids' })
  const present = new Map(ids.map((id) => [id, readPresent(connection, register, id)]))
  const survivor = wish.survivor ?? bestKnown(connection, register, ids)
  const absorbed = ids.filter((id) => id !== survivor)
  const inOrder = [survivor, ...absorbed].map((id) => present.get(id)).filter((each): each is Present => each !== undefined)

  const fields: MergeField[] = []
  const values: Record<string, Value> = { ...present.get(survivor)?.values }
  for (const field of storedFields(register)) {
    if (field.key === 'formerNames') continue
    const candidates = inOrder.map(({ id, values: own, updatedAt }) => ({ id, updatedAt, value: own[field.key] ?? null }))
    if (candidates.every(({ value }) => value === candidates[0]?.value)) continue
    const proposed = chooseValue(field, candidates)
    const wished = wish.fields?.[field.key]
    const chosen = wished !== undefined && present.has(wished) ? wished : proposed.id
    values[field.key] = present.get(chosen)?.values[field.key] ?? null
    fields.push({ key: field.key, chosen, proposed: proposed.id, because: proposed.because })
  }
  const names = formerNames(register, inOrder, values)
  if (names !== undefined) values.formerNames = names

  const moved = absorbed.flatMap((id) => linkedTo(connection, wish.register, id))
  const twins = findTwins(connection, wish.register, survivor, absorbed)
  return {
    register,
    ids,
    survivor,
    absorbed,
    versions: new Map(inOrder.map(({ id, version }) => [id, version])),
    fields,
    values,
    moved,
    twins,
    problems: problemsOf(office, connection, register, survivor, present.get(survivor)?.values ?? {}, values),
    doubts: doubtsOf(register, inOrder),
  }
}

function readPresent(connection: SQLite.Database, register: RegisterDefinition, id: number): Present {
  const row = connection.prepare(`SELECT version, updated_at AS updatedAt FROM ${register.table} WHERE id = ? AND deleted_at IS NULL`).get(id) as
    | { version: number; updatedAt: string }
    | undefined
  if (!row) throw new LedgerError('not-found', { register: register.id, label: register.label, id })
  return { id, ...row, values: createRecordWriter(connection).read(register, id) }
}

/** The record that most others link to; of equals the one with the most filled fields, then the oldest. */
function bestKnown(connection: SQLite.Database, register: RegisterDefinition, ids: readonly number[]): number {
  const writer = createRecordWriter(connection)
  const weight = (id: number) => {
    const links = linksTo(register.id as RegisterId).reduce(
      (sum, { register: other, column }) =>
        sum + (connection.prepare(`SELECT count(*) FROM ${registers[other].table} WHERE ${column} = ? AND deleted_at IS NULL`).pluck().get(id) as number),
      0,
    )
    return { id, links, filled: Object.values(writer.read(register, id)).filter((value) => value !== null).length }
  }
  const [best] = ids.map(weight).toSorted((a, b) => b.links - a.links || b.filled - a.filled || a.id - b.id)
  return best?.id ?? 0
}

/** Every other name that the thing went by is kept as a former one. undefined: the register keeps none. */
function formerNames(register: RegisterDefinition, present: readonly Present[], values: StoredValues): string | null | undefined {
  if (register.title === null || !register.fields.some((field) => field.key === 'formerNames')) return undefined
  const title = register.title
  const kept = new Map<string, string>()
  const current = foldName(String(values[title] ?? ''))
  for (const { values: own } of present) {
    const names = [...String(own.formerNames ?? '').split(separators), String(own[title] ?? '')]
    for (const name of names.map((each) => each.trim())) {
      if (name !== '' && foldName(name) !== current && !kept.has(foldName(name))) kept.set(foldName(name), name)
    }
  }
  return kept.size === 0 ? null : [...kept.values()].join('、')
}

/** Between the former names of one record. */
const separators = /[、；;，,\n]/

function linkedTo(connection: SQLite.Database, register: RegisterId, id: number): Moved[] {
  return linksTo(register).flatMap(({ register: otherId, field, label, column }) => {
    const other = registerOf(otherId)
    const rows = connection.prepare(`SELECT id, deleted_at IS NULL AS live FROM ${other.table} WHERE ${column} = ? ORDER BY id`).all(id) as {
      id: number
      live: 0 | 1
    }[]
    if (rows.length === 0) return []
    return [{ register: other, field, label, from: id, ids: rows.map((row) => row.id), live: rows.filter((row) => row.live === 1).length }]
  })
}

/** What the survivor's rules say. An error that it had before does not keep it from being merged. */
function problemsOf(
  office: Office,
  connection: SQLite.Database,
  register: RegisterDefinition,
  survivor: number,
  before: StoredValues,
  after: StoredValues,
): FieldProblem[] {
  // The duplicates are still there while this is asked.
  const context = { ...ruleContext(office, connection, survivor, { correcting: true }), holdsPost: () => false }
  const rule = rules[register.id as RegisterId]
  const known = new Set(rule(before, context).map(({ message }) => message))
  return rule(after, context).map((problem) => (known.has(problem.message) ? { ...problem, level: 'warning' as const } : problem))
}

/** Signs that these are two things after all. */
function doubtsOf(register: RegisterDefinition, present: readonly Present[]): string[] {
  const doubts: string[] = []
  const texts = (key: string) => present.map(({ values }) => values[key]).filter((value): value is string => typeof value === 'string')
  const codes = new Set(texts('uscc').filter(isValidUscc))
  if (codes.size > 1) doubts.push(`统一社会信用代码不同，而且都校验通过（${[...codes].join('、')}），很可能不是同一家。`)
  const numbers = texts('documentNumber')
  if (numbers.some((one) => numbers.some((other) => !idNumbersAgree(one, other)))) doubts.push('证件号码不同，很可能不是同一个人。')
  if (register.id === 'union') {
    const federations = new Set(present.map(({ values }) => isFederation(String(values.name ?? ''), String(values.organisationForm ?? ''))))
    if (federations.size > 1) doubts.push('其中有的是工会联合会，有的是基层工会，两者不是一回事。')
    const kinds = new Set(texts('kind'))
    if (kinds.size > 1) doubts.push(`工会类别不同（${[...kinds].join('、')}）。`)
  }
  return doubts
}
