// The refusals that several readers share, so that the same fault gets the same code everywhere. `because` goes to the log and to tests; the clerk sees the code's sentence.
import { LedgerError } from '#shared/api/errors.ts'

/** Cut short or bytes changed: the clerk should fetch the file again. */
export function truncated(name: string, because: string, cause?: unknown): LedgerError {
  return new LedgerError('file-truncated', { name }, { cause: cause ?? new Error(because) })
}

/** Complete, but not built as the format demands. */
export function damaged(name: string, because: string, cause?: unknown): LedgerError {
  return new LedgerError('file-damaged', { name }, { cause: cause ?? new Error(because) })
}

export function tooLarge(name: string, because: string): LedgerError {
  return new LedgerError('file-too-large', { name }, { cause: new Error(because) })
}

export function encrypted(name: string, cause?: unknown): LedgerError {
  return new LedgerError('file-encrypted', { name }, { cause })
}
