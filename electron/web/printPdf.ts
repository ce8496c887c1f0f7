// A complete HTML document → PDF, by its own @page size, through a browser that is already installed. The desktop window prints its own.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LedgerError } from '#shared/api/errors.ts'
import { findBrowser } from './findBrowser.ts'

export interface PrintOptions {
  readonly signal?: AbortSignal
  /** Milliseconds; a year's report prints in a few seconds. */
  readonly timeout?: number
  /** The browser's program; found where absent. */
  readonly browser?: string | undefined
}

/**
 * @returns the PDF's bytes.
 * @throws LedgerError browser-missing, cancelled; an Error with the browser's last words when it failed or took too long.
 */
export async function printPdf(html: string, options: PrintOptions = {}): Promise<Buffer> {
  const browser = options.browser ?? findBrowser()
  if (browser === undefined) throw new LedgerError('browser-missing')
  // A profile of its own: the clerk's browser may be open, and would otherwise be asked to do the printing.
  const folder = await mkdtemp(join(tmpdir(), 'union-ledger-print-'))
  try {
    const page = join(folder, 'page.html')
    const pdf = join(folder, 'page.pdf')
    await writeFile(page, withoutScripts(html), { mode: 0o600 })
    await run(browser, [...flags(join(folder, 'profile')), `--print-to-pdf=${pdf}`, pathToFileURL(page).href], options)
    return await readFile(pdf)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Chromium prints nothing when scripts are off altogether, so the document's own policy forbids them. It comes after the doctype, which must stay first. */
function withoutScripts(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">`
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? ''
  return doctype + policy + html.slice(doctype.length)
}

function flags(profile: string): string[] {
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
    '--no-pdf-header-footer',
    `--user-data-dir=${profile}`,
  ]
}

function run(browser: string, parameters: string[], { signal, timeout = 60_000 }: PrintOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new LedgerError('cancelled'))
    // A group of its own: a browser is many processes, and perhaps a script around them. On Windows its own children end with it.
    const grouped = process.platform !== 'win32'
    const child = spawn(browser, parameters, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true, detached: grouped })
    let words = ''
    let ended: Error | undefined
    const stop = (why: Error) => {
      ended ??= why
      if (grouped && child.pid !== undefined) killGroup(child.pid)
      else child.kill('SIGKILL')
    }
    const onAbort = () => stop(new LedgerError('cancelled'))
    const timer = setTimeout(() => stop(new Error(`the browser did not print within ${timeout} ms`)), timeout)
    signal?.addEventListener('abort', onAbort, { once: true })
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2000)
    })
    child.on('error', (cause) => {
      ended ??= cause
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      if (ended) reject(ended)
      else if (code === 0) resolve()
      else reject(new Error(`the browser ended with ${code}: ${words}`))
    })
  })
}

function killGroup(id: number): void {
  try {
    process.kill(-id, 'SIGKILL')
  } catch (cause) {
    // It has just ended by itself.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause
  }
}
