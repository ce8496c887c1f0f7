// What an import has to tell the clerk. Closed: a new cause is a new code with its sentence in messages/.

export const problemCodes = [
  // error: the value is not stored
  'number-destroyed', // a number of more than 15 digits, or in scientific notation, has lost digits
  'invalid-date',
  'formula-error',
  'formula-without-value',
  'invalid-value', // cannot be read as what the column holds
  'changed-since', // others have changed the field since the list went out
  'state-order', // a state that cannot follow the one on record
  'state-needs', // a state that needs another cell, which is blank or contradicts it
  // error: the row is not stored
  'row-without-name',
  'number-unknown', // a list that went out comes back with a number that no record has
  'number-of-another', // the number belongs to a record about somebody else
  'conflict', // the row cannot be told apart, or contradicts another
  // warning: stored, but somebody should look
  'checksum', // uscc or organisation code whose check digit fails
  'organisation-code', // 9 characters in the place of 18
  'union-code-is-company-code',
  'unit-code-is-union-code',
  'unknown-value', // not in the code table
  'duplicate', // the same record twice in this file
  'women-exceed-total',
  'members-exceed-employees',
  'migrants-exceed-total',
  'term-years',
  'future-date',
  'strike-through',
  'union-missing',
  'id-length', // a document number of neither 15 nor 18 digits
  'same-id-in-two-unions', // one document number, two unions: somebody may have moved
  'unit-created', // a list of persons speaks of a unit that the office does not have
  'record-created', // a list speaks of a record of another register that the office does not have
  'union-kept', // a member whose list says another union than his record: moving is an event
  'unit-differs', // a single union that has another unit on record
  'union-created', // a list speaks of a union that the roster does not have
  'federation-not-a-basic-union',
  'total-mismatch',
  // info: read, and how
  'approximate',
  'range',
  'preparing',
  'id-15-digits',
  'masked',
  'several-phones',
  'several-names',
  'comment',
  'hidden',
  'sample-row',
] as const
export type ProblemCode = (typeof problemCodes)[number]
export type ProblemLevel = 'error' | 'warning' | 'info'

export interface Problem {
  readonly sheet: string
  /** null: the whole sheet. */
  readonly row: number | null
  /** Letter; null: the whole row. */
  readonly column: string | null
  readonly code: ProblemCode
  readonly level: ProblemLevel
  /** Target key of the column, where it is mapped. */
  readonly field?: string
  /** What the sentence names: the text of the cell, sums, the other row … Never a document number or phone in full. */
  readonly params?: Readonly<Record<string, string | number>>
  /** A repair to offer. */
  readonly suggest?: string
}

/** Why a non-empty row is not a record. */
const skipReasons = [
  'label',
  'title',
  'note',
  'signature', // 填报单位（盖章）： 负责人（签字）： above the table
  'sample',
  'total',
  'subtotal',
  'section',
  'page-number',
  'repeated-header',
  'footer',
  'federation',
  'empty',
  'left-out', // the clerk said so
] as const
export type SkipReason = (typeof skipReasons)[number]
export interface SkippedRow {
  readonly row: number
  readonly reason: SkipReason
}
