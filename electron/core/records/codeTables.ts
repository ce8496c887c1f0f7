// Reads the code tables and the first regions that come with the program.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeTable, CodeTables, RegionEntry } from '#shared/importing/ledger.ts'
import { type ChoiceIndex, findChoice, indexChoices } from '#shared/values/choice.ts'

/** resources/codes/*.json by their id. */
export function loadCodeTables(resourcesDir: string): CodeTables {
  const folder = join(resourcesDir, 'codes')
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const tables = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CodeTable)
  return Object.fromEntries(tables.map((table) => [table.id, table]))
}

/** What a new office starts with; afterwards its own region register counts. */
export function loadFirstRegions(resourcesDir: string): RegionEntry[] {
  const file = join(resourcesDir, 'regions.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RegionEntry[]) : []
}

const indexes = new WeakMap<CodeTables, Map<string, ChoiceIndex>>()

/** Names of a table's entries, folded; made once per set of tables. */
export function choicesOf(tables: CodeTables, table: string): ChoiceIndex {
  const known = indexes.get(tables) ?? new Map<string, ChoiceIndex>()
  indexes.set(tables, known)
  let index = known.get(table)
  if (!index) {
    const definition = tables[table]
    index = definition ? indexChoices(definition) : new Map()
    known.set(table, index)
  }
  return index
}

/** A table's entry by code, label or alias. */
export function findCode(tables: CodeTables, table: string, text: string): string | undefined {
  return findChoice(text, choicesOf(tables, table))
}
