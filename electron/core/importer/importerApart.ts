// The importer in a thread of its own. Only a wire: calls go over a port as they are, and what comes back passes as it is.
import { MessageChannel, Worker } from 'node:worker_threads'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { CommitEvent } from '#shared/api/batchTypes.ts'
import { contract } from '#shared/api/contract.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { PreviewEvent } from '#shared/api/previewTypes.ts'
import type { ImportsDoor } from '../api/importsRouter.ts'
import { penOf } from '../database/pen.ts'
import { threadProgram } from '../database/threadProgram.ts'
import type { Office } from '../office.ts'
import type { Importer } from './importer.ts'
import { type ImporterMessage, type ImporterNews, type ImporterStart, importerArgument, logArgument } from './importerMessages.ts'

/** Milliseconds; what SQLite does in one piece, an index over a million rows, takes some seconds to come to an end. */
const closeLimit = 60_000

/** MiB of objects. V8 collects the sooner the less it may hold in all; rows lie outside this heap, and a million of them with three problems each need a gigabyte. */
const HEAP = 1536
/** Of these, what is new: most objects of a row are gone with the next one, and a large nursery would only hold more of them. */
const YOUNG = 24

/** Rows of one import from which on its thread is not kept: of what it took for them, little would come back as long as the thread lives. */
const LARGE = 100_000

type Call = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>

interface Line {
  readonly client: Readonly<Record<string, Call>>
  /** The port goes first, then the thread's connections, then the thread. */
  isLost(): boolean
  readonly ended: Promise<void>
  say(message: ImporterMessage): void
  end(): Promise<unknown>
  /** Lets it end by itself, since it has nothing under way; what another thread does meanwhile is not its affair. */
  leave(): void
}

/** What the core knows of a thread's work. */
interface Work {
  /** Calls under way. */
  calls: number
  readonly previews: Set<string>
  isSpent: boolean
}

/** The thread starts when it is first needed, since even an idle one holds some 55 MiB, and again when it has been lost. */
export function importerApart(office: Office): Importer {
  let line: (Line & Work) | undefined
  /** Ends of threads that nobody speaks to any more. */
  const leaving = new Set<Promise<void>>()
  /** Whether the thread has had anything to do yet. */
  let asked = false
  let closing = false

  async function open(): Promise<Line & Work> {
    if (line?.isLost()) await line.ended
    if (closing) throw new LedgerError('cancelled')
    if (line) return line
    const thread = startThread(office, () => waitFor(bringLogInApart(office)))
    const begun = { ...thread, calls: 0, previews: new Set<string>(), isSpent: false }
    line = begun
    void thread.ended.then(() => forget(begun))
    return begun
  }
  function forget(thread: Line): void {
    if (line !== thread) return
    line = undefined
    asked = false
  }
  function waitFor(ended: Promise<void>): void {
    leaving.add(ended)
    void ended.then(() => leaving.delete(ended))
  }
  /** A thread that has brought in very many rows goes when nobody waits for it, and no preview lies in it. */
  function letGo(thread: Line & Work): void {
    if (!thread.isSpent || thread.calls > 0 || thread.previews.size > 0 || line !== thread || closing) return
    forget(thread)
    waitFor(thread.ended)
    thread.leave()
  }
  /** Counts a call, and what it tells of its thread. */
  function during(thread: Line & Work, name: string, input: unknown) {
    const preview = typeof input === 'object' && input !== null && 'previewId' in input ? String(input.previewId) : ''
    thread.calls += 1
    return {
      hear(event: unknown): void {
        const told = event as PreviewEvent | CommitEvent
        if (told.type === 'preview') thread.previews.add(told.preview.previewId)
        if (told.type !== 'committed') return
        thread.previews.delete(preview)
        if (told.batches.reduce((rows, batch) => rows + batch.rows.read, 0) >= LARGE) thread.isSpent = true
      },
      end(): void {
        thread.calls -= 1
        if (name === 'discard') thread.previews.delete(preview)
        letGo(thread)
      },
    }
  }
  /** What an error of the wire means: refusals pass; anything else comes of a call that was given up, or of a thread that is gone. */
  async function meaning(cause: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    if (cause instanceof ORPCError || cause instanceof LedgerError) return cause
    if (line?.isLost()) await line.ended
    return signal?.aborted || closing ? new LedgerError('cancelled', {}, { cause }) : new Error('the importer gave no answer', { cause })
  }
  async function* told(
    stream: AsyncIterable<unknown>,
    signal: AbortSignal | undefined,
    call: ReturnType<typeof during>,
  ): AsyncGenerator<unknown, void, undefined> {
    try {
      for await (const event of stream) {
        call.hear(event)
        yield event
      }
    } catch (error) {
      throw await meaning(error, signal)
    } finally {
      call.end()
    }
  }
  function forward(name: string) {
    return async (input: unknown, signal?: AbortSignal): Promise<unknown> => {
      let call: ReturnType<typeof during> | undefined
      try {
        const thread = await open()
        asked = true
        call = during(thread, name, input)
        const answer = await thread.client[name]?.(input, signal ? { signal } : {})
        if (isStream(answer)) return told(answer, signal, call)
        call.end()
        return answer
      } catch (error) {
        call?.end()
        throw await meaning(error, signal)
      }
    }
  }
  const door = Object.fromEntries(Object.keys(contract.imports).map((name) => [name, forward(name)])) as unknown as ImportsDoor

  return {
    prepare: () => void open().then(({ say }) => say('prepare'), ignored),
    door: async () => door,
    async close() {
      closing = true
      await Promise.all(leaving)
      if (!line) return
      const { say, ended, end } = line
      // Whoever opens the office for a moment does not wait until everything is loaded.
      if (asked) say('close')
      else void end()
      const tooLong = setTimeout(() => void end(), closeLimit)
      await ended
      clearTimeout(tooLong)
    },
  }
}

/** @returns when the log is in the file, or SQLite was left to do it later */
function bringLogInApart({ database, log }: Office): Promise<void> {
  const worker = new Worker(threadProgram(import.meta.url, '../database/logThread.ts'), {
    argv: [logArgument],
    workerData: database.file,
    resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 },
  })
  worker.on('error', (cause) => log.error('log', cause))
  return new Promise((resolve) => worker.once('exit', () => resolve()))
}

function startThread({ dataDir, resourcesDir, by, database, log }: Office, logGrown: () => void): Line {
  const { port1, port2 } = new MessageChannel()
  const workerData: ImporterStart = { dataDir, resourcesDir, by, penMemory: database.penMemory, port: port2 }
  const worker = new Worker(threadProgram(import.meta.url, 'importerThread.ts'), {
    argv: [importerArgument],
    workerData,
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: YOUNG },
  })
  let lost = false
  let left = false
  port1.on('close', () => {
    lost = true
  })
  worker.on('error', (cause) => log.error('importer', cause))
  worker.on('message', (news: ImporterNews) => {
    if (news === 'log-grown') logGrown()
  })
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      // Its connections are closed by now, and with them its transaction is gone; whoever waits for an answer is told. One that was let go has no pen, and the next may.
      if (!left) penOf(database.penMemory, 'importer').drop()
      port1.close()
      resolve()
    })
  })
  port1.start()
  return {
    client: createORPCClient(new RPCLink({ port: port1 })) as unknown as Line['client'],
    isLost: () => lost,
    ended,
    say: (message) => worker.postMessage(message),
    end: () => worker.terminate(),
    leave() {
      left = true
      worker.postMessage('close' satisfies ImporterMessage)
    },
  }
}

/** The importer that cannot be started early is started, and fails, when it is asked. */
function ignored(): void {}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}
