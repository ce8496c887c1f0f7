// The records of an .xls follow each other by their lengths. SheetJS stops at the first that makes no sense and keeps what came before: rows that follow would be lost in silence.
import { damaged, truncated } from './damaged.ts'

const BOUNDSHEET = 0x85
const END_OF_FILE = 0x0a
const WORKSHEET = 0x10
/** BOF of BIFF2, 3, 4 and 5–8. */
const BEGINS = new Set([0x09, 0x209, 0x409, 0x809])

/**
 * Lets a stream of records through that ends where its last substream ends, and holds every sheet that it lists.
 * @throws LedgerError file-truncated when it ends within a record or a sheet, file-damaged when a sheet is not where it should be, or is where none should be
 */
export function admitBiffRecords(stream: Buffer, name: string): void {
  const begun = new Set<number>()
  const worksheets: number[] = []
  const listed: number[] = []
  let depth = 0
  let at = 0
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at)
    const next = at + 4 + stream.readUInt16LE(at + 2)
    if (BEGINS.has(type)) {
      if (depth === 0) {
        begun.add(at)
        if (next - at >= 8 && stream.readUInt16LE(at + 6) === WORKSHEET) worksheets.push(at)
      }
      depth += 1
    } else if (depth === 0) break
    if (next > stream.length) throw truncated(name, `the record at ${at} reaches past the end of its stream`)
    if (type === END_OF_FILE) depth -= 1
    else if (type === BOUNDSHEET && begun.size === 1 && next - at >= 10) listed.push(stream.readUInt32LE(at + 4))
    at = next
  }
  if (depth > 0) throw truncated(name, 'the stream ends within a sheet')
  const lost = listed.find((position) => !begun.has(position))
  if (lost !== undefined) throw damaged(name, `no sheet begins at ${lost}`)
  // Until BIFF4 nobody lists them.
  const unlisted = stream.readUInt16LE(0) === 0x809 ? worksheets.find((position) => position > 0 && !listed.includes(position)) : undefined
  if (unlisted !== undefined) throw damaged(name, `nobody lists the sheet that begins at ${unlisted}`)
}
