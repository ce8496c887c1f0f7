// A browser's manners without the browser: enters with the token, keeps the cookie, names its origin.
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/api/contract.ts'
import type { PickedFile } from '#shared/api/host.ts'

export interface WebClient {
  readonly origin: string
  readonly cookie: string
  readonly call: ContractRouterClient<Contract>
  fetch(path: string, init?: RequestInit): Promise<Response>
  upload(name: string, bytes: Uint8Array): Promise<PickedFile>
}

/** @param url the address with its token; spends it. */
export async function enter(url: string): Promise<WebClient> {
  const entrance = await fetch(url, { redirect: 'manual' })
  const cookie = entrance.headers.get('set-cookie')?.split(';')[0]
  if (entrance.status !== 303 || cookie === undefined) throw new Error(`not let in: ${entrance.status} ${await entrance.text()}`)
  return resume(new URL(url).origin, cookie)
}

/** A client of a session that was entered before. */
export function resume(origin: string, cookie: string): WebClient {
  const headers = { cookie, origin }
  const call: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: () => headers }))
  const ask = (path: string, init: RequestInit = {}) => fetch(origin + path, { redirect: 'manual', ...init, headers: { ...headers, ...init.headers } })
  return {
    origin,
    cookie,
    call,
    fetch: ask,
    upload: async (name, bytes) => {
      const response = await ask('/files', { method: 'POST', headers: { 'x-file-name': encodeURIComponent(name) }, body: new Uint8Array(bytes) })
      if (!response.ok) throw new Error(`upload refused: ${response.status} ${await response.text()}`)
      return (await response.json()) as PickedFile
    },
  }
}
