// What reading one cell gives: a value, what stood there, and what somebody should know about it. Every kind of field answers in this shape.
import type { Problem, ProblemCode, ProblemLevel } from '../importing/problem.ts'
import type { Value } from '../registers/field.ts'

/** A problem before it is known where the cell stands. */
export type Finding = Pick<Problem, 'code' | 'level' | 'params' | 'suggest'>

export interface Parsed<V extends Value = Value> {
  readonly value: V | null
  /** As it stood in the cell; only where that differs from the value. What merely is the value as it is shown (男 of `male`) an import leaves out, see LedgerRow.raw. */
  readonly raw?: string
  readonly problems: readonly Finding[]
  /** What the cell holds of other fields of the same record, e.g. an organisation code in the place of the 18 characters. */
  readonly also?: Readonly<Record<string, Value>>
}

/** Shared by all cells that have none, which are nearly all. */
const none: readonly Finding[] = []

export const nothing: Parsed<never> = { value: null, problems: none }

/** A value that stood in the cell as `text`. */
export function found<V extends Value>(value: V, text: string, ...problems: Finding[]): Parsed<V> {
  const said = problems.length === 0 ? none : problems
  return (typeof value === 'string' ? value : String(value)) === text ? { value, problems: said } : { value, raw: text, problems: said }
}

/** The text is kept beside an empty value. */
export function refused(text: string, ...problems: Finding[]): Parsed<never> {
  return { value: null, raw: text, problems }
}

export function finding(code: ProblemCode, level: ProblemLevel, params?: Problem['params'], suggest?: string): Finding {
  return { code, level, ...(params ? { params } : {}), ...(suggest === undefined ? {} : { suggest }) }
}
