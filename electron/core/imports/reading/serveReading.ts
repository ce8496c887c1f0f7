// The reader's side: files are opened here, in a process that holds nothing else, so that whatever a file does to its reader, the office stands.
import { parentPort } from 'node:worker_threads'
import { LedgerError } from '#shared/api/errors.ts'
import type { ReaderAnswer, ReadRequest } from './readerMessages.ts'
import { scanWorkbook } from './readWorkbook.ts'
import { type Turns, takeTurns } from './turns.ts'
import { startWatchdog } from './watchdog.ts'

/** Answers under way before reading waits for the core to take them. */
const MOST_UNDER_WAY = 24
/** Between two words about how far reading is. */
const PROGRESS_MS = 100
/** What the process may hold outside its heap and inside. Between two of the watchdog's looks it can grow: this much below 1 GB, it never passes that. */
const MOST_BYTES = 930 * 1024 ** 2

interface Line {
  post(answer: ReaderAnswer, taken: () => void): void
  listen(listener: (request: ReadRequest) => void): void
}

/** Begins to answer, one request after the other. */
export function serveReading(): void {
  const line = openLine()
  let underWay = 0
  let wake: (() => void) | undefined
  const say = (answer: ReaderAnswer): void => {
    underWay += 1
    line.post(answer, () => {
      underWay -= 1
      wake?.()
    })
  }
  /** As the others, and waits while the core is slower than we are. */
  const patient = (): Turns => {
    const turns = takeTurns(undefined)
    return {
      due: () => underWay > MOST_UNDER_WAY || turns.due(),
      async next() {
        while (underWay > MOST_UNDER_WAY) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        await turns.next()
      },
    }
  }
  line.listen((request) => {
    void answer(request, say, patient()).catch((cause: unknown) => say({ type: 'failed', because: String(cause) }))
  })
  say({ type: 'ready' })
}

async function answer({ path, name, limits }: ReadRequest, say: (answer: ReaderAnswer) => void, turns: Turns): Promise<void> {
  let told = 0
  try {
    const book = await scanWorkbook(
      path,
      {
        name,
        limits,
        turns,
        onProgress(done, total) {
          if (process.memoryUsage.rss() > MOST_BYTES) throw new LedgerError('file-too-large', { name })
          const now = performance.now()
          if (now - told < PROGRESS_MS && done < total) return
          told = now
          say({ type: 'progress', done, total })
        },
      },
      (sheet, chunk, head) => say({ type: 'rows', sheet, chunk, head }),
    )
    say({ type: 'done', book, bytes: process.memoryUsage.rss() })
  } catch (cause) {
    if (!(cause instanceof LedgerError)) throw cause
    say({ type: 'refused', code: cause.code, params: cause.params, because: cause.cause instanceof Error ? cause.cause.message : '' })
  }
}

function openLine(): Line {
  if (parentPort) {
    const port = parentPort
    return {
      post(answer, taken) {
        port.postMessage(answer)
        setImmediate(taken)
      },
      listen: (listener) => port.on('message', listener),
    }
  }
  startWatchdog(MOST_BYTES)
  // The core has gone: nobody waits for an answer any more.
  process.on('disconnect', () => process.exit(0))
  return {
    post: (answer, taken) => process.send?.(answer, undefined, undefined, taken),
    listen: (listener) => process.on('message', listener),
  }
}
