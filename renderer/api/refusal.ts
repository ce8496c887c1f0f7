// What went wrong, in a shape that screens can show: whatever was thrown becomes one sentence, a code and perhaps a reference.
import { type ErrorCode, type ErrorData, errorCodes } from '#shared/api/errors.ts'
import { errorSentence } from '#shared/messages/errors.ts'

/** The web host's answer to an upload or a PDF that it did not take. */
export class HostRefusal extends Error {
  readonly body: unknown
  readonly status: number
  constructor(body: unknown, status: number) {
    super(`host refused: ${status}`)
    this.name = 'HostRefusal'
    this.body = body
    this.status = status
  }
}

export interface Refusal {
  readonly code: ErrorCode | 'offline' | 'session-over'
  /** For the clerk. */
  readonly sentence: string
  /** Finds the entry in the log; null where there is none or the sentence names it already. */
  readonly reference: string | null
}

/** An ORPCError has a `code` of its own; only its `data` has `params`. */
function isErrorData(data: unknown): data is ErrorData {
  return (
    typeof data === 'object' && data !== null && 'params' in data && 'code' in data && typeof data.code === 'string' && Object.hasOwn(errorCodes, data.code)
  )
}

/** `{code,…}` itself, or the same under `data`, `error` or `body`. */
function findErrorData(thrown: unknown): ErrorData | null {
  if (isErrorData(thrown)) return thrown
  if (typeof thrown !== 'object' || thrown === null) return null
  for (const key of ['data', 'error', 'body'] as const) {
    const inner: unknown = Reflect.get(thrown, key)
    const found = inner === thrown || inner === undefined ? null : findErrorData(inner)
    if (found) return found
  }
  return null
}

/** True when the clerk stopped it: nothing to report. */
export function wasCancelled(thrown: unknown): boolean {
  if (thrown instanceof Error && thrown.name === 'AbortError') return true
  return findErrorData(thrown)?.code === 'cancelled'
}

export function toRefusal(thrown: unknown): Refusal {
  const data = findErrorData(thrown)
  if (data) {
    const sentence = errorSentence(data.code, data.params)
    return { code: data.code, sentence, reference: data.reference === '' || sentence.includes(data.reference) ? null : data.reference }
  }
  if (typeof thrown === 'object' && thrown !== null && Reflect.get(thrown, 'status') === 401) {
    return { code: 'session-over', sentence: '这个页面的会话已经结束。请从工会台账重新启动时显示的地址进入。', reference: null }
  }
  if (thrown instanceof TypeError && /fetch|network|load failed/i.test(thrown.message)) {
    return { code: 'offline', sentence: '与工会台账程序的连接断开了。请确认程序仍在运行，然后重试。', reference: null }
  }
  return { code: 'internal', sentence: '程序内部出错，这一步没有完成。', reference: null }
}
