// What a browser that was started with --remote-debugging-pipe is told and tells: texts of JSON, each ended by a NUL (Chrome DevTools Protocol). Nobody else can reach it, as a port could be.
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'

const message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  sessionId: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})

export type PipeEvent = Pick<z.infer<typeof message>, 'method' | 'params' | 'sessionId'>

export interface DevtoolsPipe {
  /** @returns the result as the protocol describes it. @throws an Error with the browser's sentence, or what `fail` was given */
  send<T>(result: z.ZodType<T>, method: string, params?: object, sessionId?: string): Promise<T>
  /** @returns a function that stops listening */
  listen(listener: (event: PipeEvent) => void): () => void
  /** Rejects when the pipe has failed. */
  readonly failed: Promise<never>
  /** Whoever waits for an answer, or asks for one later, gets this. */
  fail(why: unknown): void
}

interface Waiting {
  readonly method: string
  resolve(result: unknown): void
  reject(why: unknown): void
}

/** @param to what the browser reads, its file 3 @param from what it writes, its file 4 */
export function devtoolsPipe(to: Writable, from: Readable): DevtoolsPipe {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: PipeEvent) => void>()
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  let last = 0
  const hear = (text: string) => {
    const { id, error, result, ...event } = message.parse(JSON.parse(text))
    if (id === undefined) {
      for (const listener of listeners) listener(event)
      return
    }
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(new Error(`${asked.method}: ${error.message}`))
    else asked?.resolve(result)
  }
  eachText(from, (text) => {
    try {
      hear(text)
    } catch (cause) {
      failed.reject(cause)
    }
  })
  // A browser that is gone reads nothing more; why, its end tells.
  to.on('error', () => undefined)
  from.on('error', () => undefined)

  return {
    async send(result, method, params = {}, sessionId) {
      last += 1
      const id = last
      const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { method, resolve, reject }))
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`)
      return result.parse(await Promise.race([answer, failed.promise]))
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    failed: failed.promise,
    fail: failed.reject,
  }
}

/** A PDF is one text of megabytes that comes in many pieces. */
function eachText(from: Readable, hear: (text: string) => void): void {
  let pieces: Buffer[] = []
  from.on('data', (chunk: Buffer) => {
    let begin = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, begin)) {
      pieces.push(chunk.subarray(begin, end))
      const text = Buffer.concat(pieces).toString()
      pieces = []
      begin = end + 1
      hear(text)
    }
    pieces.push(chunk.subarray(begin))
  })
}
