// The `ledger` command line: as a program of its own, and where that shows nothing more, in the test's own process, which spares the half second of a start.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { commands } from '#electron/cli/commands/index.ts'
import { runCommand } from '#electron/cli/runCommand.ts'

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

/** A program of its own: what a command prints beside its answer, how it ends, and that Node alone can load it, only this shows. */
export function ledger(...words: readonly string[]): Promise<Ended> {
  return startLedger(words).ended
}

/** The same words, answer and exit code without a program of its own. For commands that another test has seen as one. */
export async function ledgerHere(...words: readonly string[]): Promise<Ended> {
  const printed: string[] = []
  const said: string[] = []
  const into = (texts: string[]) => ({ write: (text: string | Uint8Array) => texts.push(String(text)) > 0 })
  const code = await runCommand(words, commands, { stdout: into(printed), stderr: into(said) })
  const stdout = printed.join('')
  return { code, stdout, stderr: said.join(''), json: <T>() => JSON.parse(stdout) as T }
}

const nobody = 65534

/** As somebody without rights; only root can. */
export function ledgerAsNobody(...words: readonly string[]): Promise<Ended> {
  return startLedger(words, { uid: nobody, gid: nobody }).ended
}

/** The same in this process, which has no rights meanwhile. */
export async function ledgerHereAsNobody(...words: readonly string[]): Promise<Ended> {
  process.setegid?.(nobody)
  process.seteuid?.(nobody)
  try {
    return await ledgerHere(...words)
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
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
