// Reads a file in another process: what a hostile or broken file costs there, it does not cost the office. One reader is kept warm.
import { statSync } from 'node:fs'
import { LedgerError } from '#shared/api/errors.ts'
import type { SheetRows, Workbook } from '#shared/importing/sheet.ts'
import { assembleRows } from './assembleRows.ts'
import type { ReaderAnswer } from './readerMessages.ts'
import type { ReadLimits } from './readLimits.ts'
import type { RowChunk } from './rowChunk.ts'
import type { GiveRows } from './sheetHead.ts'
import { type ReaderLine, startReader } from './startReader.ts'
import { throwIfCancelled } from './turns.ts'

export interface ReadApartOptions {
  /** As the clerk knows the file; used in sentences. */
  readonly name: string
  readonly signal?: AbortSignal
  /** Bytes done of bytes to do. */
  onProgress?(done: number, total: number): void
  /** Told of rows as they come. */
  onRows?: GiveRows
  readonly limits?: Partial<ReadLimits>
  /** Milliseconds of processor time after which the file is given up; absent: by the file's size. */
  readonly patience?: number
}

/** A reader that has grown beyond this is not kept: what it holds, the import could not. One that has read a few small files by SheetJS holds 130–160 MB. */
const WARM_BYTES = 200 * 1024 * 1024
/** Nor one that has read so large a file: its import will want all the memory that there is. */
const LARGE_FILE = 20 * 1024 * 1024
/** How long a reader waits for the next file. */
const WARM_MS = 60_000
/** A reader that has not started by then never will. */
const START_MS = 30_000
/** Between two looks at how long the reader has worked. */
const LOOK_MS = 250
/** A reader that is silent for so many times its patience waits for a disk that does not answer; where processor time is not told, for as long as its patience. */
const STALLS = 5

let warm: { readonly line: ReaderLine; readonly until: NodeJS.Timeout } | undefined

/** Starts a reader for the file that is about to come, so that reading need not wait for it. */
export function prepareReader(): void {
  if (!warm) keepWarm(startReader())
}

/**
 * As readWorkbook, in a process that may be lost.
 * @throws LedgerError as readWorkbook; also file-too-large when the file takes more memory or time than it may, file-damaged when it breaks its reader
 */
export async function readApart(path: string, options: ReadApartOptions): Promise<Workbook<SheetRows>> {
  const { name, signal } = options
  throwIfCancelled(signal)
  const reader = takeWarm() ?? startReader()
  reader.hold(true)
  let keep = false
  try {
    const { book, chunks, bytes } = await ask(reader, path, options, options.patience ?? patienceFor(path), (await reader.processorTime()) ?? 0)
    keep = bytes < WARM_BYTES && sizeOf(path) < LARGE_FILE
    return { ...book, sheets: book.sheets.map((sheet, index) => ({ ...sheet, rows: assembleRows(chunks.get(index) ?? [], name) })) }
  } catch (error) {
    keep = error instanceof Refused
    throw error instanceof Refused ? error.refusal : error
  } finally {
    if (keep) keepWarm(reader)
    else reader.end()
  }
}

/** What the reader itself refused: it is as good as before. */
class Refused extends Error {
  readonly refusal: LedgerError
  constructor(refusal: LedgerError) {
    super(refusal.code)
    this.refusal = refusal
  }
}

interface Answered {
  readonly book: Workbook
  readonly chunks: ReadonlyMap<number, readonly RowChunk[]>
  readonly bytes: number
}

function ask(
  reader: ReaderLine,
  path: string,
  { name, signal, onProgress, onRows, limits = {} }: ReadApartOptions,
  patience: number,
  before: number,
): Promise<Answered> {
  const chunks = new Map<number, RowChunk[]>()
  return new Promise((resolve, reject) => {
    let heard = performance.now()
    const timer = setInterval(() => void look(), Math.min(LOOK_MS, patience))
    const onAbort = (): void => finish(() => reject(new LedgerError('cancelled')))
    signal?.addEventListener('abort', onAbort, { once: true })
    reader.listen({
      answer: hear,
      end(outOfMemory) {
        const cause = new Error(outOfMemory ? 'the reader ran out of memory' : 'the reader ended')
        finish(() => reject(new LedgerError(outOfMemory ? 'file-too-large' : 'file-damaged', { name }, { cause })))
      },
    })
    reader.post({ path, name, limits })

    function hear(answer: ReaderAnswer): void {
      heard = performance.now()
      switch (answer.type) {
        case 'ready':
          return
        case 'progress':
          onProgress?.(answer.done, answer.total)
          return
        case 'rows': {
          const known = chunks.get(answer.sheet)
          if (known === undefined) chunks.set(answer.sheet, [answer.chunk])
          else known.push(answer.chunk)
          onRows?.(answer.sheet, answer.chunk, answer.head)
          return
        }
        case 'done':
          finish(() => resolve({ book: answer.book, chunks, bytes: answer.bytes }))
          return
        case 'refused':
          finish(() => reject(new Refused(new LedgerError(answer.code, answer.params, { cause: new Error(answer.because) }))))
          return
        case 'failed':
          finish(() => reject(new LedgerError('file-damaged', { name }, { cause: new Error(answer.because) })))
          return
      }
    }
    /** Processor time tells a reader that loops from one that a busy machine keeps waiting. */
    async function look(): Promise<void> {
      const silent = performance.now() - heard
      if (!reader.isReady()) {
        if (silent > START_MS) tooLong()
        return
      }
      const worked = await reader.processorTime()
      if (worked !== undefined && worked - before > patience) tooLong()
      else if (silent > (worked === undefined ? patience : patience * STALLS)) tooLong()
    }
    function tooLong(): void {
      finish(() => reject(new LedgerError('file-too-large', { name }, { cause: new Error('the reader took too long') })))
    }
    function finish(settle: () => void): void {
      clearInterval(timer)
      signal?.removeEventListener('abort', onAbort)
      settle()
    }
  })
}

/** Six seconds of work, and one more for every 100 KB: on any machine an honest file needs a fraction of it. */
function patienceFor(path: string): number {
  const size = sizeOf(path)
  return Math.min(6_000 + size / 100, 300_000)
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function takeWarm(): ReaderLine | undefined {
  const taken = warm
  warm = undefined
  if (taken) clearTimeout(taken.until)
  return taken?.line
}

function keepWarm(line: ReaderLine): void {
  line.hold(false)
  if (warm) {
    line.end()
    return
  }
  const until = setTimeout(() => {
    if (warm?.line === line) takeWarm()?.end()
  }, WARM_MS)
  until.unref()
  warm = { line, until }
  line.listen({
    answer: () => {},
    end: () => {
      if (warm?.line === line) takeWarm()
    },
  })
}
