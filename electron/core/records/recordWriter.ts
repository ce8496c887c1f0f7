// How records get into the registers' tables: one prepared statement per register and shape, one line of append-only history beside every write.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { createHistoryWriter } from './historyWriter.ts'
import { type Bindable, emptyToNull, NewRecords, nameColumns, toSql } from './newRecords.ts'

/** Stored form: regions and choices by code (or the raw text when unknown), links by id, dates y-m-d, counts as numbers, booleans as booleans. */
export type StoredValues = Readonly<Record<string, Value>>

export interface ChangeMeta {
  /** Instant. */
  readonly at: string
  readonly by: string
  readonly why?: string | null
  readonly batchId?: number | null
  readonly sheetRow?: number | null
  /** Of a deed that is taken back as a whole; see operations/operationBook.ts. */
  readonly operationId?: number | null
}

/**
 * The only code that writes to the tables of registers. Each call writes the record and its line of history (`creation` or `change`); rules are checked before, by
 * whoever calls.
 * Bound to one connection and its transaction; statements are prepared once, so that it serves an edit and an import of a million rows alike.
 */
export interface RecordWriter {
  /** @returns the new record's id. */
  create(register: RegisterDefinition, values: StoredValues, meta: ChangeMeta): number
  /** Writes only what differs. @returns the changed fields as [from, to], or null when nothing differs. */
  update(register: RegisterDefinition, id: number, values: StoredValues, meta: ChangeMeta): Readonly<Record<string, readonly [Value, Value]>> | null
  /** The record as it is now, in stored form. @throws LedgerError not-found */
  read(register: RegisterDefinition, id: number): StoredValues
  /** Takes a record away for good, with what `source` says of it; only the undo of an import that created it may. Written to `change` as remove. */
  erase(register: RegisterDefinition, id: number, meta: ChangeMeta): void
  /** Into the recycle bin. */
  remove(register: RegisterDefinition, id: number, meta: ChangeMeta): void
  /** Out of the recycle bin. */
  restore(register: RegisterDefinition, id: number, meta: ChangeMeta): void
  /** Writes the records that wait under `late`: to be called before the tables are read by any other way than `read`. */
  settle(): void
  /** Writes all that waits under `late`, the history too: to be called at the end. */
  finish(): void
}

export interface RecordWriterOptions {
  /** New records may wait for others, until `settle` or until one is asked for, and their history until `finish`: for a landing, which creates very many. */
  readonly late?: boolean
}

type Row = Readonly<Record<string, Bindable>>

interface Shape {
  readonly fields: readonly StoredField[]
  /** Of the fields, in their order. */
  readonly columns: readonly string[]
  readonly title: StoredField | undefined
  readonly news: NewRecords
  readonly nextId: SQLite.Statement
  readonly select: SQLite.Statement
  readonly bin: SQLite.Statement
  readonly erase: SQLite.Statement
  readonly updates: Map<string, SQLite.Statement>
  /** Number of the next record, once it has been asked for: within a transaction nobody else creates any. */
  next: number | undefined
}

/** Statements for at most so many combinations of changed fields are kept per register. */
const keptUpdates = 200

export function createRecordWriter(writer: SQLite.Database, { late = false }: RecordWriterOptions = {}): RecordWriter {
  const shapes = new Map<string, Shape>()
  const history = createHistoryWriter(writer, late)
  const forget = writer.prepare('DELETE FROM source WHERE register = ? AND record_id = ?')

  function shapeOf(register: RegisterDefinition): Shape {
    const known = shapes.get(register.id)
    if (known) return known
    // What a record links to stands in its table before it.
    const linked = storedFields(register).flatMap((field) => (field.kind === 'link' && field.register !== register.id ? [field.register] : []))
    const linksFirst = () => {
      for (const id of linked) shapes.get(id)?.news.settle()
    }
    const shape = prepareShape(writer, register, new NewRecords(writer, register, late, linksFirst))
    shapes.set(register.id, shape)
    return shape
  }
  function settleRecords(): void {
    for (const { news } of shapes.values()) news.settle()
  }
  function find(register: RegisterDefinition, id: number): Row {
    settleRecords()
    const row = shapeOf(register).select.get(id) as Row | undefined
    if (!row) throw new LedgerError('not-found', { register: register.id, id })
    return row
  }
  function moveTo(register: RegisterDefinition, id: number, action: 'remove' | 'restore', meta: ChangeMeta): void {
    const row = find(register, id)
    if ((row.deleted_at === null) === (action === 'restore')) throw new LedgerError('not-found', { register: register.id, id })
    shapeOf(register).bin.run(action === 'remove' ? meta.at : null, meta.at, id)
    history.write(register.id, id, action, Number(row.version) + 1, null, meta)
  }

  return {
    create(register, values, meta) {
      const shape = shapeOf(register)
      const id = shape.next ?? (shape.nextId.get(register.id) as number)
      shape.next = id + 1
      shape.news.add(id, values, meta.at)
      history.created(register.id, id, meta)
      return id
    },

    update(register, id, values, meta) {
      const row = find(register, id)
      const shape = shapeOf(register)
      const changes: Record<string, readonly [Value, Value]> = {}
      const changed: StoredField[] = []
      for (const [index, field] of shape.fields.entries()) {
        if (!(field.key in values)) continue
        const from = fromSql(field, row[shape.columns[index] ?? ''] ?? null)
        const to = emptyToNull(values[field.key] ?? null)
        if (from === to) continue
        changes[field.key] = [from, to]
        changed.push(field)
      }
      if (changed.length === 0) return null
      const renamed = shape.title !== undefined && shape.title.key in changes
      const bound = changed.map((field) => toSql(values[field.key] ?? null))
      updateOf(writer, register, shape, changed, renamed).run(...bound, ...(renamed && shape.title ? nameColumns(shape.title, values) : []), meta.at, id)
      history.write(register.id, id, 'update', Number(row.version) + 1, changes, meta)
      return changes
    },

    read(register, id) {
      const row = find(register, id)
      const { fields, columns } = shapeOf(register)
      const values: Record<string, Value> = {}
      for (const [index, field] of fields.entries()) values[field.key] = fromSql(field, row[columns[index] ?? ''] ?? null)
      return values
    },

    erase(register, id, meta) {
      const row = find(register, id)
      forget.run(register.id, id)
      shapeOf(register).erase.run(id)
      history.write(register.id, id, 'remove', Number(row.version) + 1, null, meta)
    },

    remove: (register, id, meta) => moveTo(register, id, 'remove', meta),
    restore: (register, id, meta) => moveTo(register, id, 'restore', meta),
    settle: settleRecords,
    finish() {
      settleRecords()
      history.finish()
    },
  }
}

function prepareShape(writer: SQLite.Database, register: RegisterDefinition, news: NewRecords): Shape {
  const fields = storedFields(register)
  const own = fields.map(columnOf)
  const { table } = register
  return {
    fields,
    columns: own,
    next: undefined,
    title: fields.find((field) => field.key === register.title),
    news,
    // Never the number of a record that was erased: its history is kept and must not become somebody else's.
    nextId: writer
      .prepare(`SELECT 1 + max(coalesce((SELECT max(id) FROM ${table}), 0), coalesce((SELECT max(last_id) FROM creation WHERE register = ?), 0))`)
      .pluck(),
    select: writer.prepare(`SELECT ${own.join(', ')}, version, deleted_at FROM ${table} WHERE id = ?`),
    bin: writer.prepare(`UPDATE ${table} SET deleted_at = ?, updated_at = ?, version = version + 1 WHERE id = ?`),
    erase: writer.prepare(`DELETE FROM ${table} WHERE id = ?`),
    updates: new Map(),
  }
}

function updateOf(writer: SQLite.Database, register: RegisterDefinition, shape: Shape, changed: readonly StoredField[], renamed: boolean): SQLite.Statement {
  const columns = [...changed.map(columnOf), ...(renamed ? ['name_key', 'name_sort'] : []), 'updated_at']
  const key = columns.join()
  const known = shape.updates.get(key)
  if (known) return known
  if (shape.updates.size >= keptUpdates) shape.updates.clear()
  const statement = writer.prepare(`UPDATE ${register.table} SET ${columns.map((column) => `${column} = ?`).join(', ')}, version = version + 1 WHERE id = ?`)
  shape.updates.set(key, statement)
  return statement
}

/** @param raw as SQLite gives it. */
export function fromSql(field: StoredField, raw: string | number | null): Value {
  return field.kind === 'boolean' && raw !== null ? raw === 1 : raw
}
