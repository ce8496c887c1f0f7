// The end of a program that went wrong: one plain sentence on stderr, an exit code that says of what kind, never a stack.
import { type ErrorCode, type ErrorData, errorCodes, LedgerError } from '#shared/api/errors.ts'
import { errorSentence, type Language } from '#shared/messages/errors.ts'

/** What a refusal is, whichever side of a door it was made on. */
export function errorDataOf(cause: unknown): ErrorData | undefined {
  if (cause instanceof LedgerError) return { code: cause.code, params: cause.params, reference: '' }
  const data: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'data') : undefined
  if (typeof data !== 'object' || data === null || !('code' in data) || !Object.hasOwn(errorCodes, String(data.code))) return undefined
  return data as ErrorData
}

/** Prints the sentence and gives the exit code. */
export function failed(cause: unknown, language: Language = 'zh', stderr: Pick<NodeJS.WriteStream, 'write'> = process.stderr): number {
  const data = errorDataOf(cause)
  const code: ErrorCode = data?.code ?? 'internal'
  // What nobody foresaw, outside the core: its first line may help whoever is asked.
  const detail = data === undefined && cause instanceof Error ? ` ${cause.message.split('\n')[0]}` : ''
  stderr.write(`${errorSentence(code, { ...data?.params, ...(data?.reference && { reference: data.reference }) }, language)}${detail}\n`)
  return errorCodes[code]
}
