// The core off the window's thread: a worker thread for the web host, a utility process for the desktop. Messages: api/hostContract.ts.
import { parentPort, workerData } from 'node:worker_threads'
import type { SupportedMessagePort } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import type { InitMessage, ServeMessage, WorkerAnswer, WorkerMessage } from './api/hostContract.ts'
import { createHostRouter } from './api/hostRouter.ts'
import { toRefusal } from './api/refusals.ts'
import { type Core, createCore } from './core.ts'
import { serveSnapshot, snapshotArgument } from './database/snapshotApart.ts'
import { bringLogIn } from './database/writeAheadLog.ts'
import { importerArgument, logArgument } from './importer/importerMessages.ts'
import { serveReading } from './imports/reading/serveReading.ts'
import { readerArgument } from './imports/reading/startReader.ts'
import type { Log } from './office.ts'
import { createLogFile } from './safekeeping/logFile.ts'
import { systemClock } from './systemClock.ts'

/** Time for the last answer to leave a utility process before it ends. */
const farewellMs = 100

interface Channel {
  answer(message: WorkerAnswer): void
  listen(listener: (message: WorkerMessage, port: unknown) => void): void
}

/** Electron's utility process, of which Node's types know nothing. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: WorkerMessage; ports: unknown[] }) => void): void
}
type StartablePort = SupportedMessagePort & { start?(): void }

function openChannel(): Channel {
  if (parentPort) {
    const port = parentPort
    return {
      answer: (message) => port.postMessage(message),
      listen: (listener) => port.on('message', (message: WorkerMessage) => listener(message, 'port' in message ? message.port : undefined)),
    }
  }
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort
  if (!port) throw new Error('worker.ts runs as a worker thread or a utility process')
  return {
    answer: (message) => port.postMessage(message),
    listen: (listener) => port.on('message', ({ data, ports }) => listener(data, ports[0])),
  }
}

// The packed core is one file: it is also the program that reads files for the core, the importer's thread, the log's and that of snapshots.
if (process.argv.includes(readerArgument)) serveReading()
else if (process.argv.includes(importerArgument)) await (await import('./importer/serveImporting.ts')).serveImporting()
else if (process.argv.includes(logArgument)) await bringLogIn(String(workerData))
else if (process.argv.includes(snapshotArgument)) await serveSnapshot()
else serveCore(openChannel())

function serveCore(channel: Channel): void {
  let opening: Promise<Doors | undefined> | undefined
  channel.listen((message, port) => {
    if (message.type === 'init') opening ??= open(channel, message)
    else void opening?.then((doors) => doors && serve(doors, message, port))
  })
}

interface Doors {
  readonly contract: RPCHandler<Record<never, never>>
  readonly host: RPCHandler<Record<never, never>>
}

async function open(channel: Channel, { dataDir, resourcesDir, by, create }: InitMessage): Promise<Doors | undefined> {
  const log = createLogFile(dataDir, systemClock)
  try {
    const core: Core = await createCore({
      dataDir,
      resourcesDir,
      log,
      importer: 'apart',
      ...(by !== undefined && { by }),
      ...(create !== undefined && { create }),
    })
    const doors = { contract: new RPCHandler(core.router), host: new RPCHandler(createHostRouter(core, log, leave)) }
    channel.answer({ type: 'ready' })
    return doors
  } catch (error) {
    channel.answer({ type: 'failed', ...refusal(error, log) })
    leave()
    return undefined
  }
}

/** A folder that cannot be written to cannot hold the log either. */
function refusal(error: unknown, log: Log): { message: string; data: Extract<WorkerAnswer, { type: 'failed' }>['data'] } {
  const silent: Log = { info: () => {}, error: () => '' }
  try {
    const { message, data } = toRefusal(error, log)
    return { message, data }
  } catch {
    const { message, data } = toRefusal(error, silent)
    return { message, data }
  }
}

function serve(doors: Doors, { door }: ServeMessage, port: unknown): void {
  const endpoint = port as StartablePort
  doors[door].upgrade(endpoint, { context: {} })
  endpoint.start?.()
}

function leave(): void {
  setTimeout(() => process.exit(0), farewellMs)
}
