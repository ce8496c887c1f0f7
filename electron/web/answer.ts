// Refusals over http: ErrorData as JSON for the page, one plain sentence for a person.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ErrorCode, errorCodes } from '#shared/api/errors.ts'
import { errorDataOf } from '../sayError.ts'
import { pageHeaders } from './pageFiles.ts'
import type { Admission } from './session.ts'

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

/** One sentence on a page of its own. */
export function answerSentence(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', connection: 'close' })
  response.end(`${sentence}\n`)
}

/** @param reference finds the entry in the log; made by the caller when the cause is unexpected. */
export function answerError(request: IncomingMessage, response: ServerResponse, cause: unknown, reference: (cause: unknown) => string): void {
  const data = errorDataOf(cause) ?? { code: 'internal', params: {}, reference: reference(cause) }
  if (response.headersSent) {
    response.destroy()
    return
  }
  // What is left of an upload is not read; the browser learns that from the connection.
  if (!request.complete) response.setHeader('connection', 'close')
  answerJson(response, statusOf(data.code), data)
}

function statusOf(code: ErrorCode): number {
  if (code === 'file-too-large') return 413
  if (code === 'file-missing' || code === 'not-found') return 404
  return { 3: 422, 4: 409, 64: 400, 70: 500 }[errorCodes[code]]
}

export const refusalSentences: Readonly<Record<Extract<Admission, { kind: 'refused' }>['why'], string>> = {
  'no-session': '请从启动工会台账时显示的地址进入。',
  'token-spent': '这个地址已经用过，请重新启动工会台账，从新显示的地址进入。',
  'foreign-host': '只能从本机地址访问工会台账。',
  'foreign-origin': '请求不是从工会台账的页面发出的，已拒绝。',
}
