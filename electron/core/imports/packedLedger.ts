// The rows that an analysis has read, packed as the sheet's own rows are: a million of them as objects would take a gigabyte.
import type { LedgerRow, LedgerRows, RowKeeper } from '#shared/importing/ledger.ts'
import type { Cell, SheetRow } from '#shared/importing/sheet.ts'
import type { Value } from '#shared/registers/field.ts'
import { PackedRows } from './reading/packedRows.ts'
import type { RowChunk } from './reading/rowChunk.ts'
import { RowPacker } from './reading/rowPacker.ts'

/** In the place of a value that is null; no value is an error cell. */
const nothing: Cell = { type: 'e', value: '' }

/** For ledgers of sheets that are packed themselves. */
export function packedLedger(): RowKeeper {
  const chunks: RowChunk[] = []
  const packer = new RowPacker((chunk) => chunks.push(chunk))
  const columns = new Map<string, number>()
  const columnOf = (name: string): number => {
    const known = columns.get(name) ?? columns.size
    columns.set(name, known)
    return known
  }
  return {
    add({ row, values, raw }) {
      const cells: (Cell | undefined)[] = []
      for (const [key, value] of Object.entries(values)) cells[columnOf(key)] = cellOf(value)
      for (const [key, text] of Object.entries(raw)) cells[columnOf(`=${key}`)] = { type: 's', value: text }
      packer.add({ number: row, cells })
    },
    all() {
      packer.flush()
      return unpacked(new PackedRows(chunks), [...columns.keys()])
    },
  }
}

function unpacked(rows: PackedRows, columns: readonly string[]): LedgerRows {
  return {
    length: rows.length,
    *[Symbol.iterator]() {
      for (const row of rows) yield ledgerRow(row, columns)
    },
  }
}

function ledgerRow({ number, cells }: SheetRow, columns: readonly string[]): LedgerRow {
  const values: Record<string, Value> = {}
  const raw: Record<string, string> = {}
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index]
    const name = columns[index]
    if (cell === undefined || name === undefined) continue
    if (name.startsWith('=')) raw[name.slice(1)] = String(cell.value)
    else values[name] = cell.type === 'e' ? null : cell.value
  }
  return { row: number, values, raw }
}

function cellOf(value: Value): Cell {
  if (value === null) return nothing
  if (typeof value === 'number') return { type: 'n', value }
  return typeof value === 'boolean' ? { type: 'b', value } : { type: 's', value }
}
