// Problems outlive the rows that they speak of. A text of a packed row is a piece of a much longer one, all of which a piece that is kept would keep in memory.
import type { Problem } from './problem.ts'

/** Shorter texts are copies anyway. */
const PIECE = 13

/** The same, with texts that hold nothing but themselves. */
export function withLastingTexts<P extends Pick<Problem, 'params' | 'suggest'>>(problem: P): P {
  const { params, suggest } = problem
  if (params === undefined && suggest === undefined) return problem
  return { ...problem, ...(params === undefined ? {} : { params: lasting(params) }), ...(suggest === undefined ? {} : { suggest: copy(suggest) }) }
}

function lasting(params: NonNullable<Problem['params']>): NonNullable<Problem['params']> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? copy(value) : value]))
}

function copy(text: string): string {
  return text.length < PIECE ? text : (JSON.parse(JSON.stringify(text)) as string)
}
