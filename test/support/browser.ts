// The installed Chromium, Edge or Chrome that browser tests drive. None is downloaded.
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { findBrowser } from '#electron/web/findBrowser.ts'

/** The clerk's window. Nothing moves in it: on a busy machine a dialog that opens may stand still for a moment and go on under the pointer, and the click is lost. */
export const clerkWindow = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN', reducedMotion: 'reduce' } satisfies BrowserContextOptions

/**
 * The browser's program. Without one: an error under CI=true, elsewhere undefined and a warning that cannot be overlooked.
 * Use as `describe.skipIf(!browserPath)(…)`.
 */
export const browserPath: string | undefined = findOrWarn()

function findOrWarn(): string | undefined {
  const path = findBrowser()
  if (path !== undefined) return path
  if (process.env.CI === 'true') throw new Error('no Chromium, Chrome or Edge found; the browser tests cannot run (LEDGER_BROWSER may name one)')
  process.stderr.write(
    '\n*** NO BROWSER FOUND: the tests in a real browser are SKIPPED. Install Chromium, Chrome or Edge, or name one in LEDGER_BROWSER. ***\n\n',
  )
  return undefined
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(browserPath !== undefined && { executablePath: browserPath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
}
