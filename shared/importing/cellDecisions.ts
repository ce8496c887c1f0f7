// What the clerk decided about texts, once for every cell that holds them: this text is read as that one, this unknown value is that code.
import type { StoredField, Value } from '../registers/field.ts'
import { cellText, tidy } from '../values/cellText.ts'
import type { RegionIndex } from '../values/region.ts'
import type { CodeTables, LedgerDecisions } from './ledger.ts'
import type { Cell } from './sheet.ts'

/** Target key → text → how many cells hold it; texts that a table or the regions do not know, decided or not. */
export type ValueTally = Map<string, Map<string, number>>

export function countValue(tally: ValueTally, target: string, text: string): void {
  const texts = tally.get(target) ?? new Map<string, number>()
  tally.set(target, texts)
  texts.set(text, (texts.get(text) ?? 0) + 1)
}

/** The text as unknown values are listed and decided. */
export function valueText(cell: Cell | undefined): string {
  return tidy(cellText(cell))
}

/** @returns by column what a cell is read as; undefined where nothing was decided for its text */
export function createReplacer(
  replacements: LedgerDecisions['replacements'],
): (cell: Cell | undefined, column: number) => { readonly cell: Cell | undefined } | undefined {
  if (!replacements || replacements.length === 0) return () => undefined
  const everywhere = new Map<string, string>()
  const byColumn = new Map<number, Map<string, string>>()
  for (const { column, from, to } of replacements) {
    const texts = column === null ? everywhere : (byColumn.get(column) ?? new Map<string, string>())
    if (column !== null) byColumn.set(column, texts)
    texts.set(from.trim(), to)
  }
  return (cell, column) => {
    if (!cell) return undefined
    const text = cellText(cell).trim()
    const to = byColumn.get(column)?.get(text) ?? everywhere.get(text)
    if (to === undefined) return undefined
    return { cell: to.trim() === '' ? undefined : { type: 's', value: to } }
  }
}

/** Whether a code stands for a value of the field: decisions of an old recipe may not. */
function isCodeOf(field: StoredField, code: string, codes: CodeTables, regions: RegionIndex): boolean {
  if (field.kind === 'choice' || field.kind === 'choices') return codes[field.table]?.entries.some((entry) => entry.code === code) ?? false
  return field.kind === 'region' && regions.find(code)?.level === field.level
}

/** Decided values of one target: text → code, null = empty. Codes that are none (any more) are left out. */
export function decidedValues(
  key: string,
  field: StoredField,
  decisions: LedgerDecisions['values'],
  codes: CodeTables,
  regions: RegionIndex,
): ReadonlyMap<string, Value> | null {
  const given = decisions && Object.hasOwn(decisions, key) ? decisions[key] : undefined
  if (!given) return null
  const known = Object.entries(given).filter(([, code]) => code === null || isCodeOf(field, code, codes, regions))
  return known.length === 0 ? null : new Map(known)
}
