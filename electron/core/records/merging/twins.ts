// What becomes double when the links of several records lead to one: the same union covering the same unit twice, the same event entered on both. Joined where nothing
// is lost by it; what contradicts stays as it is and is told.
import type SQLite from 'better-sqlite3'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { columnOf, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { isFullIdNumber } from '#shared/values/idNumber.ts'
import { foldName } from '#shared/values/name.ts'
import { fromSql } from '../recordWriter.ts'
import { linksTo } from '../relatedRecords.ts'
import { isAfter } from '../rules/rule.ts'

type Values = Readonly<Record<string, Value>>

export interface Join {
  readonly register: RegisterDefinition
  /** Goes into the recycle bin. */
  readonly id: number
  /** Stands for it. */
  readonly into: number
  /** What it takes over. */
  readonly values: Values
}

export interface Twins {
  readonly joins: readonly Join[]
  /** Records that say of the same thing something else: they stay. */
  readonly left: readonly { readonly register: RegisterDefinition; readonly id: number; readonly other: number }[]
}

interface Linked {
  readonly id: number
  /** Whether a link of its own is about to be moved. */
  readonly moved: boolean
  values: Values
}

/** @param absorbed records of `target` whose links are about to lead to `survivor` */
export function findTwins(connection: SQLite.Database, target: RegisterId, survivor: number, absorbed: readonly number[]): Twins {
  const joins: Join[] = []
  const left: { register: RegisterDefinition; id: number; other: number }[] = []
  for (const register of Object.values(registers) as readonly RegisterDefinition[]) {
    const links = storedFields(register).filter((field) => field.kind === 'link' && field.register === target)
    const identity = register.identity[0] ?? []
    if (!links.some((link) => identity.includes(link.key))) continue
    const linked = linkedRecords(connection, register, links, survivor, absorbed)
    for (const group of Map.groupBy(linked, ({ values }) => keyOf(register, identity, values)).entries()) {
      const [key, same] = group
      if (key === null || same.length < 2) continue
      // What led to the survivor before goes on; of the others the oldest.
      const [keeper, ...others] = same.toSorted((a, b) => Number(a.moved) - Number(b.moved) || a.id - b.id)
      if (!keeper) continue
      const standing = [keeper]
      for (const other of others) {
        if (!other.moved) {
          standing.push(other)
          continue
        }
        const into = standing.find((each) => joinedValues(register, each.values, other.values) !== null)
        const values = into && joinedValues(register, into.values, other.values)
        if (into && values && !isLinkedTo(connection, register, other.id)) {
          joins.push({ register, id: other.id, into: into.id, values })
          into.values = { ...into.values, ...values }
        } else {
          if (register.id !== 'coverage') left.push({ register, id: other.id, other: keeper.id })
          standing.push(other)
        }
      }
    }
  }
  return { joins, left }
}

/** As they will be: their links lead to the survivor. Only those outside the recycle bin. */
function linkedRecords(
  connection: SQLite.Database,
  register: RegisterDefinition,
  links: readonly StoredField[],
  survivor: number,
  absorbed: readonly number[],
): Linked[] {
  const fields = storedFields(register)
  const ids = JSON.stringify([survivor, ...absorbed])
  const where = links.map((link) => `${columnOf(link)} IN (SELECT value FROM json_each(@ids))`).join(' OR ')
  const rows = connection
    .prepare(
      `SELECT id, ${fields.map((field) => `${columnOf(field)} AS "${field.key}"`).join(', ')} FROM ${register.table} WHERE deleted_at IS NULL AND (${where})`,
    )
    .all({ ids }) as ({ id: number } & Readonly<Record<string, string | number | null>>)[]
  const gone = new Set(absorbed)
  return rows.map((row) => {
    const values: Record<string, Value> = {}
    for (const field of fields) values[field.key] = fromSql(field, row[field.key] ?? null)
    let moved = false
    for (const { key } of links) {
      if (!gone.has(Number(values[key]))) continue
      values[key] = survivor
      moved = true
    }
    return { id: row.id, moved, values }
  })
}

/** null: it does not say what it is about. */
function keyOf(register: RegisterDefinition, identity: readonly string[], values: Values): string | null {
  const kinds = new Map(storedFields(register).map((field) => [field.key, field.kind]))
  const parts: string[] = []
  for (const [place, key] of identity.entries()) {
    const value = values[key] ?? null
    const kind = kinds.get(key)
    if (value === null && (place === 0 || kind === 'link')) return null
    if (kind === 'idNumber' && !isFullIdNumber(String(value))) return null
    parts.push(kind === 'organisation' || kind === 'person' ? foldName(String(value ?? '')) : String(value ?? ''))
  }
  return parts.join('\u0000')
}

/** What the first has to take over so that the second is not missed; null where they contradict each other. */
function joinedValues(register: RegisterDefinition, one: Values, other: Values): Values | null {
  if (register.id === 'coverage') return joinedCoverage(one, other)
  const taken: Record<string, Value> = {}
  for (const { key } of storedFields(register)) {
    const [a, b] = [one[key] ?? null, other[key] ?? null]
    if (a === b || b === null) continue
    if (a !== null) return null
    taken[key] = b
  }
  return taken
}

/**
 * Two periods in which one union covers one unit are one where they overlap: from the earlier known beginning to the later end, open where one is. A beginning that
 * nobody wrote says nothing. Of two member counts the survivor's stays; the other one stands in the record that went into the bin.
 */
function joinedCoverage(one: Values, other: Values): Values | null {
  const text = (values: Values, key: string) => (typeof values[key] === 'string' ? values[key] : null)
  const [from, to] = [[text(one, 'coveredFrom'), text(other, 'coveredFrom')] as const, [text(one, 'coveredTo'), text(other, 'coveredTo')] as const]
  // Where both days are known and one ends before the other begins, the unit came back: two periods.
  if (isAfter(from[1], to[0]) || isAfter(from[0], to[1])) return null
  const filled = from.filter((day) => day !== null).toSorted()
  const taken: Record<string, Value> = {
    coveredFrom: filled[0] ?? null,
    coveredTo: to[0] === null || to[1] === null ? null : to[0] > to[1] ? to[0] : to[1],
    memberCount: one.memberCount ?? other.memberCount ?? null,
    remark: [...new Set([text(one, 'remark'), text(other, 'remark')].filter((remark) => remark !== null))].join('；') || null,
  }
  return taken
}

function isLinkedTo(connection: SQLite.Database, register: RegisterDefinition, id: number): boolean {
  return linksTo(register.id as RegisterId).some(
    (link) => connection.prepare(`SELECT 1 FROM ${registers[link.register].table} WHERE ${link.column} = ? LIMIT 1`).get(id) !== undefined,
  )
}
