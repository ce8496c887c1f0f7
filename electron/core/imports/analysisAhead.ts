// Understands the rows of a large sheet while its file is still being read: two processors work where one would wait for the other.
import { setImmediate } from 'node:timers/promises'
import { type ReadAhead, readAheadInSteps } from '#shared/importing/analyseSheet.ts'
import type { AnalysisOptions } from '#shared/importing/analysisOptions.ts'
import type { Watch } from './preview.ts'
import { SMALL_SHEET } from './reading/assembleRows.ts'
import type { RowChunk } from './reading/rowChunk.ts'
import { RowsOnTheWay } from './reading/rowsOnTheWay.ts'
import type { SheetHead } from './reading/sheetHead.ts'

interface Ahead {
  readonly rows: RowsOnTheWay
  readonly read: Promise<ReadAhead | undefined>
}

/** Of one file. What it gives is what a later reading of the rows would give, or nothing. */
export class AnalysisAhead {
  readonly #options: (head: SheetHead) => AnalysisOptions | undefined
  readonly #emit: Watch['emit']
  readonly #signal: AbortSignal
  readonly #waiting = new Map<number, RowChunk[]>()
  readonly #sheets = new Map<number, Ahead>()
  #isDropped = false

  /** @param options undefined for a sheet that nobody asked for */
  constructor(options: (head: SheetHead) => AnalysisOptions | undefined, { emit, signal }: Watch) {
    this.#options = options
    this.#emit = emit
    this.#signal = signal
  }

  take(sheet: number, chunk: RowChunk, head: SheetHead | undefined): void {
    if (head === undefined || head.hidden) return
    const begun = this.#sheets.get(sheet)
    if (begun) {
      begun.rows.add(chunk)
      return
    }
    const chunks = [...(this.#waiting.get(sheet) ?? []), chunk]
    this.#waiting.set(sheet, chunks)
    if (chunks.reduce((sum, { kinds }) => sum + kinds.length, 0) <= SMALL_SHEET) return
    this.#waiting.delete(sheet)
    const options = this.#options(head)
    if (options === undefined) return
    const rows = new RowsOnTheWay(chunks)
    this.#sheets.set(sheet, { rows, read: this.#go(rows, head, options) })
  }

  /** All is read. */
  end(): void {
    for (const { rows } of this.#sheets.values()) rows.complete()
  }

  /** The file was refused after all: what was read of it is nobody's. */
  drop(): void {
    this.#isDropped = true
    this.end()
  }

  /** To be asked after the end. */
  async of(sheet: number): Promise<ReadAhead | undefined> {
    return this.#sheets.get(sheet)?.read
  }

  async #go(rows: RowsOnTheWay, { name }: SheetHead, options: AnalysisOptions): Promise<ReadAhead | undefined> {
    const steps = readAheadInSteps({ name, kind: 'cells', hidden: false, merges: [], hiddenColumns: [], comments: [], rows }, options)
    try {
      for (;;) {
        const step = steps.next()
        if (step.done) return rows.isAscending ? step.value : undefined
        // While the file is being read, its reading is what the clerk is told of.
        if (rows.isComplete()) this.#emit({ phase: 'analysing', subject: name, ...step.value, total: rows.length })
        await rows.more()
        await setImmediate()
        if (this.#signal.aborted || this.#isDropped) return undefined
      }
    } catch {
      // Whatever is wrong with these rows comes to light when they are read in their turn.
      return undefined
    }
  }
}
