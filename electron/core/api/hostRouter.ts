// The host's own door to the core.
import { implement } from '@orpc/server'
import type { Core } from '../core.ts'
import type { Log } from '../office.ts'
import { hostContract } from './hostContract.ts'
import { refusing } from './refusals.ts'

/** @param onClosed called when the core has put everything in order and the answer is about to go out. */
export function createHostRouter(core: Core, log: Log, onClosed: () => void) {
  const os = implement(hostContract).use(({ next }) => refusing(log, next))
  return os.router({
    takeIn: os.takeIn.handler(({ input }) => core.files.takeIn(input.path, input.name)),
    locate: os.locate.handler(({ input }) => core.files.locate(input.fileId)),
    verify: os.verify.handler(({ input }) => core.verify(input.backup)),
    close: os.close.handler(async () => {
      await core.close()
      onClosed()
      return {}
    }),
  })
}
