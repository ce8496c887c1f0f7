// What the host asks of the core beside the contract, on a port of its own: these calls carry paths and never reach the page.
import { oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import type { ErrorData } from '#shared/api/errors.ts'
import type { PickedFile } from '#shared/api/host.ts'
import type { Verification } from '../safekeeping/verify.ts'

export const hostContract = {
  /** Copies a file into the core's care. @throws file-missing, file-unreadable */
  takeIn: oc.input(z.object({ path: z.string().min(1), name: z.string().min(1) })).output(typed<PickedFile>()),
  /** Where a file that the core wrote stands on disk. @throws file-missing */
  locate: oc.input(z.object({ fileId: z.string() })).output(typed<{ path: string; name: string }>()),
  /** The office's file, or a backup by name or path. */
  verify: oc.input(z.object({ backup: z.string().optional() })).output(typed<Verification>()),
  /** Backs up what has changed and lets the folder go; the worker ends right after it has answered. */
  close: oc.output(typed<Record<never, never>>()),
}
export type HostContract = typeof hostContract

/** First message to the worker. It answers with a `WorkerAnswer` on the same channel. */
export interface InitMessage {
  readonly type: 'init'
  readonly dataDir: string
  readonly resourcesDir: string
  readonly by?: string
  /** Whether a folder without an office becomes one; default true. */
  readonly create?: boolean
}

/**
 * After `ready`: serve a contract on the port that comes with the message — `port` in the message's own transfer list for a worker thread,
 * the event's first port in Electron's utility process. As many ports as there are pages.
 */
export interface ServeMessage {
  readonly type: 'serve'
  readonly door: 'contract' | 'host'
  readonly port?: unknown
}

export type WorkerMessage = InitMessage | ServeMessage
export type WorkerAnswer = { readonly type: 'ready' } | { readonly type: 'failed'; readonly message: string; readonly data: ErrorData }
