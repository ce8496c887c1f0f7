// Starts the core in a worker thread and connects two doors to it: the contract, and the host's own.
import { randomUUID } from 'node:crypto'
import { MessageChannel, Worker } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { HostContract, ServeMessage, WorkerAnswer, WorkerMessage } from '#core/api/hostContract.ts'
import type { Contract } from '#shared/api/contract.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { CoreConnection } from './coreConnection.ts'

export interface ConnectOptions {
  readonly dataDir: string
  readonly resourcesDir: string
}

/** A closing core makes its backup; 490 MB take some seconds, on a slow disk a minute or two. */
const closeLimit = 300_000

/** MiB of new objects, most of which are gone with the next row; V8 would let a long export fill a hundred, in no less time. */
const YOUNG = 24

/** @throws LedgerError as createCore does, with its code and params. */
export async function connectCore(options: ConnectOptions): Promise<CoreConnection> {
  const worker = new Worker(new URL('../core/worker.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
  await started(worker, { type: 'init', ...options })
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: door(worker, 'contract') }))
  const host: ContractRouterClient<HostContract> = createORPCClient(new RPCLink({ port: door(worker, 'host') }))

  let closing: Promise<void> | undefined
  const crashes = new Set<(cause: Error) => void>()
  const crashed = (cause: Error) => {
    if (closing) return
    for (const listener of crashes) listener(cause)
    crashes.clear()
  }
  worker.on('error', crashed)
  worker.on('exit', (code) => crashed(new Error(`the core ended with ${code}`)))

  async function close(): Promise<void> {
    const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    try {
      await host.close(undefined, { signal: AbortSignal.timeout(closeLimit) })
      await gone
    } finally {
      await worker.terminate()
    }
  }
  return {
    client,
    takeIn: (path, name) => host.takeIn({ path, name }),
    locate: (fileId) => host.locate({ fileId }),
    close() {
      closing ??= close()
      return closing
    },
    onCrash: (listener) => crashes.add(listener),
  }
}

function started(worker: Worker, init: WorkerMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) => {
      worker.terminate().catch(() => undefined)
      reject(cause)
    }
    const onExit = (code: number) => refuse(new Error(`the core ended with ${code} before it was ready`))
    worker.once('error', refuse)
    worker.once('exit', onExit)
    worker.once('message', (answer: WorkerAnswer) => {
      worker.removeListener('error', refuse)
      worker.removeListener('exit', onExit)
      if (answer.type === 'ready') resolve()
      else refuse(new LedgerError(answer.data.code, answer.data.params))
    })
    worker.postMessage(init)
  })
}

function door(worker: Worker, name: ServeMessage['door']): MessagePort {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ type: 'serve', door: name, port: port2 } satisfies ServeMessage, [port2])
  port1.start()
  return port1 as unknown as MessagePort
}

/** A reference for what the host itself did not foresee; its own trouble has no log but stderr. */
export function reportToStderr(cause: unknown): string {
  const reference = randomUUID().slice(0, 8)
  process.stderr.write(`${reference} ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)}\n`)
  return reference
}
