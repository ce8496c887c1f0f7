// The rows that an analysis has read, as what they add to the sheet's own cells: a million of them as objects would take a gigabyte, and most values are the text of their cell.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { LedgerRow, LedgerRows, ReadTable, RowKeeper } from '#shared/importing/ledger.ts'
import type { Cell, SheetRow } from '#shared/importing/sheet.ts'
import type { Value } from '#shared/registers/field.ts'
import { cellText } from '#shared/values/cellText.ts'

/** What a value is: one of these, or the place of the value in the chunk's list. */
const ABSENT = 0
/** As the cell of its column holds it. */
const OWN = 1
/** A number in the cell, kept as text. */
const TEXT = 2
const FIRST = 3

const ROWS = 512

/** One key of `values`, or of `raw`. */
interface Column {
  readonly key: string
  readonly ofRaw: boolean
  /** 0-based, in the sheet; -1: the sheet has no such column. */
  readonly index: number
}

interface Chunk {
  readonly numbers: Uint32Array
  /** By column, what the value of each row is; one number where that is the same in all of them. */
  readonly refs: readonly (number | Uint16Array)[]
  /** Values that no cell holds, as JSON; compressed by zstd where that is long. */
  readonly values: string | Uint8Array
}

/** Characters of JSON that are worth compressing. */
const LONG = 2048
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** For ledgers of sheets that are packed themselves. */
export function packedLedger({ rows, columns: indexes }: ReadTable): RowKeeper {
  const chunks: Chunk[] = []
  const columns: Column[] = []
  const places = { values: new Map<string, number>(), raw: new Map<string, number>() }
  const numbers = new Uint32Array(ROWS)
  const refs: Uint16Array[] = []
  const values = new Map<Value, number>()
  let length = 0

  const placeOf = (key: string, ofRaw: boolean): number => {
    const known = ofRaw ? places.raw : places.values
    const place = known.get(key) ?? columns.length
    if (place < columns.length) return place
    known.set(key, place)
    columns.push({ key, ofRaw, index: indexes.get(key) ?? -1 })
    refs.push(new Uint16Array(ROWS))
    return place
  }
  const put = (place: number, value: Value, cells: SheetRow['cells']): void => {
    const ref = refs[place] as Uint16Array
    ref[length] = refTo(value, cells[(columns[place] as Column).index])
  }
  const refTo = (value: Value, cell: Cell | undefined): number => {
    if (cell !== undefined) {
      if (cell.value === value) return OWN
      if (cell.type === 'n' && typeof value === 'string' && cellText(cell) === value) return TEXT
    }
    const known = values.get(value) ?? values.size + FIRST
    values.set(value, known)
    return known
  }
  const flush = (): void => {
    if (length === 0) return
    chunks.push({
      numbers: numbers.slice(0, length),
      refs: refs.map((ref) => packed(ref.subarray(0, length))),
      values: shortened(JSON.stringify([...values.keys()])),
    })
    values.clear()
    for (const ref of refs) ref.fill(ABSENT)
    length = 0
  }
  return {
    add(row, { cells }) {
      numbers[length] = row.row
      // Rows have their keys in the same order, nearly always.
      let next = 0
      for (const key in row.values) {
        const column = columns[next]
        put(column?.key === key && !column.ofRaw ? next : placeOf(key, false), row.values[key] ?? null, cells)
        next += 1
      }
      for (const key in row.raw) put(placeOf(key, true), row.raw[key] ?? '', cells)
      length += 1
      if (length === ROWS) flush()
    },
    all() {
      flush()
      return unpacked(chunks, columns, rows)
    },
  }
}

function shortened(json: string): string | Uint8Array {
  return json.length > LONG ? zstdCompressSync(json, quick) : json
}

function packed(refs: Uint16Array): number | Uint16Array {
  const first = refs[0] as number
  for (let index = 1; index < refs.length; index += 1) if (refs[index] !== first) return refs.slice()
  return first
}

function unpacked(chunks: readonly Chunk[], columns: readonly Column[], sheet: ReadTable['rows']): LedgerRows {
  return {
    length: chunks.reduce((sum, chunk) => sum + chunk.numbers.length, 0),
    *[Symbol.iterator]() {
      let chunk = 0
      let at = 0
      let values = valuesOf(chunks[0])
      let blank = blankOf(chunks[0], columns)
      for (const { number, cells } of sheet) {
        const open = chunks[chunk]
        if (open === undefined) return
        // Rows that are no records stand between.
        if (open.numbers[at] !== number) continue
        yield ledgerRow(number, cells, columns, open.refs, at, values, blank)
        at += 1
        if (at < open.numbers.length) continue
        chunk += 1
        at = 0
        values = valuesOf(chunks[chunk])
        blank = blankOf(chunks[chunk], columns)
      }
    },
  }
}

function valuesOf(chunk: Chunk | undefined): Value[] {
  if (chunk === undefined) return []
  return JSON.parse(typeof chunk.values === 'string' ? chunk.values : zstdDecompressSync(chunk.values).toString()) as Value[]
}

/** The keys that every row of the chunk has: rows that begin as a copy of it have their values in the same places, which is quicker than adding them one by one. */
function blankOf(chunk: Chunk | undefined, columns: readonly Column[]): LedgerRow['values'] {
  const blank: Record<string, Value> = {}
  for (const [index, refs] of chunk?.refs.entries() ?? []) {
    const column = columns[index] as Column
    if (!column.ofRaw && (typeof refs === 'number' ? refs !== ABSENT : !refs.includes(ABSENT))) blank[column.key] = null
  }
  return blank
}

const noRaw: LedgerRow['raw'] = Object.freeze({})

function ledgerRow(
  row: number,
  cells: SheetRow['cells'],
  columns: readonly Column[],
  refs: Chunk['refs'],
  at: number,
  listed: readonly Value[],
  blank: LedgerRow['values'],
): LedgerRow {
  const values = { ...blank }
  let raw: Record<string, string> | null = null
  for (let index = 0; index < refs.length; index += 1) {
    const some = refs[index] as number | Uint16Array
    const ref = typeof some === 'number' ? some : (some[at] as number)
    if (ref === ABSENT) continue
    const column = columns[index] as Column
    const cell = cells[column.index]
    const value = ref >= FIRST ? (listed[ref - FIRST] as Value) : cell === undefined ? null : ref === TEXT ? cellText(cell) : cell.value
    if (column.ofRaw) {
      raw ??= {}
      raw[column.key] = String(value)
    } else values[column.key] = value
  }
  return { row, values, raw: raw ?? noRaw }
}
