import type { RowChunk } from './rowChunk.ts'

/** What is known of a sheet when its first rows come. */
export interface SheetHead {
  readonly name: string
  readonly hidden: boolean
  readonly date1904: boolean
}

/** Takes rows by index of their sheet while they are read; `head` only from readers that know it by then. */
export type GiveRows = (sheet: number, chunk: RowChunk, head?: SheetHead) => void
