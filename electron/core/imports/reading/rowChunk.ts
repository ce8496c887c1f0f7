// Some hundred rows of a sheet as byte arrays: what crosses from the reader to the core, and what a large sheet stays in.

/** Cell by cell. Plain arrays, so that a chunk crosses to another process as it is. */
export interface RowChunk {
  /** Row numbers, ascending. */
  readonly numbers: Uint32Array
  /** Per row: 1 hidden, 2 struck through. */
  readonly flags: Uint8Array
  /** Per row, how many places it has, empty ones included. */
  readonly widths: Uint32Array
  /** Per place, what stands there: one of the numbers below. */
  readonly kinds: Uint8Array
  /** Per cell, as its kind needs: index of its text, index of its format. */
  readonly refs: Uint16Array | Uint32Array
  readonly figures: Float64Array
  /** Length of each text, in UTF-16 units; they stand one after another in `text`, compressed by zstd. */
  readonly lengths: Uint32Array
  readonly text: Uint8Array
  /** utf16le where a text holds half a character, which UTF-8 cannot keep. */
  readonly encoding: 'utf8' | 'utf16le'
}

export const NOTHING = 0
export const TEXT = 1
export const NUMBER = 2
export const FORMATTED = 3
export const YES = 4
export const NO = 5
export const DAY = 6
export const FORMATTED_DAY = 7
export const ERROR = 8

export const HIDDEN = 1
export const STRUCK = 2
