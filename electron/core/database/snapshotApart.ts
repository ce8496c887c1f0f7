// A snapshot taken by a thread of its own: SQLite proves a copy in one piece, which takes seconds with a million members, and whoever asks the core meanwhile would wait for it.
import { dirname } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { type ErrorCode, type ErrorParams, LedgerError } from '#shared/api/errors.ts'
import { type RowsByTable, takeSnapshot } from './snapshot.ts'
import { translated } from './sqlite.ts'
import { threadProgram } from './threadProgram.ts'

/** Tells the packed core's file to be this thread. */
export const snapshotArgument = '--snapshot'

interface Order {
  readonly file: string
  readonly target: string
}
type Answer = { readonly rows: RowsByTable } | { readonly code: ErrorCode; readonly params: ErrorParams } | { readonly unforeseen: string }

/** @throws LedgerError as takeSnapshot does, and what its file system's errors mean */
export function takeSnapshotApart(file: string, target: string): Promise<RowsByTable> {
  const worker = new Worker(threadProgram(import.meta.url, 'snapshotThread.ts'), {
    argv: [snapshotArgument],
    workerData: { file, target } satisfies Order,
    resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: Answer) => {
      if ('rows' in answer) resolve(answer.rows)
      else reject('code' in answer ? new LedgerError(answer.code, answer.params) : new Error(answer.unforeseen))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread that takes snapshots gave no answer')))
  })
}

/** Within the thread. */
export async function serveSnapshot(): Promise<void> {
  const { file, target } = workerData as Order
  const answer = await takeSnapshot(file, target).then((rows): Answer => ({ rows }), refused(dirname(target)))
  parentPort?.postMessage(answer)
}

function refused(folder: string): (error: unknown) => Answer {
  return (error) => {
    const meaning = translated(error, { folder })
    return meaning instanceof LedgerError ? { code: meaning.code, params: meaning.params } : { unforeseen: String(meaning) }
  }
}
