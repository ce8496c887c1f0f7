// A rule looks at a whole record as it would be stored and says what a person should know.
import type { FieldProblem } from '#shared/api/recordTypes.ts'
import { isLatitude, isLongitude } from '#shared/geography/position.ts'
import type { CheckCode } from '#shared/quality/checks.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { StoredValues } from '../recordWriter.ts'

export interface RuleContext {
  /** y-m-d. */
  readonly today: string
  /** null: a new record. */
  readonly id: number | null
  /** Whether the values are about to be written; otherwise the record is looked at as it stands. */
  readonly editing: boolean
  /** The clerk says that what stands there was wrong from the start, and why. */
  readonly correcting: boolean
  /** What is written stood there before: an edit is being taken back. */
  readonly puttingBack: boolean
  /** The union in which a membership lies by its events; null where they say none. */
  unionByEvents(member: number): number | null
  /** Where a membership lay until this day, by its other events and else by the member's record; null: nothing says. */
  unionBefore(member: number, date: string | null): number | null
  /** Whether another event, later than this one, led the membership somewhere. */
  movedSince(member: number, date: string | null): boolean
  /** Whether the register has a record with this id outside the recycle bin. */
  exists(register: string, id: number): boolean
  /** Ids of links between this union and this unit that have no end yet. */
  activeLinks(union: number, unit: number): readonly number[]
  /** A stored value of another record; null: blank, or no such record. */
  valueOf(register: RegisterId, id: number, field: string): Value
  /** Whether another cadre record of this name holds this post of this union at some time in [from, to]; null is open. */
  holdsPost(name: string, union: number, position: string, from: string | null, to: string | null): boolean
  /** What the other items of a federation's appraisal weigh together. */
  otherWeights(federation: string, year: number, period: string | null): number
  /** Craftsmen's forums of a month (y-m) in a county, without this one; null: wherever no county is written. */
  otherForums(month: string, county: string | null): number
  regionExists(code: string): boolean
  /** Id of the region with this code. */
  regionId(code: string): number | null
  /** Code of the county that a township lies in today; null when the township is not a known one. */
  countyOf(township: string): string | null
  /** Follows renamed regions to the code in force. */
  current(code: string): string
}

/** What a rule has to say at a field, with the check of data quality that it belongs to. */
export interface RuleProblem extends FieldProblem {
  readonly field: string
  readonly code: CheckCode
}

export type Rule = (values: StoredValues, context: RuleContext) => RuleProblem[]

export const error = (field: string, message: string, code: CheckCode): RuleProblem => ({ field, level: 'error', message, code })
export const warning = (field: string, message: string, code: CheckCode): RuleProblem => ({ field, level: 'warning', message, code })

export function numberOf(values: StoredValues, key: string): number | null {
  const value = values[key]
  return typeof value === 'number' ? value : null
}

export function textOf(values: StoredValues, key: string): string | null {
  const value = values[key]
  return typeof value === 'string' ? value : null
}

/** A part that exceeds its whole; silent while one of them is unknown. */
export function exceeds(values: StoredValues, part: string, whole: string): boolean {
  const [some, all] = [numberOf(values, part), numberOf(values, whole)]
  return some !== null && all !== null && some > all
}

/** Dates of different precision are compared as far as both go: 2018-03 is not after 2018-03-05. */
export function isAfter(later: string | null, earlier: string | null): boolean {
  if (later === null || earlier === null) return false
  const length = Math.min(later.length, earlier.length)
  return later.slice(0, length) > earlier.slice(0, length)
}

/** A township of another county: one of the two was chosen wrongly. */
export function placeProblems(values: StoredValues, context: RuleContext): RuleProblem[] {
  const [county, township] = [textOf(values, 'county'), textOf(values, 'township')]
  if (county === null || township === null) return []
  const home = context.countyOf(township)
  return home === null || home === context.current(county)
    ? []
    : [warning('township', '所选的镇（街道）不在所选的县（市、区）内，请核对。', 'township-elsewhere')]
}

/** Outside China figures are most often the two exchanged. */
export function positionProblems(values: StoredValues): RuleProblem[] {
  const [longitude, latitude] = [numberOf(values, 'longitude'), numberOf(values, 'latitude')]
  const problems: RuleProblem[] = []
  if (longitude !== null && !isLongitude(longitude)) problems.push(warning('longitude', '经度不在中国范围内，请核对是否与纬度填反。', 'out-of-range'))
  if (latitude !== null && !isLatitude(latitude)) problems.push(warning('latitude', '纬度不在中国范围内，请核对是否与经度填反。', 'out-of-range'))
  if (longitude !== null && latitude === null) problems.push(warning('latitude', '填了经度，请把纬度也填上，否则无法定位。', 'required-here'))
  if (longitude === null && latitude !== null) problems.push(warning('longitude', '填了纬度，请把经度也填上，否则无法定位。', 'required-here'))
  return problems
}

/** Every link that is filled must lead to a record outside the recycle bin. */
export function brokenLinks(register: RegisterDefinition, values: StoredValues, context: RuleContext): RuleProblem[] {
  return register.fields.flatMap((field) => {
    const id = field.kind === 'link' ? numberOf(values, field.key) : null
    return field.kind === 'link' && id !== null && !context.exists(field.register, id)
      ? [error(field.key, `所选的“${field.label}”不存在或已删除。`, 'broken-link')]
      : []
  })
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
