// A browser of its own for printing: started without a window in a folder that goes with it, and ended with all its processes.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LedgerError } from '#shared/api/errors.ts'
import { findBrowser } from './findBrowser.ts'

export interface PrintOptions {
  readonly signal?: AbortSignal
  /** Milliseconds for one document; a year's report prints in a few seconds. */
  readonly timeout?: number
  /** The browser's program; found where absent. */
  readonly browser?: string | undefined
}

export interface PrintingBrowser {
  readonly process: ChildProcess
  /** When it and all its processes are gone. Rejects with the reason for which it was stopped, or an Error with its last words when it failed. */
  readonly ended: Promise<void>
  /** Why it was stopped, or could not be started. */
  stopped(): Error | undefined
  stop(why: Error): void
}

/** Gives out the browser's program and a folder that is removed afterwards. @throws LedgerError browser-missing; what `work` throws */
export async function forPrinting<T>({ browser = findBrowser() }: PrintOptions, work: (browser: string, folder: string) => Promise<T>): Promise<T> {
  if (browser === undefined) throw new LedgerError('browser-missing')
  // A profile of its own: the clerk's browser may be open, and would otherwise be asked to do the printing.
  const folder = await mkdtemp(join(tmpdir(), 'union-ledger-print-'))
  try {
    return await work(browser, folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Lays a complete document down, without its scripts. @returns its address */
export async function layPage(folder: string, html: string): Promise<string> {
  const page = join(folder, 'page.html')
  await writeFile(page, withoutScripts(html), { mode: 0o600 })
  return pathToFileURL(page).href
}

/** Chromium prints nothing when scripts are off altogether, so the document's own policy forbids them. It comes after the doctype, which must stay first. */
function withoutScripts(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">`
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? ''
  return doctype + policy + html.slice(doctype.length)
}

function flags(folder: string): string[] {
  return [
    '--headless',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // The document is complete: nothing is fetched.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${join(folder, 'profile')}`,
  ]
}

/** What a killed browser leaves lying in the temporary folder goes with ours. The path of a socket that it makes there has 104 bytes at the most, 45 of them its own. */
function ownTemporary(folder: string): Record<string, string> {
  return process.platform !== 'win32' && Buffer.byteLength(folder) > 104 - 45 - 1 ? {} : { TMPDIR: folder, TEMP: folder, TMP: folder }
}

/** @param more parameters besides its usual ones @param pipes further ones than the three of every program @throws LedgerError cancelled */
export function startBrowser(
  browser: string,
  folder: string,
  more: readonly string[],
  { signal, pipes = 0 }: { signal?: AbortSignal | undefined; pipes?: number },
): PrintingBrowser {
  if (signal?.aborted) throw new LedgerError('cancelled')
  // A group of its own: a browser is many processes, and perhaps a script around them. On Windows its own children end with it.
  const grouped = process.platform !== 'win32'
  const child = spawn(browser, [...flags(folder), ...more], {
    stdio: ['ignore', 'ignore', 'pipe', ...Array.from({ length: pipes }, () => 'pipe' as const)],
    windowsHide: true,
    env: { ...process.env, ...ownTemporary(folder) },
    detached: grouped,
  })
  let words = ''
  let why: Error | undefined
  const stop = (reason: Error) => {
    why ??= reason
    if (grouped && child.pid !== undefined) killGroup(child.pid)
    else child.kill('SIGKILL')
  }
  const onAbort = () => stop(new LedgerError('cancelled'))
  signal?.addEventListener('abort', onAbort, { once: true })
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000)
  })
  child.on('error', (cause) => {
    why ??= cause
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.on('close', (code) => {
      signal?.removeEventListener('abort', onAbort)
      if (why) reject(why)
      else if (code === 0) resolve()
      else reject(new Error(`the browser ended with ${code}: ${words}`))
    })
  })
  return { process: child, ended, stopped: () => why, stop }
}

/** For as long as `work` takes. */
export async function within<T>(timeout: number | undefined, browser: PrintingBrowser, work: Promise<T>): Promise<T> {
  const most = timeout ?? 60_000
  const timer = setTimeout(() => browser.stop(new Error(`the browser did not print within ${most} ms`)), most)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}

function killGroup(id: number): void {
  try {
    process.kill(-id, 'SIGKILL')
  } catch (cause) {
    // It has just ended by itself.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause
  }
}
