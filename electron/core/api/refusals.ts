// The last thing before the door: whatever went wrong becomes a code, a sentence and a reference. No stack and no path crosses.
import { ORPCError, ValidationError } from '@orpc/server'
import { type ErrorCode, type ErrorData, type ErrorParams, errorCodes, LedgerError } from '#shared/api/errors.ts'
import { errorSentence } from '#shared/messages/errors.ts'
import { meaningOf } from '../database/sqlite.ts'
import type { Log } from '../office.ts'

/** Errors that already are what the other side receives pass as they are. */
export function toRefusal(error: unknown, log: Log): ORPCError<ErrorCode, ErrorData> {
  if (isRefusal(error)) return error
  const { code, params } = meaning(error)
  const reference = isExpected(code) ? '' : log.error(code, error instanceof LedgerError ? (error.cause ?? error) : error)
  const shown: ErrorParams = code === 'internal' ? { reference } : params
  return new ORPCError<ErrorCode, ErrorData>(code, {
    status: statusOf(code),
    message: errorSentence(code, shown),
    data: { code, params: shown, reference },
  })
}

/** Runs a call and lets nothing out but refusals. */
export async function refusing<T>(log: Log, call: () => T | PromiseLike<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toRefusal(error, log)
  }
}

/** A stream fails after its handler has returned: its errors are translated as they come. */
export async function* told<T>(log: Log, open: () => Promise<AsyncIterable<T>>): AsyncGenerator<T, void, undefined> {
  try {
    yield* await open()
  } catch (error) {
    throw toRefusal(error, log)
  }
}

function meaning(error: unknown): { readonly code: ErrorCode; readonly params: ErrorParams } {
  if (error instanceof LedgerError) return error
  if (error instanceof ORPCError && error.cause instanceof ValidationError) {
    const path = error.cause.issues[0]?.path ?? []
    const field = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
    return { code: 'bad-input', params: field === '' ? {} : { field } }
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return { code: 'bad-input', params: {} }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', params: {} }
  const code = meaningOf(error)
  return { code: code === 'database-damaged' || code === 'disk-full' ? code : 'internal', params: {} }
}

/** A clerk's own doing, or a state that the sentence fully explains; anything else is looked for in the log. */
function isExpected(code: ErrorCode): boolean {
  return code !== 'internal' && code !== 'database-damaged' && code !== 'backup-damaged'
}

function statusOf(code: ErrorCode): number {
  switch (errorCodes[code]) {
    case 3:
      return 422
    case 4:
      return 409
    case 64:
      return code === 'not-found' ? 404 : 400
    case 70:
      return 500
  }
}

function isRefusal(error: unknown): error is ORPCError<ErrorCode, ErrorData> {
  return error instanceof ORPCError && error.code in errorCodes && error.data !== undefined
}
