// The contract once more, each procedure handing its call to the core in the worker: http outside, a message port inside.
import { isContractProcedure } from '@orpc/contract'
import { os, type Router } from '@orpc/server'

type Call = (input: unknown, options: { signal?: AbortSignal; lastEventId?: string }) => Promise<unknown>

/**
 * Walks a contract and forwards every procedure to the same place in `client`. Inputs are checked once, by the core; streams, cancellation and refusals pass as they are.
 * @param contract procedures, nested by name.
 * @param client an oRPC client of that contract.
 */
export function relayRouter(contract: object, client: object): Router<Record<never, never>, Record<never, never>> {
  const router: Record<string, Router<Record<never, never>, Record<never, never>>> = {}
  for (const [name, part] of Object.entries(contract) as [string, object][]) {
    const target: unknown = Reflect.get(client, name)
    router[name] = isContractProcedure(part) ? forward(target as Call) : relayRouter(part, target as object)
  }
  return router
}

function forward(call: Call) {
  return os.handler(({ input, signal, lastEventId }) => call(input, { ...(signal && { signal }), ...(lastEventId !== undefined && { lastEventId }) }))
}
