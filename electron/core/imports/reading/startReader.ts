// Starts the process that reads files, wherever the core itself runs.
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ReaderAnswer, ReadRequest } from './readerMessages.ts'

/** Tells the packed core's file to be the reader. */
export const readerArgument = '--reader'

/** MiB of objects that reading one file may take: a full .xls of 65,536 rows and 20 columns just fits. With what a process holds beside them it stays below the watchdog's limit. */
const HEAP = 720

export interface ReaderListener {
  answer(answer: ReaderAnswer): void
  /** `outOfMemory`: what a file that needs too much does to its reader. */
  end(outOfMemory: boolean): void
}

export interface ReaderLine {
  /** Whether it has begun to listen. */
  isReady(): boolean
  /** Milliseconds that processors have worked for it; undefined where the system does not tell. */
  processorTime(): Promise<number | undefined>
  post(request: ReadRequest): void
  /** Who is told from now on; whoever was told before is no longer. */
  listen(listener: ReaderListener): void
  /** While nobody waits for it, it keeps no program from ending. */
  hold(busy: boolean): void
  end(): void
}

/**
 * A process of its own under Node; inside Electron a thread with a heap of its own, since the packed program is fused not to run as Node
 * (electron-builder.yml) and its core already is a process apart from the window.
 */
export function startReader(): ReaderLine {
  const here = fileURLToPath(import.meta.url)
  const program = here.endsWith('.ts') ? fileURLToPath(new URL('readerProcess.ts', import.meta.url)) : here
  return process.versions.electron === undefined ? ownProcess(program) : ownThread(program)
}

function ownProcess(program: string): ReaderLine {
  const child = fork(program, [readerArgument], {
    serialization: 'advanced',
    // Whatever a library prints about a file is nobody's business, and may be endless.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [`--max-old-space-size=${HEAP}`, '--disable-warning=ExperimentalWarning'],
    env: withoutNodeOptions(),
  })
  let listener: ReaderListener | undefined
  let ready = false
  child.on('message', (answer: ReaderAnswer) => {
    ready = true
    listener?.answer(answer)
  })
  child.on('error', () => listener?.end(false))
  // V8 aborts when its heap is full: SIGABRT, or 134 where there are no signals. What is held outside the heap, the watchdog ends: SIGKILL.
  child.on('exit', (code, signal) => listener?.end(signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134))
  return {
    isReady: () => ready,
    processorTime: async () => processorTimeOf(child.pid),
    post: (request) => child.send(request),
    listen(next) {
      listener = next
    },
    hold(busy) {
      if (busy) {
        child.ref()
        child.channel?.ref()
      } else {
        child.unref()
        child.channel?.unref()
      }
    },
    end: () => child.kill('SIGKILL'),
  }
}

function ownThread(program: string): ReaderLine {
  const worker = new Worker(program, { argv: [readerArgument], stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: HEAP } })
  worker.stdout.resume()
  worker.stderr.resume()
  let outOfMemory = false
  worker.on('error', (cause: NodeJS.ErrnoException) => {
    outOfMemory = cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  })
  let listener: ReaderListener | undefined
  let ready = false
  worker.on('message', (answer: ReaderAnswer) => {
    ready = true
    listener?.answer(answer)
  })
  worker.on('exit', () => listener?.end(outOfMemory))
  return {
    isReady: () => ready,
    async processorTime() {
      // A thread that has not begun or has ended refuses; older programs cannot ask.
      const usage = await worker.cpuUsage?.().catch(() => undefined)
      return usage && (usage.user + usage.system) / 1000
    },
    post: (request) => worker.postMessage(request),
    listen(next) {
      listener = next
    },
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
    end: () => void worker.terminate(),
  }
}

/** User and system time of a process, which Linux counts in hundredths of a second: fields 14 and 15 of its stat, after a name that may hold anything. */
function processorTimeOf(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}

/** Options meant for the program that started us (an inspector, a loader of tests) are not for the reader. */
function withoutNodeOptions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, ...rest } = process.env
  return rest
}
