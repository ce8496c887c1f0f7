// What passes between the core and the process that reads files for it.
import type { ErrorCode, ErrorParams } from '#shared/api/errors.ts'
import type { Workbook } from '#shared/importing/sheet.ts'
import type { ReadLimits } from './readLimits.ts'
import type { RowChunk } from './rowChunk.ts'
import type { SheetHead } from './sheetHead.ts'

/** To the reader: the only thing it can be asked. It is stopped by being ended. */
export interface ReadRequest {
  readonly path: string
  readonly name: string
  readonly limits: Partial<ReadLimits>
}

/** From the reader. */
export type ReaderAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'rows'; readonly sheet: number; readonly chunk: RowChunk; readonly head: SheetHead | undefined }
  /** The workbook without its rows; `bytes`: memory that the reader holds by now. */
  | { readonly type: 'done'; readonly book: Workbook; readonly bytes: number }
  | { readonly type: 'refused'; readonly code: ErrorCode; readonly params: ErrorParams; readonly because: string }
  /** A fault of the reader itself. */
  | { readonly type: 'failed'; readonly because: string }
