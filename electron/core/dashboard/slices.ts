// Work of many parts, each in a turn of its own, so that other calls are answered between them.
import { setImmediate as turn } from 'node:timers/promises'

/** What a generator returns, a step to each turn. */
export async function stepped<T>(steps: Generator<unknown, T, undefined>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await turn()
  }
}

export async function inSlices(parts: Iterable<() => unknown>): Promise<void> {
  for (const part of parts) {
    part()
    await turn()
  }
}
