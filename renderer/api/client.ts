// The page's end of the contract. Which wire carries it (HTTP to the web host, a message port in the desktop window) is decided here and nowhere else.
import { type ClientLink, createORPCClient, DynamicLink } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '#shared/api/contract.ts'
import { portMessages } from '#shared/api/host.ts'
import { isDesktop } from './desktop.ts'

type Link = ClientLink<Record<never, never>>

let desktopLink: Promise<Link> | undefined

function openDesktopLink(): Promise<Link> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent) => {
      const port = event.ports[0]
      if (event.source !== window || event.data?.type !== portMessages.offered || !port) return
      window.removeEventListener('message', onMessage)
      port.start()
      resolve(new PortLink({ port }))
    }
    window.addEventListener('message', onMessage)
    window.postMessage({ type: portMessages.wanted }, window.location.origin)
  })
}

const webLink = new HttpLink({ url: () => new URL('/rpc', window.location.href) })

/** Call once before the first paint: the desktop's preload may post its port as soon as the page has loaded. */
export function listenForDesktop(): void {
  if (isDesktop()) desktopLink ??= openDesktopLink()
}

function currentLink(): Promise<Link> | Link {
  if (!isDesktop()) return webLink
  desktopLink ??= openDesktopLink()
  return desktopLink
}

/** Every procedure of the contract; `client.records.list(input, { signal })`. Fails with an ORPCError whose `data` is `ErrorData`. */
export const client: ContractRouterClient<Contract> = createORPCClient(new DynamicLink(currentLink))

/** The same as options for TanStack Query. */
export const orpc = createTanstackQueryUtils(client)
