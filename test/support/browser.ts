// The installed Chromium, Edge or Chrome that browser tests drive. None is downloaded.
import { setTimeout } from 'node:timers/promises'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findBrowser } from '#electron/web/findBrowser.ts'

/** How many times slower than this computer the page is to work; LEDGER_SLOW_BROWSER, for finding tests and screens that only hold where all is quick. */
const slow = Number(process.env.LEDGER_SLOW_BROWSER ?? 1)
/** Milliseconds that a call of the page may then take longer; each another time, so that answers also overtake each other. */
const late = 400

/** Milliseconds that a test waits for what it asked of a page; a minute, since the machine may be busy with other things. */
const patience = 60_000

/** The clerk's window. Nothing moves in it (renderer/app/motion.css): on a busy machine a dialog that opens may stand still for a moment and go on under the pointer, and the click is lost. */
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

export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
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
  const open = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await open(options)
    context.setDefaultTimeout(patience)
    return slow > 1 ? slowedDown(context) : context
  }
  return browser
}

async function slowedDown(context: BrowserContext): Promise<BrowserContext> {
  await context.route('**/rpc/**', async (route) => {
    await setTimeout(Math.random() * late)
    // The page may have gone meanwhile.
    await route.continue().catch(() => undefined)
  })
  context.on('page', (page: Page) => {
    context
      .newCDPSession(page)
      .then((session) => session.send('Emulation.setCPUThrottlingRate', { rate: slow }))
      .catch(() => undefined)
  })
  return context
}
