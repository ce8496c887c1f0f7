// Turns a piece of long work into a stream of its progress that ends with its result. Whoever stops listening cancels the work.
import type { Progress } from '#shared/api/types.ts'

/** Progress that follows the one before within this time is dropped: nobody can read it. */
const QUIET_MS = 80

export async function* progressStream<R>(
  work: (emit: (progress: Omit<Progress, 'type'>) => void, signal: AbortSignal) => Promise<R>,
  outer?: AbortSignal,
): AsyncGenerator<Progress | R, void, undefined> {
  const controller = new AbortController()
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal
  let latest: Progress | undefined
  let wake = () => {}
  let ended = false
  const result = work((progress) => {
    latest = { type: 'progress', ...progress }
    wake()
  }, signal).finally(() => {
    ended = true
    wake()
  })
  result.catch(() => {}) // It is awaited below; without this a failure during a pause would count as unhandled.
  try {
    while (!ended) {
      await new Promise<void>((resolve) => {
        wake = resolve
        if (ended || latest) resolve()
      })
      if (latest && !ended) {
        const progress = latest
        latest = undefined
        yield progress
        await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
      }
    }
    yield await result
  } finally {
    controller.abort()
    await result.catch(() => {})
  }
}
