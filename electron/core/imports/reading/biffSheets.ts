// What an .xls says about its sheets that SheetJS keeps to itself: which are charts or macros, and which rows are struck through.
import type { Sheet } from '#shared/importing/sheet.ts'

export interface BiffSheet {
  readonly kind: Sheet['kind']
  /** 1-based; most filled cells of the row carry a struck-through font. */
  readonly struckRows: ReadonlySet<number>
}

const FONT = 0x31
const XF = 0xe0
const BOUNDSHEET = 0x85
const BOF = 0x809
const END_OF_FILE = 0x0a
const MULRK = 0xbd
/** FORMULA, LABELSST, RSTRING, NUMBER, LABEL, BOOLERR, RK: all begin with row, column, format. */
const CELLS = new Set([0x06, 0xfd, 0xd6, 0x203, 0x204, 0x205, 0x27e, 0x406])

/** Sheets in tab order, from the record stream of a BIFF5 or BIFF8 workbook. A stream that breaks off gives what came before. */
export function readBiffSheets(stream: Buffer): BiffSheet[] {
  const struckFonts: boolean[] = []
  const fontOfFormat: number[] = []
  const places: { readonly position: number; readonly type: number }[] = []
  eachRecord(stream, 0, (type, at, length) => {
    if (type === FONT && length >= 4) struckFonts.push((stream.readUInt16LE(at + 2) & 0x08) !== 0)
    else if (type === XF && length >= 2) fontOfFormat.push(stream.readUInt16LE(at))
    else if (type === BOUNDSHEET && length >= 6) places.push({ position: stream.readUInt32LE(at), type: stream.readUInt8(at + 5) })
  })
  // Font 4 does not exist: the fifth record is font 5.
  const struck = fontOfFormat.map((font) => struckFonts[font > 4 ? font - 1 : font] === true)
  const any = struck.includes(true)
  return places
    .filter(({ type }) => type !== 6)
    .map(({ position, type }) => ({
      kind: type === 2 ? 'chart' : type === 1 ? 'macro' : 'cells',
      struckRows: any && type === 0 ? struckRows(stream, position, struck) : new Set<number>(),
    }))
}

function struckRows(stream: Buffer, position: number, struck: readonly boolean[]): Set<number> {
  const counts = new Map<number, { filled: number; struck: number }>()
  const count = (row: number, format: number): void => {
    const entry = counts.get(row) ?? { filled: 0, struck: 0 }
    entry.filled += 1
    if (struck[format]) entry.struck += 1
    counts.set(row, entry)
  }
  eachRecord(stream, position, (type, at, length) => {
    if (CELLS.has(type) && length >= 6) count(stream.readUInt16LE(at) + 1, stream.readUInt16LE(at + 4))
    else if (type === MULRK) {
      for (let cell = at + 4; cell + 6 < at + length; cell += 6) count(stream.readUInt16LE(at) + 1, stream.readUInt16LE(cell))
    }
  })
  const rows = new Set<number>()
  for (const [row, entry] of counts) if (entry.struck * 2 > entry.filled) rows.add(row)
  return rows
}

/** One substream, from its BOF to its own EOF; embedded charts inside it are passed over. */
function eachRecord(stream: Buffer, from: number, visit: (type: number, at: number, length: number) => void): void {
  let depth = 0
  for (let at = from; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    if (at + 4 + length > stream.length) return
    if (type === BOF) depth += 1
    else if (type === END_OF_FILE) {
      depth -= 1
      if (depth <= 0) return
    } else if (depth === 1) visit(type, at + 4, length)
    at += 4 + length
  }
}
