// The `ledger` command line as a program of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** As npm starts it. */
const guard = new URL('../../electron/nodeVersion.js', import.meta.url).href
const entry = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** stdout as the one JSON document that --json promises. */
  json<T>(): T
}

export interface Running {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
}

export function ledger(...words: readonly string[]): Promise<Ended> {
  return startLedger(words).ended
}

/** As somebody without rights; only root can. */
export function ledgerAsNobody(...words: readonly string[]): Promise<Ended> {
  return startLedger(words, { uid: 65534, gid: 65534 }).ended
}

export function startLedger(words: readonly string[], who: { readonly uid?: number; readonly gid?: number } = {}): Running {
  const child = spawn(process.execPath, ['--import', guard, entry, ...words], { stdio: ['ignore', 'pipe', 'pipe'], ...who })
  const ended = new Promise<Ended>((resolve, reject) => {
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr, json: <T>() => JSON.parse(stdout) as T }))
  })
  return { process: child, ended }
}
