// The importer's thread. It listens before it has loaded what imports need, so that the reader's process starts in the meantime.
import { parentPort, workerData } from 'node:worker_threads'
import { prepareReader } from '../imports/reading/readApart.ts'
import type { ImporterMessage, ImporterStart } from './importerMessages.ts'

/** Answers until it is told to close. */
export async function serveImporting(): Promise<void> {
  const start = workerData as ImporterStart
  parentPort?.on('message', (message: ImporterMessage) => {
    if (message === 'prepare') return prepareReader()
    // A closed port aborts what was asked over it. When that has been taken back, nothing is left to do and the thread ends by itself.
    start.port.close()
    parentPort?.close()
  })
  const { answerImports } = await import('./answerImports.ts')
  await answerImports(start)
}
