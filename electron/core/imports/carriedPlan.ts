// How the rows of a sheet speak of other records, made out once: a million rows ask.
import { findRegister, linkTo } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Policy, Said, Values } from './recordDesk.ts'

export interface CarriedPlan {
  readonly register: RegisterDefinition
  /** The link that leads to it; undefined for a union's unit, which is the one that it covers. */
  readonly link: string | undefined
  /** The column that names the record. */
  readonly nameKey: string
  /** The carried record's own keys, and the keys of the columns that feed them. */
  readonly pairs: readonly (readonly [field: string, key: string])[]
  readonly authority: readonly string[]
  readonly policies: Readonly<Record<string, Policy>>
  /** Whether a row without this record is nobody's: it is an end of the link that the row is. */
  readonly isEnd: boolean
  /** What a row said last, where the office had the record and nothing of it was to change. */
  met: Met | null
}

export interface Found {
  readonly id: number
  readonly patch: Values
  /** By the clerk, for one row only. */
  readonly chosen: boolean
  /** By what it was called before: the row only fills what is blank, and another row may speak of the same record. */
  readonly former?: boolean
}

interface Met {
  /** As the row said them. */
  readonly values: Readonly<Values>
  readonly said: Said
  readonly found: Found
  /** How much had been written to the register by then: after the next write the answer may be another. */
  readonly writes: number
}

export function carriedPlans(register: RegisterDefinition, policies: Readonly<Record<string, Policy>>): CarriedPlan[] {
  const identifies = (key: string | undefined) => key !== undefined && register.identity[0]?.includes(key) === true
  return register.carries.flatMap((carried) => {
    const definition = findRegister(carried.register)
    const nameKey = carried.fields.name
    if (!definition || !nameKey) return []
    const pairs = Object.entries(carried.fields)
    const own = pick(policies, pairs) ?? {}
    const link = linkTo(register, carried)?.key
    return [{ register: definition, link, nameKey, pairs, authority: carried.authority, policies: own, isEnd: identifies(link), met: null }]
  })
}

/** Values by the carried record's own keys; undefined where there are none. */
export function pick<V>(values: Readonly<Record<string, V>>, pairs: CarriedPlan['pairs']): Record<string, V> | undefined {
  let picked: Record<string, V> | undefined
  for (const [field, key] of pairs) {
    const value = values[key]
    if (value === undefined) continue
    picked ??= {}
    picked[field] = value
  }
  return picked
}

/** Neighbouring rows name the same unit and union: what holds for the last row holds for this one as long as nothing was written to the register. */
export function metAgain({ met, pairs }: CarriedPlan, values: Values, writes: number): Met | null {
  if (met === null || met.writes !== writes) return null
  for (const [field, key] of pairs) if (met.values[field] !== values[key]) return null
  return met
}
