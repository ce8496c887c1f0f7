// npm run fuzz -- [--inputs N] [--seconds S] [--from K] [--workers W]: mutated workbooks through reader and analysis. None may crash, hang over 10 s, pass 1 GB or lose a row in silence.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export interface FuzzResult {
  readonly inputs: number
  readonly outcomes: Readonly<Record<string, number>>
  readonly failures: readonly { readonly number: number; readonly seed: string; readonly message: string }[]
  /** MiB. */
  readonly peak: number
}

const HANG_MS = 10_000
const MEMORY_MB = 1024
const BATCH = 250

type Message =
  | { type: 'ready' }
  | { type: 'trying'; number: number; seed: string }
  | { type: 'done'; outcomes: Record<string, number>; failures: FuzzResult['failures'][number][]; rss: number }

export async function fuzz(options: { inputs: number; from?: number; workers?: number; until?: number; onProgress?(done: number): void }): Promise<FuzzResult> {
  const outcomes: Record<string, number> = {}
  const failures: FuzzResult['failures'][number][] = []
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
      let timer: NodeJS.Timeout | undefined
      const blame = (message: string) => {
        clearTimeout(timer)
        if (last) failures.push({ ...last, message })
        done += 1
        const rest = { from: (last?.number ?? to) + 1, to }
        last = undefined
        start(rest)
      }
      const start = (batch?: { from: number; to: number }) => {
        child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
          execArgv: [`--max-old-space-size=${MEMORY_MB}`],
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        })
        const mine = child
        child.on('message', (message: Message) => {
          if (message.type === 'ready') give(batch)
          else if (message.type === 'trying') {
            last = { number: message.number, seed: message.seed }
            clearTimeout(timer)
            timer = setTimeout(() => mine.kill('SIGKILL'), HANG_MS)
          } else {
            clearTimeout(timer)
            last = undefined
            for (const [key, count] of Object.entries(message.outcomes)) {
              outcomes[key] = (outcomes[key] ?? 0) + count
              done += count
            }
            failures.push(...message.failures)
            done += message.failures.length
            peak = Math.max(peak, message.rss / 1024)
            options.onProgress?.(done)
            give()
          }
        })
        child.on('exit', (code, signal) => {
          if (mine === child && code !== 0) blame(signal === 'SIGKILL' ? `hung over ${HANG_MS / 1000} s` : `the process ended with ${code ?? signal}`)
        })
      }
      const give = (batch?: { from: number; to: number }) => {
        const over = next >= end || (options.until !== undefined && Date.now() > options.until)
        if ((!batch || batch.from >= batch.to) && over) {
          child.removeAllListeners('exit')
          child.disconnect()
          resolve()
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
  return { inputs: done, outcomes, failures, peak }
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
    `${result.inputs} inputs in ${Math.round((Date.now() - began) / 1000)} s, ${result.failures.length} failures, peak ${Math.round(result.peak)} MiB`,
  )
  process.exitCode = result.failures.length > 0 ? 1 : 0
}
