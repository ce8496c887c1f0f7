// What SheetJS believes of a record in an .xlsb without asking whether the record is that long: counts of what follows, lengths of texts, rows to go through. One that is broken fills its memory, or gives a wrong text.

const LAST_ROW = 1_048_575
const LAST_COLUMN = 16_383
/** Of a text that may be missing (XLNullableWideString, [MS-XLSB] 2.5.166). */
const NO_TEXT = 0xffffffff

/** Cells with a number, an error, a truth value or a reference, also without their columns, and formulas with such a result: what each holds at least. */
const shortest: ReadonlyMap<number, number> = new Map([
  [2, 12],
  [3, 9],
  [4, 9],
  [5, 16],
  [7, 12],
  [9, 16],
  [10, 9],
  [11, 9],
  [13, 8],
  [14, 5],
  [15, 5],
  [18, 8],
])

/** Why the body of a record cannot be what its type says ([MS-XLSB] 2.3.2); undefined where nothing speaks against it. */
export function binaryRecordFault(type: number, body: Buffer): string | undefined {
  if (body.length < (shortest.get(type) ?? 0)) return `a cell of ${body.length} bytes`
  switch (type) {
    // BrtRowHdr (2.4.726)
    case 0:
      return body.length < 4 || body.readUInt32LE(0) > LAST_ROW ? 'a row that no sheet has' : undefined
    // BrtCellSt (2.4.317): a cell (2.5.9) and its text
    case 6:
      return endsWithText(body, 8)
    // BrtFmlaString (2.4.656): after the text two bytes of flags, and the formula with its length
    case 8: {
      const end = afterText(body, 8)
      return end + 6 > body.length || end + 6 + body.readUInt32LE(end + 2) > body.length ? tooShort(body) : undefined
    }
    // BrtShortSt: a cell without its column
    case 17:
      return endsWithText(body, 4)
    // BrtSSTItem, BrtCellRString, BrtCommentText (2.4.328)
    case 19:
    case 637:
      return richTextFault(body, 0)
    case 62:
      return richTextFault(body, 8)
    // BrtFmt (2.4.657)
    case 44:
      return endsWithText(body, 2)
    // BrtMdb: pairs of numbers
    case 51:
      return countFault(body, 8)
    // BrtColInfo (2.4.323)
    case 60:
      return body.length < 8 || body.readUInt32LE(4) > LAST_COLUMN ? 'a column that no sheet has' : undefined
    // BrtBundleSh (2.4.304): state, number, relationship, name
    case 156:
      return endsWithText(body, afterText(body, 8))
    // BrtMdtinfo
    case 335:
      return endsWithText(body, 8)
    // BrtExternSheet: three numbers each
    case 362:
      return countFault(body, 12)
    // BrtHLink (2.4.662): an area (UncheckedRfX, 2.5.153) whose places are all gone through
    case 494:
      return body.length < 16 || body.readUInt32LE(4) > LAST_ROW || body.readUInt32LE(12) > LAST_COLUMN ? 'a link to places that no sheet has' : undefined
    // BrtCommentAuthor (2.4.327)
    case 632:
      return endsWithText(body, 0)
    default:
      return undefined
  }
}

function countFault(body: Buffer, size: number): string | undefined {
  return body.length < 4 || 4 + body.readUInt32LE(0) * size !== body.length ? `a count that its ${body.length} bytes do not hold` : undefined
}

function endsWithText(body: Buffer, at: number): string | undefined {
  return afterText(body, at) === body.length ? undefined : tooShort(body)
}

/** RichStr (2.5.121): flags, text, and the runs of its format or its phonetics where a flag says so. */
function richTextFault(body: Buffer, at: number): string | undefined {
  if (body.length <= at) return tooShort(body)
  const flags = body.readUInt8(at)
  const end = afterText(body, at + 1)
  if ((flags & 3) === 0) return end === body.length ? undefined : tooShort(body)
  return end > body.length ? tooShort(body) : undefined
}

/** XLWideString (2.5.168): the number of its characters, two bytes for each. Beyond the body where the text is. */
function afterText(body: Buffer, at: number): number {
  if (at + 4 > body.length) return at + 4
  const count = body.readUInt32LE(at)
  return at + 4 + (count === NO_TEXT ? 0 : count * 2)
}

function tooShort(body: Buffer): string {
  return `a text that does not fit into ${body.length} bytes`
}
