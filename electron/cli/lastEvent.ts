// Long work at the contract is a stream that ends with its result; on the command line its progress becomes a bar.
import type { Progress } from '#shared/api/types.ts'
import type { ProgressBar } from './progress.ts'

/** Shows every progress event and gives the event that is none. @throws what the stream throws; an Error when it ends without a result. */
export async function lastEvent<E extends { readonly type: string }>(stream: AsyncIterable<E | Progress>, bar: ProgressBar): Promise<E> {
  let result: E | undefined
  for await (const event of stream) {
    if (event.type === 'progress') bar.show(event as Progress)
    else result = event as E
  }
  bar.clear()
  if (result === undefined) throw new Error('the stream ended without a result')
  return result
}
