// Core, web host and their end: what `npm start` without a window, `ledger serve` and the end-to-end tests all run.
import { pageDir, resourcesDir } from '../folders.ts'
import { connectCore, reportToStderr } from './connectCore.ts'
import { openWebHost, type WebHostOptions } from './webHost.ts'

export interface ServeOptions {
  readonly dataDir: string
  /** 0 or absent: any free one. */
  readonly port?: number
  readonly page?: string
  readonly servePage?: WebHostOptions['servePage']
}

export interface Serving {
  /** With its one-time token. */
  readonly url: string
  /** Resolves when the host has been asked to stop and the core has made its backup; rejects when the core broke off. */
  readonly ended: Promise<void>
  stop(): void
}

/** Stops at Ctrl+C and SIGTERM. @throws LedgerError as the core's start does: folder-busy, folder-not-writable, data-newer … */
export async function serve(options: ServeOptions): Promise<Serving> {
  const core = await connectCore({ dataDir: options.dataDir, resourcesDir })
  const host = await openWebHost({
    core,
    page: options.page ?? pageDir,
    port: options.port ?? 0,
    report: reportToStderr,
    ...(options.servePage && { servePage: options.servePage }),
  }).catch(async (cause: unknown) => {
    await core.close()
    throw cause
  })

  const { promise: ended, resolve, reject } = Promise.withResolvers<void>()
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    host
      .close()
      .then(() => core.close())
      .then(resolve, reject)
  }
  core.onCrash((cause) => {
    if (stopping) return
    stopping = true
    host.close().then(() => reject(cause), reject)
  })
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.once('SIGHUP', stop)
  const forget = () => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
    process.removeListener('SIGHUP', stop)
  }
  ended.then(forget, forget)
  return { url: host.url, ended, stop }
}
