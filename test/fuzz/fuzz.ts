// npm run fuzz -- [--inputs N] [--seconds S] [--from K] [--workers W]: mutated workbooks through reader and analysis. None may crash, work for over 10 s, pass 1 GB or lose a row in silence.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { costOfTree } from './processTree.ts'

export interface Failure {
  readonly number: number
  readonly seed: string
  readonly message: string
}

export interface FuzzResult {
  readonly inputs: number
  readonly outcomes: Readonly<Record<string, number>>
  readonly failures: readonly Failure[]
  /** By processor time of reader and analysis, in milliseconds: a busy machine makes nothing slower. */
  readonly slowest: { readonly number: number; readonly seed: string; readonly worked: number }
  /** MiB, of the largest process. */
  readonly peak: number
}

const HANG_MS = 10_000
/** Where processor time is not told, and for one that waits for nothing. */
const STALL_MS = 120_000
const LOOK_MS = 250
const MEMORY_MB = 1024
const BATCH = 250

/** From a worker; `worked`: what it has cost by then. */
export type Message =
  | { readonly type: 'ready' }
  | { readonly type: 'trying'; readonly number: number; readonly seed: string; readonly worked: number }
  | { readonly type: 'tried'; readonly outcome: string; readonly worked: number }
  | { readonly type: 'failed'; readonly message: string; readonly worked: number }
  | { readonly type: 'done' }

export async function fuzz(options: { inputs: number; from?: number; workers?: number; until?: number; onProgress?(done: number): void }): Promise<FuzzResult> {
  const outcomes: Record<string, number> = {}
  const failures: Failure[] = []
  let slowest: FuzzResult['slowest'] = { number: 0, seed: '', worked: 0 }
  let next = options.from ?? 0
  const end = next + options.inputs
  let done = 0
  let peak = 0

  /** One batch after another in one process; a new one in the place of one that died. */
  const work = () =>
    new Promise<void>((resolve) => {
      let child: ChildProcess
      let last: { number: number; seed: string } | undefined
      let to = 0
      let since = { at: Date.now(), worked: 0 }
      const blame = (message: string) => {
        const tried = last
        if (tried) {
          failures.push({ ...tried, message })
          done += 1
        }
        const rest = { from: tried ? tried.number + 1 : to, to }
        last = undefined
        start(rest)
      }
      const start = (batch?: { from: number; to: number }) => {
        child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
          execArgv: [`--max-old-space-size=${MEMORY_MB}`],
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        })
        const mine = child
        const pid = mine.pid ?? 0
        const watch = setInterval(() => {
          const cost = costOfTree(pid)
          const held = (cost?.peak ?? 0) / 1024
          if (last && held > MEMORY_MB && held > peak) failures.push({ ...last, message: `a process held ${Math.round(held)} MiB` })
          peak = Math.max(peak, held)
          if (!last) return
          if ((cost?.worked ?? 0) - since.worked > HANG_MS || Date.now() - since.at > STALL_MS) mine.kill('SIGKILL')
        }, LOOK_MS)
        child.on('message', (message: Message) => {
          if (message.type === 'ready') give(batch)
          else if (message.type === 'trying') {
            last = { number: message.number, seed: message.seed }
            since = { at: Date.now(), worked: message.worked }
          } else if (message.type === 'done') {
            options.onProgress?.(done)
            give()
          } else if (last) {
            const worked = message.worked - since.worked
            if (worked > slowest.worked) slowest = { ...last, worked }
            if (message.type === 'tried') outcomes[message.outcome] = (outcomes[message.outcome] ?? 0) + 1
            else failures.push({ ...last, message: message.message })
            done += 1
            last = undefined
          }
        })
        child.on('exit', (code, signal) => {
          clearInterval(watch)
          if (mine === child && code !== 0) blame(signal === 'SIGKILL' ? `worked for over ${HANG_MS / 1000} s` : `the process ended with ${code ?? signal}`)
        })
      }
      const give = (batch?: { from: number; to: number }) => {
        const over = next >= end || (options.until !== undefined && Date.now() > options.until)
        if ((!batch || batch.from >= batch.to) && over) {
          last = undefined
          child.once('exit', () => resolve())
          child.disconnect()
          return
        }
        const given = batch && batch.from < batch.to ? batch : { from: next, to: Math.min(end, next + BATCH) }
        if (given !== batch) next = given.to
        to = given.to
        child.send(given)
      }
      start()
    })
  await Promise.all(Array.from({ length: options.workers ?? 2 }, work))
  return { inputs: done, outcomes, failures, slowest, peak }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { inputs: { type: 'string' }, seconds: { type: 'string' }, from: { type: 'string' }, workers: { type: 'string' } } })
  const began = Date.now()
  const result = await fuzz({
    inputs: Number(values.inputs ?? (values.seconds === undefined ? 10_000 : Number.MAX_SAFE_INTEGER)),
    from: Number(values.from ?? 0),
    workers: Number(values.workers ?? 2),
    ...(values.seconds === undefined ? {} : { until: began + Number(values.seconds) * 1000 }),
    onProgress: (done) => process.stderr.write(`\r${done} inputs, ${Math.round((Date.now() - began) / 1000)} s`),
  })
  process.stderr.write('\n')
  for (const failure of result.failures.slice(0, 50)) console.log(`input ${failure.number} of ${failure.seed}: ${failure.message}`)
  console.log(JSON.stringify(result.outcomes))
  console.log(
    `${result.inputs} inputs in ${Math.round((Date.now() - began) / 1000)} s, ${result.failures.length} failures, peak ${Math.round(result.peak)} MiB, ` +
      `slowest ${result.slowest.number} of ${result.slowest.seed} with ${(result.slowest.worked / 1000).toFixed(1)} s of work`,
  )
  process.exitCode = result.failures.length > 0 ? 1 : 0
}
