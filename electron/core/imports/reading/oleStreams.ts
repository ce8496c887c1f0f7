// The streams of an OLE container by name: they tell an .xls from a Word document and an encrypted workbook from a plain one.
import type { LedgerError } from '#shared/api/errors.ts'
import { admitBiffRecords } from './admitBiffRecords.ts'
import { damaged, encrypted, truncated } from './damaged.ts'
import { notAWorkbook } from './detectFormat.ts'
import { inspectOleSectors } from './oleSectors.ts'
import { loadSheetJS } from './sheetJS.ts'

const FILEPASS = 0x2f
const BOUNDSHEET = 0x85
const END_OF_FILE = 0x0a
const THEME = 0x896
const STYLE_EXTENSION = 0x892

/** Lets a plain BIFF workbook through. @returns its stream of records, without its theme; undefined when the container has none that we know. @throws LedgerError file-encrypted, file-not-a-workbook, file-truncated, file-damaged */
export async function admitOleWorkbook(bytes: Buffer, name: string): Promise<Buffer | undefined> {
  const { CFB } = await loadSheetJS()
  const { cutShort, loops } = inspectOleSectors(bytes)
  if (loops) throw broken('a chain of sectors leads back into itself')
  let container: unknown
  try {
    container = CFB.read(bytes, { type: 'buffer' })
  } catch (cause) {
    throw broken('the OLE directory cannot be read', cause)
  }
  // A stream whose chain leads nowhere has no content.
  const find = (stream: string): { readonly content?: Uint8Array; readonly size: number } | null => CFB.find(container, stream)
  const has = (stream: string): boolean => find(stream) !== null
  if (has('EncryptedPackage') || has('EncryptionInfo')) throw encrypted(name)
  const workbook = find('Workbook') ?? find('Book')
  if (workbook !== null) {
    const stream = Buffer.from(workbook.content ?? [])
    if (stream.length < Math.max(workbook.size, 4)) throw broken(`the workbook's stream has ${stream.length} of ${workbook.size} bytes`)
    if (holdsFilePass(stream)) throw encrypted(name)
    admitBiffRecords(stream, name)
    leaveOutTheme(stream)
    return stream
  }
  if (has('WordDocument')) throw notAWorkbook(name, 'word')
  if (has('PowerPoint Document')) throw notAWorkbook(name, 'presentation')
  if (cutShort) throw truncated(name, 'sectors of the container lie beyond the end of the file')
  return undefined

  function broken(because: string, cause?: unknown): LedgerError {
    return cutShort ? truncated(name, `${because}: sectors lie beyond the end of the file`, cause) : damaged(name, because, cause)
  }
}

/** A theme is a zip inside a record: colours that nobody needs, and SheetJS unpacks a broken one for ever. What it passes over is told it instead. */
function leaveOutTheme(stream: Buffer): void {
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2))
    if (stream.readUInt16LE(at) === THEME) stream.writeUInt16LE(STYLE_EXTENSION, at)
}

/** A FILEPASS record among the workbook's globals: everything after it is ciphertext. */
function holdsFilePass(stream: Buffer): boolean {
  for (let at = 0; at + 4 <= stream.length; ) {
    const record = stream.readUInt16LE(at)
    if (record === FILEPASS) return true
    if (record === BOUNDSHEET || record === END_OF_FILE) return false
    at += 4 + stream.readUInt16LE(at + 2)
  }
  return false
}
