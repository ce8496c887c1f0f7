// The registers' tables as they stood at an instant, on a connection that looks at the past: a temporary view under the name of each table stands before it.
// A view gives the rows that nobody has touched since as they are, and the others from a temporary table, into which the history is played backwards.
import type SQLite from 'better-sqlite3'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { columnOf, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { nameColumns, toSql } from './newRecords.ts'

interface Line {
  readonly id: number
  readonly register: string
  readonly record: number
  readonly action: 'update' | 'remove' | 'restore'
  readonly version: number
  readonly fields: string | null
}

/** Lines of the history to a read. */
const PAGE = 5000

/** @param end instant; what happened at it or later has not happened. To be called within a transaction of `reader`. */
export function pastTables(reader: SQLite.Database, end: string): void {
  const tables = new Map(Object.values(registers).map((register): [string, PastTable] => [register.id, new PastTable(reader, register, end)]))
  const page = reader.prepare(
    `SELECT id, register, record_id AS record, action, version, fields FROM main.change
     WHERE id < ? AND at >= ? ORDER BY id DESC LIMIT ${PAGE}`,
  )
  // From the newest to the oldest: what was first is put back last, and stays.
  for (let lines = page.all(Number.MAX_SAFE_INTEGER, end) as Line[]; lines.length > 0; lines = page.all(lines.at(-1)?.id ?? 0, end) as Line[]) {
    for (const line of lines) tables.get(line.register)?.takeBack(line)
  }
  for (const table of tables.values()) table.stand()
  showBatches(reader, end)
  showOperations(reader, end)
}

/** Nor merges of later days, and what was taken back later still stands. */
function showOperations(reader: SQLite.Database, end: string): void {
  const columns = columnsOf(reader, 'operation').map(({ name }) =>
    name.startsWith('undone') || name === 'outcome' ? `CASE WHEN o.undone_at < '${end}' THEN o.${name} END AS ${name}` : `o.${name}`,
  )
  reader.exec(`DROP VIEW IF EXISTS temp.operation; CREATE TEMP VIEW operation AS SELECT ${columns.join(', ')} FROM main.operation o WHERE o.at < '${end}'`)
}

/** Imports of later days are not there yet, nor what took one back later. */
function showBatches(reader: SQLite.Database, end: string): void {
  const columns = columnsOf(reader, 'batch').map(({ name }) =>
    name === 'undone_by' ? `CASE WHEN (SELECT u.at FROM main.batch u WHERE u.id = b.undone_by) < '${end}' THEN b.undone_by END AS undone_by` : `b.${name}`,
  )
  reader.exec(`DROP VIEW IF EXISTS temp.batch; CREATE TEMP VIEW batch AS SELECT ${columns.join(', ')} FROM main.batch b WHERE b.at < '${end}'`)
}

class PastTable {
  readonly #reader: SQLite.Database
  readonly #register: RegisterDefinition
  readonly #end: string
  readonly #columns: readonly string[]
  readonly #fields: ReadonlyMap<string, StoredField>
  readonly #title: StoredField | undefined
  readonly #statements = new Map<string, SQLite.Statement>()
  #touched = false

  constructor(reader: SQLite.Database, register: RegisterDefinition, end: string) {
    this.#reader = reader
    this.#register = register
    this.#end = end
    const columns = columnsOf(reader, register.table)
    this.#columns = columns.map(({ name }) => name)
    this.#fields = new Map(storedFields(register).map((field) => [field.key, field]))
    this.#title = register.title === null ? undefined : this.#fields.get(register.title)
    const types = columns.map(({ name, type }) => (name === 'id' ? 'id INTEGER PRIMARY KEY' : `${name} ${type}`))
    reader.exec(`DROP VIEW IF EXISTS temp.${register.table}; DROP TABLE IF EXISTS temp.${this.#then}; CREATE TABLE temp.${this.#then} (${types.join(', ')})`)
  }

  get #then(): string {
    return `then_${this.#register.table}`
  }

  takeBack({ record, action, version, fields }: Line): void {
    this.#touched = true
    this.#run(`INSERT OR IGNORE INTO temp.${this.#then} SELECT * FROM main.${this.#register.table} WHERE id = ? AND created_at < ?`, record, this.#end)
    const before = version - 1
    if (action === 'remove') this.#run(`UPDATE temp.${this.#then} SET version = ?, deleted_at = NULL WHERE id = ?`, before, record)
    else if (action === 'restore') this.#run(`UPDATE temp.${this.#then} SET version = ?, deleted_at = (${this.#removedAt}) WHERE id = ?`, before, record)
    else this.#putBack(record, before, JSON.parse(fields ?? '{}') as Record<string, readonly [Value, Value]>)
  }

  /** When the record had gone into the recycle bin from which it came back later. */
  get #removedAt(): string {
    return `SELECT c.at FROM main.change c WHERE c.register = '${this.#register.id}' AND c.record_id = temp.${this.#then}.id AND c.action = 'remove'
            AND c.version <= temp.${this.#then}.version ORDER BY c.id DESC LIMIT 1`
  }

  #putBack(record: number, version: number, changes: Readonly<Record<string, readonly [Value, Value]>>): void {
    const sets = ['version = ?']
    const values: (string | number | null)[] = [version]
    for (const [key, [from]] of Object.entries(changes)) {
      const field = this.#fields.get(key)
      if (!field) continue
      sets.push(`${columnOf(field)} = ?`)
      values.push(toSql(from))
      if (field !== this.#title) continue
      sets.push('name_key = ?', 'name_sort = ?')
      values.push(...nameColumns(field, { [key]: from }))
    }
    this.#run(`UPDATE temp.${this.#then} SET ${sets.join(', ')} WHERE id = ?`, ...values, record)
  }

  /** Puts the view before the table. */
  stand(): void {
    const { table, id } = this.#register
    const columns = this.#columns.join(', ')
    const untouched = this.#touched ? ` AND id NOT IN (SELECT id FROM temp.${this.#then})` : ''
    const touched = this.#touched ? ` UNION ALL SELECT ${columns} FROM temp.${this.#then}` : ''
    if (this.#touched) {
      const last = `SELECT max(c.at) FROM main.change c WHERE c.register = '${id}' AND c.record_id = temp.${this.#then}.id AND c.at < ?`
      this.#run(`UPDATE temp.${this.#then} SET updated_at = coalesce((${last}), created_at)`, this.#end)
    }
    this.#reader.exec(`CREATE TEMP VIEW ${table} AS SELECT ${columns} FROM main.${table} WHERE created_at < '${this.#end}'${untouched}${touched}`)
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    const statement = this.#statements.get(sql) ?? this.#reader.prepare(sql)
    this.#statements.set(sql, statement)
    statement.run(...values)
  }
}

function columnsOf(reader: SQLite.Database, table: string): { readonly name: string; readonly type: string }[] {
  return reader.prepare('SELECT name, type FROM pragma_table_info(?, ?)').all(table, 'main') as { name: string; type: string }[]
}
