// What passes between the core and the importer's thread beside the contract.
import type { MessagePort } from 'node:worker_threads'
import type { PenMemory } from '../database/pen.ts'

/** Tells the packed core's file to be the importer's thread. */
export const importerArgument = '--importer'

/** Tells it to be the thread that brings a large log into the office's file, whose path is its `workerData`. */
export const logArgument = '--log'

/** The thread's `workerData`. */
export interface ImporterStart {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly by: string
  readonly penMemory: PenMemory
  /** Where the contract's `imports` are asked. */
  readonly port: MessagePort
}

/** `prepare`: a file is about to come. `close`: take back what is under way, then end. */
export type ImporterMessage = 'prepare' | 'close'

/** `log-grown`: what was committed is to be brought into the file. */
export type ImporterNews = 'log-grown'
