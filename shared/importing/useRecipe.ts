// A recipe laid over a table with its headings: it decides what the clerk has not decided on this very sheet.
import type { LedgerDecisions } from './ledger.ts'
import { headingOf, type RecipeDocument } from './recipe.ts'

export interface KnownRecipe {
  /** null: it came as a file and is not kept. */
  readonly id: number | null
  readonly document: RecipeDocument
}

/** @param paths headings by column, as findHeader gives them. @returns the clerk's decisions with the recipe's below them */
export function withRecipe(decisions: LedgerDecisions, recipe: RecipeDocument, paths: readonly (readonly string[])[]): LedgerDecisions {
  const headings = paths.map(headingOf)
  const given = decisions.mapping ?? {}
  const taken = new Set(Object.values(given))
  const mapping: Record<number, string | null> = {}
  const used = new Set<number>()
  for (const { heading, target } of recipe.columns) {
    // Of two columns with one heading, the first in the recipe is the first in the sheet.
    const column = headings.findIndex((candidate, index) => candidate === heading && !used.has(index))
    if (column < 0) continue
    used.add(column)
    if (target === null || !taken.has(target)) mapping[column] = target
  }
  const values: Record<string, Record<string, string | null>> = {}
  for (const source of [recipe.values, decisions.values ?? {}])
    for (const [target, texts] of Object.entries(source)) values[target] = { ...values[target], ...texts }
  const replacements = recipe.replacements.flatMap(({ heading, from, to }): { column: number | null; from: string; to: string }[] => {
    if (heading === null) return [{ column: null, from, to }]
    const column = headings.indexOf(heading)
    return column < 0 ? [] : [{ column, from, to }]
  })
  // Later ones win.
  return { ...decisions, mapping: { ...mapping, ...given }, values, replacements: [...replacements, ...(decisions.replacements ?? [])] }
}
