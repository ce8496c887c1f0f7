// Long work at the contract is a stream that ends with its result; on the command line its progress becomes a bar.
import type { Progress } from '#shared/api/types.ts'
import type { ProgressBar } from './progress.ts'

/** Shows every progress event and gives the event that is none. @throws what the stream throws; an Error when it ends without a result. */
export async function lastEvent<E extends { readonly type: string }>(stream: AsyncIterable<E>, bar: ProgressBar): Promise<Exclude<E, Progress>> {
  let result: Exclude<E, Progress> | undefined
  for await (const event of stream) {
    if (isProgress(event)) bar.show(event)
    else result = event as Exclude<E, Progress>
  }
  bar.clear()
  if (result === undefined) throw new Error('the stream ended without a result')
  return result
}

function isProgress(event: { readonly type: string }): event is Progress {
  return event.type === 'progress'
}
