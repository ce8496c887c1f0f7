// The only door through which a ledger's bytes come in: it looks at the content, never at the name, and picks the reader.
import { open } from 'node:fs/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { Workbook } from '#shared/importing/sheet.ts'
import { decodeText } from './decodeText.ts'
import { detectContainer, notAWorkbook } from './detectFormat.ts'
import { readDelimited } from './readDelimited.ts'
import { defaultReadLimits, type ReadLimits } from './readLimits.ts'
import { readWithSheetJS } from './readWithSheetJS.ts'
import { takeTurns, throwIfCancelled } from './turns.ts'

export interface ReadOptions {
  /** As the clerk knows the file; used in sentences, and to tell a one-column .csv from prose. */
  readonly name: string
  readonly signal?: AbortSignal
  /** Bytes of the file (or of its decompressed parts) done; total 0 = unknown. */
  onProgress?(done: number, total: number): void
  readonly limits?: ReadLimits
}

/**
 * The cells of a workbook or text table, before any of them is understood.
 * @throws LedgerError file-missing, file-empty, file-encrypted, file-truncated, file-not-a-workbook, file-too-large, file-unreadable, cancelled
 */
export async function readWorkbook(path: string, options: ReadOptions): Promise<Workbook> {
  const { name, signal } = options
  const limits = options.limits ?? defaultReadLimits
  const turns = takeTurns(signal)
  throwIfCancelled(signal)
  const bytes = await readBytes(path, name, limits)
  throwIfCancelled(signal)
  options.onProgress?.(0, bytes.length)
  const container = detectContainer(bytes.subarray(0, 16), name)
  const book = await readContainer()
  options.onProgress?.(bytes.length, bytes.length)
  return book

  async function readContainer(): Promise<Workbook> {
    if (container === 'zip') return readWithSheetJS({ source: bytes, name, format: 'xlsx', encoding: null }, limits, turns)
    if (container === 'ole' || container === 'biff') return readWithSheetJS({ source: bytes, name, format: 'xls', encoding: null }, limits, turns)
    const { text, encoding } = await decodeText(bytes, turns)
    const start = text.slice(0, 4096).trimStart().toLowerCase()
    if (start.startsWith('<')) {
      const format = /<(?:\w+:)?workbook/.test(start) ? 'spreadsheetml' : 'html'
      return readWithSheetJS({ source: text, name, format, encoding }, limits, turns)
    }
    if (!looksLikeTable(text)) throw notAWorkbook(name, 'text')
    const rows = await readDelimited(text, turns, limits, () => new LedgerError('file-too-large', { name }))
    return {
      format: 'csv',
      encoding,
      date1904: false,
      sheets: [{ name: '', kind: 'cells', hidden: false, merges: [], hiddenColumns: [], comments: [], rows }],
    }
  }

  function looksLikeTable(text: string): boolean {
    return text !== ''
  }
}

async function readBytes(path: string, name: string, limits: ReadLimits): Promise<Buffer> {
  const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new LedgerError(cause.code === 'ENOENT' ? 'file-missing' : 'file-unreadable', { name }, { cause })
  })
  try {
    const { size } = await file.stat()
    if (size === 0) throw new LedgerError('file-empty', { name })
    if (size > limits.fileBytes) throw new LedgerError('file-too-large', { name })
    return await file.readFile()
  } finally {
    await file.close()
  }
}
