// The web host as a clerk starts it: a program of its own, on a free port, over a data folder.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** As npm starts it. */
const guard = new URL('../../electron/nodeVersion.js', import.meta.url).href
const entry = fileURLToPath(new URL('../../electron/web.ts', import.meta.url))

export interface TestHost {
  /** Address with its token; opens one browser session. */
  readonly url: string
  readonly process: ChildProcess
  /** Asks it to stop as Ctrl+C does; gives its exit code. */
  close(): Promise<number | null>
}

export interface HostOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** Folder of a page to serve; absent: the product's own, built when it is not fresh. */
  readonly page?: string
}

export interface EndedHost {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** @param dataDir made when absent. @throws an Error with what the host said when it did not start. */
export async function startWebHost(dataDir: string, options: HostOptions = {}): Promise<TestHost> {
  const child = launch(dataDir, options)
  const said = collect(child)
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [line, more] = said.stdout.split('\n', 2)
      if (line && more !== undefined) resolve((JSON.parse(line) as { url: string }).url)
    })
    child.on('error', reject)
    child.on('close', (code) => reject(new Error(`the web host ended with ${code}: ${said.stderr}`)))
  })
  return {
    url,
    process: child,
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
        child.on('close', (code) => resolve(code))
        child.kill('SIGINT')
      }),
  }
}

/** For hosts that are expected not to start. */
export function runWebHost(dataDir: string, options: HostOptions = {}): Promise<EndedHost> {
  const child = launch(dataDir, options)
  const said = collect(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...said }))
  })
}

function launch(dataDir: string, { environment, page }: HostOptions): ChildProcess {
  return spawn(process.execPath, ['--import', guard, entry, '--json', '--port', '0', '--data', dataDir, ...(page === undefined ? [] : ['--page', page])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const said = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text
  })
  return said
}
