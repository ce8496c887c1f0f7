// Work of many parts, each in a turn of its own, so that other calls are answered between them.
import { setImmediate as turn } from 'node:timers/promises'

export async function inSlices(parts: Iterable<() => unknown>): Promise<void> {
  for (const part of parts) {
    part()
    await turn()
  }
}
