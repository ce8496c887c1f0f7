// What the desktop's preload puts on the page, and how to tell that it did.
import type { Host } from '#shared/api/host.ts'

declare global {
  interface Window {
    /** Only in the desktop window; exposed by electron/preload.ts. */
    readonly unionLedgerHost?: Host
  }
}

export function isDesktop(): boolean {
  return window.unionLedgerHost !== undefined
}
