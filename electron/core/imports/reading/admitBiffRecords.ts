// The records of an .xls follow each other by their lengths. SheetJS stops at the first that makes no sense and keeps what came before: rows that follow would be lost in silence.
import { biffRecordFault } from './biffRecordFault.ts'
import { damaged, truncated } from './damaged.ts'

const BOUNDSHEET = 0x85
const END_OF_FILE = 0x0a
const WORKSHEET = 0x10
const CONTINUE = 0x3c
/** BOF of BIFF2, 3, 4 and 5–8. */
const BEGINS: ReadonlyMap<number, number> = new Map([
  [0x09, 2],
  [0x209, 3],
  [0x409, 4],
  [0x809, 5],
])

/**
 * Lets a stream of records through that ends where its last substream ends, holds every sheet that it lists, and whose records are as long as what they hold.
 * @throws LedgerError file-truncated when it ends within a record or a sheet, file-damaged when a sheet is not where it should be, or is where none should be, or a record contradicts itself
 */
export function admitBiffRecords(stream: Buffer, name: string): void {
  const begun = new Set<number>()
  const worksheets: number[] = []
  const listed: number[] = []
  let version = 0
  let depth = 0
  let at = 0
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at)
    const next = at + 4 + stream.readUInt16LE(at + 2)
    const begins = BEGINS.get(type)
    if (begins === undefined && depth === 0) break
    if (next > stream.length) throw truncated(name, `the record at ${at} reaches past the end of its stream`)
    if (begins !== undefined) {
      if (depth === 0) {
        begun.add(at)
        if (next - at >= 8 && stream.readUInt16LE(at + 6) === WORKSHEET) worksheets.push(at)
      }
      if (version === 0) version = begins === 5 && next - at >= 6 && stream.readUInt16LE(at + 4) === 0x600 ? 8 : begins
      depth += 1
    }
    const fault = biffRecordFault({ type, body: stream.subarray(at + 4, next), continued: continuedAt(stream, next), version })
    if (fault !== undefined) throw damaged(name, `the record at ${at}: ${fault}`)
    if (type === END_OF_FILE) depth -= 1
    else if (type === BOUNDSHEET && begun.size === 1 && next - at >= 10) listed.push(stream.readUInt32LE(at + 4))
    at = next
  }
  if (version === 0) throw damaged(name, 'the stream does not begin as a workbook does')
  if (depth > 0) throw truncated(name, 'the stream ends within a sheet')
  // An end in the wrong place has the rest of a sheet after it; older files may be filled up with anything.
  if (version >= 5 && stream.subarray(at).some((byte) => byte !== 0)) throw damaged(name, `something follows the last sheet at ${at}`)
  const lost = listed.find((position) => !begun.has(position))
  if (lost !== undefined) throw damaged(name, `no sheet begins at ${lost}`)
  // Until BIFF4 nobody lists them.
  const unlisted = stream.readUInt16LE(0) === 0x809 ? worksheets.find((position) => position > 0 && !listed.includes(position)) : undefined
  if (unlisted !== undefined) throw damaged(name, `nobody lists the sheet that begins at ${unlisted}`)
}

function continuedAt(stream: Buffer, from: number): Buffer[] {
  const bodies: Buffer[] = []
  for (let at = from; at + 4 <= stream.length && stream.readUInt16LE(at) === CONTINUE; ) {
    const next = at + 4 + stream.readUInt16LE(at + 2)
    bodies.push(stream.subarray(at + 4, next))
    at = next
  }
  return bodies
}
