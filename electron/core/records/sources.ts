// Which cells of which ledgers a record came from. Imports that were taken back no longer count as sources.
import type SQLite from 'better-sqlite3'
import type { SourceEntry } from '#shared/api/types.ts'
import { findRegister } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

export type SourceRef = { readonly file: string; readonly sheet: string; readonly row: number }

/** By record id, newest import first. */
export function sourcesOf(reader: SQLite.Database, register: string, ids: readonly number[]): Map<number, SourceRef[]> {
  const rows = reader
    .prepare(
      `SELECT s.record_id AS id, b.file AS file, b.sheet AS sheet, s.sheet_row AS row FROM source s JOIN batch b ON b.id = s.batch_id
       WHERE s.register = ? AND s.record_id IN (SELECT value FROM json_each(?)) AND b.undone_by IS NULL ORDER BY s.batch_id DESC, s.sheet_row`,
    )
    .all(register, JSON.stringify(ids)) as (SourceRef & { id: number })[]
  const byRecord = new Map<number, SourceRef[]>()
  for (const { id, ...source } of rows) {
    const known = byRecord.get(id)
    if (known) known.push(source)
    else byRecord.set(id, [source])
  }
  return byRecord
}

interface EntryRow {
  readonly batchId: number
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly at: string
  readonly outcome: SourceEntry['outcome']
  readonly ledger: string | null
  readonly mapping: string
  readonly decisions: string | null
  readonly raw: string | null
}

type Texts = Readonly<Record<string, string>>

/** The record page's list of sources, newest first. Cells of masked fields are masked. */
export function sourceEntries(reader: SQLite.Database, register: RegisterDefinition, id: number): SourceEntry[] {
  const rows = reader
    .prepare(
      `SELECT b.id AS batchId, b.file, b.sheet, s.sheet_row AS row, b.at, s.outcome, b.register AS ledger, b.mapping, b.decisions, s.raw FROM source s JOIN batch b ON b.id = s.batch_id
       WHERE s.register = ? AND s.record_id = ? AND b.undone_by IS NULL ORDER BY s.batch_id DESC, s.sheet_row`,
    )
    .all(register.id, id) as EntryRow[]
  return rows.map(({ ledger, mapping, decisions, raw, ...entry }) => {
    const columns = columnsOf(register, ledger, JSON.parse(mapping) as Texts)
    const mended = decisions === null ? {} : mendedCells(columns, entry.row, JSON.parse(decisions) as Decisions, raw === null ? {} : (JSON.parse(raw) as Texts))
    const texts = { ...(raw === null ? {} : (JSON.parse(raw) as Texts)), ...mended }
    return { ...entry, columns, fixed: Object.keys(mended), raw: withoutNumbers(register, texts) }
  })
}

/** As an import keeps it with its batch. */
interface Decisions {
  readonly fixes: Readonly<Record<string, readonly [string, string]>>
  readonly replacements: readonly { readonly column: string | null; readonly from: string }[]
}

/** By field, what stood in the file where the clerk mended it, cell by cell or by its text. */
function mendedCells(columns: Texts, row: number, { fixes, replacements }: Decisions, raw: Texts): Texts {
  const mended: Record<string, string> = {}
  for (const [field, column] of Object.entries(columns)) {
    const fix = fixes[`${column}${row}`]
    const text = raw[field]
    if (fix) mended[field] = fix[0]
    else if (text !== undefined && replacements.some((each) => (each.column === null || each.column === column) && each.from.trim() === text.trim()))
      mended[field] = text
  }
  return mended
}

/** A ledger of another register feeds this one through what its rows carry: 单位名称 of a union ledger is the name of the unit. */
function columnsOf(register: RegisterDefinition, ledger: string | null, mapping: Texts): Texts {
  if (ledger === null || ledger === register.id) return mapping
  const carried = findRegister(ledger)?.carries.find((candidate) => candidate.register === register.id)
  const pairs = Object.entries(carried?.fields ?? {}).flatMap(([field, target]) => (mapping[target] === undefined ? [] : [[field, mapping[target]] as const]))
  return Object.fromEntries(pairs)
}

function withoutNumbers(register: RegisterDefinition, raw: Texts): Texts {
  const masked = new Set(register.fields.filter((field) => field.masked).map((field) => field.key))
  return Object.fromEntries(Object.entries(raw).map(([field, text]) => [field, masked.has(field) ? maskText(text) : text]))
}

/** Of all digits in a cell, whatever stands between them, the first three and the last two stay. */
function maskText(text: string): string {
  const total = text.match(/\p{Nd}/gu)?.length ?? 0
  let place = 0
  return text.replace(/\p{Nd}/gu, (digit) => {
    place += 1
    return place <= 3 || place > total - 2 ? digit : '*'
  })
}
