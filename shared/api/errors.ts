// Every way in which a call can fail that a clerk may see. Anything else is `internal`, with a reference to the log.

export const errorCodes = {
  'wrong-usage': 64,
  'bad-input': 64,
  'not-found': 64,
  'register-unknown': 64,
  'report-unknown': 64,
  'scope-unknown': 64,
  'nothing-below': 64,
  'not-issued': 64,
  'report-changed': 4,
  'ending-unknown': 64,
  'period-invalid': 64,
  'period-to-come': 64,
  'report-unsound': 4,
  'quarter-closed': 4,
  'quarter-open': 4,
  'nothing-issued': 4,
  'figure-unknown': 64,
  'issued-damaged': 3,
  'report-too-long': 64,
  'own-report-unfit': 64,
  'report-without-text': 64,
  'template-unfit': 3,
  'value-invalid': 64,
  'reason-required': 64,
  'day-invalid': 64,
  'day-to-come': 64,
  'not-there-then': 64,
  'office-not-there-then': 64,
  'not-checked': 64,
  'needs-restoring': 4,
  'file-missing': 3,
  'file-empty': 3,
  'file-encrypted': 3,
  'file-truncated': 3,
  'file-damaged': 3, // complete, but not built as its format demands; unreadable is for the disk's own refusals
  'file-not-a-workbook': 3,
  'file-too-large': 3,
  'file-unreadable': 3,
  'field-taken': 64,
  'name-taken': 4,
  'not-owner': 4,
  'recipe-invalid': 3,
  'recipe-unfit': 3,
  'no-table-found': 3,
  'register-unclear': 3,
  'list-unnamed': 3,
  'lists-of-two-sources': 64,
  'folder-not-writable': 3,
  'disk-full': 3,
  'data-newer': 3,
  'data-missing': 3,
  'data-not-empty': 3,
  'database-damaged': 3,
  'backup-damaged': 3,
  'browser-missing': 3,
  'runtime-too-old': 3,
  'folder-busy': 4,
  'writer-busy': 4,
  'version-conflict': 4,
  'already-undone': 4,
  'merged-away': 4,
  cancelled: 4,
  internal: 70,
} as const satisfies Record<string, 3 | 4 | 64 | 70>

export type ErrorCode = keyof typeof errorCodes
export type ErrorParams = Readonly<Record<string, string | number>>

/** The only error that crosses a door. Its sentence is made from `code` and `params` by `errorSentence`; `cause` goes to the log, never to the screen. */
export class LedgerError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'LedgerError'
    this.code = code
    this.params = params
  }
}

/** What the other side of a door receives. */
export interface ErrorData {
  readonly code: ErrorCode
  readonly params: ErrorParams
  /** Finds the entry in the log. */
  readonly reference: string
}
