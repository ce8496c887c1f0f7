// How much a single file may cost before reading it is given up: a ledger is never this large, a hostile or broken file can be.

export interface ReadLimits {
  /** Bytes on disk. */
  readonly fileBytes: number
  /** Bytes of one zip after decompression, all parts that are read together. */
  readonly decompressedBytes: number
  /** Decompressed : compressed, judged per part once `ratioFromBytes` have come out. */
  readonly ratio: number
  readonly ratioFromBytes: number
  /** Decompressed bytes for formats that SheetJS reads whole: it needs ten times as much memory and cannot be stopped. */
  readonly sheetJSBytes: number
  /** Cells that such a format may claim to have, repeats counted. */
  readonly sheetJSCells: number
  /** Non-empty cells of all sheets. */
  readonly cells: number
  /** Width of all rows together, gaps included: what walking over them costs. */
  readonly slots: number
  /** Characters of one cell; Excel itself holds no more than 32,767. */
  readonly cellCharacters: number
}

/** A full year of 1,033,100 members in 20 columns still passes (about 1.6 GB of XML, 21 million cells). */
export const defaultReadLimits: ReadLimits = {
  fileBytes: 512 * 1024 * 1024,
  decompressedBytes: 4 * 1024 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 64 * 1024 * 1024,
  sheetJSBytes: 256 * 1024 * 1024,
  sheetJSCells: 5_000_000,
  cells: 25_000_000,
  slots: 200_000_000,
  cellCharacters: 32_767,
}
