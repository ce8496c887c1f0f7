// Document numbers and phones are found by their ends: the last nine characters of each are kept as two whole numbers, four bytes each, instead of as text.
import { compact } from '#shared/values/cellText.ts'
import { EXACT, PREFIX, type Score } from './score.ts'

export interface NumberEnd {
  /** The last four characters. */
  readonly last: number
  /** The five before them. */
  readonly before: number
}

/** Fewer characters are the end of too many numbers. */
const FEWEST = 4
const LAST = 4
const BEFORE = 5
const BASE = 40
/** What its giver left out: not like any character that can be typed. */
const MASKED = 37

const none: NumberEnd = { last: 0, before: 0 }

/** @param number as it is stored; of a phone with an extension (0576-86950200-801) the number itself. @returns zeros where it is too short */
export function endOf(number: string): NumberEnd {
  const plain = withoutMarks(number)
  if (plain.length < FEWEST) return none
  const split = plain.length - LAST
  return { last: code(plain, split, plain.length), before: code(plain, Math.max(0, split - BEFORE), split) }
}

/** What was typed, as the end of a number. */
export interface TypedNumber {
  readonly last: number
  /** Whether what comes before the last four fits as well; certain where all is `settled`. */
  fits(before: number): boolean
  /** No more than nine characters were typed. */
  readonly settled: boolean
  /** @param number as it is stored @returns 0 where it does not end so */
  scoreOf(number: string): Score | 0
}

/** @returns null where the text cannot be the end of a number. */
export function typedNumber(text: string): TypedNumber | null {
  const typed = compact(text).toUpperCase().replaceAll('-', '')
  if (typed.length < FEWEST || !/^[A-Z]{0,3}\d{3,}[\dX]?$/.test(typed)) return null
  const { last, before } = endOf(typed)
  const part = BASE ** Math.min(BEFORE, typed.length - LAST)
  return {
    last,
    fits: (other) => other % part === before,
    settled: typed.length <= LAST + BEFORE,
    scoreOf(number) {
      const plain = withoutMarks(number)
      return plain === typed ? EXACT : plain.endsWith(typed) ? PREFIX : 0
    },
  }
}

function withoutMarks(number: string): string {
  if (!number.includes('-')) return number
  const own = /^(0\d{2,3}-[\d*]{7,8})-\d+$/.exec(number)?.[1] ?? number
  return own.replaceAll('-', '')
}

function code(text: string, from: number, to: number): number {
  let sum = 0
  for (let place = from; place < to; place += 1) sum = sum * BASE + digit(text.charCodeAt(place))
  return sum
}

/** 1 to 37, so that 0 stands for no character. */
function digit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x2f
  return unit >= 0x41 && unit <= 0x5a ? unit - 0x36 : MASKED
}
