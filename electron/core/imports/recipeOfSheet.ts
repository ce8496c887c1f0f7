// What was decided about a sheet, as a recipe for the next table like it.
import type { Ledger } from '#shared/importing/ledger.ts'
import { headingOf, type RecipeDocument } from '#shared/importing/recipe.ts'
import { columnIndex, columnName } from '#shared/importing/sheet.ts'
import type { PreviewSheet } from './preview.ts'
import type { RecipeDraft } from './recipes.ts'
import type { Policy } from './recordDesk.ts'

/** null for a sheet without a register or headings. */
export function recipeOfSheet({ ledger, decisions }: PreviewSheet, name: string): RecipeDraft | null {
  const columns = ledger.columns.flatMap(({ path, target }) => (path.length > 0 ? [{ heading: headingOf(path), target }] : []))
  if (ledger.register === null || columns.length === 0) return null
  const base = ledger.recipe?.document
  const replacements = new Map(base?.replacements.map((each) => [`${each.heading}\n${each.from}`, each]))
  for (const { column, from, to } of decisions.replacements ?? []) {
    const heading = column === null ? null : headingAt(ledger, column)
    if (heading !== undefined) replacements.set(`${heading}\n${from}`, { heading, from, to })
  }
  return {
    name,
    register: ledger.register,
    columns,
    values: valuesOf(base, decisions.values ?? {}),
    policies: policiesOf({ ledger, decisions }),
    replacements: [...replacements.values()],
  }
}

/** Of single fields, the recipe's below the clerk's. */
export function policiesOf({ ledger, decisions }: Pick<PreviewSheet, 'ledger' | 'decisions'>): Record<string, Policy> {
  const policies: Record<string, Policy> = { ...ledger.recipe?.document.policies }
  for (const [target, policy] of Object.entries(decisions.policies ?? {})) {
    if (policy === null) delete policies[target]
    else if (policy !== '') policies[target] = policy
  }
  return policies
}

/** Whether the clerk has decided anything that is worth remembering. */
export function hasDecisions({ decisions }: PreviewSheet): boolean {
  const { register, mapping, values, policies, replacements } = decisions
  return register !== undefined || [mapping, values, policies, replacements].some((given) => given !== undefined && Object.keys(given).length > 0)
}

/** The clerk's decided values over the recipe's. */
export function valuesOf(base: RecipeDocument | undefined, own: NonNullable<PreviewSheet['decisions']['values']>): RecipeDocument['values'] {
  const values: RecipeDocument['values'] = structuredClone(base?.values ?? {})
  for (const [target, texts] of Object.entries(own)) values[target] = { ...values[target], ...texts }
  // '' takes back what was decided.
  for (const texts of Object.values(values)) for (const [text, code] of Object.entries(texts)) if (code === '') delete texts[text]
  return values
}

/** The recipe's texts and the clerk's, by column letter. */
export function effectiveReplacements({ ledger, decisions }: PreviewSheet): { column: string | null; from: string; to: string }[] {
  const own = decisions.replacements ?? []
  const inherited = (ledger.recipe?.document.replacements ?? []).flatMap(({ heading, from, to }) => {
    const index = heading === null ? null : ledger.columns.find(({ path }) => headingOf(path) === heading)?.index
    return index === undefined ? [] : [{ column: index === null ? null : columnName(index), from, to }]
  })
  return [...inherited, ...own]
}

function headingAt(ledger: Ledger, letter: string): string | undefined {
  const path = ledger.columns.find((column) => column.index === columnIndex(letter))?.path
  return path && path.length > 0 ? headingOf(path) : undefined
}
