// The only door through which a ledger's bytes come in: it looks at the content, never at the name, and picks the reader.
import { open } from 'node:fs/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { Workbook } from '#shared/importing/sheet.ts'
import { admitBiffRecords } from './admitBiffRecords.ts'
import { assembleRows } from './assembleRows.ts'
import { readBiffSheets } from './biffSheets.ts'
import { tooLarge, truncated } from './damaged.ts'
import { detectContainer } from './detectFormat.ts'
import { admitOleWorkbook } from './oleStreams.ts'
import { defaultReadLimits, type ReadLimits } from './readLimits.ts'
import { readTextFile } from './readTextFile.ts'
import { readWithSheetJS } from './readWithSheetJS.ts'
import type { RowChunk } from './rowChunk.ts'
import { RowPacker } from './rowPacker.ts'
import type { GiveRows } from './sheetHead.ts'
import { type Turns, takeTurns, throwIfCancelled } from './turns.ts'
import { readXlsx } from './xlsx/readXlsx.ts'
import { admitBinarySheets } from './zip/admitBinarySheets.ts'
import { packageKind } from './zip/packageKind.ts'
import { measureOpenDocument, repack } from './zip/repack.ts'
import { openZipArchive } from './zip/zipArchive.ts'
import { readExactly } from './zip/zipDirectory.ts'

export interface ReadOptions {
  /** As the clerk knows the file; used in sentences, and to tell a one-column .csv from prose. */
  readonly name: string
  readonly signal?: AbortSignal
  /** Bytes done of bytes to do: of the file, or of its parts once decompressed. */
  onProgress?(done: number, total: number): void
  readonly limits?: Partial<ReadLimits>
  /** Of a caller that has reasons of its own to wait. */
  readonly turns?: Turns
}

/**
 * The cells of a workbook or text table, before any of them is understood; read here and now, every row in memory.
 * For files that are trusted and not large: the product itself reads apart (readApart.ts).
 * @throws LedgerError file-missing, file-empty, file-encrypted, file-truncated, file-not-a-workbook {is}, file-too-large, file-damaged, file-unreadable, cancelled
 */
export async function readWorkbook(path: string, options: ReadOptions): Promise<Workbook> {
  const chunks = new Map<number, RowChunk[]>()
  const book = await scanWorkbook(path, options, (sheet, chunk) => {
    const known = chunks.get(sheet)
    if (known === undefined) chunks.set(sheet, [chunk])
    else known.push(chunk)
  })
  return { ...book, sheets: book.sheets.map((sheet, index) => ({ ...sheet, rows: [...assembleRows(chunks.get(index) ?? [], options.name)] })) }
}

/**
 * The same with the rows given away while they are read; the sheets that are returned hold none.
 * @param give index of the sheet, and rows of it in the order of the file; its head where that is known before the file's end
 */
export async function scanWorkbook(path: string, options: ReadOptions, give: GiveRows): Promise<Workbook> {
  const turns = options.turns ?? takeTurns(options.signal)
  const book = await read(path, options, turns, give)
  for (const [index, sheet] of book.sheets.entries()) {
    const packer = new RowPacker((chunk) => give(index, chunk))
    for (const row of sheet.rows) {
      packer.add(row)
      if (turns.due()) await turns.next()
    }
    packer.flush()
  }
  return { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, rows: [] })) }
}

async function read(path: string, options: ReadOptions, turns: Turns, give: GiveRows): Promise<Workbook> {
  const { name, signal } = options
  const limits: ReadLimits = { ...defaultReadLimits, ...options.limits }
  throwIfCancelled(signal)
  const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new LedgerError(cause.code === 'ENOENT' ? 'file-missing' : 'file-unreadable', { name }, { cause })
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new LedgerError('file-unreadable', { name })
    const { size } = stat
    if (size === 0) throw new LedgerError('file-empty', { name })
    if (size > limits.fileBytes) throw tooLarge(name, `${size} bytes`)
    const container = detectContainer(await readExactly(file, 0, Math.min(size, 32), name), name)
    if (container === 'zip') {
      const archive = await openZipArchive(file, size, name, limits)
      const kind = await packageKind(archive, turns)
      if (kind.kind === 'xlsx') return await readXlsx(archive, kind.part, limits, turns, give, options.onProgress)
      if (kind.kind === 'ods') await measureOpenDocument(archive, limits, turns)
      if (kind.kind === 'xlsb') await admitBinarySheets(archive, kind.part, turns)
      return await readWithSheetJS({ source: await repack(archive, limits, turns), name, format: kind.kind, encoding: null }, limits, turns)
    }
    const bytes = await readExactly(file, 0, size, name)
    await turns.next()
    options.onProgress?.(0, size)
    const book = container === 'text' ? await readTextFile(bytes, name, limits, turns) : await readBinary(bytes, container)
    options.onProgress?.(size, size)
    return book
  } finally {
    await file.close()
  }

  async function readBinary(bytes: Buffer, container: 'ole' | 'biff'): Promise<Workbook> {
    if (container === 'ole') {
      if (bytes.length < 1024) throw truncated(name, 'shorter than an OLE header and one sector')
      const stream = await admitOleWorkbook(bytes, name)
      const known = stream === undefined ? undefined : readBiffSheets(stream)
      return await readWithSheetJS({ source: stream ?? bytes, name, format: 'xls', encoding: null, known }, limits, turns)
    }
    admitBiffRecords(bytes, name)
    return await readWithSheetJS({ source: bytes, name, format: 'xls', encoding: null }, limits, turns)
  }
}
