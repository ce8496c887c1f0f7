// A program watched from outside: how long it took, how much processor time and memory it and everything that it started needed.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Measured {
  readonly seconds: number
  /** Seconds of processor time of the whole family. */
  readonly cpu: number
  /** MiB that the whole family held at most. */
  readonly memory: number
  /** What the program itself told; its own `seconds` leave out its start. */
  readonly told: Readonly<Record<string, number>>
}

/** Between two looks, in milliseconds. */
const LOOK_MS = 100
/** Linux counts processor time in ticks of a hundredth of a second. */
const TICK = 0.01

/** A module of this folder. */
export function measuredModule(module: string, words: readonly string[], execArgv: readonly string[] = []): Promise<Measured> {
  return watch(module, () => fork(fileURLToPath(new URL(module, import.meta.url)), [...words], { execArgv: [...execArgv] }))
}

/** Any program; undefined where this machine has none of that name or it fails. */
export async function measuredProgram(program: string, words: readonly string[], options: { input?: string } = {}): Promise<Measured | undefined> {
  try {
    return await watch(program, () => {
      const child = spawn(program, [...words], { stdio: ['pipe', 'ignore', 'ignore'] })
      child.stdin.on('error', () => {})
      child.stdin.end(options.input ?? '')
      return child
    })
  } catch {
    return undefined
  }
}

function watch(name: string, start: () => ChildProcess): Promise<Measured> {
  const from = performance.now()
  const child = start()
  const cpu = new Map<number, number>()
  let memory = 0
  let told: Measured['told'] = {}
  const look = (): void => {
    if (child.pid !== undefined) memory = Math.max(memory, family(child.pid, cpu))
  }
  const looking = setInterval(look, LOOK_MS)
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      look()
      told = message as Measured['told']
    })
    child.on('error', (error) => {
      clearInterval(looking)
      reject(error)
    })
    child.on('exit', (code) => {
      clearInterval(looking)
      const seconds = told.seconds ?? (performance.now() - from) / 1000
      if (code === 0) resolve({ seconds, cpu: [...cpu.values()].reduce((sum, each) => sum + each, 0), memory, told })
      else reject(new Error(`${name} ended with ${code}`))
    })
  })
}

/** As Linux tells; 0 elsewhere. @returns MiB of the process and all below it, whose processor time is noted in `cpu` */
function family(pid: number, cpu: Map<number, number>): number {
  try {
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    // Fields 14 and 15, counted behind the name, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    cpu.set(pid, (Number(fields[11]) + Number(fields[12])) * TICK)
    const below = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
    return Number(resident?.[1] ?? 0) / 1024 + below.filter((each) => each !== '').reduce((sum, each) => sum + family(Number(each), cpu), 0)
  } catch {
    return 0
  }
}
