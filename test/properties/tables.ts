// Everything that an office's file holds, table by table, but for what grows by nature.
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { registers } from '#shared/registers/index.ts'
import type { TestOffice } from '#test/support/office.ts'

/** Tables that an import and its undo both write to and nothing ever leaves. */
const books: Readonly<Record<string, string>> = {
  change: 'the history: that a record was changed and put back again is part of it',
  creation: 'the history too: that a record was brought in is part of it',
  batch: 'the book of imports: an undo is an entry of its own and takes none away',
  batch_row: 'rows that a batch refused, kept with the batch',
  import_problem: 'what a batch was told, kept with the batch',
  audit: 'who took what out in full',
  operation: 'the book of merges and transfers: taking one back is noted in it',
  operation_step: 'what a merge or a transfer did, kept with it',
}
/** Of a record: how often and when it was written last, which a change and its undo are twice. */
const counters = new Set(['version', 'updated_at'])

export type Tables = ReadonlyMap<string, readonly string[]>

/** By table, its rows as JSON in order. */
export function tablesOf(office: TestOffice): Tables {
  const database = new SQLite(join(office.dataDir, 'office.sqlite'), { readonly: true })
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all() as string[]
  const recordTables = new Set<string>(Object.values(registers).map((register) => register.table))
  const tables = new Map<string, string[]>()
  for (const name of names) {
    if (name in books) continue
    const rows = database.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]
    const shown = rows.map((row) =>
      JSON.stringify(recordTables.has(name) ? Object.fromEntries(Object.entries(row).filter(([key]) => !counters.has(key))) : row),
    )
    tables.set(name, shown.sort())
  }
  database.close()
  return tables
}

/** Of the tables that differ, the first rows that only one side has. */
export function differences(before: Tables, after: Tables): string[] {
  const wrong: string[] = []
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [new Set(before.get(name)), new Set(after.get(name))]
    const [gone, come] = [[...was].filter((row) => !is.has(row)), [...is].filter((row) => !was.has(row))]
    if (gone.length + come.length > 0) wrong.push(`${name}: ${gone.length} rows are gone, ${come.length} have come\n  - ${gone[0]}\n  + ${come[0]}`)
  }
  return wrong
}
