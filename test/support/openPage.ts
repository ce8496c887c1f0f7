// What a test in a browser begins with: an office filled through its core, the host over it, and a page that has spent the token.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type Core, type CoreOptions, createCore } from '#core/core.ts'
import { clerkWindow, launchBrowser } from './browser.ts'
import { resourcesDir } from './office.ts'
import { startWebHost, type TestHost } from './webHost.ts'

export interface OpenPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly host: TestHost
  /** Goes to an address of the product. @param address as it stands behind the #, such as /r/union */
  go(address: string): Promise<void>
  close(): Promise<void>
}

export interface OpenPageOptions {
  readonly context?: BrowserContextOptions
  /** What lies in the data folder before the office is opened to be filled; absent: nothing. */
  readonly lay?: (dataDir: string) => Promise<void>
  /** Who fills the office, and when. */
  readonly core?: Pick<CoreOptions, 'clock' | 'by'>
  /** Variables of the host's environment, besides those of the test. */
  readonly environment?: Readonly<Record<string, string>>
}

/** @param fill what the office holds before anybody looks */
export async function openPage(fill: (core: Core) => Promise<void>, options: OpenPageOptions = {}): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-page-'))
  const dataDir = join(folder, 'data')
  let host: TestHost | undefined
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await host?.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await options.lay?.(dataDir)
    const core = await createCore({ dataDir, resourcesDir, ...options.core })
    try {
      await fill(core)
    } finally {
      await core.close()
    }
    host = await startWebHost(dataDir, { ...(options.environment && { environment: options.environment }) })
    browser = await launchBrowser()
    const context = await browser.newContext({ ...clerkWindow, ...options.context })
    const page = await context.newPage()
    await page.goto(host.url)
    const { origin } = new URL(host.url)
    return {
      page,
      context,
      host,
      async go(address) {
        await page.goto(`${origin}/#${address}`)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
