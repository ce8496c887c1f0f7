// What SheetJS believes of a record in an .xls without asking whether the record is that long: counts of what follows, lengths of texts. One that is broken fills its memory, or gives a wrong text.

export interface BiffRecord {
  readonly type: number
  readonly body: Buffer
  /** Bodies of the CONTINUE records that follow ([MS-XLS] 2.4.58). */
  readonly continued: readonly Buffer[]
  /** BIFF2, 3, 4, 5 or 8. */
  readonly version: number
}

const END_OF_FILE = 0x0a
const MERGE_CELLS = 0xe5
const EXTERN_SHEET = 0x17
const SHARED_STRINGS = 0xfc
const HYPERLINK = 0x1b8
const HYPERLINK_TIP = 0x800
const LAST_COLUMN = 255

/** BLANK, NUMBER, BOOLERR, RK, LABELSST: what each holds at least. */
const shortest: ReadonlyMap<number, number> = new Map([
  [0x201, 6],
  [0x203, 14],
  [0x205, 8],
  [0x27e, 10],
  [0xfd, 10],
])

/** Why the record cannot be what its type says; undefined where nothing speaks against it. */
export function biffRecordFault({ type, body, continued, version }: BiffRecord): string | undefined {
  if (body.length < (shortest.get(type) ?? 0)) return `a cell of ${body.length} bytes`
  switch (type) {
    // 2.4.103: it is empty. Taken for one in the middle of a record, it would end the sheet before its last row.
    case END_OF_FILE:
      return body.length > 0 ? `an end of ${body.length} bytes` : undefined
    // DIMENSIONS until BIFF2; later nothing, which is what zeros in the place of records look like.
    case 0:
      return version > 2 ? 'a record of type 0' : undefined
    // LABEL of BIFF2: row, column, three bytes of attributes, then the text. From BIFF3 on ([MS-XLS] 2.4.148): row, column, format, text.
    case 0x04:
      return textFault(body, 7, 2)
    case 0x204:
      return version > 2 ? textFault(body, 6, version) : undefined
    // STRING (2.4.268) may go on in the next record.
    case 0x07:
      return continued.length > 0 ? undefined : textFault(body, 0, 2)
    case 0x207:
      return continued.length > 0 || version === 2 ? undefined : textFault(body, 0, version)
    // RSTRING: the runs of its format follow the text.
    case 0xd6:
      return textEnd(body, 6, version) > body.length ? 'a text longer than its record' : undefined
    case MERGE_CELLS:
      return body.length < 2 || 2 + body.readUInt16LE(0) * 8 > body.length ? 'more merged areas than the record holds' : undefined
    case EXTERN_SHEET:
      return version === 8 ? externSheetFault(body, continued) : undefined
    case HYPERLINK:
      return areaFault(body, 0)
    case HYPERLINK_TIP:
      return areaFault(body, 2)
    case SHARED_STRINGS:
      return sharedStringsFault([body, ...continued])
    default:
      return undefined
  }
}

function textFault(body: Buffer, at: number, version: number): string | undefined {
  const end = textEnd(body, at, version)
  // An empty text may do without the byte that says how wide its characters are.
  if (end === body.length || (version === 8 && end === body.length + 1 && body.length === at + 2)) return undefined
  return `a text that ends at ${end} in a record of ${body.length} bytes`
}

/** XLUnicodeString (2.5.294): count, width, characters; before BIFF8 the width is missing, in BIFF2 the count is one byte. */
function textEnd(body: Buffer, at: number, version: number): number {
  const start = at + (version === 2 ? 1 : version === 8 ? 3 : 2)
  if (body.length < start) return start
  if (version === 2) return start + body.readUInt8(at)
  const count = body.readUInt16LE(at)
  return start + (version === 8 && (body.readUInt8(at + 2) & 1) === 1 ? count * 2 : count)
}

/** ExternSheet (2.4.105): a count and six bytes for each; programs that write BIFF5's into a BIFF8 file begin it with the length of a name. */
function externSheetFault(body: Buffer, continued: readonly Buffer[]): string | undefined {
  if (body.length < 2) return 'an ExternSheet without its count'
  const isName = body.length === body.readUInt8(0) + (body.readUInt8(1) === 3 ? 2 : 1)
  const length = continued.reduce((sum, more) => sum + more.length, body.length)
  return !isName && 2 + body.readUInt16LE(0) * 6 > length ? 'more references than the record holds' : undefined
}

/** Ref8U (2.5.211): two rows, two columns. SheetJS goes through all places between. */
function areaFault(body: Buffer, at: number): string | undefined {
  return body.length < at + 8 || body.readUInt16LE(at + 6) > LAST_COLUMN ? 'a link to places that do not exist' : undefined
}

/** SST (2.4.265): one text after the other up to the end. Where one length is broken, every text after it is a wrong one, and they do not end with the record. */
function sharedStringsFault(parts: readonly Buffer[]): string | undefined {
  const bytes = Buffer.concat(parts)
  const ends: number[] = []
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length)
  if (bytes.length < 8) return 'a table of texts without its counts'
  const count = bytes.readUInt32LE(4)
  let at = 8
  let part = 0
  // A table may hold fewer than it says: a cell that refers to one of the others is refused later.
  for (let index = 0; index < count && at < bytes.length; index += 1) {
    const fault = `text ${index + 1} of ${count} does not fit into the table`
    // XLUnicodeRichExtendedString (2.5.293): count, flags, number of format runs, bytes of phonetics; the last two only where a flag says so.
    const flags = bytes[at + 2] ?? 0
    const hasRuns = (flags & 8) !== 0
    const hasExtra = (flags & 4) !== 0
    const start = at + 3 + (hasRuns ? 2 : 0) + (hasExtra ? 4 : 0)
    if (start > bytes.length) return fault
    let left = bytes.readUInt16LE(at)
    let width = (flags & 1) + 1
    const after = (hasRuns ? bytes.readUInt16LE(at + 3) * 4 : 0) + (hasExtra ? bytes.readUInt32LE(start - 4) : 0)
    at = start
    while (left > 0) {
      while ((ends[part] ?? 0) < at) part += 1
      const end = ends[part] ?? 0
      const fitting = Math.min(left, Math.floor((end - at) / width))
      at += fitting * width
      left -= fitting
      if (left === 0) break
      // The rest stands in the next record, which says anew how wide its characters are.
      if (at !== end || at >= bytes.length) return fault
      width = (bytes.readUInt8(at) & 1) + 1
      at += 1
      part += 1
    }
    at += after
    if (at > bytes.length) return fault
  }
  return at === bytes.length ? undefined : `${bytes.length - at} bytes after the last of ${count} texts`
}
