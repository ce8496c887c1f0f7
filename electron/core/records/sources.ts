// Which cells of which ledgers a record came from. Imports that were taken back no longer count as sources.
import type SQLite from 'better-sqlite3'
import type { SourceEntry } from '#shared/api/recordTypes.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { creationOf } from './creations.ts'
import { mergedHere } from './operations/mergedRecords.ts'

export type SourceRef = { readonly file: string; readonly sheet: string; readonly row: number }

/** A line of `source`, or the line of `creation` in which an import brought the record where there was no more to say. */
interface Spoken {
  readonly id: number
  readonly batchId: number
  readonly file: string
  readonly sheet: string
  readonly fromRow: number
  readonly toRow: number
}

/** Newest import first, in the order of the sheet. Two parameters: the register and the ids as JSON, named. */
export const spoken = (more: string) =>
  `SELECT s.record_id AS id, b.id AS batchId, b.file AS file, b.sheet AS sheet, s.from_row AS fromRow, s.to_row AS toRow${more}
   FROM (
     SELECT record_id, batch_id, from_row, to_row, outcome, raw FROM source WHERE register = @register AND record_id IN (SELECT value FROM json_each(@ids))
     UNION ALL
     SELECT wanted.id, c.batch_id, c.sheet_row + wanted.id - c.first_id AS row, c.sheet_row + wanted.id - c.first_id, 'added', NULL
     FROM (SELECT value AS id FROM json_each(@ids)) wanted
     JOIN creation c ON c.id = (SELECT id FROM (${creationOf('@register', 'wanted.id')}))
     WHERE c.batch_id IS NOT NULL AND c.sheet_row IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM source t WHERE t.register = c.register AND t.record_id = wanted.id AND t.batch_id = c.batch_id AND t.from_row = c.sheet_row + wanted.id - c.first_id)
   ) s JOIN batch b ON b.id = s.batch_id
   WHERE b.undone_by IS NULL ORDER BY s.batch_id DESC, s.from_row`

/** By record id, newest import first. */
export function sourcesOf(reader: SQLite.Database, register: string, ids: readonly number[]): Map<number, SourceRef[]> {
  const lines = reader.prepare(spoken('')).all({ register, ids: JSON.stringify(ids) }) as Spoken[]
  const byRecord = new Map<number, SourceRef[]>()
  for (const { id, file, sheet, fromRow, toRow } of lines) {
    const known = byRecord.get(id) ?? []
    byRecord.set(id, known)
    for (let row = fromRow; row <= toRow; row += 1) known.push({ file, sheet, row })
  }
  return byRecord
}

interface EntryLine extends Spoken {
  readonly at: string
  readonly outcome: SourceEntry['outcome']
  readonly ledger: string | null
  readonly mapping: string
  readonly decisions: string | null
  readonly raw: string | null
}

type Texts = Readonly<Record<string, string>>

/** The record page's list of sources, newest first, with those of the duplicates that it stands for. Cells of masked fields are masked. */
export function sourceEntries(reader: SQLite.Database, register: RegisterDefinition, id: number): SourceEntry[] {
  const ids = [id, ...mergedHere(reader, register.id as RegisterId, id).map((merged) => merged.id)]
  const lines = reader
    .prepare(spoken(', b.at, s.outcome, b.register AS ledger, b.mapping, b.decisions, s.raw'))
    .all({ register: register.id, ids: JSON.stringify(ids) }) as EntryLine[]
  return lines.flatMap(({ id: spokenOf, batchId, file, sheet, fromRow, toRow, at, outcome, ledger, mapping, decisions, raw: kept }) => {
    const columns = columnsOf(register, ledger, JSON.parse(mapping) as Texts)
    const decided = decisions === null ? null : (JSON.parse(decisions) as Decisions)
    const raw = kept === null ? {} : (JSON.parse(kept) as Texts)
    return Array.from({ length: toRow - fromRow + 1 }, (_, index) => {
      const row = fromRow + index
      const mended = decided === null ? {} : mendedCells(columns, row, decided, raw)
      return {
        batchId,
        file,
        sheet,
        row,
        at,
        outcome,
        columns,
        mergedFrom: spokenOf === id ? null : spokenOf,
        fixed: Object.keys(mended),
        raw: withoutNumbers(register, { ...raw, ...mended }),
      }
    })
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

/** Column letter by field. A ledger of another register feeds this one through what its rows carry: 单位名称 of a union ledger is the name of the unit. */
export function columnsOf(register: RegisterDefinition, ledger: string | null, mapping: Texts): Texts {
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
