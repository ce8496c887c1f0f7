// Of many records at once: the cells of ledgers that what they say in some of their fields came from, and what of it was written by hand instead.
import type SQLite from 'better-sqlite3'
import type { HandWritten, SourceCell } from '#shared/api/traceTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { preparedOnce } from '../database/query.ts'
import { creationOf } from './creations.ts'
import { mergedHere, withMerged } from './operations/mergedRecords.ts'
import { columnsOf, spoken } from './sources.ts'

export interface RecordSources {
  /** Of the ledger that says most of the fields first, and of the newest import. Rows that only name the record are left out where another says a field. */
  readonly cells: readonly SourceCell[]
  readonly byHand: HandWritten | null
}

interface Line {
  readonly id: number
  readonly batchId: number
  readonly file: string
  readonly sheet: string
  readonly fromRow: number
  readonly toRow: number
  readonly ledger: string | null
  readonly mapping: string
}

/** fields: how many of those that were asked for its ledger says */
interface Said {
  readonly cell: SourceCell
  readonly fields: number
}

/**
 * A row that came in twice is named once; one that has none of the fields is named without a column. Duplicates that a record stands for count as its own.
 * @param ids at most some hundreds
 */
export function sourceCells(
  reader: SQLite.Database,
  register: RegisterDefinition,
  ids: readonly number[],
  fields: readonly string[],
): Map<number, RecordSources> {
  const meant = new Map(ids.map((id) => [id, id]))
  for (const id of withMerged(reader, register.id as RegisterId, ids))
    for (const merged of mergedHere(reader, register.id as RegisterId, id)) meant.set(merged.id, id)
  const lines = preparedOnce(reader, spoken(', b.register AS ledger, b.mapping')).all({
    register: register.id,
    ids: JSON.stringify([...meant.keys()]),
  }) as Line[]
  const columns = new Map<number, Readonly<Record<string, string>>>()
  const cells = new Map<number, Map<string, Said>>()
  for (const line of lines) {
    const { batchId, file, sheet, ledger, mapping } = line
    const known = columns.get(batchId) ?? columnsOf(register, ledger, JSON.parse(mapping) as Readonly<Record<string, string>>)
    columns.set(batchId, known)
    const own = meant.get(line.id) ?? line.id
    const of = cells.get(own) ?? new Map<string, Said>()
    cells.set(own, of)
    const said = fields.filter((field) => known[field] !== undefined)
    for (let row = line.fromRow; row <= line.toRow; row += 1) {
      for (const field of said.length > 0 ? said : [null]) {
        const column = field === null ? null : (known[field] ?? null)
        const key = JSON.stringify([file, sheet, row, column])
        if (!of.has(key)) of.set(key, { cell: { file, sheet, row, column, field }, fields: said.length })
      }
    }
  }
  const byHand = handWritten(reader, register, ids, fields)
  return new Map(ids.map((id) => [id, { cells: tellingFirst(cells.get(id)), byHand: byHand.get(id) ?? null }]))
}

function tellingFirst(cells: ReadonlyMap<string, Said> | undefined): SourceCell[] {
  const all = [...(cells?.values() ?? [])].sort((one, other) => other.fields - one.fields)
  const telling = all.filter(({ fields }) => fields > 0)
  return (telling.length > 0 ? telling : all).map(({ cell }) => cell)
}

const lastChanges = (register: RegisterDefinition) => `
SELECT wanted.value AS id, c.at, c.by, c.batch_id AS batchId FROM json_each(@ids) wanted JOIN change c ON c.id = (
  SELECT id FROM change
  WHERE register = @register AND record_id = wanted.value AND action = 'update' AND version <= (SELECT version FROM ${register.table} WHERE id = wanted.value)
    AND EXISTS (SELECT 1 FROM json_each(change.fields) f WHERE f.key IN (SELECT value FROM json_each(@fields)))
  ORDER BY id DESC LIMIT 1)`
const creations = `
SELECT wanted.value AS id, c.at, c.by, c.batch_id AS batchId FROM json_each(@ids) wanted JOIN creation c ON c.id = (SELECT id FROM (${creationOf('@register', 'wanted.value')}))`

type Written = HandWritten & { readonly id: number; readonly batchId: number | null }

/** By record, the last that was said about the fields, where no ledger said it. */
function handWritten(reader: SQLite.Database, register: RegisterDefinition, ids: readonly number[], fields: readonly string[]): Map<number, HandWritten> {
  const changed = preparedOnce(reader, lastChanges(register)).all({
    register: register.id,
    ids: JSON.stringify(ids),
    fields: JSON.stringify(fields),
  }) as Written[]
  const known = new Set(changed.map(({ id }) => id))
  const others = JSON.stringify(ids.filter((id) => !known.has(id)))
  const created = preparedOnce(reader, creations).all({ register: register.id, ids: others }) as Written[]
  return new Map([...changed, ...created].flatMap(({ id, at, by, batchId }) => (batchId === null ? [[id, { at, by }] as const] : [])))
}
