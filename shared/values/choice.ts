// One value of a code table: by code, label or any of the names under which ledgers know it.
import type { CodeTable, CodeTables } from '../importing/ledger.ts'
import type { Cell } from '../importing/sheet.ts'
import { cellText, isNothing, normalise, tidy } from './cellText.ts'
import { finding, found, nothing, type Parsed } from './parsed.ts'

export type ChoiceIndex = ReadonlyMap<string, string>

/** Blanks, brackets, commas and case make no difference. */
export function foldChoice(text: string): string {
  return normalise(text)
    .replace(/[\s,、,。.;:：()()/\\|·'"“”-]/g, '')
    .toUpperCase()
}

/** Folded name → code. Of two entries that claim a name, the first keeps it. */
export function indexChoices(table: CodeTable): ChoiceIndex {
  const index = new Map<string, string>()
  const add = (name: string, code: string) => {
    const key = foldChoice(name)
    if (key !== '' && !index.has(key)) index.set(key, code)
  }
  for (const entry of table.entries) add(entry.code, entry.code)
  for (const entry of table.entries) add(entry.label, entry.code)
  for (const entry of table.entries) for (const alias of entry.aliases ?? []) add(alias, entry.code)
  return index
}

/** C33 and 3制造业 are looked up without their digits when they are not names themselves. */
export function findChoice(text: string, index: ChoiceIndex): string | undefined {
  const key = foldChoice(text)
  return index.get(key) ?? index.get(key.replace(/^\d+|\d+$/g, ''))
}

/** The label of a code; text that was kept as written comes back as it is. */
export function labelOf(tables: CodeTables, table: string, code: string): string {
  return tables[table]?.entries.find((entry) => entry.code === code)?.label ?? code
}

/** An unknown value is kept as written and flagged: a clerk maps it once for all rows. */
export function parseChoice(cell: Cell, index: ChoiceIndex): Parsed<string> {
  const text = cellText(cell)
  const code = findChoice(text, index)
  if (code !== undefined) return found(code, text)
  if (isNothing(text)) return nothing
  const kept = tidy(text)
  return found(kept, text, finding('unknown-value', 'warning', { text: kept }))
}
